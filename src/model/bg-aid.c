/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign aid that is not refunded (khoản viện trợ), as far as its report needs: Nghị định 80/2020/NĐ-CP. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-kind-tools.h"
#include "bg-shared-items.h"

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Name of the aid"),
    N_ ("General") },
  { "partner", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Donor"), N_ ("General"), .target = "partner" },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Body that receives the aid"), N_ ("General"),
    .target = "agency" },
  { "place", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Place"), N_ ("General") },
  { "content", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Content"), N_ ("General") },
  { "permit_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Decision: number and symbol"), N_ ("General") },
  { "permit_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date of the decision"), N_ ("General") },
  { "start_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("From"), N_ ("Dates") },
  { "end_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Until"), N_ ("Dates") },
  { "currency", BG_FIELD_CHOICE, 0, N_ ("Currency"), N_ ("Costs"), .choices = bg_currency_choices },
  { "value", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Committed"), N_ ("Costs") },
  { "disbursed", BG_FIELD_MONEY, 0, N_ ("Disbursed"), N_ ("Costs") },
  { "result", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Result"), N_ ("Result and report") },
  { "report_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Report: number and symbol"),
    N_ ("Result and report") },
  { "report_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date of the report"), N_ ("Result and report") },
  { "justifications", BG_FIELD_LIST, BG_FIELD_HIDDEN, N_ ("Reasons given"), N_ ("Notes"),
    .items = &bg_justification_items },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { "sample", BG_FIELD_ANSWER, BG_FIELD_HIDDEN, N_ ("Sample data"), N_ ("Notes") },
  { NULL },
};

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "start_date", "end_date", _ ("The aid cannot end before it begins"),
                         problems);
}

static const BgRelation relations[] = {
  { N_ ("Tasks that follow"), &bg_task_kind, "aid", NULL, TRUE },
  { NULL },
};

const BgKind bg_aid_kind = {
  .name = "aid",
  .type_name = "BgAid",
  .label = N_ ("Aid"),
  .plural = N_ ("Foreign aid"),
  .icon = "emblem-favorite-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.end_date DESC, t.seq DESC",
  .validate = validate,
  .relations = relations,
};
