/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of the window while a list is scrolled: at rest, and while a backup is made and proved, or while all
 * records of a server come for the first time. */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-window.h"
#include "bg-backup.h"
#include "bg-sync-book.h"
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
  gboolean is_busy;
  gboolean done;
  const char *path;
  const char *folder;
  BgSyncer *syncer;
  char *password;
} Walk;

static void
print_frames (const char *name, GArray *times)
{
  bench_print_share (name, times, 95);
  g_print ("%s.n\t%u\n", name, times->len);
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

static void
synced_cb (Walk *walk)
{
  const BgSyncerState *state = bg_syncer_get_state (walk->syncer);

  if (state->is_busy || state->time == 0)
    return;
  if (state->outcome != BG_SYNC_DONE)
    g_error ("%s", state->detail);
  walk->done = TRUE;
}

static void
begin_work (Walk *walk)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = walk->folder };

  walk->is_busy = TRUE;
  if (walk->password == NULL)
    {
      bg_backup_make_async (walk->path, &wish, NULL, backed_up_cb, walk);
      return;
    }
  g_signal_connect_swapped (walk->syncer, "changed", G_CALLBACK (synced_cb), walk);
  bg_syncer_start (walk->syncer, walk->password);
}

/* Scrolls each frame, so that each has rows to read and to draw. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Walk *walk = data;
  gint64 now = g_get_monotonic_time ();
  double time = (double) (now - walk->last) / 1000.0;

  /* The first frames load the page. */
  if (walk->last != 0 && walk->frames++ > 30)
    g_array_append_val (walk->is_busy ? walk->busy : walk->calm, time);
  walk->last = now;
  scroll (walk);
  if (walk->calm->len == CALM_FRAMES && !walk->is_busy)
    begin_work (walk);
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

  if (argc != 3 && argc != 5)
    g_error ("frames FILE FOLDER, or frames FILE URL ACCOUNT PASSWORD-FILE");
  walk.path = argv[1];
  walk.folder = argv[2];
  store = bench_open (walk.path);
  if (argc == 5 && (!g_file_get_contents (argv[4], &walk.password, NULL, &error) ||
                    !bg_sync_join (store, argv[2], argv[3], &error)))
    g_error ("%s", error->message);
  if (walk.password != NULL)
    g_strchomp (walk.password);
  session = bg_session_new (store);
  walk.syncer = bg_session_get_syncer (session);
  walk.window = g_object_new (BG_TYPE_WINDOW, NULL);
  gtk_window_set_default_size (GTK_WINDOW (walk.window), 1280, 900);
  bg_window_set_session (BG_WINDOW (walk.window), session);
  bg_window_show_page (BG_WINDOW (walk.window), "task");
  gtk_window_present (GTK_WINDOW (walk.window));
  gtk_widget_add_tick_callback (walk.window, tick_cb, &walk, NULL);
  while (!walk.done)
    g_main_context_iteration (NULL, TRUE);
  bg_syncer_end (walk.syncer);
  print_frames ("calm", walk.calm);
  print_frames ("busy", walk.busy);
  return 0;
}
