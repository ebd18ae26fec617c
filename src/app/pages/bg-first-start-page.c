/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page, no wizard: a notice to accept, two names that are needed, everything else filled in or left. */
#include "bg-config.h"

#include "bg-first-start-page.h"

#include <glib/gi18n-lib.h>

#include "bg-province-popover.h"
#include "bg-provinces.h"

struct _BgFirstStartPage
{
  AdwBin parent_instance;

  GtkLabel *trouble;
  GtkWidget *trouble_box;
  GtkCheckButton *accepted;
  AdwEntryRow *province;
  AdwEntryRow *parent;
  AdwEntryRow *name;
  AdwEntryRow *symbol;
  AdwEntryRow *place;
  AdwEntryRow *user_name;
  GtkMenuButton *provinces_button;
  BgProvincePopover *provinces;
  GtkCheckButton *sample;
  GtkCheckButton *restore;

  /* What the province filled in last: typed over, it is left alone. */
  const BgProvince *filled;
};

G_DEFINE_FINAL_TYPE (BgFirstStartPage, bg_first_start_page, ADW_TYPE_BIN)

enum
{
  STARTED,
  RESTORE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (get_text (row)));
}

static void
fill (AdwEntryRow *row, const char *text, const char *before)
{
  if (*get_text (row) == '\0' || g_strcmp0 (get_text (row), before) == 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
province_changed_cb (BgFirstStartPage *self)
{
  const BgProvince *found = bg_province_find (get_text (self->province));

  bg_province_popover_set_typed (self->provinces, get_text (self->province));
  if (found == NULL)
    return;
  fill (self->parent, found->parent, self->filled != NULL ? self->filled->parent : NULL);
  fill (self->place, found->name, self->filled != NULL ? self->filled->name : NULL);
  self->filled = found;
}

/* "ca mau" is understood, and written as it should be once the officer goes on. */
static void
province_left_cb (BgFirstStartPage *self)
{
  const BgProvince *found = bg_province_find (get_text (self->province));

  if (found != NULL && !g_str_equal (found->name, get_text (self->province)))
    gtk_editable_set_text (GTK_EDITABLE (self->province), found->name);
}

static void
province_chosen_cb (BgFirstStartPage *self, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->province), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static gboolean
province_key_cb (BgFirstStartPage *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  gtk_menu_button_popup (self->provinces_button);
  return GDK_EVENT_STOP;
}

static void
hide_trouble (BgFirstStartPage *self)
{
  gtk_widget_set_visible (self->trouble_box, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->user_name), "error");
}

/* Whether the field is filled in; where it is not, says so and goes there. */
static gboolean
require (BgFirstStartPage *self, AdwEntryRow *row, const char *words)
{
  g_autofree char *text = dup_text (row);

  if (*text != '\0')
    return TRUE;
  bg_first_start_page_show_error (self, words);
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static void
start_cb (BgFirstStartPage *self)
{
  g_auto (BgFirstStart) start = { NULL };

  hide_trouble (self);
  /* The office comes with the backup. */
  if (gtk_check_button_get_active (self->accepted) && gtk_check_button_get_active (self->restore))
    {
      g_signal_emit (self, signals[RESTORE_WANTED], 0);
      return;
    }
  province_left_cb (self);
  if (!gtk_check_button_get_active (self->accepted) ||
      !require (self, self->name, _ ("Write the name of the office")) ||
      !require (self, self->user_name, _ ("Write your full name: it stands beside everything you enter")))
    return;
  start.province = dup_text (self->province);
  start.parent = dup_text (self->parent);
  start.name = dup_text (self->name);
  start.symbol = dup_text (self->symbol);
  start.place = dup_text (self->place);
  start.user_name = dup_text (self->user_name);
  start.beginning = gtk_check_button_get_active (self->sample) ? BG_BEGINNING_SAMPLE : BG_BEGINNING_EMPTY;
  g_signal_emit (self, signals[STARTED], 0, &start);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, trouble_box);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, accepted);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, province);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, parent);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, symbol);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, place);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, user_name);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, provinces_button);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, provinces);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, sample);
  gtk_widget_class_bind_template_child (widget_class, BgFirstStartPage, restore);
}

static void
bg_first_start_page_class_init (BgFirstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * BgFirstStartPage::started:
   * @start: a #BgFirstStart, valid during the emission
   *
   * Emitted when the officer wants to begin; the page stays as it is until it is taken away, so that nothing
   * typed is lost when that fails.
   */
  signals[STARTED] = g_signal_new ("started", BG_TYPE_FIRST_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /** BgFirstStartPage::restore-wanted: the officer wants to begin with a backup. */
  signals[RESTORE_WANTED] = g_signal_new ("restore-wanted", BG_TYPE_FIRST_START_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (BG_TYPE_PROVINCE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/banggiao/BangGiao/ui/bg-first-start-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, province_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, province_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, province_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, province_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_trouble);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
bg_first_start_page_init (BgFirstStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_first_start_page_new:
 *
 * Returns: the page, nothing filled in
 */
GtkWidget *
bg_first_start_page_new (void)
{
  return g_object_new (BG_TYPE_FIRST_START_PAGE, NULL);
}

/**
 * bg_first_start_page_show_error:
 * @page: the page
 * @words: what went wrong and what to do
 *
 * Says it above the fields; what was typed stays.
 */
void
bg_first_start_page_show_error (BgFirstStartPage *page, const char *words)
{
  g_return_if_fail (BG_IS_FIRST_START_PAGE (page) && words != NULL);

  gtk_label_set_label (page->trouble, words);
  gtk_widget_set_visible (page->trouble_box, TRUE);
}
