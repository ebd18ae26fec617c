/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of the window while a list is scrolled: at rest, and while a backup is made and proved. */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "bg-app-resources.h"
#include "bg-backup.h"
#include "bg-text.h"
#include "bg-window.h"

/* Frames without a backup that the others are measured beside. */
#define CALM_FRAMES 200

typedef struct
{
  GtkWidget *window;
  GArray *calm;
  GArray *busy;
  gint64 last;
  guint frames;
  gboolean backing_up;
  gboolean done;
  const char *path;
  const char *folder;
} Walk;

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

static void
print_frames (const char *name, GArray *times)
{
  g_array_sort (times, compare_numbers);
  g_print ("%s\t%.2f\n%s.n\t%u\n", name, g_array_index (times, double, times->len * 95 / 100), name,
           times->len);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Walk *walk = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgBackup) backup = bg_backup_make_finish (result, &error);

  if (backup == NULL)
    g_error ("%s", error->message);
  walk->done = TRUE;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
scroll (Walk *walk)
{
  GtkWidget *list = find_widget (walk->window, GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment = list != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)) : NULL;

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 20);
}

/* Scrolls each frame, so that each has rows to read and to draw. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  static const BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  Walk *walk = data;
  gint64 now = g_get_monotonic_time ();
  double time = (double) (now - walk->last) / 1000.0;

  /* The first frames load the page. */
  if (walk->last != 0 && walk->frames++ > 30)
    g_array_append_val (walk->backing_up ? walk->busy : walk->calm, time);
  walk->last = now;
  scroll (walk);
  if (walk->calm->len == CALM_FRAMES && !walk->backing_up)
    {
      BgBackupWish asked = wish;

      asked.folder = walk->folder;
      walk->backing_up = TRUE;
      bg_backup_make_async (walk->path, &asked, NULL, backed_up_cb, walk);
    }
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  Walk walk = { .calm = g_array_new (FALSE, FALSE, sizeof (double)),
                .busy = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = NULL;
  g_autoptr (BgSession) session = NULL;

  if (argc != 3)
    g_error ("frames FILE FOLDER");
  gtk_disable_setlocale ();
  bg_language_init ();
  gtk_init ();
  adw_init ();
  bg_app_get_resource ();
  bg_clock_set_today (bg_date_new (2026, 11, 22));
  walk.path = argv[1];
  walk.folder = argv[2];
  store = bg_store_open (walk.path, BG_OPEN_EXISTING, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  session = bg_session_new (store);
  walk.window = g_object_new (BG_TYPE_WINDOW, NULL);
  gtk_window_set_default_size (GTK_WINDOW (walk.window), 1280, 900);
  bg_window_set_session (BG_WINDOW (walk.window), session);
  bg_window_show_page (BG_WINDOW (walk.window), "task");
  gtk_window_present (GTK_WINDOW (walk.window));
  gtk_widget_add_tick_callback (walk.window, tick_cb, &walk, NULL);
  while (!walk.done)
    g_main_context_iteration (NULL, TRUE);
  print_frames ("calm", walk.calm);
  print_frames ("busy", walk.busy);
  return 0;
}
