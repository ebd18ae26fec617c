/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of another kind that point to this one, each a click away. */
#include "bg-config.h"

#include "bg-related-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-link-row.h"

/* Lists on a record are shown whole up to here; beyond, the page of the kind is the better place. */
#define MOST_ROWS 100

struct _BgRelatedList
{
  GtkBox parent_instance;

  BgSession *session;
  GCancellable *cancellable;
  GtkListBox *list;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (BgRelatedList, bg_related_list, GTK_TYPE_BOX)

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_count (BgRelatedList *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget *label = gtk_label_new (count > 0 ? text : _ ("none yet"));

  gtk_widget_add_css_class (label, count > 0 ? "pill" : "secondary");
  if (count > 0)
    gtk_widget_add_css_class (label, "small");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->heading), label, gtk_widget_get_first_child (self->heading));
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0);
  g_signal_emit (self, signals[COUNTED], 0, count);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgRelatedList) self = data;
  g_autoptr (GPtrArray) records = bg_store_find_finish (BG_STORE (source), result, NULL);

  if (records == NULL || self->list == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_link_row_new (self->session, g_ptr_array_index (records, i)));
  show_count (self, records->len);
}

static void
bg_related_list_dispose (GObject *object)
{
  BgRelatedList *self = BG_RELATED_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->heading);
  self->list = NULL;

  G_OBJECT_CLASS (bg_related_list_parent_class)->dispose (object);
}

static void
bg_related_list_class_init (BgRelatedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_related_list_dispose;

  /**
   * BgRelatedList::counted:
   * @count: how many there are
   */
  signals[COUNTED] = g_signal_new ("counted", BG_TYPE_RELATED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bg_related_list_init (BgRelatedList *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/**
 * bg_related_list_new:
 * @session: the session
 * @record: a record
 * @relation: which records point to it
 * @heading: a box that gets the count
 *
 * Returns: the list, filled by a worker
 */
GtkWidget *
bg_related_list_new (BgSession *session, BgRecord *record, const BgRelation *relation, GtkWidget *heading)
{
  BgRelatedList *self = g_object_new (BG_TYPE_RELATED_LIST, NULL);
  g_autoptr (BgQuery) query = bg_query_new (relation->kind, bg_session_get_rules (session));

  self->session = g_object_ref (session);
  self->heading = g_object_ref (heading);
  bg_query_set_reference (query, relation->field, bg_record_get_id (record));
  bg_store_find_async (bg_session_get_store (session), query, MOST_ROWS, self->cancellable, found_cb,
                       g_object_ref (self));
  return GTK_WIDGET (self);
}
