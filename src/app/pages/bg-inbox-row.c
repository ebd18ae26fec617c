/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that waits for a decision, in the list: its title, when it was written, how many places. */
#include "bg-config.h"

#include "bg-inbox-row.h"

#include <glib/gi18n-lib.h>

struct _BgInboxRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (BgInboxRow, bg_inbox_row, GTK_TYPE_LIST_BOX_ROW)

static void
bg_inbox_row_class_init (BgInboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-inbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BgInboxRow, title);
  gtk_widget_class_bind_template_child (widget_class, BgInboxRow, detail);
  gtk_widget_class_bind_template_child (widget_class, BgInboxRow, count);
}

static void
bg_inbox_row_init (BgInboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_inbox_row_new:
 * @record: what waits
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
bg_inbox_row_new (const BgInboxRecord *record)
{
  BgInboxRow *self = g_object_new (BG_TYPE_INBOX_ROW, NULL);
  const char *title = bg_record_get_title (record->record);
  g_autofree char *moment = bg_clock_format_moment (record->time);
  g_autofree char *written = g_strdup_printf (_ ("changed %s"), moment);
  g_autofree char *detail =
    g_strdup_printf ("%s · %s", bg_kind_get_label (bg_record_get_kind (record->record)), written);
  guint n = bg_inbox_record_count (record);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name =
    n > 0 ? g_strdup_printf ("%s, %s, %s", title, detail, count) : g_strdup_printf ("%s, %s", title, detail);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
