-- SPDX-License-Identifier: GPL-3.0-or-later
-- The second form: history says what a change set did and which one it takes back, and a personal value has a
-- row of its own that can be blanked without breaking the chain. src/store/bg-migrate-history.c copies the
-- old rows over, in the same transaction.

ALTER TABLE change RENAME TO old_change;
ALTER TABLE change_set RENAME TO old_change_set;
DROP INDEX change_of_record;

-- act: NULL for an edit, else its code; undoes: the change set that this one takes back; changes: how many
-- rows it has. hash is SHA-256 over the hash before it and all of that.
CREATE TABLE change_set (
  seq INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  officer TEXT,
  label TEXT NOT NULL,
  act TEXT,
  undoes INTEGER,
  changes INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
-- digest is SHA-256 over salt and both values. A blanked row has lost them and the salt, and keeps the digest.
CREATE TABLE change (
  change_set INTEGER NOT NULL REFERENCES change_set (seq),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  path TEXT NOT NULL,
  before TEXT,
  after TEXT,
  salt BLOB,
  digest BLOB NOT NULL,
  blanked INTEGER NOT NULL,
  PRIMARY KEY (change_set, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_of_record ON change (record);
CREATE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_set_time ON change_set (time);

-- Where the chain ends, so that a removed end is seen too.
CREATE TABLE chain_end (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  change_set INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

-- The office's rule on passport numbers: months after a trip is closed; NULL is no rule.
ALTER TABLE office ADD COLUMN passport_months INTEGER;
