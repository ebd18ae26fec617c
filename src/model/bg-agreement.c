/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements (thỏa thuận quốc tế): what was signed, until when it holds, and what was kept of it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-agreement.h"
#include "bg-agreement-succession.h"
#include "bg-checklist.h"
#include "bg-kind-tools.h"
#include "bg-problems.h"
#include "bg-shared-items.h"
#include "bg-status.h"

static const BgChoice agreement_type_choices[] = {
  { "agreement", N_ ("Agreement") },
  { "communique", N_ ("Joint communiqué") },
  { "declaration", N_ ("Declaration") },
  { "letter_of_intent", N_ ("Letter of intent") },
  { "memorandum", N_ ("Memorandum of understanding") },
  { "minutes_agreement", N_ ("Agreed minutes") },
  { "minutes_exchange", N_ ("Minutes of exchange") },
  { "programme", N_ ("Programme of cooperation") },
  { "plan", N_ ("Plan of cooperation") },
  { "other", N_ ("Another name") },
  { NULL },
};

static const BgChoice signing_capacity_choices[] = {
  { "council", N_ ("People's Council of the province") },
  { "committee", N_ ("People's Committee of the province") },
  { "department", N_ ("Department of the province") },
  { "district", N_ ("District (before 01/07/2025)") },
  { "commune", N_ ("Border commune") },
  { "organisation", N_ ("Provincial body of an organisation") },
  { NULL },
};

static const BgChoice term_kind_choices[] = {
  { "length", N_ ("A number of years") },
  { "period", N_ ("A period") },
  { "indefinite", N_ ("Without end") },
  { NULL },
};

static const BgChoice amendment_kind_choices[] = {
  { "amended", N_ ("Amended") },       { "supplemented", N_ ("Supplemented") },
  { "extended", N_ ("Extended") },     { "suspended", N_ ("Suspended") },
  { "resumed", N_ ("Resumed") },       { "withdrawn", N_ ("Withdrawn") },
  { "terminated", N_ ("Terminated") }, { "inherited", N_ ("Inherited") },
  { "replaced", N_ ("Replaced") },     { NULL },
};

static const BgChoice commitment_recurrence_choices[] = {
  { "once", N_ ("Once") },
  { "yearly", N_ ("Every year") },
  { "twice", N_ ("Twice a year") },
  { "continuous", N_ ("Continuous") },
  { NULL },
};

static const BgChoice opinion_answer_choices[] = {
  { "asked", N_ ("Asked, no answer yet") },
  { "agrees", N_ ("Agrees") },
  { "comments", N_ ("Agrees with comments") },
  { "disagrees", N_ ("Disagrees") },
  { NULL },
};

static const BgChoice assessment_choices[] = {
  { "good", N_ ("Good") },
  { "medium", N_ ("Medium") },
  { "none", N_ ("Not carried out") },
  { NULL },
};

static const BgChoice agreement_proposal_choices[] = {
  { "keep", N_ ("Keep") },
  { "extend", N_ ("Extend") },
  { "amend", N_ ("Amend") },
  { "end", N_ ("End it") },
  { NULL },
};

static const BgChoice succession_scope_choices[] = {
  { "full", N_ ("Whole") },
  { "partial", N_ ("In part") },
  { NULL },
};

static const BgField field_link_fields[] = {
  { "field", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Field of cooperation"),
    .choices = bg_cooperation_field_choices },
  { NULL },
};

static const BgKind field_link_items = {
  .name = "field_link",
  .type_name = "BgFieldLink",
  .label = N_ ("Field"),
  .fields = field_link_fields,
  .title = "field",
  .is_item = TRUE,
};

