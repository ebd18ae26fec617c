/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show: one record whole, as text for people or as JSON. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli-problems.h"
#include "bg-cli-values.h"
#include "bg-history.h"

static const char *const formats[] = { "text", "json", NULL };

static gboolean
is_shown (BgRecord *record, const BgField *field)
{
  return (field->flags & BG_FIELD_HIDDEN) == 0 && bg_record_is_set (record, field->name);
}

/* Lines of a longer text stand under its first one. */
static void
print_value (const char *label, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *whole = g_strjoinv ("\n    ", lines);

  printf ("  %s: %s\n", label, whole);
}

static void
print_item (BgCli *cli, BgRecord *item, guint number)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const BgField *field = bg_record_get_kind (item)->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (!is_shown (item, field))
        continue;
      text = bg_cli_dup_display (cli, item, field);
      g_string_append_printf (line, "%s%s: %s", line->len > 0 ? "; " : "", bg_field_get_label (field), text);
    }
  printf ("    %u. %s\n", number, line->str);
}

static void
print_field (BgCli *cli, BgRecord *record, const BgField *field)
{
  g_autofree char *text = NULL;

  if (field->type != BG_FIELD_LIST)
    {
      text = bg_cli_dup_display (cli, record, field);
      print_value (bg_field_get_label (field), text);
      return;
    }
  printf ("  %s (%u):\n", bg_field_get_label (field), bg_record_get_n_items (record, field->name));
  for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
    print_item (cli, bg_record_get_item (record, field->name, i), i + 1);
}

static void
print_head (BgCli *cli, BgRecord *record)
{
  g_autofree char *status = bg_cli_dup_status (cli, record);

  printf ("%s\n", bg_record_get_title (record));
  printf ("  %s: %s\n", bg_kind_get_label (bg_record_get_kind (record)), bg_record_get_id (record));
  if (*status != '\0')
    printf ("  %s: %s\n", _ ("Status"), status);
  if (bg_record_is_trashed (record))
    printf ("  %s\n", _ ("In the trash"));
}

static void
print_record (BgCli *cli, BgRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record);
  const char *group = NULL;

  print_head (cli, record);
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      if (!is_shown (record, field) || strcmp (field->name, kind->title) == 0)
        continue;
      if (g_strcmp0 (group, field->group) != 0)
        printf ("\n%s\n", bg_field_get_group (field));
      group = field->group;
      print_field (cli, record, field);
    }
}

/* The record as it was at the end of the day that --as-of names. */
static gboolean
go_back_to (BgCli *cli, BgRecord **record, const char *typed, GError **error)
{
  char day[BG_DATE_ISO_SIZE];
  BgRecord *then;
  BgDate date;
  gint64 set;

  if (!bg_date_read (typed, cli->today, BG_DATE_NONE, &date, error))
    return FALSE;
  if (!bg_date_is_full (date))
    {
      bg_cli_set_usage_error (error, _ ("--as-of needs a whole day, such as 23/11/2026"));
      return FALSE;
    }
  bg_date_to_iso (date, day);
  if (!bg_store_find_set_of_day (cli->store, bg_record_get_id (*record), day, &set, error))
    return FALSE;
  then =
    bg_store_load_as_of (cli->store, bg_record_get_kind (*record), bg_record_get_id (*record), set, error);
  if (then == NULL)
    return FALSE;
  g_object_unref (*record);
  *record = then;
  return TRUE;
}

/**
 * bg_cli_show:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the record was shown
 */
gboolean
bg_cli_show (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgRecord) record = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint format;

  if (!bg_cli_arguments_get_format (arguments, formats, &format, error) || !bg_cli_open_to_read (cli, error))
    return FALSE;
  record = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 0), error);
  if (record == NULL)
    return FALSE;
  if (bg_cli_arguments_get (arguments, "as-of") != NULL &&
      !go_back_to (cli, &record, bg_cli_arguments_get (arguments, "as-of"), error))
    return FALSE;
  records = g_ptr_array_new ();
  g_ptr_array_add (records, record);
  if (!bg_cli_note_personal (cli, format == 0 ? BG_ACT_SHOWN : BG_ACT_EXPORTED, records, error))
    return FALSE;
  if (format == 1)
    return bg_cli_write_json (bg_cli_create_document (cli, record), error);
  print_record (cli, record);
  /* What holds now says nothing of the record as it was. */
  if (bg_cli_arguments_get (arguments, "as-of") == NULL && !bg_record_is_trashed (record))
    bg_cli_print_problems (cli, record);
  return TRUE;
}
