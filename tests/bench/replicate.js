// SPDX-License-Identifier: GPL-3.0-or-later
// PouchDB's own replication, for ./dev bench: replicate.js NODE-FOLDER from|to URL USER PASSWORD LOCAL-FOLDER.
// Prints the milliseconds; batches of 500, at which it is fastest.
"use strict";

const path = require("path");
const [, , node, direction, url, user, password, folder] = process.argv;
const load = (name) => require(path.join(node, "node_modules", name));
const PouchDB = load("pouchdb-core")
  .plugin(load("pouchdb-adapter-http"))
  .plugin(load("pouchdb-adapter-leveldb"))
  .plugin(load("pouchdb-replication"));
const local = new PouchDB(folder);
const remote = new PouchDB(url, { auth: { username: user, password: password } });
const start = process.hrtime.bigint();

local.replicate[direction](remote, { batch_size: 500, batches_limit: 10 })
  .then((result) => {
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;

    console.log("ms\t" + milliseconds.toFixed(1));
    console.log("docs\t" + result.docs_written);
    process.exit(result.ok ? 0 : 1);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