static const BgField party_fields[] = {
  { "side", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Side"), .choices = bg_side_choices },
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("Name at the time of signing") },
  { "focal_point", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Focal point") },
  { NULL },
};

static const BgKind party_items = {
  .name = "party",
  .type_name = "BgParty",
  .label = N_ ("Party"),
  .fields = party_fields,
  .title = "name",
  .is_item = TRUE,
};

static const BgField signer_fields[] = {
  { "side", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Side"), .choices = bg_side_choices },
  { "full_name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED | BG_FIELD_PERSON,
    N_ ("Full name") },
  { "position", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Position") },
  { "authorisation", BG_FIELD_TEXT, 0, N_ ("Authorisation") },
  { NULL },
};

static const BgKind signer_items = {
  .name = "signer",
  .type_name = "BgSigner",
  .label = N_ ("Signer"),
  .fields = signer_fields,
  .title = "full_name",
  .is_item = TRUE,
};

static const BgField amendment_fields[] = {
  { "kind", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("What was done"),
    .choices = amendment_kind_choices },
  { "content", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Content") },
  { "number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Number and symbol") },
  { "signed_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Signed on") },
  { "effective_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("In force from") },
  { "new_end_date", BG_FIELD_DATE, 0, N_ ("New end") },
  { "notified_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Ministry of Foreign Affairs notified") },
  { NULL },
};

static const BgKind amendment_items = {
  .name = "amendment",
  .type_name = "BgAmendment",
  .label = N_ ("Amendment"),
  .fields = amendment_fields,
  .title = "content",
  .is_item = TRUE,
};

static const BgField commitment_fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Commitment") },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), .target = "agency" },
  { "recurrence", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("How often"),
    .choices = commitment_recurrence_choices },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date") },
  { "progress", BG_FIELD_INTEGER, BG_FIELD_LISTED | BG_FIELD_PERCENT, N_ ("Progress, %") },
  { "completed_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Done on") },
  { "result", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Result") },
  { NULL },
};

static const BgKind commitment_items = {
  .name = "commitment",
  .type_name = "BgCommitment",
  .label = N_ ("Commitment"),
  .fields = commitment_fields,
  .title = "title",
  .is_item = TRUE,
  .gives_task = TRUE,
};

static const BgField opinion_fields[] = {
  { "agency", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Agency asked") },
  { "sent_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Asked on") },
  { "reply_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Answer: number and symbol") },
  { "reply_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Answer: date") },
  { "answer", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Answer"), .choices = opinion_answer_choices },
  { "note", BG_FIELD_TEXT, 0, N_ ("Note") },
  { NULL },
};

static const BgKind opinion_items = {
  .name = "opinion",
  .type_name = "BgOpinion",
  .label = N_ ("Opinion"),
  .fields = opinion_fields,
  .title = "agency",
  .is_item = TRUE,
};

