/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners: provinces, chambers, companies, organisations and missions of other countries. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include "bg-record.h"

#include "bg-shared-items.h"

static const BgChoice partner_level_choices[] = {
  { "province", N_ ("Province or city") },
  { "state", N_ ("State") },
  { "chamber", N_ ("Chamber of commerce") },
  { "company", N_ ("Company") },
  { "organisation", N_ ("International organisation") },
  { "embassy", N_ ("Embassy or consulate") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BgChoice relation_choices[] = {
  { "formal", N_ ("Formal") },
  { "friendly", N_ ("Friendly") },
  { "exploring", N_ ("Being explored") },
  { NULL },
};

static const BgField contact_fields[] = {
  { "full_name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED | BG_FIELD_PERSON,
    N_ ("Full name") },
  { "position", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Position") },
  { "phone", BG_FIELD_TEXT, BG_FIELD_LISTED | BG_FIELD_PERSONAL, N_ ("Telephone") },
  { "email", BG_FIELD_TEXT, BG_FIELD_LISTED | BG_FIELD_PERSONAL, N_ ("Email") },
  { "language", BG_FIELD_TEXT, 0, N_ ("Language") },
  { "note", BG_FIELD_TEXT, 0, N_ ("Note") },
  { NULL },
};

static const BgKind contact_items = {
  .name = "contact",
  .type_name = "BgContact",
  .label = N_ ("Contact"),
  .fields = contact_fields,
  .title = "full_name",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Name in Vietnamese"),
    N_ ("General"), .hint = N_ ("As it is written in Vietnamese papers") },
  { "name_en", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Name in English"), N_ ("General") },
  { "name_native", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Name in its own language"), N_ ("General") },
  { "level", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Level or kind"), N_ ("General"),
    .choices = partner_level_choices },
  { "country", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Country"),
    N_ ("General") },
  { "relation", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("State of the relation"), N_ ("General"),
    .choices = relation_choices },
  { "established_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Relation since"), N_ ("General") },
  { "focal_agency", BG_FIELD_REFERENCE, 0, N_ ("Focal agency"), N_ ("General"), .target = "agency" },
  { "aliases", BG_FIELD_LIST, 0, N_ ("Other and former names"), N_ ("Names and aliases"),
    .items = &bg_alias_items, .hint = N_ ("Every spelling here is found by the search") },
  { "address", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Address"), N_ ("Contacts") },
  { "website", BG_FIELD_TEXT, 0, N_ ("Website"), N_ ("Contacts") },
  { "contacts", BG_FIELD_LIST, 0, N_ ("Contact persons"), N_ ("Contacts"), .items = &contact_items },
  { "history", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("History of the relation"),
    N_ ("History of the relation") },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { "files", BG_FIELD_LIST, 0, N_ ("Files"), N_ ("Papers and files"), .items = &bg_file_items },
  { NULL },
};

static gboolean
match_formal (BgRecord *record, const BgRules *rules)
{
  return g_strcmp0 (bg_record_get_text (record, "relation"), "formal") == 0;
}

static gboolean
match_exploring (BgRecord *record, const BgRules *rules)
{
  return g_strcmp0 (bg_record_get_text (record, "relation"), "exploring") == 0;
}

static const BgFilter filters[] = {
  { "formal", N_ ("Formal relation"), NULL, "t.relation = 'formal'", NULL, match_formal },
  { "exploring", N_ ("Being explored"), NULL, "t.relation = 'exploring'", NULL, match_exploring },
  { NULL },
};

static const BgRelation relations[] = {
  { N_ ("Agreements"), &bg_agreement_kind, "partner", NULL },
  { N_ ("Delegations"), &bg_delegation_kind, "partner", NULL },
  { NULL },
};

const BgKind bg_partner_kind = {
  .name = "partner",
  .type_name = "BgPartner",
  .label = N_ ("Partner"),
  .plural = N_ ("Partners"),
  .icon = "emoji-flags-symbolic",
  .fields = fields,
  .title = "name",
  .order = "t.sort_key",
  .filters = filters,
  .relations = relations,
};
