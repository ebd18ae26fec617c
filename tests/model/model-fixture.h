/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to make records, rules and days, for the tests of this floor. */
#pragma once

#include "bg-record.h"

/* A record of @kind from a piece of JSON with single quotes: "'due_date':'2026-11'". */
BgRecord *record_from (const BgKind *kind, const char *fields);
BgRules rules_on (const char *day);
BgDate day_from (const char *iso);
/* A value that @field takes; another one for each @number. */
void fill_field (BgRecord *record, const BgField *field, guint number);
void fill_record (BgRecord *record, guint number);