static const BgField implementation_year_fields[] = {
  { "year", BG_FIELD_INTEGER, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Year") },
  { "result", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Result") },
  { "figures", BG_FIELD_TEXT, 0, N_ ("Figures") },
  { "difficulties", BG_FIELD_TEXT, 0, N_ ("Difficulties") },
  { "assessment", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Assessment"), .choices = assessment_choices },
  { "proposal", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Proposal"), .choices = agreement_proposal_choices },
  { NULL },
};

static const BgKind implementation_year_items = {
  .name = "implementation_year",
  .type_name = "BgImplementationYear",
  .label = N_ ("Year"),
  .fields = implementation_year_fields,
  .title = "year",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Title"),
    N_ ("General") },
  { "code", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Code"), N_ ("General") },
  { "title_en", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Title in English"), N_ ("General") },
  { "title_native", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Title in the partner's language"),
    N_ ("General") },
  { "agreement_type", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Kind of text"), N_ ("General"),
    .choices = agreement_type_choices },
  { "capacity", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Signed on behalf of"), N_ ("General"),
    .choices = signing_capacity_choices },
  { "partner", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Foreign partner"),
    N_ ("General"), .target = "partner" },
  { "country", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Signing country"), N_ ("General") },
  { "proposing_agency", BG_FIELD_REFERENCE, 0, N_ ("Proposed by"), N_ ("General"), .target = "agency" },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Agency that leads the implementation"),
    N_ ("General"), .target = "agency" },
  { "coordinating_agencies", BG_FIELD_LIST, 0, N_ ("Coordinating agencies"), N_ ("General"),
    .items = &bg_agency_link_items },
  { "planned_date", BG_FIELD_DATE, 0, N_ ("Planned since"), N_ ("Dates") },
  { "opinions_date", BG_FIELD_DATE, 0, N_ ("Opinions asked on"), N_ ("Dates") },
  { "submitted_date", BG_FIELD_DATE, 0, N_ ("Full dossier submitted on"), N_ ("Dates") },
  { "permit_date", BG_FIELD_DATE, 0, N_ ("Permission to sign"), N_ ("Dates") },
  { "signed", BG_FIELD_ANSWER, 0, N_ ("Already signed"), N_ ("Dates"),
    .hint = N_ ("Yes also where the date is not known") },
  { "signed_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Signed on"), N_ ("Dates") },
  { "effective_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("In force from"), N_ ("Dates") },
  { "effective_basis", BG_FIELD_TEXT, 0, N_ ("Basis of the effect"), N_ ("Effect and renewal") },
  { "term_kind", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Kind of term"), N_ ("Effect and renewal"),
    .choices = term_kind_choices },
  { "term_years", BG_FIELD_INTEGER, 0, N_ ("Term, years"), N_ ("Effect and renewal"),
    .when = "term_kind=length" },
  { "term_months", BG_FIELD_INTEGER, 0, N_ ("Term, further months"), N_ ("Effect and renewal"),
    .when = "term_kind=length" },
  { "period_end", BG_FIELD_DATE, 0, N_ ("Period until"), N_ ("Effect and renewal"),
    .hint = N_ ("2022–2027: type 2027"), .when = "term_kind=period" },
  { "auto_renewal", BG_FIELD_ANSWER, 0, N_ ("Renews automatically"), N_ ("Effect and renewal") },
  { "renewal_months", BG_FIELD_INTEGER, 0, N_ ("Each renewal, months"), N_ ("Effect and renewal"),
    .when = "auto_renewal=1" },
  { "notice_months", BG_FIELD_INTEGER, 0, N_ ("Notice before the end, months"), N_ ("Effect and renewal"),
    .when = "auto_renewal=1" },
  { "non_renewal_date", BG_FIELD_DATE, 0, N_ ("Notice not to renew, given on"), N_ ("Effect and renewal"),
    .when = "auto_renewal=1" },
  { "end_override", BG_FIELD_DATE, 0, N_ ("End, corrected by hand"), N_ ("Effect and renewal") },
  { "end_reason", BG_FIELD_TEXT, 0, N_ ("Reason for the correction"), N_ ("Effect and renewal") },
  { "end_date", BG_FIELD_DATE, BG_FIELD_HIDDEN | BG_FIELD_LISTED, N_ ("End"), N_ ("Effect and renewal") },
  { "suspended_date", BG_FIELD_DATE, 0, N_ ("Suspended from"), N_ ("Effect and renewal") },
  { "terminated_date", BG_FIELD_DATE, 0, N_ ("Terminated on"), N_ ("Effect and renewal") },
  { "commitments", BG_FIELD_LIST, 0, N_ ("Commitments"), N_ ("Commitments"), .items = &commitment_items },
  { "amendments", BG_FIELD_LIST, 0, N_ ("Amendments and extensions"), N_ ("Amendments and extensions"),
    .items = &amendment_items },
  { "cooperation_fields", BG_FIELD_LIST, 0, N_ ("Fields of cooperation"), N_ ("Main content"),
    .items = &field_link_items },
  { "content", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Content of cooperation"), N_ ("Main content") },
  { "method", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Method of cooperation"), N_ ("Main content") },
  { "legally_binding", BG_FIELD_ANSWER, 0, N_ ("Legally binding"), N_ ("Main content") },
  { "confidentiality", BG_FIELD_TEXT, 0, N_ ("Confidentiality"), N_ ("Main content") },
  { "cost_terms", BG_FIELD_TEXT, 0, N_ ("Who bears the cost"), N_ ("Main content") },
  { "dispute_terms", BG_FIELD_TEXT, 0, N_ ("Settlement of differences"), N_ ("Main content") },
  { "parties", BG_FIELD_LIST, 0, N_ ("Parties"), N_ ("Parties and signers"), .items = &party_items },
  { "signers", BG_FIELD_LIST, 0, N_ ("Signers"), N_ ("Parties and signers"), .items = &signer_items },
  { "signed_place", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Place of signing"),
    N_ ("Parties and signers") },
  { "languages", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Languages of signing"), N_ ("Parties and signers"),
    .hint = N_ ("For example tiếng Việt, tiếng Anh") },
  { "vietnamese_text", BG_FIELD_ANSWER, 0, N_ ("There is a Vietnamese text"), N_ ("Parties and signers") },
  { "delegation", BG_FIELD_REFERENCE, 0, N_ ("Signed on the occasion of"), N_ ("Parties and signers"),
    .target = "delegation" },
  { "touches_defence", BG_FIELD_ANSWER, 0, N_ ("Touches defence"), N_ ("Opinions and permission") },
  { "touches_security", BG_FIELD_ANSWER, 0, N_ ("Touches security"), N_ ("Opinions and permission") },
  { "touches_investment", BG_FIELD_ANSWER, 0, N_ ("Touches investment"), N_ ("Opinions and permission") },
  { "opinions", BG_FIELD_LIST, 0, N_ ("Opinions"), N_ ("Opinions and permission"), .items = &opinion_items },
  { "permit_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Decision: number and symbol"),
    N_ ("Opinions and permission") },
  { "permit_issuer", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Approving authority"),
    N_ ("Opinions and permission") },
  { "report_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Report after signing: number"),
    N_ ("Opinions and permission") },
  { "report_date", BG_FIELD_DATE, 0, N_ ("Report after signing: date"), N_ ("Opinions and permission") },
  { "years", BG_FIELD_LIST, 0, N_ ("Implementation by year"), N_ ("Implementation by year"),
    .items = &implementation_year_items },
  { "published", BG_FIELD_ANSWER, 0, N_ ("Published"), N_ ("Publication and originals") },
  { "publication_reason", BG_FIELD_TEXT, 0, N_ ("Reason for not publishing"),
    N_ ("Publication and originals") },
  { "publication_date", BG_FIELD_DATE, 0, N_ ("Published on"), N_ ("Publication and originals") },
  { "publication_address", BG_FIELD_TEXT, 0, N_ ("Where it is published"), N_ ("Publication and originals") },
  { "original_count", BG_FIELD_INTEGER, 0, N_ ("Originals"), N_ ("Publication and originals") },
  { "original_place", BG_FIELD_TEXT, 0, N_ ("Where the original is kept"), N_ ("Publication and originals") },
  { "inherited_from", BG_FIELD_REFERENCE, 0, N_ ("Inherited from"), N_ ("Succession"),
    .target = "agreement" },
  { "replaced_by", BG_FIELD_REFERENCE, 0, N_ ("Replaced by"), N_ ("Succession"), .target = "agreement" },
  { "succession_scope", BG_FIELD_CHOICE, 0, N_ ("Inherited whole or in part"), N_ ("Succession"),
    .choices = succession_scope_choices },
  { "succession_content", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("What of it is inherited"), N_ ("Succession"),
    .when = "succession_scope=partial" },
  { "succession_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Notice of succession: number"),
    N_ ("Succession") },
  { "succession_date", BG_FIELD_DATE, 0, N_ ("Notice of succession: date"), N_ ("Succession") },
  { "papers", BG_FIELD_LIST, 0, N_ ("Papers"), N_ ("Papers and files"), .items = &bg_agreement_paper_items },
  { "files", BG_FIELD_LIST, 0, N_ ("Files"), N_ ("Papers and files"), .items = &bg_file_items },
  BG_NOTE_FIELDS,
  { NULL },
};

static gboolean
has_passed (BgDate date, const BgRules *rules)
{
  return bg_date_is_known (date) && bg_date_compare (bg_date_first_day (date), rules->today) <= 0;
}

/* The last of the amendments that suspend, resume or end, by the day of effect; of one day, the one that
 * stands last. */
static const char *
find_last_turn (BgRecord *record, const BgRules *rules)
{
  static const char *const turns[] = { "suspended", "resumed", "withdrawn", "terminated", "replaced", NULL };
  const char *last = NULL;
  BgDate last_day = BG_DATE_NONE;

  for (guint i = 0; i < bg_record_get_n_items (record, "amendments"); i++)
    {
      BgRecord *amendment = bg_record_get_item (record, "amendments", i);
      const char *kind = bg_record_get_text (amendment, "kind");
      BgDate day = bg_record_get_date (amendment, "effective_date");

      if (kind == NULL || !g_strv_contains (turns, kind) || !has_passed (day, rules) ||
          (last != NULL && bg_date_compare (bg_date_first_day (day), last_day) < 0))
        continue;
      last = kind;
      last_day = bg_date_first_day (day);
    }
  return last;
}

static const char *
find_halt (BgRecord *record, const BgRules *rules)
{
  const char *turn = find_last_turn (record, rules);

  if (has_passed (bg_record_get_date (record, "terminated_date"), rules) ||
      g_strcmp0 (turn, "terminated") == 0 || g_strcmp0 (turn, "withdrawn") == 0)
    return "terminated";
  if (bg_record_is_set (record, "replaced_by") || g_strcmp0 (turn, "replaced") == 0)
    return "replaced";
  if (g_strcmp0 (turn, "suspended") == 0 ||
      (turn == NULL && has_passed (bg_record_get_date (record, "suspended_date"), rules)))
    return "suspended";
  return NULL;
}

static BgStatus
get_unsigned_status (BgRecord *record)
{
  if (bg_record_is_set (record, "permit_date"))
    return bg_status_make ("permitted_to_sign", 0, bg_record_get_date (record, "permit_date"));
  if (bg_record_is_set (record, "opinions_date"))
    return bg_status_make ("consulting", 0, bg_record_get_date (record, "opinions_date"));
  return bg_status_make ("planned", 0, bg_record_get_date (record, "planned_date"));
}

static BgStatus
get_term_status (BgRecord *record, const BgRules *rules)
{
  BgDate end = bg_agreement_get_end (record, rules->today);
  BgDate last;

  if (!bg_date_is_known (end) && g_strcmp0 (bg_record_get_text (record, "term_kind"), "indefinite") == 0)
    return bg_status_make ("in_force", 0, BG_DATE_NONE);
  if (!bg_date_is_known (end))
    return bg_status_make ("term_unknown", 0, BG_DATE_NONE);
  last = bg_date_last_day (end);
  if (bg_date_compare (last, rules->today) < 0)
    return bg_status_make ("expired", 0, end);
  if (bg_date_compare (last, bg_date_add_months (rules->today, rules->expiry_months)) <= 0)
    return bg_status_make ("expiring", bg_date_days_between (rules->today, last), end);
  return bg_status_make ("in_force", 0, end);
}

static BgStatus
get_status (BgRecord *record, const BgRules *rules)
{
  const char *halt = find_halt (record, rules);
  BgDate start = bg_agreement_get_term_start (record);

  if (halt != NULL)
    return bg_status_make (halt, 0, BG_DATE_NONE);
  if (!bg_agreement_is_signed (record))
    return get_unsigned_status (record);
  if (bg_date_is_known (start) && bg_date_compare (bg_date_first_day (start), rules->today) > 0)
    return bg_status_make ("signed", 0, start);
  return get_term_status (record, rules);
}

/* The end without renewals is kept in a column of its own, so that lists can be ordered and filtered by it.
 */
static void
derive (BgRecord *record)
{
  BgDate end = bg_record_get_date (record, "end_override");

  if (!bg_date_is_known (end))
    end = bg_agreement_compute_end (record);
  bg_record_set_date (record, "end_date", end);
}

/* Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 6: these names are kept for treaties. */
static void
check_name (BgRecord *record, BgProblems *problems)
{
  static const char *const treaty_names[] = { "công ước", "hiệp ước", "định ước", "hiệp định" };
  g_autofree char *title = g_utf8_strdown (bg_record_get_title (record), -1);

  for (gsize i = 0; i < G_N_ELEMENTS (treaty_names); i++)
    if (strstr (title, treaty_names[i]) != NULL)
      bg_problems_add (
        problems, BG_GRADE_WARNING, "treaty_name", "title", NULL,
        _ ("Law 70/2020/QH14, Article 6: an international agreement does not bear the name of a treaty."),
        _ ("The title has the name “%s”"), treaty_names[i]);
}

static void
check_override (BgRecord *record, BgProblems *problems)
{
  if (bg_record_is_set (record, "end_override") && !bg_record_is_set (record, "end_reason"))
    bg_problems_add (problems, BG_GRADE_ERROR, "end_reason", "end_reason", NULL, NULL,
                     _ ("An end corrected by hand needs its reason"));
}

/* Practice: what was done is looked at before it is extended. */
static gboolean
is_evaluated (BgRecord *record, int year)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "years"); i++)
    {
      BgRecord *item = bg_record_get_item (record, "years", i);
      gint64 of_year = 0;

      bg_record_get_integer (item, "year", &of_year);
      if (bg_record_is_set (item, "assessment") && (of_year == year || of_year == year - 1))
        return TRUE;
    }
  return FALSE;
}

static void
check_evaluation (BgRecord *record, BgProblems *problems)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "amendments"); i++)
    {
      BgRecord *amendment = bg_record_get_item (record, "amendments", i);
      int year = bg_record_get_date (amendment, "effective_date").year;

      if (g_strcmp0 (bg_record_get_text (amendment, "kind"), "extended") == 0 && year > 0 &&
          !is_evaluated (record, year))
        bg_problems_add (problems, BG_GRADE_NOTE, "evaluation", "years", NULL, NULL,
                         _ ("It was extended in %d without an assessment of the year before"), year);
    }
}

