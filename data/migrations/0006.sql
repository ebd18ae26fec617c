-- SPDX-License-Identifier: GPL-3.0-or-later
-- The sixth form: a task may repeat, and name the one that follows it; a line of a programme has its end, its room
-- and its English words.

ALTER TABLE task ADD COLUMN previous TEXT;
ALTER TABLE task ADD COLUMN repeats TEXT;
ALTER TABLE task ADD COLUMN next_title TEXT;
ALTER TABLE task ADD COLUMN next_days INTEGER;
CREATE INDEX task_after ON task (previous) WHERE previous IS NOT NULL;
CREATE INDEX task_of_item ON task (source_item) WHERE source_item IS NOT NULL;

CREATE INDEX itinerary_of_day ON delegation_itinerary (date) WHERE date IS NOT NULL;
ALTER TABLE delegation_itinerary ADD COLUMN end_time TEXT;
ALTER TABLE delegation_itinerary ADD COLUMN room TEXT;
ALTER TABLE delegation_itinerary ADD COLUMN content_en TEXT;
ALTER TABLE delegation_itinerary ADD COLUMN place_en TEXT;
