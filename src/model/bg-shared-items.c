/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sub-records and choices that several kinds share. */
#include "bg-config.h"

#include "bg-shared-items.h"

#include <glib/gi18n-lib.h>

const BgChoice bg_side_choices[] = {
  { "vietnamese", N_ ("Vietnamese side") },
  { "foreign", N_ ("Foreign side") },
  { NULL },
};

const BgChoice bg_admin_level_choices[] = {
  { "province", N_ ("Province") },
  { "department", N_ ("Department") },
  { "commune", N_ ("Commune") },
  { "district", N_ ("District (before 01/07/2025)") },
  { NULL },
};

const BgChoice bg_direction_choices[] = {
  { "incoming", N_ ("Incoming delegation") },
  { "outgoing", N_ ("Outgoing delegation") },
  { NULL },
};

const BgChoice bg_gender_choices[] = {
  { "male", N_ ("Male") },
  { "female", N_ ("Female") },
  { NULL },
};

const BgChoice bg_currency_choices[] = {
  { "VND", N_ ("Vietnamese dong") },
  { "USD", N_ ("US dollar") },
  { "EUR", N_ ("Euro") },
  { "JPY", N_ ("Japanese yen") },
  { "KRW", N_ ("Korean won") },
  { "THB", N_ ("Thai baht") },
  { "KHR", N_ ("Cambodian riel") },
  { "LAK", N_ ("Lao kip") },
  { "CNY", N_ ("Chinese yuan") },
  { NULL },
};

const BgChoice bg_cooperation_field_choices[] = {
  { "trade", N_ ("Trade") },
  { "investment", N_ ("Investment") },
  { "fisheries", N_ ("Fisheries") },
  { "agriculture", N_ ("Agriculture") },
  { "tourism", N_ ("Tourism") },
  { "culture", N_ ("Culture") },
  { "sport", N_ ("Sport") },
  { "education", N_ ("Education and training") },
  { "science", N_ ("Science and technology") },
  { "health", N_ ("Health") },
  { "environment", N_ ("Environment") },
  { "labour", N_ ("Labour") },
  { "youth", N_ ("People-to-people exchange") },
  { "border", N_ ("Border affairs") },
  { "other", N_ ("Other") },
  { NULL },
};

const BgChoice bg_alias_kind_choices[] = {
  { "alias", N_ ("Other spelling") },
  { "former", N_ ("Former name") },
  { "short", N_ ("Short name") },
  { NULL },
};

#define COMMON_ROLES                                                                                         \
  { "invitation", N_ ("Invitation") }, { "submission", N_ ("Submission") },                                  \
    { "project", N_ ("Project of the trip") },                                                               \
    { "mission_opinion", N_ ("Opinion of the Vietnamese mission abroad") },                                  \
    { "policy", N_ ("Policy decision") }, { "decision", N_ ("Decision that permits it") },                   \
    { "note_verbale", N_ ("Note verbale") }, { "plan", N_ ("Reception plan") },                              \
    { "minutes", N_ ("Minutes") }, { "report", N_ ("Report of results") },                                   \
  {                                                                                                          \
    "other", N_ ("Other")                                                                                    \
  }

const BgChoice bg_paper_role_choices[] = {
  COMMON_ROLES,
  { NULL },
};

/* What the dossier of an agreement has besides (Luật Thỏa thuận quốc tế, Điều 27 and 28). */
const BgChoice bg_agreement_paper_role_choices[] = {
  { "proposal", N_ ("Proposal to sign") },
  { "draft_vietnamese", N_ ("Draft in Vietnamese") },
  { "draft_foreign", N_ ("Draft in a foreign language") },
  { "opinions_report", N_ ("Report on how the opinions were taken in") },
  COMMON_ROLES,
  { NULL },
};

static const BgField alias_fields[] = {
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Name") },
  { "kind", BG_FIELD_CHOICE, 0, N_ ("Kind of name"), .choices = bg_alias_kind_choices },
  { "from_date", BG_FIELD_DATE, 0, N_ ("From") },
  { "to_date", BG_FIELD_DATE, 0, N_ ("Until") },
  { NULL },
};

const BgKind bg_alias_items = {
  .name = "alias",
  .type_name = "BgAlias",
  .label = N_ ("Other name"),
  .fields = alias_fields,
  .title = "name",
  .is_item = TRUE,
};

static const BgField agency_link_fields[] = {
  { "agency", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Agency"), .target = "agency" },
  { NULL },
};

const BgKind bg_agency_link_items = {
  .name = "agency_link",
  .type_name = "BgAgencyLink",
  .label = N_ ("Agency"),
  .fields = agency_link_fields,
  .title = "agency",
  .is_item = TRUE,
};

static const BgField file_fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("File title") },
  { "language", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Language") },
  { "file_name", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_HIDDEN | BG_FIELD_FILE_NAME, N_ ("File name") },
  { "media_type", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("File type") },
  { "size", BG_FIELD_INTEGER, BG_FIELD_HIDDEN, N_ ("Size in bytes") },
  { "sha256", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("Fingerprint") },
  { NULL },
};

const BgKind bg_file_items = {
  .name = "file",
  .type_name = "BgFile",
  .label = N_ ("File"),
  .fields = file_fields,
  .title = "title",
  .is_item = TRUE,
};

/* The lines of a paper are the same everywhere; of what kind it is depends on the dossier that it is in. */
#define PAPER_FIELDS(roles)                                                                                  \
  { "role", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Kind of paper"), .choices = roles },  \
    { "title", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Subject") },                         \
    { "number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Number and symbol") },              \
    { "date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date") },                                                 \
    { "issuer", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Issued by") },                                        \
    { "signer", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Signed by") },                                        \
    { "document", BG_FIELD_REFERENCE, 0, N_ ("In the register of documents"), .target = "document" },        \
  {                                                                                                          \
    NULL                                                                                                     \
  }

static const BgField paper_fields[] = { PAPER_FIELDS (bg_paper_role_choices) };

const BgKind bg_paper_items = {
  .name = "paper",
  .type_name = "BgPaper",
  .label = N_ ("Paper"),
  .fields = paper_fields,
  .title = "title",
  .is_item = TRUE,
};

static const BgField agreement_paper_fields[] = { PAPER_FIELDS (bg_agreement_paper_role_choices) };

const BgKind bg_agreement_paper_items = {
  .name = "agreement_paper",
  .type_name = "BgAgreementPaperItem",
  .label = N_ ("Paper"),
  .fields = agreement_paper_fields,
  .title = "title",
  .is_item = TRUE,
};

static const BgField justification_fields[] = {
  { "rule", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("Rule") },
  { "reason", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED, N_ ("Reason") },
  { NULL },
};

const BgKind bg_justification_items = {
  .name = "justification",
  .type_name = "BgJustification",
  .label = N_ ("Reason"),
  .fields = justification_fields,
  .title = "reason",
  .is_item = TRUE,
};
