/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list page: records, and the heads of groups between them.
 *
 * A view makes 200 places at once, and what stands in each of them is made when it is shown there first: most
 * places never show a head. */
#include "bg-config.h"

#include "bg-list-rows.h"

#include "bg-group-row.h"
#include "bg-record-row.h"

typedef struct
{
  BgSession *session;
  BgResultList *list;
} Rows;

static void
free_rows (gpointer data, GClosure *closure)
{
  Rows *rows = data;

  g_object_unref (rows->session);
  g_object_unref (rows->list);
  g_free (rows);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_list_item_set_child (item, stack);
}

static GtkWidget *
show_named (GtkStack *stack, const char *name, GtkWidget *(*make) (void) )
{
  GtkWidget *row = gtk_stack_get_child_by_name (stack, name);

  if (row == NULL)
    {
      row = make ();
      gtk_stack_add_named (stack, row, name);
    }
  gtk_stack_set_visible_child (stack, row);
  return row;
}

static void
selected_cb (GtkListItem *item, GParamSpec *pspec, GtkWidget *row)
{
  bg_record_row_set_chosen (BG_RECORD_ROW (row), gtk_list_item_get_selected (item));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Rows *rows = data;
  GtkStack *stack = GTK_STACK (gtk_list_item_get_child (item));
  GObject *object = gtk_list_item_get_item (item);
  gboolean is_group = BG_IS_GROUP (object);
  const char *search = bg_query_get_search (bg_result_list_get_query (rows->list));
  GtkWidget *row;

  gtk_list_item_set_selectable (item, !is_group);
  gtk_list_item_set_activatable (item, !is_group);
  if (is_group)
    {
      row = show_named (stack, "group", bg_group_row_new);
      bg_group_row_show (BG_GROUP_ROW (row), BG_GROUP (object), rows->list);
      return;
    }
  row = show_named (stack, "record", bg_record_row_new);
  bg_record_row_show (BG_RECORD_ROW (row), BG_RECORD (object), rows->session, search);
  bg_record_row_set_chosen (BG_RECORD_ROW (row), gtk_list_item_get_selected (item));
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (selected_cb), row, 0);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStack *stack = GTK_STACK (gtk_list_item_get_child (item));
  GtkWidget *row = gtk_stack_get_child_by_name (stack, "record");

  if (row != NULL)
    g_signal_handlers_disconnect_by_func (item, selected_cb, row);
}

/**
 * bg_list_rows_new:
 * @session: the rules and the names behind references
 * @list: the answer that is shown, with its question
 *
 * Returns: (transfer full): what makes the rows
 */
GtkListItemFactory *
bg_list_rows_new (BgSession *session, BgResultList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Rows *rows = g_new0 (Rows, 1);

  rows->session = g_object_ref (session);
  rows->list = g_object_ref (list);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), rows, free_rows, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
