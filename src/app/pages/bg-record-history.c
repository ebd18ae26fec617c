/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a record, newest first, in words. */
#include "bg-config.h"

#include "bg-history.h"
#include "bg-record-history.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Change sets shown on the page of a record; all of them have a page of their own. */
#define MOST_SETS 8

/* What was there when the record was new is not told value by value. */
static gboolean
is_told (GPtrArray *entries, const BgHistoryEntry *entry)
{
  for (guint i = 0; *entry->path != '\0' && i < entries->len; i++)
    {
      const BgHistoryEntry *other = g_ptr_array_index (entries, i);

      if (other->set == entry->set && *other->path == '\0' && g_str_equal (other->record, entry->record))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_history_describe_set:
 * @session: the session
 * @record: (nullable): the record as it is now
 * @entries: (element-type BgHistoryEntry): entries of history
 * @first: the first of one change set about one record
 * @n: (out): how many there are of it
 *
 * Returns: (transfer full): the changes in words, "; " between them
 */
char *
bg_history_describe_set (BgSession *session, BgRecord *record, GPtrArray *entries, guint first, guint *n)
{
  const BgHistoryEntry *head = g_ptr_array_index (entries, first);
  BgChangeWords words = { .kind = bg_kind_find (head->kind), .record = record };
  g_autoptr (GString) text = g_string_new (NULL);
  guint i = first;

  words.title_func = bg_store_title_func;
  words.title_data = bg_session_get_store (session);
  for (; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *line = NULL;

      if (entry->set != head->set || !g_str_equal (entry->record, head->record))
        break;
      line = is_told (entries, entry) ? bg_history_describe_entry (&words, entry) : NULL;
      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", line);
    }
  *n = i - first;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_time (const BgHistoryEntry *entry)
{
  g_autofree char *time = bg_clock_format_moment (entry->time);

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
    bg_store_load_recent_history (bg_session_get_store (session), bg_record_get_id (record), MOST_SETS, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; entries != NULL && i < entries->len;)
    {
      const BgHistoryEntry *first = g_ptr_array_index (entries, i);
      g_autofree char *time = describe_time (first);
      guint n;
      g_autofree char *changes = bg_history_describe_set (session, record, entries, i, &n);

      i += n;
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (time, changes));
    }
  return list;
}
