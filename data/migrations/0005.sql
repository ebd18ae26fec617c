-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fifth form: which contents of files the server has, and whether this computer fetches all of them or only
-- those that somebody opens.

-- gone: nothing names the contents any more since a record was removed for good; the server's are to go too.
CREATE TABLE sync_file (
  sha256 TEXT PRIMARY KEY,
  rev TEXT NOT NULL,
  gone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE sync_server ADD COLUMN all_files INTEGER NOT NULL DEFAULT 0;