static void
check_chain (BgRecord *record, BgProblems *problems)
{
  static const char *const fields_of_chain[] = { "inherited_from", "replaced_by" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields_of_chain); i++)
    if (g_strcmp0 (bg_record_get_text (record, fields_of_chain[i]), bg_record_get_id (record)) == 0)
      bg_problems_add (problems, BG_GRADE_ERROR, "own_successor", fields_of_chain[i], NULL, NULL,
                       _ ("An agreement cannot come after itself"));
}

static void
check_end_of (BgRecord *record, const char *list, BgRecord *item, const char *field, BgProblems *problems)
{
  BgDate start = bg_agreement_get_term_start (record);
  BgDate end = bg_record_get_date (item != NULL ? item : record, field);

  if (bg_date_is_known (start) && bg_date_is_known (end) &&
      bg_date_compare (bg_date_last_day (end), bg_date_first_day (start)) < 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "order_of_dates", item != NULL ? list : field,
                     item != NULL ? bg_record_get_id (item) : NULL, NULL,
                     _ ("The agreement cannot end before it is in force"));
}

/* Luật 70/2020/QH14, Điều 32: in force as the text says; where it says nothing, from the day of signing. */
static void
check_end (BgRecord *record, BgProblems *problems)
{
  check_end_of (record, NULL, NULL, "end_override", problems);
  check_end_of (record, NULL, NULL, "period_end", problems);
  for (guint i = 0; i < bg_record_get_n_items (record, "amendments"); i++)
    check_end_of (record, "amendments", bg_record_get_item (record, "amendments", i), "new_end_date",
                  problems);
}

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  check_name (record, problems);
  bg_agreement_check_succession (record, rules, problems);
  check_evaluation (record, problems);
  check_chain (record, problems);
  check_override (record, problems);
  check_end (record, problems);
  if (bg_record_get_answer (record, "legally_binding") == BG_ANSWER_YES)
    bg_problems_add (problems, BG_GRADE_WARNING, "legally_binding", "legally_binding", NULL,
                     _ ("Decree 64/2021/NĐ-CP, Article 3(3): the text says that it is not legally binding."),
                     _ ("The agreement is marked as legally binding"));
  if (bg_record_get_answer (record, "vietnamese_text") == BG_ANSWER_NO)
    bg_problems_add (problems, BG_GRADE_NOTE, "vietnamese_text", "vietnamese_text", NULL, NULL,
                     _ ("A Vietnamese text or translation is needed (Law 70/2020/QH14, Article 7)"));
}

