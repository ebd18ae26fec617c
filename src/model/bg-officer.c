/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Officers: the people of the office and of other agencies who do the work. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include "bg-kind.h"

#include "bg-shared-items.h"

static const BgField fields[] = {
  { "full_name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED | BG_FIELD_PERSON,
    N_ ("Full name"), N_ ("General") },
  { "position", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Position"), N_ ("General") },
  { "agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Agency"), N_ ("General"), .target = "agency" },
  { "gender", BG_FIELD_CHOICE, 0, N_ ("Gender"), N_ ("General"), .choices = bg_gender_choices },
  { "phone", BG_FIELD_TEXT, BG_FIELD_PERSONAL, N_ ("Telephone"), N_ ("Contacts") },
  { "email", BG_FIELD_TEXT, BG_FIELD_PERSONAL, N_ ("Email"), N_ ("Contacts") },
  { "from_date", BG_FIELD_DATE, 0, N_ ("In office from"), N_ ("General") },
  { "to_date", BG_FIELD_DATE, 0, N_ ("In office until"), N_ ("General") },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { NULL },
};

static const BgRelation relations[] = {
  { N_ ("Tasks followed up"), &bg_task_kind, "officer", NULL },
  { NULL },
};

const BgKind bg_officer_kind = {
  .name = "officer",
  .type_name = "BgOfficer",
  .label = N_ ("Officer"),
  .plural = N_ ("Officers"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .title = "full_name",
  .order = "t.sort_key",
  .relations = relations,
};
