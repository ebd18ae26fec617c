/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an agreement's record into the summary's plain data; what is not there stays unknown. */
#include "bg-agreement-paper.h"

#include "bg-agreement.h"
#include "bg-office-letterhead.h"
#include "bg-paper-words.h"
#include "bg-words.h"

#include <string.h>

struct _BgAgreementPaper
{
  BgAgreementSummary summary;
  BgRecord *office;
  BgArena *arena;
};

/* One pass over an agreement. */
typedef struct
{
  BgAgreementSummary *summary;
  BgRecord *record;
  const BgRules *rules;
  BgArena *arena;
} Reader;

static const char *
copy_text (Reader *reader, BgRecord *record, const char *field)
{
  return bg_arena_copy (reader->arena, bg_record_get_text (record, field));
}

static const char *
get_word (BgRecord *record, const char *field)
{
  return bg_paper_words_get (field, bg_record_get_text (record, field));
}

static int
get_integer (BgRecord *record, const char *field)
{
  gint64 value = 0;

  return bg_record_get_integer (record, field, &value) ? (int) CLAMP (value, 0, G_MAXINT / 24) : 0;
}

/* The parties of one side; without any, the one that another field of the record names. */
static const char *const *
list_parties (Reader *reader, const char *side, const char *other)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < bg_record_get_n_items (reader->record, "parties"); i++)
    {
      BgRecord *party = bg_record_get_item (reader->record, "parties", i);
      const char *name = bg_record_get_text (party, "name");

      if (name == NULL || g_strcmp0 (bg_record_get_text (party, "side"), side) != 0)
        continue;
      g_strv_builder_add (names, name);
      any = TRUE;
    }
  if (!any && other != NULL)
    g_strv_builder_add (names, other);
  return bg_arena_end_list (reader->arena, names);
}

static const char *const *
list_fields (Reader *reader)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < bg_record_get_n_items (reader->record, "cooperation_fields"); i++)
    {
      const char *word = get_word (bg_record_get_item (reader->record, "cooperation_fields", i), "field");

      if (word != NULL)
        g_strv_builder_add (names, word);
    }
  return bg_arena_end_list (reader->arena, names);
}

/* "tiếng Việt, tiếng Anh" as typed. */
static const char *const *
list_languages (Reader *reader)
{
  const char *text = bg_record_get_text (reader->record, "languages");
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  return bg_arena_end_list (reader->arena, names);
}

static void
read_content (Reader *reader)
{
  BgAgreementSummary *summary = reader->summary;
  const char *partner = bg_arena_find_title_at (reader->arena, reader->record, "partner",
                                                bg_record_get_date (reader->record, "signed_date"));

  summary->title = copy_text (reader, reader->record, "title");
  summary->kind_name = get_word (reader->record, "agreement_type");
  summary->vietnamese_parties = list_parties (reader, "vietnamese", get_word (reader->record, "capacity"));
  summary->foreign_parties = list_parties (reader, "foreign", partner);
  summary->fields = list_fields (reader);
  summary->content = copy_text (reader, reader->record, "content");
  summary->method = copy_text (reader, reader->record, "method");
  summary->binding = bg_record_get_answer (reader->record, "legally_binding");
}

static BgSummaryTerm
read_term_kind (BgRecord *record)
{
  const char *kind = bg_record_get_text (record, "term_kind");

  if (g_strcmp0 (kind, "length") == 0)
    return BG_SUMMARY_TERM_MONTHS;
  if (g_strcmp0 (kind, "period") == 0)
    return BG_SUMMARY_TERM_PERIOD;
  return g_strcmp0 (kind, "indefinite") == 0 ? BG_SUMMARY_TERM_OPEN : BG_SUMMARY_TERM_UNKNOWN;
}

