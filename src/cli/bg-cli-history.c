/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history: who changed what in a record, newest first. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-history.h"
#include "bg-cli-values.h"
#include "bg-personal.h"

static const char *const formats[] = { "text", "json", NULL };

/* Enough for a person; --limit asks for more or less. */
#define USUAL_LIMIT 1000

/* Vietnam has had UTC+7 without summer time since 1975. */
#define SECONDS_FROM_UTC (7 * 60 * 60)

/**
 * Place:
 * @field: (nullable): the field a path begins with
 * @inner: (nullable): the field of an item behind it
 */
typedef struct
{
  const BgField *field;
  const BgField *inner;
} Place;

/* "title", "members", "members[ID]", "members[ID].full_name" */
static Place
read_path (const BgKind *kind, const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "["));
  const char *dot = strstr (path, "].");
  Place place = { bg_kind_get_field (kind, name), NULL };

  if (dot != NULL && place.field != NULL && place.field->items != NULL)
    place.inner = bg_kind_get_field (place.field->items, dot + 2);
  return place;
}

static void
set_json_value (BgRecord *record, const BgField *field, const json_t *value)
{
  if (json_is_boolean (value))
    bg_record_set_integer (record, field->name, json_is_true (value));
  else if (json_is_integer (value) && bg_field_has_number (field))
    bg_record_set_integer (record, field->name, json_integer_value (value));
  else if (json_is_string (value) && bg_field_has_text (field))
    bg_record_set_text (record, field->name, json_string_value (value));
}

/* The value as people read it, by way of a record that has nothing else. */
static char *
display_value (BgCli *cli, const BgKind *kind, const BgField *field, const json_t *value)
{
  g_autoptr (BgRecord) record = bg_record_new (kind);

  set_json_value (record, field, value);
  return bg_cli_dup_display (cli, record, field);
}

/* A whole item is told by its title. */
static char *
display_item (BgCli *cli, const BgKind *items, const json_t *value)
{
  const BgField *title = bg_kind_get_field (items, items->title);

  return display_value (cli, items, title, json_object_get (value, title->name));
}

static char *
display_side (BgCli *cli, const BgKind *kind, Place place, const char *text)
{
  json_t *value = text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
  char *words;

  if (value == NULL)
    words = g_strdup (_ ("(empty)"));
  else if (place.inner != NULL)
    words = display_value (cli, place.field->items, place.inner, value);
  else if (place.field != NULL && place.field->type != BG_FIELD_LIST)
    words = display_value (cli, kind, place.field, value);
  else if (place.field != NULL && json_is_object (value))
    words = display_item (cli, place.field->items, value);
  else
    words = g_strdup ("…");
  json_decref (value);
  return words;
}

static void
print_change (BgCli *cli, const BgKind *kind, const BgHistoryEntry *entry)
{
  Place place = read_path (kind, entry->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (*entry->path == '\0')
    printf ("  %s\n", _ ("(new)"));
  /* What is no field, such as the trash, is said by the label of the change set. */
  if (place.field == NULL)
    return;
  /* Somebody looked at it, which changes nothing. */
  if (entry->before == NULL && entry->after == NULL)
    {
      printf ("  %s%s%s\n", bg_field_get_label (place.field), place.inner != NULL ? ", " : "",
              place.inner != NULL ? bg_field_get_label (place.inner) : "");
      return;
    }
  before = display_side (cli, kind, place, entry->before);
  after = display_side (cli, kind, place, entry->after);
  printf ("  %s%s%s: %s → %s\n", bg_field_get_label (place.field), place.inner != NULL ? ", " : "",
          place.inner != NULL ? bg_field_get_label (place.inner) : "", before, after);
}

static void
print_history (BgCli *cli, const BgKind *kind, GPtrArray *entries)
{
  gint64 set = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GDateTime) time =
        g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC + SECONDS_FROM_UTC);
      g_autofree char *words = g_date_time_format (time, "%d/%m/%Y %H:%M");

      if (entry->set != set)
        printf ("%s%s · %s · %s\n", set != 0 ? "\n" : "", words,
                entry->officer != NULL ? entry->officer : _ ("nobody named"), entry->label);
      set = entry->set;
      print_change (cli, kind, entry);
    }
}

/* Personal values are masked in history as everywhere else. */
static json_t *
create_side (BgCli *cli, const BgKind *kind, Place place, const char *text)
{
  json_t *value = text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : json_null ();
  const BgField *last = place.inner != NULL ? place.inner : place.field;

  if (last == NULL)
    bg_cli_mask_document (cli, kind, value);
  else if (json_is_object (value))
    bg_cli_mask_document (cli, last->items, value);
  else if (json_is_string (value))
    {
      json_t *document = json_pack ("{s:o}", last->name, value);

      bg_cli_mask_document (cli, place.inner != NULL ? place.field->items : kind, document);
      value = json_incref (json_object_get (document, last->name));
      json_decref (document);
    }
  return value;
}

static json_t *
create_entry (BgCli *cli, const BgKind *kind, const BgHistoryEntry *entry)
{
  Place place = { NULL, NULL };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  if (*entry->path != '\0')
    place = read_path (kind, entry->path);
  return json_pack ("{s:I, s:s, s:s?, s:s, s:s, s:o, s:o}", "set", (json_int_t) entry->set, "time", moment,
                    "officer", entry->officer, "label", entry->label, "path", entry->path, "before",
                    create_side (cli, kind, place, entry->before), "after",
                    create_side (cli, kind, place, entry->after));
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
is_personal (Place place)
{
  const BgField *last = place.inner != NULL ? place.inner : place.field;

  return last != NULL && (last->flags & BG_FIELD_PERSONAL) != 0;
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

      if ((entry->before != NULL || entry->after != NULL) && is_personal (read_path (kind, entry->path)))
        bg_change_set_add_note (set, kind->name, bg_record_get_id (record), entry->path);
    }
  return bg_personal_commit (cli->store, set, error);
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
  record = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 0), error);
  if (record == NULL)
    return FALSE;
  entries =
    bg_store_load_history (cli->store, bg_record_get_id (record), limit > 0 ? limit : USUAL_LIMIT, error);
  if (entries == NULL || !note_personal (cli, record, entries, error))
    return FALSE;
  if (format == 1)
    return write_history (cli, bg_record_get_kind (record), entries, error);
  print_history (cli, bg_record_get_kind (record), entries);
  return TRUE;
}
