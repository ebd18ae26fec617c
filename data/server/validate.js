// SPDX-License-Identifier: GPL-3.0-or-later
// What the server takes, and from whom. CouchDB runs it before every write to a database of Bang Giao, as a part of
// _design/banggiao; what stands above the function is not sent. ECMAScript 5: older servers know no more.
//
// A role belongs to one database, so that one server may hold those of many offices: "camau:officer". DATABASE becomes
// the name of the database when it is set up. Other roles count, such as a bare "officer", where the database's own
// _security lists them among its members.
function (newDoc, oldDoc, userCtx, secObj) {
  var DATABASE = "";
  var UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  var KEYS = { meta: /^[a-z][a-z0-9_-]*$/, file: /^[0-9a-f]{64}$/ };

  function refuse(words) {
    throw { forbidden: words };
  }

  function listOf(part, name) {
    return (secObj && secObj[part] && secObj[part][name]) || [];
  }

  function has(list, word) {
    return list.indexOf(word) !== -1;
  }

  function isAdmin() {
    return has(userCtx.roles, "_admin") || has(listOf("admins", "names"), userCtx.name) ||
      userCtx.roles.some(function (role) { return has(listOf("admins", "roles"), role); });
  }

  function isA(level) {
    return userCtx.roles.some(function (role) {
      return role === DATABASE + ":" + level ||
        (role.split(":").pop() === level && has(listOf("members", "roles"), role));
    });
  }

  function checkShape(kind, key) {
    var known = KEYS.hasOwnProperty(kind) ? KEYS[kind] : UUID;

    if (!known.test(key)) {
      refuse("_id has the wrong shape");
    }
    if (newDoc._deleted) {
      return;
    }
    if (known === UUID && (newDoc.kind !== kind || newDoc.id !== key)) {
      refuse("kind and id do not agree with _id");
    }
    if (newDoc.hasOwnProperty("kind") && newDoc.kind !== kind) {
      refuse("kind does not agree with _id");
    }
  }

  // A removal says what it is: a purge that somebody decided, or the losing side of a conflict that was merged.
  // Clients take only a purge for one.
  function checkRemoval() {
    if (newDoc.purged !== true && newDoc.merged !== true) {
      refuse("records are trashed, not deleted");
    }
  }

  // The revision that gives a file its bytes may follow the one that announces it; then nothing changes any more.
  function checkFile() {
    if (oldDoc && !oldDoc._deleted && oldDoc._attachments && !newDoc._deleted) {
      refuse("a file never changes");
    }
  }

  function checkUser(kind) {
    if (!userCtx.name) {
      throw { unauthorized: "sign in to write" };
    }
    if (!isA("officer") && !isA("leader")) {
      refuse("this account only reads");
    }
    if (newDoc.modified_by !== userCtx.name) {
      refuse("modified_by is not the account that is signed in");
    }
    if (!isA("leader") && (kind === "office" || kind === "meta")) {
      refuse("only leaders change the office's settings");
    }
    if (!isA("leader") && newDoc._deleted && newDoc.purged === true) {
      refuse("only leaders remove records for good");
    }
  }

  var parts = /^([a-z][a-z0-9_]*):(.+)$/.exec(newDoc._id);

  if (/^_design\//.test(newDoc._id)) {
    return;
  }
  if (!parts) {
    refuse("_id has the wrong shape");
  }
  checkShape(parts[1], parts[2]);
  if (newDoc._deleted) {
    checkRemoval();
  }
  if (parts[1] === "file") {
    checkFile();
  }
  if (!isAdmin()) {
    checkUser(parts[1]);
  }
}