static void
read_effect (Reader *reader)
{
  BgAgreementSummary *summary = reader->summary;
  BgRecord *record = reader->record;

  summary->effective_date = bg_record_get_date (record, "effective_date");
  summary->term = read_term_kind (record);
  summary->term_months = 12 * get_integer (record, "term_years") + get_integer (record, "term_months");
  summary->renews = bg_record_get_answer (record, "auto_renewal");
  summary->renewal_months = get_integer (record, "renewal_months");
  summary->notice_months = get_integer (record, "notice_months");
  summary->end_date = bg_agreement_get_end (record, reader->rules->today);
}

static void
read_signing (Reader *reader)
{
  guint n = bg_record_get_n_items (reader->record, "signers");
  BgSummarySigner *signers = bg_arena_allocate (reader->arena, n, sizeof *signers);

  for (guint i = 0; i < n; i++)
    {
      BgRecord *signer = bg_record_get_item (reader->record, "signers", i);

      signers[i].name = copy_text (reader, signer, "full_name");
      signers[i].title = copy_text (reader, signer, "position");
    }
  reader->summary->signed_date = bg_record_get_date (reader->record, "signed_date");
  reader->summary->signed_place = copy_text (reader, reader->record, "signed_place");
  reader->summary->languages = list_languages (reader);
  reader->summary->signers = signers;
  reader->summary->n_signers = n;
}

static const char *
write_due (Reader *reader, BgRecord *commitment)
{
  if (bg_record_is_set (commitment, "due_date"))
    return bg_arena_take (reader->arena, bg_date_format (bg_record_get_date (commitment, "due_date")));
  return get_word (commitment, "recurrence");
}

/* "50%, trong hạn", "20%, quá hạn", "Hoàn thành"; NULL when nothing is known. */
static const char *
write_progress (Reader *reader, BgRecord *commitment, const BgStatus *status)
{
  const char *word = bg_paper_words_get ("status", status->code);
  gint64 percent = 0;
  gboolean counted = bg_record_get_integer (commitment, "progress", &percent);

  if (g_strcmp0 (status->code, "done") == 0)
    return "Hoàn thành";
  if (counted && word != NULL)
    return bg_arena_take (reader->arena, g_strdup_printf ("%" G_GINT64_FORMAT "%%, %s", percent, word));
  if (counted)
    return bg_arena_take (reader->arena, g_strdup_printf ("%" G_GINT64_FORMAT "%%", percent));
  return word != NULL ? bg_arena_take (reader->arena, bg_words_dup_capital (word)) : NULL;
}

static void
read_commitments (Reader *reader)
{
  guint n = bg_record_get_n_items (reader->record, "commitments");
  BgSummaryCommitment *commitments = bg_arena_allocate (reader->arena, n, sizeof *commitments);

  for (guint i = 0; i < n; i++)
    {
      BgRecord *commitment = bg_record_get_item (reader->record, "commitments", i);
      BgStatus status = bg_commitment_get_status (commitment, reader->rules);

      commitments[i].title = copy_text (reader, commitment, "title");
      commitments[i].lead_agency = bg_arena_find_title (reader->arena, commitment, "lead_agency");
      commitments[i].due = write_due (reader, commitment);
      commitments[i].progress = write_progress (reader, commitment, &status);
      commitments[i].done = g_strcmp0 (status.code, "done") == 0;
    }
  reader->summary->commitments = commitments;
  reader->summary->n_commitments = n;
}

static const char *
write_amendment_note (Reader *reader, BgRecord *amendment)
{
  g_autofree char *content = bg_words_dup_bare (bg_record_get_text (amendment, "content"));
  g_autofree char *end = NULL;

  if (!bg_record_is_set (amendment, "new_end_date"))
    return bg_arena_copy (reader->arena, content);
  end = bg_date_format_document (bg_record_get_date (amendment, "new_end_date"));
  return bg_arena_take (reader->arena,
                        g_strconcat (content, *content != '\0' ? "; " : "", "thời hạn mới đến ", end, NULL));
}

