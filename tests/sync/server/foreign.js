// SPDX-License-Identifier: GPL-3.0-or-later
// A foreign client of an office's database: PouchDB with a database of its own, told by lines of JSON what to do.
//
// Usage: node foreign.js MODULES URL NAME PASSWORD. Each line is an array: ["pull"], ["push"], ["get", ID],
// ["edit", ID, {FIELD: VALUE}], ["write", ID, {FIELD: VALUE}], ["make", DOCUMENT]; each is answered by one line.
"use strict";

const path = require("path");
const readline = require("readline");

const [modules, url, name, password] = process.argv.slice(2);
const load = (module) => require(path.join(modules, module));
const PouchDB = load("pouchdb-core").plugin(load("pouchdb-adapter-memory")).plugin(load("pouchdb-adapter-http"))
  .plugin(load("pouchdb-replication"));
const own = new PouchDB("own", { adapter: "memory" });
const server = new PouchDB(url, { auth: { username: name, password }, skip_setup: true });

const acts = {
  // What the server keeps for itself does not travel.
  pull: () => own.replicate.from(server, { filter: (doc) => !doc._id.startsWith("_") }),
  push: () => own.replicate.to(server, { filter: (doc) => !doc._id.startsWith("_") }),
  get: (id) => own.get(id, { conflicts: true }),
  edit: async (id, values) => own.put({ ...(await own.get(id)), modified_by: name, ...values }),
  // On the server itself, where a replication that meets the rules of this test's server changes no document.
  write: async (id, values) => server.put({ ...(await server.get(id)), modified_by: name, ...values }),
  make: (document) => own.put({ modified_by: name, ...document }),
};

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [act, ...words] = JSON.parse(line);
    let answer;

    try {
      answer = await acts[act](...words);
    } catch (error) {
      answer = { failed: String(error.reason || error.message || error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}

main();
