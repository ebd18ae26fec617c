/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print: the papers of a delegation, the register of agreements, the minutes of a review and its letters. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-agreement-dossier.h"
#include "bg-agreement-register-paper.h"
#include "bg-agreement-succession.h"
#include "bg-cli-paper.h"
#include "bg-cli-values.h"
#include "bg-delegation-paper.h"
#include "bg-dossier.h"
#include "bg-error.h"
#include "bg-review-paper.h"
#include "bg-succession-letter.h"

typedef BgSheet *(*SheetFunc) (BgRecord *record,
                               BgRecord *office,
                               const BgRules *rules,
                               BgFindRecordFunc find,
                               gpointer find_data);

static const struct
{
  const char *name;
  const BgKind *kind;
  SheetFunc create;
  gboolean is_personal;
} papers[] = {
  { "delegation-file", &bg_delegation_kind, bg_delegation_file_new },
  { "delegation-members", &bg_delegation_kind, bg_delegation_members_new },
  { "delegation-passports", &bg_delegation_kind, bg_delegation_passports_new, TRUE },
  { "delegation-programme", &bg_delegation_kind, bg_delegation_programme_new },
  { "review-minutes", &bg_review_kind, bg_review_minutes_new },
};

static GPtrArray *
find_all (BgCli *cli,
          const BgKind *kind,
          const char *filter,
          const char *field,
          const char *id,
          GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (kind, &cli->rules);

  if (filter != NULL)
    bg_query_set_filter (query, filter);
  if (field != NULL)
    bg_query_set_reference (query, field, id);
  return bg_store_find (cli->store, query, 0, error);
}

/* Without an id the newest is meant. */
static BgRecord *
load_record (BgCli *cli, BgCliArguments *arguments, const BgKind *kind, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (BgRecord) record = NULL;

  if (bg_cli_arguments_get_n_words (arguments) > 1)
    record = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 1), error);
  else
    {
      all = find_all (cli, kind, NULL, NULL, NULL, error);
      if (all != NULL && all->len > 0)
        record = g_object_ref (g_ptr_array_index (all, 0));
      else if (all != NULL)
        g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("There is none yet: %s"),
                     bg_kind_get_label (kind));
    }
  if (record != NULL && bg_record_get_kind (record) != kind)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is of the kind %s, not %s"),
                   bg_record_get_title (record), bg_kind_get_label (bg_record_get_kind (record)),
                   bg_kind_get_label (kind));
      return NULL;
    }
  return g_steal_pointer (&record);
}

static BgRecord *
load_masked (BgCli *cli, BgCliArguments *arguments, const BgKind *kind, GError **error)
{
  BgRecord *record = load_record (cli, arguments, kind, error);

  if (record != NULL)
    bg_record_mask (record);
  return record;
}

/* Asked for by name and by the option, and written down. */
static gboolean
allow_personal (BgCli *cli, BgRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (!cli->personal)
    {
      bg_cli_set_usage_error (
        error, _ ("This paper holds personal data. Ask for it by --personal; it is written down who did."));
      return FALSE;
    }
  g_ptr_array_add (records, record);
  return bg_cli_note_personal (cli, BG_ACT_PRINTED, records, error);
}

static BgSheet *
create_of_record (BgCli *cli, BgCliArguments *arguments, gsize index, BgRecord *office, GError **error)
{
  gboolean is_personal = papers[index].is_personal;
  g_autoptr (BgRecord) record = is_personal ? load_record (cli, arguments, papers[index].kind, error)
                                            : load_masked (cli, arguments, papers[index].kind, error);

  if (record == NULL || (is_personal && !allow_personal (cli, record, error)))
    return NULL;
  return papers[index].create (record, office, &cli->rules, bg_cli_find_for_paper, cli->store);
}