static void
read_amendments (Reader *reader)
{
  guint n = bg_record_get_n_items (reader->record, "amendments");
  BgSummaryAmendment *amendments = bg_arena_allocate (reader->arena, n, sizeof *amendments);

  for (guint i = 0; i < n; i++)
    {
      BgRecord *amendment = bg_record_get_item (reader->record, "amendments", i);

      amendments[i].kind = get_word (amendment, "kind");
      amendments[i].number = copy_text (reader, amendment, "number");
      amendments[i].signed_date = bg_record_get_date (amendment, "signed_date");
      amendments[i].effective_date = bg_record_get_date (amendment, "effective_date");
      amendments[i].note = write_amendment_note (reader, amendment);
    }
  reader->summary->amendments = amendments;
  reader->summary->n_amendments = n;
}

static const char *
write_year_result (Reader *reader, BgRecord *year)
{
  static const char *const parts[][2] = { { "result", "" },
                                          { "figures", "số liệu: " },
                                          { "difficulties", "khó khăn: " } };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *bare = bg_words_dup_bare (bg_record_get_text (year, parts[i][0]));

      if (*bare != '\0')
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? "; " : "", parts[i][1], bare);
    }
  return bg_arena_copy (reader->arena, text->str);
}

static void
read_years (Reader *reader)
{
  guint n = bg_record_get_n_items (reader->record, "years");
  BgSummaryYear *years = bg_arena_allocate (reader->arena, n, sizeof *years);

  for (guint i = 0; i < n; i++)
    {
      BgRecord *year = bg_record_get_item (reader->record, "years", i);

      years[i].year = get_integer (year, "year");
      years[i].result = write_year_result (reader, year);
      years[i].rating = get_word (year, "assessment");
      years[i].proposal = get_word (year, "proposal");
    }
  reader->summary->years = years;
  reader->summary->n_years = n;
}

/**
 * bg_agreement_paper_new:
 * @agreement: the agreement
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: (nullable) (scope call): finds the records that the agreement names
 * @find_data: for @find
 *
 * Reads everything the summary says. The paper is dated @rules->today and signed by the office's first
 * signer.
 *
 * Returns: (transfer full): the data of the summary, independent of the records
 */
BgAgreementPaper *
bg_agreement_paper_new (BgRecord *agreement,
                        BgRecord *office,
                        const BgRules *rules,
                        BgFindRecordFunc find,
                        gpointer find_data)
{
  BgAgreementPaper *paper;
  Reader reader;

  g_return_val_if_fail (BG_IS_RECORD (agreement) && rules != NULL, NULL);
  g_return_val_if_fail (bg_record_get_kind (agreement) == &bg_agreement_kind, NULL);

  paper = g_new0 (BgAgreementPaper, 1);
  paper->arena = bg_arena_new (find, find_data);
  paper->office = office != NULL ? g_object_ref (office) : NULL;
  bg_agreement_summary_init (&paper->summary);
  paper->summary.date = rules->today;
  bg_agreement_paper_set_signer (paper, 0);
  reader = (Reader){ &paper->summary, agreement, rules, paper->arena };
  read_content (&reader);
  read_effect (&reader);
  read_signing (&reader);
  read_commitments (&reader);
  read_amendments (&reader);
  read_years (&reader);
  return paper;
}

/**
 * bg_agreement_paper_free:
 * @paper: (transfer full): the data of a summary
 */
void
bg_agreement_paper_free (BgAgreementPaper *paper)
{
  g_return_if_fail (paper != NULL);

  bg_arena_free (paper->arena);
  g_clear_object (&paper->office);
  g_free (paper);
}

/**
 * bg_agreement_paper_get_summary:
 * @paper: the data of a summary
 *
 * Returns: (transfer none): the plain data, whose options, number and date may be changed before
 *   bg_agreement_summary_create()
 */
BgAgreementSummary *
bg_agreement_paper_get_summary (BgAgreementPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return &paper->summary;
}

/**
 * bg_agreement_paper_set_signer:
 * @paper: the data of a summary
 * @signer: which of the office's signers, from 0
 */
void
bg_agreement_paper_set_signer (BgAgreementPaper *paper, guint signer)
{
  g_return_if_fail (paper != NULL);

  bg_letterhead_from_office (&paper->summary.letterhead, paper->office, signer, paper->arena);
}
