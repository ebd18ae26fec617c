/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents (văn bản): directives and plans that give work, and the papers that answer them. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include "bg-kind-tools.h"
#include "bg-problems.h"
#include "bg-status.h"

#include "bg-shared-items.h"

static const BgChoice document_type_choices[] = {
  { "NQ", N_ ("Resolution") },
  { "QĐ", N_ ("Decision") },
  { "CT", N_ ("Directive") },
  { "QC", N_ ("Regulation") },
  { "QyĐ", N_ ("Rule") },
  { "TC", N_ ("Communiqué") },
  { "TB", N_ ("Notice") },
  { "HD", N_ ("Guidance") },
  { "CTr", N_ ("Programme of work") },
  { "KH", N_ ("Plan") },
  { "PA", N_ ("Scheme") },
  { "ĐA", N_ ("Project") },
  { "BC", N_ ("Report") },
  { "BB", N_ ("Minutes") },
  { "TTr", N_ ("Submission") },
  { "CV", N_ ("Official letter") },
  { "CĐ", N_ ("Telegram") },
  { "BGN", N_ ("Memorandum") },
  { "BTT", N_ ("Agreement paper") },
  { "GM", N_ ("Letter of invitation") },
  { "KL", N_ ("Conclusion") },
  { "LUAT", N_ ("Law") },
  { "NĐ", N_ ("Decree") },
  { "TT", N_ ("Circular") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BgChoice priority_choices[] = {
  { "normal", N_ ("Normal") },
  { "urgent", N_ ("Urgent") },
  { "very_urgent", N_ ("Very urgent") },
  { "express", N_ ("Express") },
  { NULL },
};

static const BgChoice circulation_choices[] = {
  { "normal", N_ ("Not restricted") },
  { "internal", N_ ("Internal") },
  { NULL },
};

static const BgChoice document_direction_choices[] = {
  { "incoming", N_ ("Incoming") },
  { "outgoing", N_ ("Outgoing") },
  { "reference", N_ ("For reference") },
  { NULL },
};

static const BgField clause_fields[] = {
  { "number", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Article or section number") },
  { "content", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Content") },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), .target = "agency" },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date") },
  { "period", BG_FIELD_TEXT, 0, N_ ("Report period") },
  { NULL },
};

static const BgKind clause_items = {
  .name = "clause",
  .type_name = "BgClause",
  .label = N_ ("Clause"),
  .fields = clause_fields,
  .title = "content",
  .is_item = TRUE,
  .gives_task = TRUE,
};

static const BgField expected_document_fields[] = {
  { "agency", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Agency"), .target = "agency" },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date") },
  { "document", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Issued document"), .target = "document" },
  { "note", BG_FIELD_TEXT, 0, N_ ("Note") },
  { NULL },
};

static const BgKind expected_document_items = {
  .name = "expected_document",
  .type_name = "BgExpectedDocument",
  .label = N_ ("Expected document"),
  .fields = expected_document_fields,
  .title = "agency",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("Subject of the document"), N_ ("Document") },
  { "document_type", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Kind of document"), N_ ("Document"),
    .choices = document_type_choices },
  { "number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Number and symbol"), N_ ("Document"),
    .hint = N_ ("For example 15-CT/TW, 217/KH-UBND") },
  { "issued_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Issued on"), N_ ("Document") },
  { "issuer", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Issued by"), N_ ("Document") },
  { "signer_name", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_PERSON, N_ ("Signed by"), N_ ("Document") },
  { "signer_position", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Position of the signer"), N_ ("Document") },
  { "language", BG_FIELD_TEXT, 0, N_ ("Language"), N_ ("Document") },
  { "page_count", BG_FIELD_INTEGER, 0, N_ ("Pages"), N_ ("Document") },
  { "priority", BG_FIELD_CHOICE, 0, N_ ("Urgency"), N_ ("Document"), .choices = priority_choices },
  { "circulation", BG_FIELD_CHOICE, 0, N_ ("Circulation"), N_ ("Document"), .choices = circulation_choices,
    .hint = N_ ("Papers of state secrecy are not kept here") },
  { "summary", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Summary"), N_ ("Document") },
  { "parent", BG_FIELD_REFERENCE, 0, N_ ("Carries out"), N_ ("Document"), .target = "document" },
  { "direction", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Arrived or sent"), N_ ("Arrival and dispatch"),
    .choices = document_direction_choices },
  { "arrival_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Arrival number"), N_ ("Arrival and dispatch") },
  { "arrival_date", BG_FIELD_DATE, 0, N_ ("Arrival date"), N_ ("Arrival and dispatch") },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Answer due"), N_ ("Arrival and dispatch") },
  { "reply_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Reply: number and symbol"),
    N_ ("Arrival and dispatch") },
  { "to_places", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Recipients"), N_ ("Arrival and dispatch") },
  { "clauses", BG_FIELD_LIST, 0, N_ ("Clauses that give work"), N_ ("Clauses"), .items = &clause_items },
  { "expected_documents", BG_FIELD_LIST, 0, N_ ("Documents that units must issue"), N_ ("Expected documents"),
    .items = &expected_document_items },
  { "file_notation", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("File number"), N_ ("Archive") },
  { "maintenance", BG_FIELD_TEXT, 0, N_ ("Kept for"), N_ ("Archive") },
  { "files", BG_FIELD_LIST, 0, N_ ("Files"), N_ ("Papers and files"), .items = &bg_file_items },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { NULL },
};

/* Only an incoming document waits for an answer. */
static BgStatus
get_status (BgRecord *record, const BgRules *rules)
{
  BgDate due = bg_record_get_date (record, "due_date");
  int days;

  if (g_strcmp0 (bg_record_get_text (record, "direction"), "incoming") != 0 || !bg_date_is_known (due))
    return (BgStatus){ NULL };
  if (bg_record_is_set (record, "reply_number"))
    return bg_status_make ("done", 0, due);
  days = bg_date_days_between (rules->today, bg_date_last_day (due));
  if (days < 0)
    return bg_status_make ("overdue", -days, due);
  if (days == 0)
    return bg_status_make ("due_today", 0, due);
  return bg_status_make (days <= rules->warning_days ? "due_soon" : "in_time", days, due);
}

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "issued_date", "arrival_date",
                         _ ("A document cannot arrive before it was issued"), problems);
  if (g_strcmp0 (bg_record_get_text (record, "parent"), bg_record_get_id (record)) == 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "own_parent", "parent", NULL, NULL,
                     _ ("A document cannot carry out itself"));
}

