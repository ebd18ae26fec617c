/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when a page becomes wide or narrow, for layouts that change with its width.
 *
 * Widgets with a layout manager are not told of their size; a drawing area is. It is one pixel high and draws
 * nothing. What is visible may not change while sizes are being given out, so the news waits for an idle
 * moment. */
#include "bg-config.h"

#include "bg-width-watch.h"

typedef struct
{
  GtkWidget *owner;
  BgWidthFunc func;
  int threshold;
  int is_wide;
  guint idle_id;
} Watch;

static gboolean
tell_cb (gpointer data)
{
  Watch *watch = data;

  watch->idle_id = 0;
  watch->func (watch->owner, watch->is_wide);
  return G_SOURCE_REMOVE;
}

static void
resized_cb (GtkDrawingArea *area, int width, int height, gpointer data)
{
  Watch *watch = data;
  int is_wide = width >= watch->threshold;

  if (watch->is_wide == is_wide)
    return;
  watch->is_wide = is_wide;
  if (watch->idle_id == 0)
    watch->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, tell_cb, watch, NULL);
}

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->idle_id, g_source_remove);
  g_free (watch);
}

/**
 * bg_width_watch_new:
 * @owner: the widget that @func is about; it must hold the watch
 * @threshold: from this width on there is room, in pixels
 * @func: called when that changes, and once at first
 *
 * Returns: a widget to put into a vertical box that is as wide as the page
 */
GtkWidget *
bg_width_watch_new (GtkWidget *owner, int threshold, BgWidthFunc func)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Watch *watch = g_new0 (Watch, 1);

  watch->owner = owner;
  watch->func = func;
  watch->threshold = threshold;
  watch->is_wide = -1;
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 1);
  gtk_widget_set_hexpand (area, TRUE);
  g_object_set_data_full (G_OBJECT (area), "watch", watch, free_watch);
  g_signal_connect (area, "resize", G_CALLBACK (resized_cb), watch);
  return area;
}