BG_DEFINE_STATUS_MATCH (in_force, "in_force", "expiring")

BG_DEFINE_STATUS_MATCH (expiring, "expiring")

BG_DEFINE_STATUS_MATCH (expired, "expired", "terminated", "replaced")

BG_DEFINE_STATUS_MATCH (preparing, "planned", "consulting", "permitted_to_sign", "signed")

static gboolean
match_incomplete (BgRecord *record, const BgRules *rules)
{
  return bg_agreement_is_signed (record) &&
         (!bg_record_is_set (record, "signed_date") ||
          g_strcmp0 (get_status (record, rules).code, "term_unknown") == 0);
}

/* The last turn among the amendments whose day of effect has come, by that day. */
#define TURN                                                                                                 \
  "(SELECT a.kind FROM agreement_amendments a WHERE a.parent_seq = t.seq AND date_first (a.effective_date) " \
  "<= :today"                                                                                                \
  " AND a.kind IN ('suspended', 'resumed', 'withdrawn', 'terminated', 'replaced')"                           \
  " ORDER BY date_first (a.effective_date) DESC, a.item_order DESC LIMIT 1)"
#define SUSPENDED                                                                                            \
  "(coalesce (" TURN ", '') = 'suspended' OR (" TURN                                                         \
  " IS NULL AND coalesce (date_first (t.suspended_date), '9999')"                                            \
  " <= :today))"