static BgSheet *
create_register (BgCli *cli, BgRecord *office, GError **error)
{
  g_autoptr (GPtrArray) agreements = find_all (cli, &bg_agreement_kind, NULL, NULL, NULL, error);

  if (agreements == NULL)
    return NULL;
  return bg_agreement_register_new (agreements, office, &cli->rules, bg_cli_find_for_paper, cli->store);
}

static BgSheet *
create_letter (BgCli *cli, BgCliArguments *arguments, BgRecord *office, GError **error)
{
  g_autofree char *id = bg_cli_find_reference (cli, bg_kind_get_field (&bg_task_kind, "lead_agency"),
                                               bg_cli_arguments_get_word (arguments, 1), error);
  g_autoptr (BgRecord) agency = id != NULL ? bg_cli_load (cli, id, error) : NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  if (agency == NULL)
    return NULL;
  tasks = find_all (cli, &bg_task_kind, "overdue", "lead_agency", id, error);
  if (tasks == NULL)
    return NULL;
  if (tasks->len == 0)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("No task that “%s” leads is overdue"),
                   bg_record_get_title (agency));
      return NULL;
    }
  return bg_reminder_letter_new (agency, tasks, office, &cli->rules, bg_cli_find_for_paper, cli->store);
}

static BgSheet *
create_dossier (BgCli *cli, BgCliArguments *arguments, BgRecord *office, GError **error)
{
  g_autoptr (BgRecord) agreement = load_masked (cli, arguments, &bg_agreement_kind, error);
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) before = NULL;

  if (agreement == NULL)
    return NULL;
  tasks = bg_store_list_own (cli->store, agreement, error);
  before = tasks != NULL ? bg_store_list_before (cli->store, agreement, error) : NULL;
  if (before == NULL)
    return NULL;
  return bg_agreement_dossier_new (&(BgDossierSource){ agreement, tasks, before }, office, &cli->rules,
                                   bg_cli_find_for_paper, cli->store);
}

static BgSheet *
create_succession_letter (BgCli *cli, BgCliArguments *arguments, BgRecord *office, GError **error)
{
  g_autoptr (BgRecord) agreement = load_masked (cli, arguments, &bg_agreement_kind, error);

  if (agreement == NULL || !bg_agreement_require_inherited (agreement, error))
    return NULL;
  return bg_succession_letter_new (agreement, office, &cli->rules, bg_cli_find_for_paper, cli->store);
}

static BgSheet *
create_sheet (BgCli *cli, BgCliArguments *arguments, const char *name, GError **error)
{
  g_autoptr (BgRecord) office = NULL;

  if (!bg_store_read_office (cli->store, &office, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (strcmp (papers[i].name, name) == 0)
      return create_of_record (cli, arguments, i, office, error);
  if (strcmp (name, "agreement-register") == 0)
    return create_register (cli, office, error);
  if (strcmp (name, "agreement-dossier") == 0)
    return create_dossier (cli, arguments, office, error);
  if (strcmp (name, "succession-letter") == 0)
    return create_succession_letter (cli, arguments, office, error);
  return create_letter (cli, arguments, office, error);
}

/**
 * bg_cli_print_sheet:
 * @cli: the call, with an open record book
 * @arguments: its arguments; the first word names the paper
 * @path: the PDF file to write
 * @error: what went wrong
 *
 * Returns: whether the file was written
 */
gboolean
bg_cli_print_sheet (BgCli *cli, BgCliArguments *arguments, const char *path, GError **error)
{
  const char *name = bg_cli_arguments_get_word (arguments, 0);
  g_autoptr (BgSheet) sheet = create_sheet (cli, arguments, name, error);
  g_autoptr (BgDocument) document = NULL;
  BgLayout layout;

  if (sheet == NULL)
    return FALSE;
  bg_sheet_get_options (sheet)->number = bg_cli_arguments_get (arguments, "number");
  bg_layout_init (&layout);
  layout.landscape = strcmp (name, "agreement-register") == 0;
  document = bg_sheet_create (sheet, &layout);
  return bg_cli_write_document (document, path, error);
}
