/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision: two wrote the same place differently, and a person says which holds. A list of
 * the records, and beside it all places of the chosen one, decided in one step that can be undone. */
#include "bg-config.h"

#include "bg-inbox-page.h"

#include <glib/gi18n-lib.h>

#include "bg-inbox-card.h"
#include "bg-inbox-row.h"
#include "bg-inbox-view.h"

struct _BgInboxPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkListBox *list;
  GtkWidget *write;
  GtkWidget *revisit;
  BgInboxView *view;

  BgSession *session;
  GCancellable *reading;
  GPtrArray *records;
  gboolean filling;
  /* Whether what needs no decision any more was asked for. */
  gboolean revisits;
};

G_DEFINE_FINAL_TYPE (BgInboxPage, bg_inbox_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_write (BgInboxPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.write", bg_inbox_view_has_answer (self->view));
}

static void
row_selected_cb (BgInboxPage *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->filling)
    bg_inbox_view_show (self->view, self->session,
                        g_ptr_array_index (self->records, gtk_list_box_row_get_index (row)));
}

/* The question that was shown before; else the first. */
static guint
find_record (BgInboxPage *self, BgRecord *record, gboolean is_twin)
{
  for (guint i = 0; record != NULL && i < self->records->len; i++)
    {
      const BgInboxRecord *other = g_ptr_array_index (self->records, i);

      if (g_str_equal (bg_record_get_id (other->record), bg_record_get_id (record)) &&
          (other->twin != NULL) == is_twin)
        return i;
    }
  return 0;
}

static guint
count_waiting (BgInboxPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += bg_inbox_record_count (g_ptr_array_index (self->records, i));
  return n;
}

static void
show_list (BgInboxPage *self)
{
  guint n = count_waiting (self);
  g_autofree char *counts =
    g_strdup_printf (ngettext ("%u decision is waiting", "%u decisions are waiting", n), n);
  gboolean has_list = n > 0 || (self->revisits && self->records->len > 0);

  adw_window_title_set_subtitle (self->title, counts);
  gtk_widget_set_visible (self->revisit, self->records->len > 0);
  gtk_stack_set_visible_child_name (self->stack, has_list ? "inbox" : "nothing");
  if (has_list)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
revisit_clicked_cb (BgInboxPage *self)
{
  self->revisits = TRUE;
  show_list (self);
}

/* The record that was shown stays in front, for as long as it waits. Takes over @records. */
static void
fill (BgInboxPage *self, GPtrArray *records)
{
  const BgInboxRecord *before = bg_inbox_view_get_shown (self->view);
  g_autoptr (BgRecord) shown = before != NULL ? g_object_ref (before->record) : NULL;
  gboolean is_twin = before != NULL && before->twin != NULL;
  GtkWidget *child;
  guint chosen;

  bg_inbox_view_show (self->view, self->session, NULL);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_inbox_row_new (g_ptr_array_index (records, i)));
  self->filling = FALSE;
  chosen = find_record (self, shown, is_twin);
  if (records->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) chosen));
  show_list (self);
}

/* What is being chosen is not pulled away by a colleague's edit of another record. */
static gboolean
is_as_shown (BgInboxPage *self, GPtrArray *records)
{
  if (self->records == NULL || self->records->len != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!bg_inbox_record_equal (g_ptr_array_index (self->records, i), g_ptr_array_index (records, i)))
      return FALSE;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = bg_inbox_read_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&records, g_ptr_array_unref);
  else if (records == NULL)
    bg_inbox_view_say (self->view, error->message);
  else if (is_as_shown (self, records))
    g_ptr_array_unref (records);
  else
    fill (self, records);
}

static void
refresh (BgInboxPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  bg_inbox_read_async (bg_session_get_store (self->session), self->reading, read_cb, g_object_ref (self));
}

/* The record book tells of it, and the inbox is read anew; here only what went wrong is told. */
static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error) || self->session == NULL)
    return;
  bg_inbox_view_say (self->view, error->message);
  update_write (self);
}

static void
commit (BgInboxPage *self, BgChangeSet *set, const GError *error)
{
  if (set != NULL)
    bg_store_commit_async (bg_session_get_store (self->session), set, NULL, decided_cb, g_object_ref (self));
  else if (error != NULL)
    bg_inbox_view_say (self->view, error->message);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = bg_inbox_answer_finish (result, &error);

  if (self->session == NULL)
    return;
  commit (self, set, error);
  if (set == NULL)
    update_write (self);
}

static void
write_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BgInboxPage *self = BG_INBOX_PAGE (widget);
  const BgInboxRecord *shown = bg_inbox_view_get_shown (self->view);

  if (shown == NULL)
    return;
  if (shown->twin == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BgChangeSet) set = bg_inbox_view_create_decisions (self->view, &error);

      commit (self, set, error);
      return;
    }
  /* It is answered once. */
  gtk_widget_action_set_enabled (widget, "inbox.write", FALSE);
  bg_inbox_answer_async (bg_session_get_store (self->session), shown,
                         bg_inbox_view_get_twin_answer (self->view), answered_cb, g_object_ref (self));
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bg_inbox_view_choose (BG_INBOX_PAGE (widget)->view, g_variant_get_int32 (parameter));
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bg_inbox_view_move (BG_INBOX_PAGE (widget)->view, g_variant_get_int32 (parameter));
}

static void
close_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
bg_inbox_page_dispose (GObject *object)
{
  BgInboxPage *self = BG_INBOX_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_inbox_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "inbox.close", NULL, close_page);
  gtk_widget_class_install_action (widget_class, "inbox.write", NULL, write_down);
  gtk_widget_class_install_action (widget_class, "inbox.choose", "i", choose);
  gtk_widget_class_install_action (widget_class, "inbox.move", "i", move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "inbox.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "inbox.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "inbox.move", "i", 1);
  for (int i = BG_INBOX_MINE; i <= BG_INBOX_ANOTHER; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "inbox.choose", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, 0, "inbox.choose", "i", i);
    }
}

static void
bg_inbox_page_class_init (BgInboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_inbox_page_dispose;

  /**
   * BgInboxPage::closed:
   *
   * Emitted when the officer goes back.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_INBOX_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  g_type_ensure (BG_TYPE_INBOX_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-inbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, list);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, write);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, revisit);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, view);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_write);
  gtk_widget_class_bind_template_callback (widget_class, revisit_clicked_cb);
}

/* What stands over the first row of each sort; the places of records need no words. */
static const char *
get_sort (BgInboxPage *self, GtkListBoxRow *row)
{
  const BgInboxRecord *record = g_ptr_array_index (self->records, gtk_list_box_row_get_index (row));

  if (record->twin == NULL)
    return NULL;
  return record->is_answered ? _ ("Said to be different") : _ ("Likely the same");
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *sort = get_sort (data, row);
  GtkWidget *label;

  if (sort == NULL || (before != NULL && g_strcmp0 (sort, get_sort (data, before)) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (sort);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "inbox-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
bg_inbox_page_init (BgInboxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.write", FALSE);
}

/**
 * bg_inbox_page_new:
 * @session: the record book
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bg_inbox_page_new (BgSession *session)
{
  BgInboxPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_INBOX_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
