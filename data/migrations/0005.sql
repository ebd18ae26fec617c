-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fifth form: which contents of files the server has, and whether this computer fetches all of them or only
-- those that somebody opens.

CREATE TABLE sync_file (
  sha256 TEXT PRIMARY KEY,
  rev TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE sync_server ADD COLUMN all_files INTEGER NOT NULL DEFAULT 0;
