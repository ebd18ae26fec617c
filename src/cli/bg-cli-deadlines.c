/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deadlines: what the law asks of a record or a year, how it was counted, and the tasks that follow. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli.h"
#include "bg-rule-tasks.h"

static const char *const formats[] = { "text", "json", NULL };

static char *
dup_iso (BgDate date)
{
  char iso[BG_DATE_ISO_SIZE];

  return g_strdup (bg_date_to_iso (date, iso));
}

static void
set_text (json_t *json, const char *name, const char *text)
{
  json_object_set_new (json, name, text != NULL && *text != '\0' ? json_string (text) : json_null ());
}

static void
set_date (json_t *json, const char *name, BgDate date)
{
  g_autofree char *iso = dup_iso (date);

  set_text (json, name, iso);
}

static json_t *
deadline_to_json (const BgDeadline *deadline, const BgRuleBook *book)
{
  json_t *json = json_object ();
  g_autofree char *how = bg_deadline_dup_how (deadline, book);

  set_text (json, "rule", deadline->rule->code);
  set_text (json, "title", deadline->title);
  set_text (json, "article", deadline->rule->law);
  set_date (json, "counted_from", deadline->count.from);
  set_date (json, "reached", deadline->count.reached);
  set_date (json, "due", deadline->count.due);
  set_text (json, "how", how);
  set_date (json, "done", deadline->done);
  return json;
}

/* A step of the office's own has an id in place of a number, which says nothing to a reader. */
static char *
dup_headline (const char *code, const char *title)
{
  return bg_deadline_rule_find (code) != NULL ? g_strdup_printf ("%s  %s", code, title) : g_strdup (title);
}

static void
print_deadline (const BgDeadline *deadline, const BgRuleBook *book)
{
  g_autofree char *how = bg_deadline_dup_how (deadline, book);
  g_autofree char *due = bg_date_format_with_weekday (deadline->count.due);
  g_autofree char *done = bg_date_format (deadline->done);
  g_autofree char *headline = dup_headline (deadline->rule->code, deadline->title);

  printf ("%s\n", headline);
  printf ("  %s: %s\n", _ ("Due date"), due);
  printf ("  %s: %s\n", _ ("How it is counted"), how);
  printf ("  %s: %s\n", _ ("Source of law"), deadline->rule->law);
  if (*done != '\0')
    printf ("  %s: %s\n", _ ("Done on"), done);
}

static gboolean
show_deadlines (GPtrArray *deadlines, const BgRuleBook *book, guint format, GError **error)
{
  json_t *array;

  if (format == 0)
    {
      for (guint i = 0; i < deadlines->len; i++)
        print_deadline (g_ptr_array_index (deadlines, i), book);
      if (deadlines->len == 0)
        bg_cli_say (_ ("No rule asks for anything here"));
      return TRUE;
    }
  array = json_array ();
  for (guint i = 0; i < deadlines->len; i++)
    json_array_append_new (array, deadline_to_json (g_ptr_array_index (deadlines, i), book));
  return bg_cli_write_json (array, error);
}

static json_t *
proposal_to_json (const BgProposal *proposal)
{
  json_t *json = json_object ();

  set_text (json, "change", bg_proposal_kind_get_code (proposal->kind));
  set_text (json, "rule", proposal->code);
  set_text (json, "title", proposal->title);
  set_text (json, "article", proposal->law);
  set_date (json, "counted_from", proposal->counted_from);
  set_date (json, "due", proposal->due);
  set_text (json, "how", proposal->how);
  set_text (json, "task", proposal->before != NULL ? bg_record_get_id (proposal->before) : NULL);
  return json;
}

static void
print_proposal (const BgProposal *proposal)
{
  g_autofree char *due = bg_date_format (proposal->due);
  g_autofree char *headline = dup_headline (proposal->code, proposal->title);

  printf ("%s: %s\n", bg_proposal_kind_get_label (proposal->kind), headline);
  if (*due != '\0')
    printf ("  %s: %s\n", _ ("Due date"), due);
  printf ("  %s\n", proposal->how);
}

