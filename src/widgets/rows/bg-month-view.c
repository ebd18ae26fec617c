/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month to choose a day from; weeks begin on Monday, whatever the locale of the machine says. */
#include "bg-config.h"

#include "bg-month-view.h"

#include <glib/gi18n-lib.h>

#define WEEKS 6
#define DAYS  7

struct _BgMonthView
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *days[WEEKS * DAYS];
  BgDate today;
  BgDate date;
  /* The first day of the month that is shown. */
  BgDate shown;
};

G_DEFINE_FINAL_TYPE (BgMonthView, bg_month_view, GTK_TYPE_BOX)

enum
{
  DAY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_same (BgDate a, BgDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Monday of the week in which the month begins. */
static BgDate
get_first_shown (BgMonthView *self)
{
  int weekday = bg_date_get_weekday (self->shown);

  return bg_date_add_days (self->shown, -((weekday + 6) % 7));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_month (BgMonthView *self)
{
  BgDate month = bg_date_new (self->shown.year, self->shown.month, 0);
  g_autofree char *title = bg_date_format (month);
  BgDate day = get_first_shown (self);

  gtk_label_set_label (self->title, title);
  for (int i = 0; i < WEEKS * DAYS; i++, day = bg_date_add_days (day, 1))
    {
      g_autofree char *number = g_strdup_printf ("%d", day.day);
      g_autofree char *name = bg_date_format_with_weekday (day);

      gtk_button_set_label (GTK_BUTTON (self->days[i]), number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      set_class (self->days[i], "other-month", day.month != self->shown.month);
      set_class (self->days[i], "today", is_same (day, self->today));
      set_class (self->days[i], "suggested-action", is_same (day, self->date));
    }
}

static void
go_months (BgMonthView *self, int months)
{
  BgDate next = bg_date_add_months (self->shown, months);

  if (next.year < 1900 || next.year > 2200)
    return;
  self->shown = next;
  show_month (self);
}

static void
month_back_cb (BgMonthView *self)
{
  go_months (self, -1);
}

static void
month_on_cb (BgMonthView *self)
{
  go_months (self, 1);
}

static void
year_back_cb (BgMonthView *self)
{
  go_months (self, -12);
}

static void
year_on_cb (BgMonthView *self)
{
  go_months (self, 12);
}

static void
day_clicked_cb (GtkButton *button, BgMonthView *self)
{
  for (int i = 0; i < WEEKS * DAYS; i++)
    if (self->days[i] == GTK_WIDGET (button))
      self->date = bg_date_add_days (get_first_shown (self), i);
  g_signal_emit (self, signals[DAY_CHOSEN], 0);
}

static gboolean
bg_month_view_grab_focus (GtkWidget *widget)
{
  BgMonthView *self = BG_MONTH_VIEW (widget);
  int place = bg_date_days_between (get_first_shown (self), self->date);

  return gtk_widget_grab_focus (self->days[CLAMP (place, 0, WEEKS * DAYS - 1)]);
}

static void
bg_month_view_class_init (BgMonthViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_month_view_grab_focus;

  /**
   * BgMonthView::day-chosen:
   * @view: the view
   *
   * A day was chosen: bg_month_view_get_date().
   */
  signals[DAY_CHOSEN] =
    g_signal_new ("day-chosen", BG_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_arrow (BgMonthView *self, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_head (BgMonthView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head),
                  make_arrow (self, "go-first-symbolic", _ ("A year back"), G_CALLBACK (year_back_cb)));
  gtk_box_append (GTK_BOX (head),
                  make_arrow (self, "go-previous-symbolic", _ ("A month back"), G_CALLBACK (month_back_cb)));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head),
                  make_arrow (self, "go-next-symbolic", _ ("A month on"), G_CALLBACK (month_on_cb)));
  gtk_box_append (GTK_BOX (head),
                  make_arrow (self, "go-last-symbolic", _ ("A year on"), G_CALLBACK (year_on_cb)));
  return head;
}

static void
add_weekdays (GtkGrid *grid)
{
  static const char *const names[DAYS] = {
    /* Translators: heads of a calendar, two letters each, from Monday on */
    NC_ ("calendar", "Mo"), NC_ ("calendar", "Tu"), NC_ ("calendar", "We"), NC_ ("calendar", "Th"),
    NC_ ("calendar", "Fr"), NC_ ("calendar", "Sa"), NC_ ("calendar", "Su"),
  };

  for (int i = 0; i < DAYS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "calendar", names[i]));

      gtk_widget_add_css_class (label, "secondary");
      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (grid, label, i, 0, 1, 1);
    }
}

static GtkWidget *
make_grid (BgMonthView *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  add_weekdays (GTK_GRID (grid));
  for (int i = 0; i < WEEKS * DAYS; i++)
    {
      self->days[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->days[i], "flat");
      gtk_widget_add_css_class (self->days[i], "circular");
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (day_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % DAYS, 1 + i / DAYS, 1, 1);
    }
  return grid;
}

static void
bg_month_view_init (BgMonthView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "month-view");
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_grid (self));
}

/**
 * bg_month_view_new:
 * @today: the day to mark as today
 *
 * Returns: (transfer floating): a calendar that shows the month of @today
 */
GtkWidget *
bg_month_view_new (BgDate today)
{
  BgMonthView *self = g_object_new (BG_TYPE_MONTH_VIEW, NULL);

  self->today = today;
  bg_month_view_set_date (self, today);
  return GTK_WIDGET (self);
}

/**
 * bg_month_view_set_date:
 * @view: a calendar
 * @date: the date to show as chosen; of a month or a year its first day
 */
void
bg_month_view_set_date (BgMonthView *view, BgDate date)
{
  g_return_if_fail (BG_IS_MONTH_VIEW (view) && bg_date_is_known (date));

  view->date = bg_date_first_day (date);
  view->shown = bg_date_new (view->date.year, view->date.month, 1);
  show_month (view);
}

/**
 * bg_month_view_get_date:
 * @view: a calendar
 *
 * Returns: the chosen day
 */
BgDate
bg_month_view_get_date (BgMonthView *view)
{
  g_return_val_if_fail (BG_IS_MONTH_VIEW (view), BG_DATE_NONE);
  return view->date;
}
