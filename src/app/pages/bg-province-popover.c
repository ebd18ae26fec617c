/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of provinces, narrowed to what was typed beside it. */
#include "bg-config.h"

#include "bg-province-popover.h"

#include <string.h>

#include "bg-provinces.h"
#include "bg-text.h"

#define LIST_HEIGHT 320
#define LIST_WIDTH  240

struct _BgProvincePopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  char *typed;
};

G_DEFINE_FINAL_TYPE (BgProvincePopover, bg_province_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const BgProvince *
get_province (GtkListBoxRow *row)
{
  guint n;

  return &bg_province_list (&n)[gtk_list_box_row_get_index (row)];
}

static gboolean
contains (const BgProvince *province, const char *typed)
{
  g_autofree char *name = bg_text_fold (province->name);

  return strstr (name, typed) != NULL;
}

/* A name that is complete, or in no list, is no reason to hide the others. */
static gboolean
narrows (const char *typed)
{
  guint n, n_found = 0;
  const BgProvince *provinces = bg_province_list (&n);

  if (*typed == '\0' || bg_province_find (typed) != NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    n_found += contains (&provinces[i], typed) ? 1 : 0;
  return n_found > 0;
}

static gboolean
filter_row_cb (GtkListBoxRow *row, gpointer data)
{
  BgProvincePopover *self = data;

  return self->typed == NULL || contains (get_province (row), self->typed);
}

static void
row_activated_cb (BgProvincePopover *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_province (row)->name);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
bg_province_popover_finalize (GObject *object)
{
  g_free (BG_PROVINCE_POPOVER (object)->typed);
  G_OBJECT_CLASS (bg_province_popover_parent_class)->finalize (object);
}

static void
bg_province_popover_class_init (BgProvincePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_province_popover_finalize;
  /* A province was chosen, by its name. */
  signals[CHOSEN] = g_signal_new ("chosen", BG_TYPE_PROVINCE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_rows (BgProvincePopover *self)
{
  guint n;
  const BgProvince *provinces = bg_province_list (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *label = gtk_label_new (provinces[i].name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_widget_set_margin_start (label, 6);
      gtk_list_box_append (self->list, label);
    }
}

static void
bg_province_popover_init (BgProvincePopover *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_widget_set_size_request (scroll, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), scroll);
  add_rows (self);
  gtk_list_box_set_filter_func (self->list, filter_row_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * bg_province_popover_set_typed:
 * @popover: a popover
 * @typed: what was typed beside it; narrows the list where it is part of a name
 */
void
bg_province_popover_set_typed (BgProvincePopover *popover, const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (BG_IS_PROVINCE_POPOVER (popover) && typed != NULL);

  folded = g_strstrip (bg_text_fold (typed));
  g_free (popover->typed);
  popover->typed = narrows (folded) ? g_steal_pointer (&folded) : NULL;
  gtk_list_box_invalidate_filter (popover->list);
}
