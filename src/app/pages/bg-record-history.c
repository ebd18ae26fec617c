/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a record, newest first, in words. */
#include "bg-config.h"

#include "bg-history.h"
#include "bg-record-history.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Change sets shown on the page, and entries read for them. */
#define MOST_SETS    8
#define MOST_ENTRIES 200

/* "members[ID].full_name" is "Thành viên: Họ và tên". */
static char *
describe_path (const BgKind *kind, const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "["));
  const BgField *field = bg_kind_get_field (kind, name);
  const char *dot = strchr (path, '.');
  const BgField *inner = NULL;

  if (field == NULL)
    return g_strdup (g_str_equal (path, "trashed") ? _ ("Trash") : name);
  if (dot != NULL && field->items != NULL)
    inner = bg_kind_get_field (field->items, dot + 1);
  if (inner != NULL)
    return g_strdup_printf ("%s: %s", bg_field_get_label (field), bg_field_get_label (inner));
  return g_strdup (bg_field_get_label (field));
}

static const BgField *
find_leaf (const BgKind *kind, const char *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, "["));
  const BgField *field = bg_kind_get_field (kind, name);
  const char *dot = strchr (path, '.');

  if (field != NULL && dot != NULL && field->items != NULL)
    return bg_kind_get_field (field->items, dot + 1);
  return field;
}

/* A value from history is shown by the same words as in a record: it is put into one. */
static char *
describe_value (BgSession *session, const BgField *field, const char *text)
{
  g_autoptr (BgRecord) holder = NULL;
  json_t *value = text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
  char *words = NULL;

  if (json_is_string (value) && field->type == BG_FIELD_CHOICE)
    words = g_strdup (bg_field_get_choice_label (field, json_string_value (value)));
  else if (json_is_string (value) && field->type == BG_FIELD_REFERENCE)
    words = bg_store_dup_title (bg_session_get_store (session), field->target, json_string_value (value));
  else if (json_is_string (value) && field->type == BG_FIELD_DATE)
    {
      BgDate date;

      if (bg_date_from_iso (json_string_value (value), &date))
        words = bg_date_format (date);
    }
  else if (json_is_string (value))
    words = (field->flags & BG_FIELD_PERSONAL) != 0 ? bg_field_mask (json_string_value (value))
                                                    : g_strdup (json_string_value (value));
  else if (json_is_integer (value))
    words = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  else if (json_is_boolean (value))
    words = g_strdup (json_is_true (value) ? _ ("Yes") : _ ("No"));
  json_decref (value);
  return words != NULL ? words : g_strdup (_ ("(empty)"));
}

static char *
describe_item (const BgField *field, const char *text)
{
  json_t *value = text != NULL ? json_loads (text, 0, NULL) : NULL;
  const char *title = json_string_value (json_object_get (value, field->items->title));
  char *words = g_strdup (title != NULL ? title : "");

  json_decref (value);
  return words;
}

static char *
describe_entry (BgSession *session, const BgKind *kind, const BgHistoryEntry *entry)
{
  g_autofree char *path = describe_path (kind, entry->path);
  const BgField *leaf = find_leaf (kind, entry->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (*entry->path == '\0')
    return g_strdup (_ ("Record added"));
  if (g_str_equal (entry->path, "trashed"))
    return g_strdup (g_strcmp0 (entry->after, "true") == 0 ? _ ("Put into the trash")
                                                           : _ ("Restored from the trash"));
  if (leaf == NULL)
    return g_strdup (path);
  if (leaf->type != BG_FIELD_LIST)
    {
      before = describe_value (session, leaf, entry->before);
      after = describe_value (session, leaf, entry->after);
      return g_strdup_printf ("%s: %s → %s", path, before, after);
    }
  if (strchr (entry->path, '[') == NULL)
    return NULL;
  after = describe_item (leaf, entry->after != NULL ? entry->after : entry->before);
  return g_strdup_printf (entry->after != NULL ? _ ("%s: added “%s”") : _ ("%s: removed “%s”"), path, after);
}

static char *
describe_time (const BgHistoryEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+07");
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (local, "%d/%m/%Y %H:%M");

  return g_strdup_printf ("%s · %s · %s", time, entry->officer != NULL ? entry->officer : _ ("unknown"),
                          entry->label);
}

static GtkWidget *
make_row (const char *time, const char *changes)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), changes);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_tooltip_text (row, changes);
  return row;
}

/**
 * bg_record_history_new:
 * @session: the session
 * @record: a record
 *
 * Returns: its latest changes, a row for each change set
 */
GtkWidget *
bg_record_history_new (BgSession *session, BgRecord *record)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) entries =
    bg_store_load_history (bg_session_get_store (session), bg_record_get_id (record), MOST_ENTRIES, NULL);
  guint sets = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; entries != NULL && i < entries->len && sets < MOST_SETS; sets++)
    {
      const BgHistoryEntry *first = g_ptr_array_index (entries, i);
      g_autoptr (GString) changes = g_string_new (NULL);
      g_autofree char *time = describe_time (first);

      for (; i < entries->len && ((BgHistoryEntry *) g_ptr_array_index (entries, i))->set == first->set; i++)
        {
          g_autofree char *words =
            describe_entry (session, bg_record_get_kind (record), g_ptr_array_index (entries, i));

          if (words != NULL)
            g_string_append_printf (changes, "%s%s", changes->len > 0 ? "; " : "", words);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (time, changes->str));
    }
  return list;
}
