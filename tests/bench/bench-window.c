/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning and the end of a measurement of the window. */
#include "bench-window.h"

#include <adwaita.h>

#include "bg-app-resources.h"
#include "bg-text.h"

/* As the application does when it starts. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/banggiao/BangGiao/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * bench_open:
 * @path: a record book
 *
 * Makes ready for a window on the day of the generated records; ends the program where it cannot.
 *
 * Returns: (transfer full): the record book
 */
BgStore *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  BgStore *store;

  gtk_disable_setlocale ();
  bg_language_init ();
  gtk_init ();
  adw_init ();
  bg_app_get_resource ();
  load_style ();
  bg_clock_set_today (bg_date_new (2026, 11, 22));
  store = bg_store_open (path, BG_OPEN_EXISTING, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/**
 * bench_print_share:
 * @name: what was measured
 * @times: (element-type double): milliseconds; they are sorted
 * @percent: how many of a hundred take no longer than what is printed
 */
void
bench_print_share (const char *name, GArray *times, guint percent)
{
  g_array_sort (times, compare_numbers);
  g_print ("%s\t%.2f\n", name, g_array_index (times, double, times->len *percent / 100));
}
