/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of papers: what each is called, what it is read from, and what may be chosen for it. */
#include "bg-config.h"

#include "bg-papers-private.h"

#include <glib/gi18n-lib.h>

#include "bg-agreement-dossier.h"
#include "bg-agreement-paper.h"
#include "bg-agreement-register-paper.h"
#include "bg-agreement-succession.h"
#include "bg-delegation-paper.h"
#include "bg-dossier.h"
#include "bg-overdue-paper.h"
#include "bg-review-paper.h"
#include "bg-succession-letter.h"

/* But for those that are about personal values a paper never says one whole: it gets none (law 91/2025/QH15,
 * no more than is needed). */
static BgRecord *
find_record (const char *kind, const char *id, gpointer store)
{
  const BgKind *found = bg_kind_find (kind);
  BgRecord *record = found != NULL ? bg_store_load (store, found, id, NULL) : NULL;

  if (record != NULL)
    bg_record_mask (record);
  return record;
}

static gpointer
load_agreement_summary (const BgPaperSource *source, GError **error)
{
  return bg_agreement_paper_new (source->record, source->office, &source->rules, find_record, source->store);
}

static BgPaperParts
get_summary_parts (gpointer content)
{
  BgAgreementSummary *summary = bg_agreement_paper_get_summary (content);

  return (BgPaperParts){ summary, &summary->letterhead, &summary->number, &summary->date,
                         &summary->show_recipients };
}

static BgDocument *
create_agreement_summary (gpointer content, const BgLayout *layout)
{
  return bg_agreement_summary_create (bg_agreement_paper_get_summary (content), layout);
}

static gpointer
load_overdue_register (const BgPaperSource *source, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &source->rules);
  g_autoptr (GListStore) tasks = NULL;
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_filter (query, "overdue");
  found = bg_store_find (source->store, query, 0, error);
  if (found == NULL)
    return NULL;
  tasks = g_list_store_new (BG_TYPE_RECORD);
  g_list_store_splice (tasks, 0, 0, found->pdata, found->len);
  return bg_overdue_paper_new (G_LIST_MODEL (tasks), source->office, &source->rules, find_record,
                               source->store);
}

static BgPaperParts
get_register_parts (gpointer content)
{
  BgOverdueRegister *data = bg_overdue_paper_get_register (content);

  return (BgPaperParts){ data, &data->letterhead, &data->number, &data->date, &data->show_recipients };
}

static BgDocument *
create_overdue_register (gpointer content, const BgLayout *layout)
{
  return bg_overdue_register_create (bg_overdue_paper_get_register (content), layout);
}

static gpointer
load_delegation_file (const BgPaperSource *source, GError **error)
{
  return bg_delegation_file_new (source->record, source->office, &source->rules, find_record, source->store);
}

static gpointer
load_delegation_members (const BgPaperSource *source, GError **error)
{
  return bg_delegation_members_new (source->record, source->office, &source->rules, find_record,
                                    source->store);
}

static gpointer
load_delegation_passports (const BgPaperSource *source, GError **error)
{
  return bg_delegation_passports_new (source->record, source->office, &source->rules, find_record,
                                      source->store);
}

static gpointer
load_delegation_programme (const BgPaperSource *source, GError **error)
{
  return bg_delegation_programme_new (source->record, source->office, &source->rules, find_record,
                                      source->store);
}

static gpointer
load_review_minutes (const BgPaperSource *source, GError **error)
{
  return bg_review_minutes_new (source->record, source->office, &source->rules, find_record, source->store);
}

static gpointer
load_reminder_letter (const BgPaperSource *source, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &source->rules);
  g_autoptr (GPtrArray) tasks = NULL;

  bg_query_set_filter (query, "overdue");
  bg_query_set_reference (query, "lead_agency", bg_record_get_id (source->record));
  tasks = bg_store_find (source->store, query, 0, error);
  if (tasks == NULL)
    return NULL;
  return bg_reminder_letter_new (source->record, tasks, source->office, &source->rules, find_record,
                                 source->store);
}