#define ENDED                                                                                                \
  "(coalesce (date_first (t.terminated_date), '9999') <= :today OR t.replaced_by IS NOT NULL"                \
  " OR coalesce (" TURN ", '') IN ('withdrawn', 'terminated', 'replaced'))"
#define SIGNED  "(t.signed_date IS NOT NULL OR coalesce (t.signed, 0) = 1)"
#define STARTED "coalesce (date_first (coalesce (t.effective_date, t.signed_date)), '0') <= :today"
#define LIVE    "NOT " ENDED " AND NOT " SUSPENDED " AND " SIGNED " AND " STARTED
#define LAST                                                                                                 \
  "date_last (CASE WHEN t.end_override IS NULL AND t.auto_renewal = 1 AND t.non_renewal_date IS NULL"        \
  " THEN renewed_end (t.end_date, t.renewal_months, :today) ELSE t.end_date END)"

#define INHERITED                                                                                            \
  "(coalesce (t.capacity, '') = 'district' OR t.inherited_from IS NOT NULL"                                  \
  " OR EXISTS (SELECT 1 FROM agreement_amendments a WHERE a.parent_seq = t.seq AND a.kind = 'inherited'))"

static const BgFilter filters[] = {
  { "in_force", N_ ("In force"), "emblem-default-symbolic",
    LIVE " AND (" LAST " >= :today OR (t.end_date IS NULL AND t.term_kind = 'indefinite'))", NULL,
    match_in_force },
  { "expiring", N_ ("End within 6 months"), "alarm-symbolic", LIVE " AND " LAST " BETWEEN :today AND :expiry",
    LAST ", t.seq", match_expiring },
  { "expired", N_ ("No longer in force"), NULL,
    "(" ENDED " OR (NOT " SUSPENDED " AND " SIGNED " AND " STARTED " AND " LAST " < :today))", NULL,
    match_expired },
  { "preparing", N_ ("In preparation"), NULL,
    "NOT " ENDED " AND NOT " SUSPENDED " AND NOT (" SIGNED " AND " STARTED ")", NULL, match_preparing },
  { "incomplete", N_ ("Dates to complete"), "dialog-warning-symbolic",
    SIGNED " AND (t.signed_date IS NULL OR (" LIVE
           " AND t.end_date IS NULL AND coalesce (t.term_kind, '') <> 'indefinite'))",
    NULL, match_incomplete },
  { "to_notify", N_ ("Succession not told"), "alarm-symbolic",
    INHERITED " AND t.succession_date IS NULL AND " SIGNED " AND NOT " ENDED, NULL,
    bg_agreement_needs_succession_notice },
  { NULL },
};

