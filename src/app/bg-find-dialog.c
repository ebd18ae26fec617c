/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+K: jump to any record by a few letters of it. */
#include "bg-config.h"

#include "bg-find-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-link-row.h"

/* Hits shown of each kind. */
#define HITS 5

struct _BgFindDialog
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkLabel *nothing;

  BgSession *session;
  GCancellable *cancellable;
  guint pending;
  gboolean asked_for_first;
};

G_DEFINE_FINAL_TYPE (BgFindDialog, bg_find_dialog, ADW_TYPE_WINDOW)

static void
clear_list (BgFindDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
show_nothing (BgFindDialog *self)
{
  gboolean empty = gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL;
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  gtk_label_set_label (self->nothing,
                       typed ? _ ("Nothing found; type fewer letters")
                             : _ ("Type a few letters of a name, a number or a title; marks may be "
                                  "left out"));
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), empty && self->pending == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !empty);
}

static void
open_first (BgFindDialog *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  self->asked_for_first = FALSE;
  if (first != NULL)
    gtk_widget_activate (GTK_WIDGET (first));
}

/* The kinds in the order of the sidebar, whichever answers first. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), "place")) -
         GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), "place"));
}

static int
find_place (BgRecord *record, guint index)
{
  int place = 0;

  while (bg_kind_list ()[place] != bg_record_get_kind (record))
    place++;
  return place * HITS + (int) index;
}

static void
add_row (BgFindDialog *self, BgRecord *record, guint index)
{
  GtkWidget *row = bg_link_row_new (self->session, record);

  g_object_set_data (G_OBJECT (row), "place", GINT_TO_POINTER (find_place (record, index)));
  gtk_list_box_append (self->list, row);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgFindDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = bg_store_find_finish (BG_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  self->pending--;
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_row (self, g_ptr_array_index (records, i), i);
  show_nothing (self);
  if (self->pending == 0 && self->asked_for_first)
    open_first (self);
}

/* A link that was copied from a record is opened at once. */
static gboolean
follow_link (BgFindDialog *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (g_strv_length (parts) != 3 || strcmp (parts[0], "banggiao") != 0 || bg_kind_find (parts[1]) == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-record", "(ss)", parts[1], parts[2]);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
search_changed_cb (BgFindDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->pending = 0;
  self->asked_for_first = FALSE;
  clear_list (self);
  if (*text == '\0' || follow_link (self, text))
    {
      show_nothing (self);
      return;
    }
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgQuery) query = bg_query_new (*kind, bg_session_get_rules (self->session));

      if (*kind == &bg_office_kind)
        continue;
      bg_query_set_search (query, text);
      self->pending++;
      bg_store_find_async (bg_session_get_store (self->session), query, HITS, self->cancellable, found_cb,
                           g_object_ref (self));
    }
}

/* Enter means the first of all that is found, not the first that came. */
static void
entry_activated_cb (BgFindDialog *self)
{
  self->asked_for_first = TRUE;
  if (self->pending == 0)
    open_first (self);
}

/* The rows' own action is looked up from the window behind, since a dialog has none of it. */
static void
open_record (GtkWidget *widget, const char *name, GVariant *target)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.open-record", target);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
bg_find_dialog_dispose (GObject *object)
{
  BgFindDialog *self = BG_FIND_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_find_dialog_parent_class)->dispose (object);
}

static void
bg_find_dialog_class_init (BgFindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_find_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-find-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgFindDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, BgFindDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BgFindDialog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.open-record", "(ss)", open_record);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_find_dialog_init (BgFindDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

/**
 * bg_find_dialog_new:
 * @session: the session
 *
 * Returns: the dialog; make it transient for the window that shall open the record
 */
GtkWidget *
bg_find_dialog_new (BgSession *session)
{
  BgFindDialog *self = g_object_new (BG_TYPE_FIND_DIALOG, NULL);

  self->session = g_object_ref (session);
  show_nothing (self);
  return GTK_WIDGET (self);
}
