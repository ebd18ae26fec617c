/* SPDX-License-Identifier: GPL-3.0-or-later */
/* International conferences and seminars (hội nghị, hội thảo quốc tế), as Quyết định 06/2020/QĐ-TTg asks. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-kind-tools.h"
#include "bg-shared-items.h"

static const BgChoice part_choices[] = {
  { "organises", N_ ("Organises it") },
  { "attends", N_ ("Takes part") },
  { NULL },
};

static const BgChoice permit_level_choices[] = {
  { "chair", N_ ("Chair of the People's Committee") },
  { "prime_minister", N_ ("Prime Minister") },
  { NULL },
};

static const BgChoice conference_hold_choices[] = {
  { "postponed", N_ ("Postponed") },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

/* The columns of the register in use: DOMAIN 1.7. */
static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("Name of the conference"), N_ ("General") },
  { "part", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Part of the province"), N_ ("General"),
    .choices = part_choices },
  { "partner", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Foreign partner"), N_ ("General"),
    .target = "partner" },
  { "foreign_bodies", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Other foreign bodies"), N_ ("General") },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), N_ ("General"),
    .target = "agency" },
  { "content", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Content"), N_ ("General") },
  { "in_plan", BG_FIELD_ANSWER, BG_FIELD_LISTED, N_ ("In the year's plan"), N_ ("General") },
  BG_PERIOD_FIELDS (BG_FIELD_REQUIRED),
  { "place", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Place"), N_ ("Dates") },
  { "hold", BG_FIELD_CHOICE, 0, N_ ("Postponed or cancelled"), N_ ("Dates"),
    .choices = conference_hold_choices },
  { "hold_reason", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Reason for postponing or cancelling"),
    N_ ("Dates") },
  { "delegates_vietnam", BG_FIELD_INTEGER, BG_FIELD_LISTED, N_ ("Delegates of Viet Nam"), N_ ("Delegates") },
  { "delegates_resident", BG_FIELD_INTEGER, 0, N_ ("Foreign delegates who are in Viet Nam"),
    N_ ("Delegates") },
  { "delegates_abroad", BG_FIELD_INTEGER, BG_FIELD_LISTED, N_ ("Foreign delegates from abroad"),
    N_ ("Delegates") },
  { "countries", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Countries they come from"), N_ ("Delegates") },
  { "permit_level", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Who permits it"), N_ ("Permission"),
    .choices = permit_level_choices,
    .hint =
      N_ ("The Prime Minister where a foreign guest of minister's rank attends or the subject asks for it") },
  { "submitted_date", BG_FIELD_DATE, 0, N_ ("Submitted on"), N_ ("Permission") },
  BG_PERMIT_FIELDS (N_ ("Permission")),
  BG_CURRENCY_FIELD,
  { "cost", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Cost"), N_ ("Costs") },
  BG_RESULT_FIELD,
  BG_REPORT_FIELDS,
  BG_NOTE_FIELDS,
  { NULL },
};

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "start_date", "end_date", _ ("The conference cannot end before it begins"),
                         problems);
}

static const BgRelation relations[] = {
  { N_ ("Tasks that follow"), &bg_task_kind, "conference", NULL, TRUE },
  { NULL },
};

static const BgSpan span = { N_ ("Conference"), "start_date", "end_date|start_date", "start_date|end_date",
                             "report_date" };

const BgKind bg_conference_kind = {
  .name = "conference",
  .type_name = "BgConference",
  .label = N_ ("Conference"),
  .plural = N_ ("Conferences"),
  .icon = "x-office-presentation-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.start_date DESC, t.seq DESC",
  .validate = validate,
  .relations = relations,
  .span = &span,
};