/* The order of an agreement's life, each with the field that dates it. */
static const struct
{
  const char *code;
  const char *label;
  const char *field;
} life[] = {
  { "planned", N_ ("Planned"), "planned_date" },
  { "consulting", N_ ("Opinions asked"), "opinions_date" },
  { "permitted_to_sign", N_ ("Permitted to sign"), "permit_date" },
  { "signed", N_ ("Signed"), "signed_date" },
  { "in_force", N_ ("In force"), "effective_date" },
  { "expiring", N_ ("About to end"), NULL },
  { "expired", N_ ("No longer in force"), NULL },
};

static gsize
find_life_step (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (life); i++)
    if (strcmp (life[i].code, code) == 0)
      return i;
  return strcmp (code, "term_unknown") == 0 || strcmp (code, "suspended") == 0 ? 4 : G_N_ELEMENTS (life) - 1;
}

static char *
dup_step_detail (BgRecord *record, const BgRules *rules, gsize index, const BgStatus *status, gboolean is_now)
{
  if (life[index].field != NULL)
    return bg_date_format (bg_record_get_date (record, life[index].field));
  if (is_now && status->days > 0)
    return g_strdup_printf (_ ("%d days left"), status->days);
  return index == G_N_ELEMENTS (life) - 1 ? bg_date_format (bg_agreement_get_end (record, rules->today))
                                          : g_strdup ("");
}