static gpointer
load_agreement_register (const BgPaperSource *source, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_agreement_kind, &source->rules);
  g_autoptr (GPtrArray) agreements = bg_store_find (source->store, query, 0, error);

  if (agreements == NULL)
    return NULL;
  return bg_agreement_register_new (agreements, source->office, &source->rules, find_record, source->store);
}

static gpointer
load_agreement_dossier (const BgPaperSource *source, GError **error)
{
  g_autoptr (GPtrArray) tasks = bg_store_list_own (source->store, source->record, error);
  g_autoptr (GPtrArray) before =
    tasks != NULL ? bg_store_list_before (source->store, source->record, error) : NULL;

  if (before == NULL)
    return NULL;
  return bg_agreement_dossier_new (&(BgDossierSource){ source->record, tasks, before }, source->office,
                                   &source->rules, find_record, source->store);
}

static gpointer
load_succession_letter (const BgPaperSource *source, GError **error)
{
  if (!bg_agreement_require_inherited (source->record, error))
    return NULL;
  return bg_succession_letter_new (source->record, source->office, &source->rules, find_record,
                                   source->store);
}

static BgPaperParts
get_sheet_parts (gpointer content)
{
  BgSheetOptions *options = bg_sheet_get_options (content);

  return (BgPaperParts){ options,        bg_sheet_get_letterhead (content), &options->number,
                         &options->date, &options->show_recipients,         bg_sheet_get_issuer (content) };
}

static BgDocument *
create_sheet (gpointer content, const BgLayout *layout)
{
  return bg_sheet_create (content, layout);
}

static const BgPaperSection summary_sections[] = {
  { N_ ("Table of commitments"), TRUE, G_STRUCT_OFFSET (BgAgreementSummary, show_commitments) },
  { N_ ("Amendments and extensions"), FALSE, G_STRUCT_OFFSET (BgAgreementSummary, show_amendments) },
  { N_ ("Implementation by year"), FALSE, G_STRUCT_OFFSET (BgAgreementSummary, show_years) },
  { NULL },
};

static const BgPaperSection no_sections[] = { { NULL } };

/* A paper whose plain data is a #BgSheet. */
#define SHEET(paper_name, words, paper_kind, loads, ...)                                                     \
  {                                                                                                          \
    .name = paper_name, .label = words, .kind = paper_kind, .sections = no_sections, .load = loads,          \
    .free = (void (*) (gpointer)) bg_sheet_free,                                                             \
    .set_signer = (void (*) (gpointer, guint)) bg_sheet_set_signer, .get_parts = get_sheet_parts,            \
    .create = create_sheet, .check = bg_paper_check_nothing, __VA_ARGS__                                     \
  }

static const BgPaper papers[] = {
  SHEET ("delegation-file", N_ ("File of the delegation"), &bg_delegation_kind, load_delegation_file),
  SHEET ("delegation-members", N_ ("List of members"), &bg_delegation_kind, load_delegation_members),
  SHEET ("delegation-passports",
         N_ ("List of members with passports"),
         &bg_delegation_kind,
         load_delegation_passports,
         .is_personal = TRUE),
  SHEET ("delegation-programme",
         N_ ("Programme of the visit"),
         &bg_delegation_kind,
         load_delegation_programme),
  SHEET ("agreement-register",
         N_ ("Register of agreements"),
         &bg_agreement_kind,
         load_agreement_register,
         .is_of_list = TRUE,
         .landscape = TRUE),
  SHEET ("review-minutes", N_ ("Minutes of the review"), &bg_review_kind, load_review_minutes),
  SHEET ("reminder-letter", N_ ("Letter of reminder"), &bg_agency_kind, load_reminder_letter),
  {
    .name = "agreement-summary",
    .label = N_ ("Agreement summary"),
    .kind = &bg_agreement_kind,
    .sections = summary_sections,
    .load = load_agreement_summary,
    .free = (void (*) (gpointer)) bg_agreement_paper_free,
    .set_signer = (void (*) (gpointer, guint)) bg_agreement_paper_set_signer,
    .get_parts = get_summary_parts,
    .create = create_agreement_summary,
    .check = bg_paper_check_agreement_summary,
  },
  SHEET ("agreement-dossier", N_ ("Dossier of the agreement"), &bg_agreement_kind, load_agreement_dossier),
  SHEET ("succession-letter", N_ ("Notice of succession"), &bg_agreement_kind, load_succession_letter),
  {
    .name = "overdue-tasks",
    .label = N_ ("Register of overdue tasks"),
    .kind = &bg_task_kind,
    .is_of_list = TRUE,
    .landscape = TRUE,
    .sections = no_sections,
    .load = load_overdue_register,
    .free = (void (*) (gpointer)) bg_overdue_paper_free,
    .set_signer = (void (*) (gpointer, guint)) bg_overdue_paper_set_signer,
    .get_parts = get_register_parts,
    .create = create_overdue_register,
    .check = bg_paper_check_overdue_register,
  },
};