static gboolean
show_proposals (GPtrArray *proposals, guint format, GError **error)
{
  json_t *array;

  if (format == 0)
    {
      for (guint i = 0; i < proposals->len; i++)
        print_proposal (g_ptr_array_index (proposals, i));
      if (proposals->len == 0)
        bg_cli_say (_ ("All tasks that the rules ask for are there"));
      return TRUE;
    }
  array = json_array ();
  for (guint i = 0; i < proposals->len; i++)
    json_array_append_new (array, proposal_to_json (g_ptr_array_index (proposals, i)));
  return bg_cli_write_json (array, error);
}

static gboolean
read_year (BgCli *cli, BgCliArguments *arguments, int *year, GError **error)
{
  const char *typed = bg_cli_arguments_get (arguments, "year");
  guint64 number;

  *year = cli->today.year;
  if (typed == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (typed, 10, 1900, 2199, &number, NULL))
    {
      bg_cli_set_usage_error (error, _ ("“%s” is no year"), typed);
      return FALSE;
    }
  *year = (int) number;
  return TRUE;
}

static gboolean
accept_proposals (BgCli *cli, GPtrArray *proposals, GError **error)
{
  guint n = bg_proposals_count_changes (proposals);
  g_autoptr (BgChangeSet) set = NULL;

  if (n == 0)
    return TRUE;
  set = bg_proposals_create_change_set (proposals, error);
  if (set == NULL || !bg_store_commit (cli->store, set, error))
    return FALSE;
  bg_cli_say (ngettext ("%u task was changed in one step; it is taken back by: banggiao-cli undo",
                        "%u tasks were changed in one step; it is taken back by: banggiao-cli undo", n),
              n);
  return TRUE;
}

static gboolean
propose (BgCli *cli, BgCliArguments *arguments, BgRecord *record, int year, guint format, GError **error)
{
  g_autoptr (BgRuleBook) book = bg_store_load_rule_book (cli->store, cli->today, error);
  g_autoptr (GPtrArray) proposals = NULL;

  if (book != NULL && (record != NULL || bg_cli_arguments_has (arguments, "year")))
    proposals = bg_store_propose_by (cli->store, record, year, book, error);
  else if (book != NULL)
    proposals =
      bg_store_propose_all (cli->store, year, book, !bg_cli_arguments_has (arguments, "accept"), error);
  if (proposals == NULL)
    return FALSE;
  return show_proposals (proposals, format, error) &&
         (!bg_cli_arguments_has (arguments, "accept") || accept_proposals (cli, proposals, error));
}

/**
 * bg_cli_deadlines:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the deadlines were shown, and the tasks made where that was asked for
 */
gboolean
bg_cli_deadlines (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *id = bg_cli_arguments_get (arguments, "for");
  gboolean accepts = bg_cli_arguments_has (arguments, "accept");
  g_autoptr (BgRecord) record = NULL;
  g_autoptr (BgRuleBook) book = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  guint format;
  int year;

  if (!bg_cli_arguments_get_format (arguments, formats, &format, error) ||
      !read_year (cli, arguments, &year, error) ||
      !(accepts ? bg_cli_open (cli, error) : bg_cli_open_to_read (cli, error)))
    return FALSE;
  record = id != NULL ? bg_cli_load (cli, id, error) : NULL;
  if (id != NULL && record == NULL)
    return FALSE;
  if (accepts || bg_cli_arguments_has (arguments, "propose"))
    return propose (cli, arguments, record, year, format, error);
  book = bg_store_load_rule_book (cli->store, cli->today, error);
  if (book == NULL)
    return FALSE;
  deadlines = record != NULL ? bg_deadlines_of_record (record, book) : bg_deadlines_of_year (year, book);
  return show_deadlines (deadlines, book, format, error);
}
