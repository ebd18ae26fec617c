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
  BG_PERMIT_FIELDS (N_ ("General")),
  BG_PERIOD_FIELDS (0),
  BG_CURRENCY_FIELD,
  { "value", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Committed"), N_ ("Costs") },
  { "disbursed", BG_FIELD_MONEY, 0, N_ ("Disbursed"), N_ ("Costs") },
  BG_RESULT_FIELD,
  BG_REPORT_FIELDS,
  BG_NOTE_FIELDS,
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
