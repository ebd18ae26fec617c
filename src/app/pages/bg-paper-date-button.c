/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says the day, and a popover in which another one is typed and read back at once. */
#include "bg-config.h"

#include "bg-paper-date-button.h"

#include <glib/gi18n-lib.h>

struct _BgPaperDateButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkEntry *entry;
  GtkLabel *reading;
  BgDate today;
  BgDate date;
};

G_DEFINE_FINAL_TYPE (BgPaperDateButton, bg_paper_date_button, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_date (BgPaperDateButton *self)
{
  g_autofree char *words = bg_date_format (self->date);
  g_autofree char *label = NULL;

  if (!bg_date_is_known (self->date))
    label = g_strdup (_ ("Left blank"));
  else if (bg_date_compare (self->date, self->today) == 0)
    label = g_strdup_printf (_ ("Today, %s"), words);
  else
    label = bg_date_format_with_weekday (self->date);
  gtk_menu_button_set_label (self->button, label);
}

static void
take_date (BgPaperDateButton *self, BgDate date)
{
  self->date = date;
  show_date (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_changed_cb (BgPaperDateButton *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  BgDate date;

  gtk_widget_remove_css_class (GTK_WIDGET (self->reading), "tone-red");
  gtk_label_set_label (self->reading, "");
  if (*typed == '\0')
    return;
  if (!bg_date_read (typed, self->today, self->today, &date, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->reading), "tone-red");
      gtk_label_set_label (self->reading, error->message);
      return;
    }
  words = bg_date_format_with_weekday (date);
  gtk_label_set_label (self->reading, words);
  take_date (self, date);
}

static void
close_popover (BgPaperDateButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_menu_button_popdown (self->button);
}

static void
today_cb (BgPaperDateButton *self)
{
  take_date (self, self->today);
  close_popover (self);
}

static void
blank_cb (BgPaperDateButton *self)
{
  take_date (self, BG_DATE_NONE);
  close_popover (self);
}

static void
entry_activated_cb (BgPaperDateButton *self)
{
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->reading), "tone-red"))
    close_popover (self);
}

static void
bg_paper_date_button_class_init (BgPaperDateButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", BG_TYPE_PAPER_DATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/banggiao/BangGiao/ui/bg-paper-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BgPaperDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperDateButton, entry);
  gtk_widget_class_bind_template_child (widget_class, BgPaperDateButton, reading);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
}

static void
bg_paper_date_button_init (BgPaperDateButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_paper_date_button_set_today:
 * @button: a button
 * @today: the present day, which becomes the day of the paper
 *
 * Does not emit "changed".
 */
void
bg_paper_date_button_set_today (BgPaperDateButton *button, BgDate today)
{
  g_return_if_fail (BG_IS_PAPER_DATE_BUTTON (button));

  button->today = button->date = today;
  show_date (button);
}

/** bg_paper_date_button_get_date: the day chosen; unknown when it is left blank. */
BgDate
bg_paper_date_button_get_date (BgPaperDateButton *button)
{
  g_return_val_if_fail (BG_IS_PAPER_DATE_BUTTON (button), BG_DATE_NONE);
  return button->date;
}
