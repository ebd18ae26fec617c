/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print: the documents of the office as PDF files, the same pages as in the window. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-agreement-paper.h"
#include "bg-cli-paper.h"
#include "bg-error.h"
#include "bg-overdue-paper.h"

/**
 * bg_cli_find_for_paper:
 *
 * A paper never says a personal value whole: it gets none.
 */
BgRecord *
bg_cli_find_for_paper (const char *kind, const char *id, gpointer store)
{
  BgRecord *record = bg_store_load (store, bg_kind_find (kind), id, NULL);

  if (record != NULL)
    bg_record_mask (record);
  return record;
}

/** bg_cli_write_document: writes the pages to @path and says how many. */
gboolean
bg_cli_write_document (BgDocument *document, const char *path, GError **error)
{
  int pages = bg_document_get_n_pages (document);

  if (!bg_document_write_pdf (document, path, error))
    return FALSE;
  bg_cli_say (ngettext ("Written: %s (%d page)", "Written: %s (%d pages)", (gulong) pages), path, pages);
  return TRUE;
}

static gboolean
print_agreement (BgCli *cli, BgCliArguments *arguments, const char *path, GError **error)
{
  g_autoptr (BgRecord) agreement = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 1), error);
  g_autoptr (BgRecord) office = NULL;
  g_autoptr (BgAgreementPaper) paper = NULL;
  g_autoptr (BgDocument) document = NULL;
  BgAgreementSummary *summary;
  BgLayout layout;

  if (agreement == NULL || !bg_store_read_office (cli->store, &office, error))
    return FALSE;
  if (bg_record_get_kind (agreement) != &bg_agreement_kind)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is no agreement, but: %s"),
                   bg_record_get_title (agreement), bg_kind_get_label (bg_record_get_kind (agreement)));
      return FALSE;
    }
  bg_record_mask (agreement);
  paper = bg_agreement_paper_new (agreement, office, &cli->rules, bg_cli_find_for_paper, cli->store);
  summary = bg_agreement_paper_get_summary (paper);
  summary->number = bg_cli_arguments_get (arguments, "number");
  bg_layout_init (&layout);
  document = bg_agreement_summary_create (summary, &layout);
  return bg_cli_write_document (document, path, error);
}

static GListModel *
find_overdue (BgCli *cli, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &cli->rules);
  g_autoptr (GPtrArray) records = NULL;
  GListStore *tasks;

  bg_query_set_filter (query, "overdue");
  records = bg_store_find (cli->store, query, 0, error);
  if (records == NULL)
    return NULL;
  tasks = g_list_store_new (BG_TYPE_RECORD);
  for (guint i = 0; i < records->len; i++)
    g_list_store_append (tasks, g_ptr_array_index (records, i));
  return G_LIST_MODEL (tasks);
}

static gboolean
print_overdue (BgCli *cli, BgCliArguments *arguments, const char *path, GError **error)
{
  g_autoptr (GListModel) tasks = find_overdue (cli, error);
  g_autoptr (BgRecord) office = NULL;
  g_autoptr (BgOverduePaper) paper = NULL;
  g_autoptr (BgDocument) document = NULL;
  BgOverdueRegister *data;
  BgLayout layout;

  if (tasks == NULL || !bg_store_read_office (cli->store, &office, error))
    return FALSE;
  paper = bg_overdue_paper_new (tasks, office, &cli->rules, bg_cli_find_for_paper, cli->store);
  data = bg_overdue_paper_get_register (paper);
  data->number = bg_cli_arguments_get (arguments, "number");
  bg_layout_init (&layout);
  layout.landscape = TRUE;
  document = bg_overdue_register_create (data, &layout);
  return bg_cli_write_document (document, path, error);
}

/* The documents that can be printed, by the words that are typed. */
static const struct
{
  const char *name;
  guint min_words;
  guint max_words;
  gboolean (*print) (BgCli *cli, BgCliArguments *arguments, const char *path, GError **error);
} documents[] = {
  { "agreement-summary", 2, 2, print_agreement },       { "overdue-tasks", 1, 1, print_overdue },
  { "delegation-file", 2, 2, bg_cli_print_sheet },      { "delegation-members", 2, 2, bg_cli_print_sheet },
  { "delegation-programme", 2, 2, bg_cli_print_sheet }, { "agreement-register", 1, 1, bg_cli_print_sheet },
  { "agreement-dossier", 2, 2, bg_cli_print_sheet },    { "succession-letter", 2, 2, bg_cli_print_sheet },
  { "delegation-passports", 2, 2, bg_cli_print_sheet }, { "review-minutes", 1, 2, bg_cli_print_sheet },
  { "reminder-letter", 2, 2, bg_cli_print_sheet },
};

/**
 * bg_cli_print:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the file was written
 */
gboolean
bg_cli_print (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *name = bg_cli_arguments_get_word (arguments, 0);
  const char *path = bg_cli_arguments_get (arguments, "output");

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      if (strcmp (documents[i].name, name) != 0)
        continue;
      if (bg_cli_arguments_get_n_words (arguments) < documents[i].min_words ||
          bg_cli_arguments_get_n_words (arguments) > documents[i].max_words)
        break;
      if (path == NULL || *path == '\0')
        {
          bg_cli_set_usage_error (error, _ ("Name the PDF file to write: -o FILE"));
          return FALSE;
        }
      return bg_cli_open_to_read (cli, error) && documents[i].print (cli, arguments, path, error);
    }
  bg_cli_set_usage_error (
    error,
    _ ("What can be printed: agreement-summary ID, overdue-tasks, delegation-file ID, delegation-members ID, "
       "delegation-passports ID, delegation-programme ID, agreement-register, agreement-dossier ID, "
       "succession-letter ID, "
       "review-minutes [ID], reminder-letter AGENCY"));
  return FALSE;
}
