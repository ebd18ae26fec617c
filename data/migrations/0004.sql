-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fourth form: tasks know the rule that made them; conferences, aid and reviews are kinds of records; the
-- office keeps the yearly decisions on days off, its changes of the rules, and its own steps around a visit.

ALTER TABLE task ADD COLUMN conference TEXT;
ALTER TABLE task ADD COLUMN aid TEXT;
ALTER TABLE task ADD COLUMN rule TEXT;
ALTER TABLE task ADD COLUMN rule_key TEXT;
ALTER TABLE task ADD COLUMN rule_due TEXT;
CREATE INDEX task_of_conference ON task (conference) WHERE conference IS NOT NULL;
CREATE INDEX task_of_aid ON task (aid) WHERE aid IS NOT NULL;
CREATE INDEX task_of_rule ON task (rule_key) WHERE rule_key IS NOT NULL;

ALTER TABLE agreement ADD COLUMN submitted_date TEXT;

ALTER TABLE office ADD COLUMN rolls_forward INTEGER;
CREATE TABLE office_holiday_decisions (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  year INTEGER,
  number TEXT,
  decided_date TEXT,
  tet_from TEXT,
  tet_to TEXT,
  national_from TEXT,
  national_to TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_rule_changes (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  enabled INTEGER,
  offset INTEGER,
  unit TEXT,
  day TEXT,
  source TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_visit_steps (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  direction TEXT,
  level TEXT,
  counted_from TEXT,
  offset INTEGER,
  unit TEXT,
  enabled INTEGER,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE conference (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  created INTEGER NOT NULL,
  created_by TEXT,
  modified INTEGER NOT NULL,
  modified_by TEXT,
  sort_key BLOB NOT NULL,
  extra TEXT,
  title TEXT,
  part TEXT,
  partner TEXT,
  foreign_bodies TEXT,
  lead_agency TEXT,
  content TEXT,
  in_plan INTEGER,
  start_date TEXT,
  end_date TEXT,
  place TEXT,
  hold TEXT,
  hold_reason TEXT,
  delegates_vietnam INTEGER,
  delegates_resident INTEGER,
  delegates_abroad INTEGER,
  countries TEXT,
  permit_level TEXT,
  submitted_date TEXT,
  permit_number TEXT,
  permit_date TEXT,
  currency TEXT,
  cost INTEGER,
  result TEXT,
  report_number TEXT,
  report_date TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE conference_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE conference_justifications (
  parent_seq INTEGER NOT NULL REFERENCES conference (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  reason TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE aid (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  created INTEGER NOT NULL,
  created_by TEXT,
  modified INTEGER NOT NULL,
  modified_by TEXT,
  sort_key BLOB NOT NULL,
  extra TEXT,
  title TEXT,
  partner TEXT,
  lead_agency TEXT,
  place TEXT,
  content TEXT,
  permit_number TEXT,
  permit_date TEXT,
  start_date TEXT,
  end_date TEXT,
  currency TEXT,
  value INTEGER,
  disbursed INTEGER,
  result TEXT,
  report_number TEXT,
  report_date TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE aid_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE aid_justifications (
  parent_seq INTEGER NOT NULL REFERENCES aid (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  reason TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  created INTEGER NOT NULL,
  created_by TEXT,
  modified INTEGER NOT NULL,
  modified_by TEXT,
  sort_key BLOB NOT NULL,
  extra TEXT,
  title TEXT,
  start_date TEXT,
  end_date TEXT,
  days_ahead INTEGER,
  chair TEXT,
  participants TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE review_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE review_entries (
  parent_seq INTEGER NOT NULL REFERENCES review (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  task TEXT,
  lead_agency TEXT,
  due_date TEXT,
  decision TEXT,
  decided_date TEXT,
  new_date TEXT,
  number TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE INDEX conference_order ON conference (start_date DESC, seq DESC) WHERE trashed = 0;
CREATE INDEX aid_order ON aid (end_date DESC, seq DESC) WHERE trashed = 0;
CREATE INDEX review_order ON review (start_date DESC, seq DESC) WHERE trashed = 0;
