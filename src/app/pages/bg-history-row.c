/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change set in the history: who, when, what; its changes when it is opened. */
#include "bg-config.h"

#include "bg-history-row.h"

#include <glib/gi18n-lib.h>

#include "bg-link.h"
#include "bg-record-history.h"

/* Records that a row tells of; an import may have thousands. */
#define MOST_RECORDS 30

typedef struct
{
  BgSession *session;
  gint64 set;
  gint64 time;
  char *record;
  gboolean filled;
} Content;

static void
free_content (gpointer data)
{
  Content *content = data;

  g_object_unref (content->session);
  g_free (content->record);
  g_free (content);
}

static GtkWidget *
make_past_button (const BgHistoryEntry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-recent-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("See the record as it was then"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("See the record as it was then"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.as-of");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssxx)", entry->kind, entry->record, entry->set,
                                    entry->time);
  return button;
}

static void
add_record_row (Content *content, AdwExpanderRow *row, GPtrArray *entries, guint first, guint *n)
{
  const BgHistoryEntry *entry = g_ptr_array_index (entries, first);
  BgStore *store = bg_session_get_store (content->session);
  g_autoptr (BgRecord) record = bg_store_load (store, bg_kind_find (entry->kind), entry->record, NULL);
  g_autofree char *changes = bg_history_describe_set (content->session, record, entries, first, n);
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line),
                                 record != NULL ? bg_record_get_title (record)
                                                : bg_kind_get_label (bg_kind_find (entry->kind)));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), changes);
  if (entry->act != BG_ACT_PURGED)
    adw_action_row_add_suffix (ADW_ACTION_ROW (line), make_past_button (entry));
  if (record != NULL && content->record == NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      bg_link_make_target (line, entry->kind, entry->record);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_expander_row_add_row (row, line);
}

/* The entries of a set stand by record: those of one follow each other. */
static void
fill (Content *content, AdwExpanderRow *row)
{
  g_autoptr (GPtrArray) entries =
    bg_store_load_set (bg_session_get_store (content->session), content->set, NULL);
  guint shown = 0;

  for (guint i = 0; entries != NULL && i < entries->len && shown < MOST_RECORDS;)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      guint n = 1;

      if (content->record == NULL || g_str_equal (content->record, entry->record))
        {
          add_record_row (content, row, entries, i, &n);
          shown++;
        }
      i += n;
    }
}

static void
expanded_cb (AdwExpanderRow *row)
{
  Content *content = g_object_get_data (G_OBJECT (row), "content");

  if (content->filled || !adw_expander_row_get_expanded (row))
    return;
  content->filled = TRUE;
  fill (content, row);
}

/* In the history of one record its title is known. */
static char *
describe (BgSession *session, const BgHistorySet *set, gboolean with_title)
{
  g_autofree char *time = bg_clock_format_moment (set->time);
  g_autofree char *title = set->record != NULL && with_title
                             ? bg_store_dup_title (bg_session_get_store (session), set->kind, set->record)
                             : NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s", time, set->officer != NULL ? set->officer : _ ("unknown"));
  if (title != NULL)
    g_string_append_printf (text, " · %s", title);
  if (title != NULL && set->n_records > 1)
    g_string_append_printf (text, _ (" and %d more"), (int) set->n_records - 1);
  return g_string_free (text, FALSE);
}

static void
add_undo (AdwExpanderRow *row, const BgHistorySet *set)
{
  GtkWidget *widget = NULL;

  if (set->undone)
    {
      widget = gtk_label_new (_ ("Undone"));
      gtk_widget_add_css_class (widget, "pill");
      gtk_widget_add_css_class (widget, "grey");
    }
  else if (bg_act_can_be_undone (set->act))
    {
      widget = gtk_button_new_with_label (_ ("Undo"));
      gtk_widget_add_css_class (widget, "plain-button");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.undo-set");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "x", set->seq);
    }
  if (widget == NULL)
    return;
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (row, widget);
}

/**
 * bg_history_row_new:
 * @session: the session
 * @set: a change set
 * @record: (nullable): id of the one record whose history is shown; NULL for the office's
 *
 * Returns: a row; what it changed is read when it is opened
 */
GtkWidget *
bg_history_row_new (BgSession *session, const BgHistorySet *set, const char *record)
{
  GtkWidget *row = adw_expander_row_new ();
  Content *content = g_new0 (Content, 1);
  g_autofree char *subtitle = describe (session, set, record == NULL);

  content->session = g_object_ref (session);
  content->set = set->seq;
  content->time = set->time;
  content->record = g_strdup (record);
  g_object_set_data_full (G_OBJECT (row), "content", content, free_content);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), set->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_undo (ADW_EXPANDER_ROW (row), set);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return row;
}
