/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agencies (cơ quan): who leads and who takes part, with the changes of the reform of 2025. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include "bg-kind-tools.h"
#include "bg-problems.h"
#include "bg-status.h"

#include "bg-shared-items.h"

static const BgChoice agency_level_choices[] = {
  { "central", N_ ("Central") },
  { "province", N_ ("Province (body)") },
  { "department", N_ ("Department or branch") },
  { "commune", N_ ("Commune or ward") },
  { "district", N_ ("District (before 01/07/2025)") },
  { "party", N_ ("Party body") },
  { "mass", N_ ("Mass organisation") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BgField fields[] = {
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Name of the agency"),
    N_ ("General") },
  { "short_name", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Short form of the name"),
    N_ ("General"), .hint = N_ ("For example Sở VHTTDL") },
  { "symbol", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Symbol in documents"), N_ ("General"),
    .hint = N_ ("For example SCT") },
  { "level", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Level"), N_ ("General"),
    .choices = agency_level_choices },
  { "parent", BG_FIELD_REFERENCE, 0, N_ ("Parent body"), N_ ("Organisation"), .target = "agency" },
  { "valid_from", BG_FIELD_DATE, 0, N_ ("Founded"), N_ ("Organisation") },
  { "valid_to", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Dissolved or merged"), N_ ("Organisation") },
  { "predecessors", BG_FIELD_LIST, 0, N_ ("Predecessors"), N_ ("Organisation"),
    .items = &bg_agency_link_items },
  { "aliases", BG_FIELD_LIST, 0, N_ ("Other and former names"), N_ ("Organisation"),
    .items = &bg_alias_items },
  { "contact_person", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_PERSON, N_ ("Contact person"),
    N_ ("Contacts") },
  { "phone", BG_FIELD_TEXT, 0, N_ ("Telephone"), N_ ("Contacts") },
  { "email", BG_FIELD_TEXT, 0, N_ ("Email"), N_ ("Contacts") },
  { "address", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Address"), N_ ("Contacts") },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { NULL },
};

static BgStatus
get_status (BgRecord *record, const BgRules *rules)
{
  BgDate end = bg_record_get_date (record, "valid_to");

  if (bg_date_is_known (end) && bg_date_compare (bg_date_last_day (end), rules->today) < 0)
    return bg_status_make ("dissolved", 0, end);
  return (BgStatus){ NULL };
}

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "valid_from", "valid_to", _ ("The agency cannot end before it was founded"),
                         problems);
}

static gboolean
match_current (BgRecord *record, const BgRules *rules)
{
  return get_status (record, rules).code == NULL;
}

static gboolean
match_dissolved (BgRecord *record, const BgRules *rules)
{
  return get_status (record, rules).code != NULL;
}

static const BgFilter filters[] = {
  { "current", N_ ("Current"), NULL, "coalesce (date_last (t.valid_to), '9999') >= :today", NULL,
    match_current },
  { "dissolved", N_ ("Dissolved or merged"), NULL, "date_last (t.valid_to) < :today", NULL, match_dissolved },
  { NULL },
};

static const BgRelation relations[] = {
  { N_ ("Tasks it leads"), &bg_task_kind, "lead_agency", NULL },
  { N_ ("Officers"), &bg_officer_kind, "agency", NULL },
  { NULL },
};

const BgKind bg_agency_kind = {
  .name = "agency",
  .type_name = "BgAgency",
  .label = N_ ("Agency"),
  .plural = N_ ("Agencies"),
  .icon = "network-workgroup-symbolic",
  .fields = fields,
  .title = "name",
  .order = "t.sort_key",
  .filters = filters,
  .get_status = get_status,
  .validate = validate,
  .relations = relations,
};