/**
 * bg_paper_find:
 * @name: name of a paper, such as "agreement-summary"; the same on the command line
 *
 * Returns: (nullable): its line of the table; static
 */
const BgPaper *
bg_paper_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      return &papers[i];
  return NULL;
}

/**
 * bg_paper_list:
 * @kind: name of a kind of records
 * @of_list: papers of a list of them, instead of one record
 *
 * Returns: (transfer container) (element-type BgPaper): the papers there are, perhaps none
 */
GPtrArray *
bg_paper_list (const char *kind, gboolean of_list)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].kind->name, kind) == 0 && papers[i].is_of_list == of_list)
      g_ptr_array_add (list, (gpointer) &papers[i]);
  return list;
}

/** bg_paper_get_name: its stable name for programs. */
const char *
bg_paper_get_name (const BgPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  return paper->name;
}

/** bg_paper_get_label: what an officer calls it. */
const char *
bg_paper_get_label (const BgPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  return _ (paper->label);
}

/** bg_paper_get_kind: name of the kind of records it is about. */
const char *
bg_paper_get_kind (const BgPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  return paper->kind->name;
}

/** bg_paper_is_of_list: whether it is about a list of records instead of one. */
gboolean
bg_paper_is_of_list (const BgPaper *paper)
{
  g_return_val_if_fail (paper != NULL, FALSE);
  return paper->is_of_list;
}

/** bg_paper_get_sections: its parts that can be left out, ended by one whose label is NULL. */
const BgPaperSection *
bg_paper_get_sections (const BgPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  return paper->sections;
}

/**
 * bg_paper_options_new:
 * @paper: a paper
 * @today: its day
 *
 * Returns: (transfer full): what is printed unless the officer chooses otherwise
 */
BgPaperOptions *
bg_paper_options_new (const BgPaper *paper, BgDate today)
{
  BgPaperOptions *options;

  g_return_val_if_fail (paper != NULL, NULL);

  options = g_new0 (BgPaperOptions, 1);
  options->date = today;
  for (guint i = 0; paper->sections[i].label != NULL; i++)
    options->sections |= paper->sections[i].shown ? 1U << i : 0;
  bg_layout_init (&options->layout);
  options->layout.landscape = paper->landscape;
  return options;
}

/** bg_paper_options_copy: a copy, to be freed. */
BgPaperOptions *
bg_paper_options_copy (const BgPaperOptions *options)
{
  BgPaperOptions *copy;

  g_return_val_if_fail (options != NULL, NULL);

  copy = g_memdup2 (options, sizeof *options);
  copy->number = g_strdup (options->number);
  copy->recipients = g_strdupv (options->recipients);
  return copy;
}

/** bg_paper_options_free: frees the options. */
void
bg_paper_options_free (BgPaperOptions *options)
{
  g_return_if_fail (options != NULL);

  g_free (options->number);
  g_strfreev (options->recipients);
  g_free (options);
}
