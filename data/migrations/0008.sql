-- SPDX-License-Identifier: GPL-3.0-or-later
-- The eighth form: an item of cost says its kind and how many units it has, so that it can be held against the
-- ceilings of the guests' class, which the office may change.

ALTER TABLE delegation ADD COLUMN class_decision TEXT;
ALTER TABLE delegation_costs ADD COLUMN cost_kind TEXT;
ALTER TABLE delegation_costs ADD COLUMN quantity INTEGER;

CREATE TABLE office_ceilings (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  ceiling TEXT,
  amount INTEGER,
  source TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
