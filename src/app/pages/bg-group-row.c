/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a group in a list: its name, how many, and the arrow that folds it. */
#include "bg-config.h"

#include "bg-group-row.h"

#include <glib/gi18n-lib.h>

struct _BgGroupRow
{
  AdwBin parent_instance;

  GtkButton *toggle;
  GtkLabel *title;
  GtkLabel *count;

  BgGroup *group;
  BgResultList *list;
};

G_DEFINE_FINAL_TYPE (BgGroupRow, bg_group_row, ADW_TYPE_BIN)

static void
toggled_cb (BgGroupRow *self)
{
  if (self->group != NULL)
    bg_result_list_set_collapsed (self->list, bg_group_get_id (self->group),
                                  !bg_group_is_collapsed (self->group));
}

static void
bg_group_row_dispose (GObject *object)
{
  BgGroupRow *self = BG_GROUP_ROW (object);

  g_clear_object (&self->group);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (bg_group_row_parent_class)->dispose (object);
}

static void
bg_group_row_class_init (BgGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_group_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BgGroupRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, BgGroupRow, title);
  gtk_widget_class_bind_template_child (widget_class, BgGroupRow, count);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
bg_group_row_init (BgGroupRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_group_row_new:
 *
 * Returns: an empty head
 */
GtkWidget *
bg_group_row_new (void)
{
  return g_object_new (BG_TYPE_GROUP_ROW, NULL);
}

/**
 * bg_group_row_show:
 * @row: a head
 * @group: the group
 * @list: the list it stands in
 */
void
bg_group_row_show (BgGroupRow *row, BgGroup *group, BgResultList *list)
{
  guint count;
  guint total;
  g_autofree char *text = NULL;
  const char *title;

  g_return_if_fail (BG_IS_GROUP_ROW (row) && BG_IS_GROUP (group));

  g_set_object (&row->group, group);
  g_set_object (&row->list, list);
  count = bg_group_get_count (group);
  total = bg_group_get_total (group);
  title = bg_group_get_title (group);
  text = count < total ? g_strdup_printf (_ ("%u of %u"), count, total) : g_strdup_printf ("%u", count);
  gtk_label_set_label (row->title, *title != '\0' ? title : _ ("Not chosen"));
  gtk_label_set_label (row->count, text);
  gtk_button_set_icon_name (row->toggle,
                            bg_group_is_collapsed (group) ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bg_group_is_collapsed (group) ? _ ("Show the group") : _ ("Fold the group"),
                                  -1);
}
