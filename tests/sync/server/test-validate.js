// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the server, as a function alone: test-validate.js VALIDATE.JS. Prints TAP.
"use strict";

var fs = require("fs");
var text = fs.readFileSync(process.argv[2], "utf8");
var source = "(" + text.slice(text.indexOf("\nfunction (newDoc")) + ")";
var validate = eval(source);
var ofCamau = eval(source.replace('DATABASE = ""', 'DATABASE = "camau"'));

var UUID = "0190a6b2-7c3d-7e4f-8a5b-0123456789ab";
var DIGEST = "0123456789abcdef".repeat(4);
var SECURITY = {
  admins: { names: ["thu"], roles: ["_admin"] },
  members: { names: [], roles: ["camau:reader", "camau:officer", "camau:leader"] }
};
var users = {
  nobody: { name: null, roles: [] },
  reader: { name: "doc", roles: ["camau:reader"] },
  officer: { name: "an", roles: ["camau:officer"] },
  leader: { name: "binh", roles: ["camau:leader"] },
  both: { name: "binh", roles: ["camau:reader", "camau:leader"] },
  elsewhere: { name: "an", roles: ["haugiang:leader"] },
  bare: { name: "an", roles: ["officer"] },
  root: { name: "admin", roles: ["_admin"] },
  named: { name: "thu", roles: [] }
};

function make(more, kind, key) {
  kind = kind || "task";
  return Object.assign({ _id: kind + ":" + (key || UUID), kind: kind, id: key || UUID, modified_by: "an" }, more);
}

var office = make({}, "office");
var file = { _id: "file:" + DIGEST, modified_by: "an", length: 3 };
var full = Object.assign({ _attachments: { content: { stub: true } } }, file);
var library = { _id: "meta:library", library: UUID, form: 1, modified_by: "binh" };
var purge = make({ _deleted: true, purged: true });

// Who, what is there, what shall be there, and the word of the refusal; null where it is taken.
var cases = [
  ["nobody", null, make({}), "sign in"],
  ["reader", null, make({ modified_by: "doc" }), "only reads"],
  ["officer", null, make({}), null],
  ["officer", make({}), make({ title: "x", later_field: { a: [1] } }), null],
  ["officer", null, make({}, "kind_of_tomorrow"), null],
  ["elsewhere", null, make({}), "only reads"],
  ["bare", null, make({}), "only reads"],
  ["officer", null, make({ modified_by: "binh" }), "modified_by"],
  ["officer", null, make({ modified_by: undefined }), "modified_by"],
  ["leader", null, make({}), "modified_by"],
  ["leader", null, make({ modified_by: "binh" }), null],
  ["both", null, make({ modified_by: "binh" }), null],
  ["root", null, make({}), null],
  ["root", null, make({ modified_by: undefined }), null],
  ["named", null, make({}), null],
  // Shape, for everybody.
  ["root", null, { _id: "task", kind: "task" }, "shape"],
  ["root", null, { _id: UUID, kind: "task", id: UUID }, "shape"],
  ["root", null, make({}, "task", "1"), "shape"],
  ["root", null, make({}, "task", UUID.toUpperCase()), "shape"],
  ["root", null, make({}, "Task"), "shape"],
  ["root", null, make({ kind: "agreement" }), "agree"],
  ["root", null, make({ id: UUID.replace("0", "1") }), "agree"],
  ["officer", null, make({ kind: undefined }), "agree"],
  ["root", null, { _id: "file:abc" }, "shape"],
  ["root", null, { _id: "meta:Library" }, "shape"],
  ["root", null, { _id: "_design/banggiao", language: "javascript" }, null],
  // Removal.
  ["officer", make({}), make({ _deleted: true }), "not deleted"],
  ["root", make({}), { _id: make({})._id, _deleted: true }, "not deleted"],
  ["officer", make({}), purge, "only leaders remove"],
  ["reader", make({}), Object.assign({}, purge, { modified_by: "doc" }), "only reads"],
  ["leader", make({}), purge, "modified_by"],
  ["leader", make({}), Object.assign({}, purge, { modified_by: "binh" }), null],
  ["leader", make({}), { _id: purge._id, _deleted: true, purged: "true", modified_by: "binh" }, "not deleted"],
  ["root", make({}), purge, null],
  ["officer", make({}), make({ _deleted: true, merged: true }), null],
  ["officer", make({}), make({ _deleted: true, merged: true, purged: true }), "only leaders remove"],
  ["officer", make({ _deleted: true }), make({}), null],
  // The office's own.
  ["officer", null, office, "only leaders change"],
  ["officer", office, Object.assign({ name: "x" }, office), "only leaders change"],
  ["officer", office, make({ _deleted: true, merged: true }, "office"), "only leaders change"],
  ["leader", office, Object.assign({}, office, { modified_by: "binh" }), null],
  ["officer", null, Object.assign({}, library, { modified_by: "an" }), "only leaders change"],
  ["leader", library, library, null],
  ["root", null, { _id: "meta:library", library: UUID, form: 1 }, null],
  // Files.
  ["officer", null, file, null],
  ["officer", null, full, null],
  ["officer", file, full, null],
  ["officer", full, Object.assign({ more: 1 }, full), "never changes"],
  ["root", full, full, "never changes"],
  ["reader", null, Object.assign({}, file, { modified_by: "doc" }), "only reads"],
  ["leader", full, { _id: file._id, _deleted: true, purged: true, modified_by: "binh" }, null]
];

function judge(who, before, after, security, rules) {
  try {
    (rules || validate)(after, before, users[who], security);
    return null;
  } catch (refusal) {
    return refusal.forbidden || refusal.unauthorized || String(refusal);
  }
}

var failed = 0;

function tell(good, number, name, said) {
  failed += good ? 0 : 1;
  console.log((good ? "ok " : "not ok ") + number + " /sync/validate/" + name + (good ? "" : " # " + said));
}

console.log("1.." + (cases.length + 5));
cases.forEach(function (line, i) {
  var said = judge(line[0], line[1], line[2], SECURITY);

  tell(line[3] === null ? said === null : said !== null && said.indexOf(line[3]) !== -1, i + 1,
       line[0] + "-" + i, said);
});
var plain = { members: { roles: ["reader", "officer", "leader"] } };
tell(judge("bare", null, make({}), plain) === null, cases.length + 1, "bare-role", "refused");
tell(judge("officer", null, make({}), {}) !== null, cases.length + 2, "no-security", "taken");
tell(judge("officer", null, make({}), {}, ofCamau) === null, cases.length + 3, "role-of-database", "refused");
tell(judge("elsewhere", null, make({}), {}, ofCamau) !== null, cases.length + 4, "role-of-another", "taken");
// CouchDB before 3.4 may run it in SpiderMonkey 1.8.5.
tell(!/\b(?:let|const|class)\s|=>|`|\.\.\./.test(text.slice(text.indexOf("\nfunction"))), cases.length + 5,
     "old-language", "newer than ECMAScript 5");
process.exit(failed ? 1 : 0);
