/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review (rà soát quá hạn): a walk through the tasks that are late or soon due, with what was decided. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-kind-tools.h"

static const BgChoice decision_choices[] = {
  { "done", N_ ("Done") },     { "moved", N_ ("New due date") }, { "reminded", N_ ("Agency reminded") },
  { "paused", N_ ("Paused") }, { "dropped", N_ ("Dropped") },    { NULL },
};

static const BgField entry_fields[] = {
  { "task", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Task"), .target = "task" },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), .target = "agency" },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date at the review") },
  { "decision", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Decision"), .choices = decision_choices },
  { "decided_date", BG_FIELD_DATE, 0, N_ ("Decided on") },
  { "new_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("New due date") },
  { "number", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Document: number and symbol") },
  { "note", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Result or reason") },
  { NULL },
};

static const BgKind entry_items = {
  .name = "review_entry",
  .type_name = "BgReviewEntry",
  .label = N_ ("Task reviewed"),
  .fields = entry_fields,
  .title = "task",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Review"),
    N_ ("General") },
  { "start_date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Begun on"), N_ ("General") },
  { "end_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Ended on"), N_ ("General") },
  { "days_ahead", BG_FIELD_INTEGER, 0, N_ ("Due within, days"), N_ ("General") },
  { "chair", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Who chairs it"), N_ ("General") },
  { "participants", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Who takes part"), N_ ("General") },
  { "entries", BG_FIELD_LIST, 0, N_ ("Tasks reviewed"), N_ ("Tasks reviewed"), .items = &entry_items },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { "sample", BG_FIELD_ANSWER, BG_FIELD_HIDDEN, N_ ("Sample data"), N_ ("Notes") },
  { NULL },
};

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "start_date", "end_date", _ ("The review cannot end before it begins"),
                         problems);
}

const BgKind bg_review_kind = {
  .name = "review",
  .type_name = "BgReview",
  .label = N_ ("Review"),
  .plural = N_ ("Reviews"),
  .icon = "media-playlist-consecutive-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.start_date DESC, t.seq DESC",
  .validate = validate,
};
