/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history: who changed what in a record, newest first. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-history.h"
#include "bg-change-words.h"
#include "bg-cli-values.h"
#include "bg-personal.h"

static const char *const formats[] = { "text", "json", NULL };

/* Enough for a person; --limit asks for more or less. */
#define USUAL_LIMIT  1000
#define OFFICE_LIMIT 100

static void
print_change (BgCli *cli, BgRecord *record, const BgHistoryEntry *entry)
{
  BgChangeWords words = { .kind = bg_record_get_kind (record), .record = record, .unmasked = cli->personal };
  g_autofree char *line = NULL;

  words.title_func = bg_store_title_func;
  words.title_data = cli->store;
  line = bg_history_describe_entry (&words, entry);
  if (line != NULL)
    printf ("  %s\n", line);
}

static void
print_history (BgCli *cli, BgRecord *record, GPtrArray *entries)
{
  gint64 set = 0;
  gboolean is_new = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *time = bg_clock_format_moment (entry->time);

      if (entry->set != set)
        printf ("%s%s · %s · %s\n", set != 0 ? "\n" : "", time,
                entry->officer != NULL ? entry->officer : _ ("unknown"), entry->label);
      /* The values of a new record are not told one by one. */
      is_new = *entry->path == '\0' || (is_new && entry->set == set);
      if (*entry->path == '\0' || !is_new)
        print_change (cli, record, entry);
      set = entry->set;
    }
}

/* Personal values are masked in history as everywhere else. */
static json_t *
create_side (BgCli *cli, const BgKind *kind, BgPlace place, const char *text)
{
  json_t *value = text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : json_null ();
  const BgKind *owner = place.list != NULL ? place.list->items : kind;

  if (json_is_object (value))
    bg_cli_mask_document (cli, owner, value);
  else if (place.field != NULL && json_is_string (value))
    {
      json_t *document = json_pack ("{s:o}", place.field->name, value);

      bg_cli_mask_document (cli, owner, document);
      value = json_incref (json_object_get (document, place.field->name));
      json_decref (document);
    }
  return value;
}

static json_t *
create_entry (BgCli *cli, const BgKind *kind, const BgHistoryEntry *entry)
{
  BgPlace place = bg_patch_find_place (kind, entry->path);
  g_autofree char *moment = bg_clock_format_iso (entry->time);

  return json_pack ("{s:I, s:s, s:s?, s:s, s:s, s:s?, s:o, s:o}", "set", (json_int_t) entry->set, "time",
                    moment, "officer", entry->officer, "label", entry->label, "path", entry->path, "act",
                    bg_act_get_code (entry->act), "before", create_side (cli, kind, place, entry->before),
                    "after", create_side (cli, kind, place, entry->after));
}

static gboolean
write_history (BgCli *cli, const BgKind *kind, GPtrArray *entries, GError **error)
{
  json_t *array = json_array ();

  for (guint i = 0; i < entries->len; i++)
    json_array_append_new (array, create_entry (cli, kind, g_ptr_array_index (entries, i)));
  return bg_cli_write_json (array, error);
}

static gboolean
is_personal (BgPlace place)
{
  return place.field != NULL && (place.field->flags & BG_FIELD_PERSONAL) != 0;
}

/* What was personal once is personal in the history too; who looks at it is written down there. */
static gboolean
note_personal (BgCli *cli, BgRecord *record, GPtrArray *entries, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_personal_set_new (BG_ACT_SHOWN);
  const BgKind *kind = bg_record_get_kind (record);

  if (!cli->personal)
    return TRUE;
  bg_personal_set_add (set, record);
  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      if ((entry->before != NULL || entry->after != NULL) &&
          is_personal (bg_patch_find_place (kind, entry->path)))
        bg_change_set_add_note (set, kind->name, bg_record_get_id (record), entry->path);
    }
  return bg_personal_commit (cli->store, set, error);
}

static json_t *
create_set (const BgHistorySet *set)
{
  g_autofree char *moment = bg_clock_format_iso (set->time);

  return json_pack ("{s:I, s:s, s:s?, s:s, s:s?, s:b, s:i, s:s?, s:s?}", "set", (json_int_t) set->seq, "time",
                    moment, "officer", set->officer, "label", set->label, "act", bg_act_get_code (set->act),
                    "undone", set->undone, "records", (int) set->n_records, "kind", set->kind, "record",
                    set->record);
}

static void
print_set (BgCli *cli, const BgHistorySet *set)
{
  g_autofree char *time = bg_clock_format_moment (set->time);
  g_autofree char *title =
    set->record != NULL ? bg_store_dup_title (cli->store, set->kind, set->record) : NULL;

  printf ("%6d  %s · %s · %s%s", (int) set->seq, time, set->officer != NULL ? set->officer : _ ("unknown"),
          set->label, set->undone ? _ (" (undone)") : "");
  if (title != NULL)
    printf (": %s", title);
  if (set->n_records > 1)
    printf (_ (" and %d more"), (int) set->n_records - 1);
  putchar ('\n');
}

static gboolean
show_office_history (BgCli *cli, guint limit, gboolean as_json, GError **error)
{
  BgHistoryFilter filter = { NULL };
  g_autoptr (GPtrArray) sets = bg_store_list_history (cli->store, &filter, limit, error);
  json_t *array = as_json ? json_array () : NULL;

  for (guint i = 0; sets != NULL && i < sets->len; i++)
    if (as_json)
      json_array_append_new (array, create_set (g_ptr_array_index (sets, i)));
    else
      print_set (cli, g_ptr_array_index (sets, i));
  if (sets == NULL || !as_json)
    {
      json_decref (array);
      return sets != NULL;
    }
  return bg_cli_write_json (array, error);
}

/**
 * bg_cli_history:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the history was shown
 */
gboolean
bg_cli_history (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgRecord) record = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint format;
  guint limit;

  if (!bg_cli_arguments_get_format (arguments, formats, &format, error) ||
      !bg_cli_read_limit (arguments, &limit, error) || !bg_cli_open_to_read (cli, error))
    return FALSE;
  if (bg_cli_arguments_get_word (arguments, 0) == NULL)
    return show_office_history (cli, limit > 0 ? limit : OFFICE_LIMIT, format == 1, error);
  record = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 0), error);
  if (record == NULL)
    return FALSE;
  entries =
    bg_store_load_history (cli->store, bg_record_get_id (record), limit > 0 ? limit : USUAL_LIMIT, error);
  if (entries == NULL || !note_personal (cli, record, entries, error))
    return FALSE;
  if (format == 1)
    return write_history (cli, bg_record_get_kind (record), entries, error);
  print_history (cli, record, entries);
  return TRUE;
}