static void
foreach_step (BgRecord *record, const BgRules *rules, BgStepFunc func, gpointer data)
{
  BgStatus status = get_status (record, rules);
  gsize now = find_life_step (status.code);

  for (gsize i = 0; i < G_N_ELEMENTS (life); i++)
    {
      g_autofree char *detail = dup_step_detail (record, rules, i, &status, i == now);
      g_autofree char *word =
        i == now && strcmp (life[i].code, status.code) != 0 ? bg_status_dup_word (&status) : NULL;
      BgStep step = { word != NULL ? word : _ (life[i].label), detail,
                      i < now    ? BG_STEP_PAST
                      : i == now ? BG_STEP_NOW
                                 : BG_STEP_FUTURE,
                      status.icon, status.tone };

      func (&step, data);
    }
}

static void
add_facts (BgRecord *record, BgTitleFunc title_func, gpointer title_data, BgFactFunc func, gpointer data)
{
  static const char *const names[] = { "partner",        "signed_date", "signed_place",
                                       "effective_date", "end_date",    "lead_agency" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    bg_record_tell_field (record, names[i], title_func, title_data, func, data);
}

static void
append_date (GString *text, const char *format, BgDate date)
{
  g_autofree char *words = bg_date_format (date);

  if (*words != '\0')
    bg_text_append_part (text, g_strdup_printf (format, words));
}

static char *
dup_subtitle (BgRecord *record, const BgRules *rules, BgTitleFunc title_func, gpointer title_data)
{
  GString *text = g_string_new (NULL);

  bg_text_append_part (text, bg_record_dup_display (record, bg_kind_get_field (&bg_agreement_kind, "partner"),
                                                    title_func, title_data));
  append_date (text, _ ("signed %s"), bg_record_get_date (record, "signed_date"));
  append_date (text, _ ("ends %s"), bg_agreement_get_end (record, rules->today));
  return g_string_free (text, FALSE);
}

static const BgRelation relations[] = {
  { N_ ("Tasks"), &bg_task_kind, "agreement", "Commitments", TRUE },
  { N_ ("Related delegations"), &bg_delegation_kind, "agreements.agreement", "Implementation by year" },
  { NULL },
};

static const BgSpan span = { N_ ("End"), "end_date", "end_date", .is_term = TRUE };

const BgKind bg_agreement_kind = {
  .name = "agreement",
  .type_name = "BgAgreement",
  .label = N_ ("Agreement"),
  .plural = N_ ("Agreements"),
  .icon = "application-certificate-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.signed_date DESC, t.seq DESC",
  .filters = filters,
  .get_status = get_status,
  .validate = validate,
  .derive = derive,
  .dup_subtitle = dup_subtitle,
  .add_facts = add_facts,
  .foreach_reckoning = bg_agreement_foreach_reckoning,
  .foreach_step = foreach_step,
  .list_checks = bg_checklist_of_agreement,
  .checks_after = "Opinions and permission",
  .relations = relations,
  .span = &span,
};
