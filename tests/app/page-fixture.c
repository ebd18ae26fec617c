/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of pages share. */
#include "bg-config.h"

#include "page-fixture.h"

#include <glib/gstdio.h>

#include "bg-app-resources.h"
#include "bg-text.h"

static char *folder;

gboolean
page_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* For what must not happen. */
void
turn_a_while (void)
{
  gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 4;

  turn_until (g_get_monotonic_time () > end);
}

/* The day of the sample office, the program's language and its resources, before any widget. */
void
page_fixture_init (int *argc, char ***argv)
{
  gtk_disable_setlocale ();
  bg_language_init ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  bg_app_get_resource ();
  bg_clock_set_today ((BgDate){ 2026, 11, 23 });
  folder = g_dir_make_tmp ("banggiao-pages-XXXXXX", NULL);
  g_assert_nonnull (folder);
}

/* A file that goes away with the headless screen's temporary folder. */
char *
page_fixture_new_path (const char *name)
{
  static guint n;
  g_autofree char *numbered = g_strdup_printf ("%u-%s", n++, name);

  return g_build_filename (folder, numbered, NULL);
}

BgStore *
page_fixture_new_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = page_fixture_new_path ("book.db");
  BgStore *store = bg_store_open (path, BG_OPEN_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

/* A window of the size around the page, once it is drawn. */
GtkWidget *
page_fixture_show (GtkWidget *page, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  turn_until (gtk_widget_get_mapped (page) && gtk_widget_get_width (page) > 0);
  return window;
}

/* The first widget below of the type, and of the id in its .ui file where one is given. */
GtkWidget *
page_fixture_find (GtkWidget *widget, GType type, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) &&
          (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0))
        return child;
      found = page_fixture_find (child, type, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}
