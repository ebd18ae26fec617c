-- SPDX-License-Identifier: GPL-3.0-or-later
-- The seventh form: an agreement says whether it was inherited whole or in part.

ALTER TABLE agreement ADD COLUMN succession_scope TEXT;
ALTER TABLE agreement ADD COLUMN succession_content TEXT;
