-- SPDX-License-Identifier: GPL-3.0-or-later
-- The third form: what an office that shares its records through a server keeps of it. All of it is written in
-- the transaction of the records that it speaks of; src/store/bg-sync-book.h says how. Without a row in
-- sync_server the other tables stay empty.

-- client: this record book, for the counter that it keeps on the server; library: which database it is; since:
-- how far it was read, as the server says it, in JSON; permit: a person allowed the next run what the brake
-- would stop.
CREATE TABLE sync_server (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL,
  account TEXT NOT NULL,
  active INTEGER NOT NULL,
  client TEXT NOT NULL,
  library TEXT,
  since TEXT,
  counter INTEGER NOT NULL,
  permit INTEGER NOT NULL
) STRICT;

-- The version of each record that both sides knew last.
CREATE TABLE sync_rev (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  rev TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What changed here and is not on the server yet. base: the document as both sides knew it, NULL where the
-- server has none or it is not known; behind: the server has an older version of this very record, since it
-- came back from a backup; refused: what the server said when it would not take it.
CREATE TABLE sync_queue (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  base TEXT,
  purged INTEGER NOT NULL,
  behind INTEGER NOT NULL,
  refused TEXT
) STRICT, WITHOUT ROWID;

-- Documents that this version cannot read, as they came.
CREATE TABLE sync_kept (
  document TEXT PRIMARY KEY,
  rev TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Places that two wrote differently. Theirs stands until decided; decided: the change set that decided it.
CREATE TABLE sync_inbox (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  base TEXT,
  mine TEXT,
  theirs TEXT,
  mine_by TEXT,
  mine_time INTEGER NOT NULL,
  theirs_by TEXT,
  theirs_time INTEGER NOT NULL,
  found INTEGER NOT NULL,
  decided INTEGER
) STRICT;
CREATE INDEX sync_inbox_open ON sync_inbox (record) WHERE decided IS NULL;

-- Branches that a cluster made of one document, to be ended once their merge is on the server; merged: what it
-- says is in the record.
CREATE TABLE sync_branch (
  record TEXT NOT NULL,
  kind TEXT NOT NULL,
  rev TEXT NOT NULL,
  merged INTEGER NOT NULL,
  PRIMARY KEY (record, rev)
) STRICT, WITHOUT ROWID;

-- How many records of a kind the server's side put away, for the brake.
CREATE TABLE sync_put_away (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL
) STRICT;

-- What was done, for people to read.
CREATE TABLE sync_log (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  asked INTEGER NOT NULL,
  detail TEXT
) STRICT;