static gboolean
match_incoming (BgRecord *record, const BgRules *rules)
{
  return g_strcmp0 (bg_record_get_text (record, "direction"), "incoming") == 0;
}

static gboolean
match_outgoing (BgRecord *record, const BgRules *rules)
{
  return g_strcmp0 (bg_record_get_text (record, "direction"), "outgoing") == 0;
}

static gboolean
match_unanswered (BgRecord *record, const BgRules *rules)
{
  return match_incoming (record, rules) && bg_record_is_set (record, "due_date") &&
         !bg_record_is_set (record, "reply_number");
}

static gboolean
match_gives_work (BgRecord *record, const BgRules *rules)
{
  return bg_record_get_n_items (record, "clauses") > 0;
}

/* A unit that must issue a document of its own and has not yet. */
static gboolean
is_unissued (BgRecord *expected)
{
  return !bg_record_is_set (expected, "document");
}

static gboolean
match_unissued (BgRecord *record, const BgRules *rules)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "expected_documents"); i++)
    if (is_unissued (bg_record_get_item (record, "expected_documents", i)))
      return TRUE;
  return FALSE;
}

static char *
dup_unissued (BgRecord *record, BgTitleFunc title_func, gpointer title_data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (record, "expected_documents"); i++)
    {
      BgRecord *expected = bg_record_get_item (record, "expected_documents", i);
      g_autofree char *due = bg_date_format (bg_record_get_date (expected, "due_date"));
      g_autofree char *agency = bg_record_dup_display (
        expected, bg_kind_get_field (&expected_document_items, "agency"), title_func, title_data);

      if (is_unissued (expected))
        g_string_append_printf (text, *due != '\0' ? "%s%s (%s %s)" : "%s%s", text->len > 0 ? "; " : "",
                                agency, _ ("due"), due);
    }
  return g_string_free (text, FALSE);
}

static void
add_facts (BgRecord *record, BgTitleFunc title_func, gpointer title_data, BgFactFunc func, gpointer data)
{
  static const char *const names[] = { "document_type", "number",    "issued_date",
                                       "issuer",        "direction", "due_date" };
  g_autofree char *unissued = dup_unissued (record, title_func, title_data);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    bg_record_tell_field (record, names[i], title_func, title_data, func, data);
  if (*unissued != '\0')
    func (_ ("Units that have not issued theirs"), unissued, NULL, NULL, data);
}

static const BgFilter filters[] = {
  { "incoming", N_ ("Incoming documents"), NULL, "t.direction = 'incoming'", NULL, match_incoming },
  { "outgoing", N_ ("Outgoing documents"), NULL, "t.direction = 'outgoing'", NULL, match_outgoing },
  { "unanswered", N_ ("Not answered"), NULL,
    "t.direction = 'incoming' AND t.due_date IS NOT NULL AND t.reply_number IS NULL", "t.due_date, t.seq",
    match_unanswered },
  { "gives_work", N_ ("Give work"), NULL,
    "EXISTS (SELECT 1 FROM document_clauses c WHERE c.parent_seq = t.seq)", NULL, match_gives_work },
  { "unissued", N_ ("Units have not issued theirs"), "alarm-symbolic",
    "EXISTS (SELECT 1 FROM document_expected_documents e WHERE e.parent_seq = t.seq AND e.document IS NULL)",
    NULL, match_unissued },
  { NULL },
};

static const BgRelation relations[] = {
  { N_ ("Tasks given by it"), &bg_task_kind, "bases.document", "Clauses" },
  { N_ ("Documents that carry it out"), &bg_document_kind, "parent", "Expected documents" },
  { NULL },
};

const BgKind bg_document_kind = {
  .name = "document",
  .type_name = "BgDirective",
  .label = N_ ("Document"),
  .plural = N_ ("Documents"),
  .icon = "x-office-document-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.issued_date DESC, t.seq DESC",
  .filters = filters,
  .get_status = get_status,
  .validate = validate,
  .add_facts = add_facts,
  .relations = relations,
};
