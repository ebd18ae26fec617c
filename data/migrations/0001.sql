-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first form of the record book. Columns are the fields of the kinds in src/model, in their order.
-- seq numbers a record on this computer alone; id is the same everywhere.
-- The search index keeps the beginnings of words of up to eight letters ready, which is every Vietnamese
-- syllable: without that, four letters of a common word would have all its rows merged at each keystroke.

CREATE TABLE partner (
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
  name TEXT,
  name_en TEXT,
  name_native TEXT,
  level TEXT,
  country TEXT,
  relation TEXT,
  established_date TEXT,
  focal_agency TEXT,
  address TEXT,
  website TEXT,
  history TEXT,
  note TEXT
) STRICT;
CREATE VIRTUAL TABLE partner_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE partner_aliases (
  parent_seq INTEGER NOT NULL REFERENCES partner (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  name TEXT,
  kind TEXT,
  from_date TEXT,
  to_date TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE partner_contacts (
  parent_seq INTEGER NOT NULL REFERENCES partner (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  full_name TEXT,
  position TEXT,
  phone TEXT,
  email TEXT,
  language TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE partner_files (
  parent_seq INTEGER NOT NULL REFERENCES partner (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  language TEXT,
  file_name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
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
  name TEXT,
  short_name TEXT,
  symbol TEXT,
  level TEXT,
  parent TEXT,
  valid_from TEXT,
  valid_to TEXT,
  contact_person TEXT,
  phone TEXT,
  email TEXT,
  address TEXT,
  note TEXT
) STRICT;
CREATE VIRTUAL TABLE agency_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE agency_predecessors (
  parent_seq INTEGER NOT NULL REFERENCES agency (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agency_aliases (
  parent_seq INTEGER NOT NULL REFERENCES agency (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  name TEXT,
  kind TEXT,
  from_date TEXT,
  to_date TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE officer (
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
  full_name TEXT,
  position TEXT,
  agency TEXT,
  gender TEXT,
  phone TEXT,
  email TEXT,
  from_date TEXT,
  to_date TEXT,
  note TEXT
) STRICT;
CREATE VIRTUAL TABLE officer_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');

CREATE TABLE document (
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
  document_type TEXT,
  number TEXT,
  issued_date TEXT,
  issuer TEXT,
  signer_name TEXT,
  signer_position TEXT,
  language TEXT,
  page_count INTEGER,
  priority TEXT,
  circulation TEXT,
  summary TEXT,
  parent TEXT,
  direction TEXT,
  arrival_number TEXT,
  arrival_date TEXT,
  due_date TEXT,
  reply_number TEXT,
  to_places TEXT,
  file_notation TEXT,
  maintenance TEXT,
  note TEXT
) STRICT;
CREATE VIRTUAL TABLE document_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE document_clauses (
  parent_seq INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  number TEXT,
  content TEXT,
  lead_agency TEXT,
  due_date TEXT,
  period TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_expected_documents (
  parent_seq INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  due_date TEXT,
  document TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_files (
  parent_seq INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  language TEXT,
  file_name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE delegation (
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
  code TEXT,
  direction TEXT,
  delegation_type TEXT,
  level TEXT,
  capacity TEXT,
  partner TEXT,
  country TEXT,
  working_partners TEXT,
  purpose TEXT,
  in_plan INTEGER,
  plan_number TEXT,
  start_date TEXT,
  end_date TEXT,
  actual_start_date TEXT,
  actual_end_date TEXT,
  invitation_date TEXT,
  hold TEXT,
  hold_reason TEXT,
  guest_count INTEGER,
  guest_class TEXT,
  host_agency TEXT,
  received_by TEXT,
  reception_place TEXT,
  accommodation TEXT,
  vehicle TEXT,
  protocol_note TEXT,
  border_permit TEXT,
  visa_note TEXT,
  submitted_date TEXT,
  permit_number TEXT,
  permit_date TEXT,
  permit_issuer TEXT,
  permit_signer TEXT,
  interpreter TEXT,
  funding TEXT,
  hosting TEXT,
  currency TEXT,
  estimated_cost INTEGER,
  actual_cost INTEGER,
  result TEXT,
  recommendations TEXT,
  report_number TEXT,
  report_date TEXT,
  closed_date TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE delegation_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE delegation_countries (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  country TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_members (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  full_name TEXT,
  position TEXT,
  organisation TEXT,
  role TEXT,
  gender TEXT,
  birth_date TEXT,
  nationality TEXT,
  managed INTEGER,
  passport_kind TEXT,
  passport_number TEXT,
  passport_expiry TEXT,
  passport_returned_date TEXT,
  individual_report_date TEXT,
  language TEXT,
  diet TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_itinerary (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  date TEXT,
  time TEXT,
  content TEXT,
  place TEXT,
  host TEXT,
  vehicle TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_coordinating_agencies (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_agreements (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agreement TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_papers (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  role TEXT,
  title TEXT,
  number TEXT,
  date TEXT,
  issuer TEXT,
  signer TEXT,
  document TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_files (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  language TEXT,
  file_name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_gifts (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  direction TEXT,
  description TEXT,
  currency TEXT,
  value INTEGER,
  giver TEXT,
  receiver TEXT,
  keeper TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_costs (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  item TEXT,
  currency TEXT,
  estimate INTEGER,
  actual INTEGER,
  source TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_promises (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  content TEXT,
  lead_agency TEXT,
  due_date TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE delegation_justifications (
  parent_seq INTEGER NOT NULL REFERENCES delegation (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  reason TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
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
  code TEXT,
  title_en TEXT,
  title_native TEXT,
  agreement_type TEXT,
  capacity TEXT,
  partner TEXT,
  country TEXT,
  proposing_agency TEXT,
  lead_agency TEXT,
  planned_date TEXT,
  opinions_date TEXT,
  permit_date TEXT,
  signed INTEGER,
  signed_date TEXT,
  effective_date TEXT,
  effective_basis TEXT,
  term_kind TEXT,
  term_years INTEGER,
  term_months INTEGER,
  period_end TEXT,
  auto_renewal INTEGER,
  renewal_months INTEGER,
  notice_months INTEGER,
  non_renewal_date TEXT,
  end_override TEXT,
  end_reason TEXT,
  end_date TEXT,
  suspended_date TEXT,
  terminated_date TEXT,
  content TEXT,
  method TEXT,
  legally_binding INTEGER,
  confidentiality TEXT,
  cost_terms TEXT,
  dispute_terms TEXT,
  signed_place TEXT,
  languages TEXT,
  vietnamese_text INTEGER,
  delegation TEXT,
  touches_defence INTEGER,
  touches_security INTEGER,
  touches_investment INTEGER,
  permit_number TEXT,
  permit_issuer TEXT,
  report_number TEXT,
  report_date TEXT,
  published INTEGER,
  publication_reason TEXT,
  publication_date TEXT,
  publication_address TEXT,
  original_count INTEGER,
  original_place TEXT,
  inherited_from TEXT,
  replaced_by TEXT,
  succession_number TEXT,
  succession_date TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE agreement_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE agreement_coordinating_agencies (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_commitments (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  lead_agency TEXT,
  recurrence TEXT,
  due_date TEXT,
  progress INTEGER,
  completed_date TEXT,
  result TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_amendments (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  kind TEXT,
  content TEXT,
  number TEXT,
  signed_date TEXT,
  effective_date TEXT,
  new_end_date TEXT,
  notified_date TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_cooperation_fields (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  field TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_parties (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  side TEXT,
  name TEXT,
  focal_point TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_signers (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  side TEXT,
  full_name TEXT,
  position TEXT,
  authorisation TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_opinions (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  sent_date TEXT,
  reply_number TEXT,
  reply_date TEXT,
  answer TEXT,
  note TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_years (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  year INTEGER,
  result TEXT,
  figures TEXT,
  difficulties TEXT,
  assessment TEXT,
  proposal TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_papers (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  role TEXT,
  title TEXT,
  number TEXT,
  date TEXT,
  issuer TEXT,
  signer TEXT,
  document TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_files (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  language TEXT,
  file_name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_justifications (
  parent_seq INTEGER NOT NULL REFERENCES agreement (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  reason TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
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
  code TEXT,
  detail TEXT,
  lead_agency TEXT,
  leader TEXT,
  officer TEXT,
  product TEXT,
  source TEXT,
  agreement TEXT,
  delegation TEXT,
  source_item TEXT,
  due_kind TEXT,
  assigned_date TEXT,
  due_date TEXT,
  report_period TEXT,
  progress INTEGER,
  completed_date TEXT,
  result TEXT,
  reply_number TEXT,
  reply_date TEXT,
  assessment TEXT,
  hold TEXT,
  hold_reason TEXT,
  note TEXT,
  sample INTEGER
) STRICT;
CREATE VIRTUAL TABLE task_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE task_coordinating_agencies (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  agency TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_bases (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  document TEXT,
  clause TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_due_changes (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  from_date TEXT,
  to_date TEXT,
  reason TEXT,
  document_number TEXT,
  decided_date TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_progress_notes (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  date TEXT,
  text TEXT,
  progress INTEGER,
  officer TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_reminders (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  date TEXT,
  number TEXT,
  note TEXT,
  answer TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_files (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  title TEXT,
  language TEXT,
  file_name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_justifications (
  parent_seq INTEGER NOT NULL REFERENCES task (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  rule TEXT,
  reason TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
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
  province TEXT,
  name TEXT,
  parent TEXT,
  symbol TEXT,
  unit_symbol TEXT,
  place TEXT,
  agency TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  warning_days INTEGER,
  report_days INTEGER,
  expiry_months INTEGER,
  trips_a_year INTEGER,
  trip_people INTEGER,
  trip_days_per_country INTEGER,
  trip_countries INTEGER,
  culture_day INTEGER,
  note TEXT
) STRICT;
CREATE VIRTUAL TABLE office_search USING fts5 (text, content = '', tokenize = 'banggiao', detail = 'none', prefix = '1 2 3 4 5 6 7 8');
CREATE TABLE office_signers (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  prefix TEXT,
  on_behalf_of TEXT,
  position TEXT,
  full_name TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_recipients (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  name TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_days_off (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  date TEXT,
  name TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_working_days (
  parent_seq INTEGER NOT NULL REFERENCES office (seq) ON DELETE CASCADE,
  item_order INTEGER NOT NULL,
  id TEXT NOT NULL,
  extra TEXT,
  date TEXT,
  name TEXT,
  PRIMARY KEY (parent_seq, item_order)
) STRICT, WITHOUT ROWID;

-- Orders of the lists.
CREATE INDEX partner_order ON partner (sort_key) WHERE trashed = 0;
CREATE INDEX agency_order ON agency (sort_key) WHERE trashed = 0;
CREATE INDEX officer_order ON officer (sort_key) WHERE trashed = 0;
CREATE INDEX document_order ON document (issued_date DESC, seq DESC) WHERE trashed = 0;
CREATE INDEX delegation_order ON delegation (start_date DESC, seq DESC) WHERE trashed = 0;
CREATE INDEX agreement_order ON agreement (signed_date DESC, seq DESC) WHERE trashed = 0;
CREATE INDEX task_order ON task (due_date IS NULL, due_date, seq) WHERE trashed = 0;

-- Open tasks are few among all that ever were: overdue and due soon, grouped by agency, are read from here
-- alone, for which every column that these queries look at must stand in the index.
CREATE INDEX task_open ON task (due_date, seq, lead_agency, due_kind, trashed, completed_date, hold)
  WHERE trashed = 0 AND completed_date IS NULL AND hold IS NULL;
CREATE INDEX task_open_order ON task (due_date IS NULL, due_date, seq)
  WHERE trashed = 0 AND completed_date IS NULL AND hold IS NULL;
CREATE INDEX task_held ON task (due_date IS NULL, due_date, seq)
  WHERE trashed = 0 AND completed_date IS NULL AND hold IS NOT NULL;
CREATE INDEX task_open_of_agency ON task (lead_agency, due_date)
  WHERE trashed = 0 AND completed_date IS NULL AND hold IS NULL;
CREATE INDEX task_done ON task (completed_date DESC, seq DESC) WHERE trashed = 0 AND completed_date IS NOT NULL;
CREATE INDEX delegation_unsettled ON delegation (start_date, seq)
  WHERE trashed = 0 AND hold IS NULL AND closed_date IS NULL AND report_date IS NULL;

-- What belongs to a record.
CREATE INDEX task_of_agreement ON task (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX task_of_delegation ON task (delegation) WHERE delegation IS NOT NULL;
CREATE INDEX task_of_agency ON task (lead_agency, due_date);
CREATE INDEX task_of_officer ON task (officer) WHERE officer IS NOT NULL;
CREATE INDEX task_of_document ON task_bases (document);
CREATE INDEX agreement_of_partner ON agreement (partner);
CREATE INDEX agreement_of_delegation ON agreement (delegation) WHERE delegation IS NOT NULL;
CREATE INDEX agreement_of_agency ON agreement (lead_agency) WHERE lead_agency IS NOT NULL;
CREATE INDEX delegation_of_partner ON delegation (partner) WHERE partner IS NOT NULL;
CREATE INDEX delegation_of_agreement ON delegation_agreements (agreement);
CREATE INDEX document_of_document ON document (parent) WHERE parent IS NOT NULL;
CREATE INDEX officer_of_agency ON officer (agency) WHERE agency IS NOT NULL;
CREATE INDEX member_name ON delegation_members (full_name);

-- Every change ever made. hash is SHA-256 over the canonical change set and the hash before it.
CREATE TABLE change_set (
  seq INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  officer TEXT,
  label TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TABLE change (
  change_set INTEGER NOT NULL REFERENCES change_set (seq),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  path TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change_set, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_of_record ON change (record);

-- Edits of forms that are not saved yet; a form comes back from here after a crash.
CREATE TABLE draft (
  record TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  time INTEGER NOT NULL,
  base_version INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT, WITHOUT ROWID;
