/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of a book, from asking for the page to the last frame that brings something to it, in a window
 * that is already there: what an officer waits for after each change. */
#include <gio/gio.h>
#include <time.h>

#include "bench-window.h"
#include "bg-overview-page.h"

/* The first page fills the caches for those that follow, and tells what a whole one holds. */
#define ROUNDS 21
/* On the slowest machine nothing more comes after that. */
#define LONG_US (3 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget *window;
  gint64 start;
  gint64 first;
  gint64 seen;
  gint64 last;
  gint64 work;
  /* What the page holds, and where that of it stands which is on the screen. */
  guint n_widgets;
  guint picture;
  /* What they are when nothing more comes; 0 where that is not known yet. */
  guint whole_widgets;
  guint whole_picture;
} Watch;

/* Microseconds in which this thread was at work, whatever else the machine has to do. */
static gint64
get_work_us (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  return (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
}

static guint
mix (guint picture, float number)
{
  return picture * 31 + (guint) (int) number;
}

/* Counts @widget and all that is in it, and notes where each stands that can be seen in the window. */
static void
look_at (Watch *watch, GtkWidget *widget)
{
  graphene_rect_t bounds, shown,
    screen = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (watch->window),
                                 (float) gtk_widget_get_height (watch->window));

  watch->n_widgets++;
  if (gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, watch->window, &bounds) &&
      graphene_rect_intersection (&bounds, &screen, &shown))
    watch->picture = mix (mix (mix (watch->picture, bounds.origin.x), bounds.origin.y), shown.size.height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (watch, child);
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  watch->last = g_get_monotonic_time ();
  watch->work = get_work_us ();
  if (watch->first == 0)
    watch->first = watch->last;
  watch->n_widgets = 0;
  watch->picture = 0;
  look_at (watch, watch->window);
  if (watch->seen == 0 && watch->picture == watch->whole_picture)
    watch->seen = watch->last;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (gint64 time_us)
{
  gint64 end = g_get_monotonic_time () + time_us;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Until a frame was painted with all that the page holds, or, where that is not known yet, for long. */
static void
wait_for_page (Watch *watch)
{
  if (watch->whole_widgets == 0)
    wait_for (LONG_US);
  while (watch->n_widgets < watch->whole_widgets)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_time (GArray *times, gint64 start, gint64 end)
{
  double time = (double) (end - start) / 1000.0;

  g_array_append_val (times, time);
}

/* What leads to a page that the window does not have is drawn half transparent, pixel by pixel. */
static void
add_actions (GtkWidget *window)
{
  static const GActionEntry actions[] = {
    { "open-record", .parameter_type = "(ss)" },
    { "show-filter", .parameter_type = "(ss)" },
    { "add-kind", .parameter_type = "s" },
    { "print-list" },
    { "toggle-sidebar" },
    { "review" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (BgStore) store = NULL;
  g_autoptr (BgSession) session = NULL;
  Watch watch = { 0 };
  guint whole_widgets = 0, whole_picture = 0;

  if (argc != 2)
    g_error ("overview FILE");
  store = bench_open (argv[1]);
  session = bg_session_new (store);
  watch.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (watch.window), 1280, 900);
  add_actions (watch.window);
  gtk_window_present (GTK_WINDOW (watch.window));
  g_timeout_add (20, wake_cb, NULL);
  wait_for (LONG_US);
  g_signal_connect (gtk_widget_get_frame_clock (watch.window), "after-paint", G_CALLBACK (painted_cb),
                    &watch);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 before;

      gtk_window_set_child (GTK_WINDOW (watch.window), NULL);
      wait_for (G_USEC_PER_SEC / 5);
      before = get_work_us ();
      watch = (Watch){ .window = watch.window,
                       .start = g_get_monotonic_time (),
                       .whole_widgets = whole_widgets,
                       .whole_picture = whole_picture };
      gtk_window_set_child (GTK_WINDOW (watch.window), bg_overview_page_new (session));
      wait_for_page (&watch);
      whole_widgets = watch.n_widgets;
      whole_picture = watch.picture;
      if (i == 0)
        continue;
      add_time (first, watch.start, watch.first);
      add_time (seen, watch.start, watch.seen);
      add_time (whole, watch.start, watch.last);
      add_time (work, before, watch.work);
    }
  bench_print_share ("first", first, 50);
  bench_print_share ("seen", seen, 50);
  bench_print_share ("whole", whole, 50);
  bench_print_share ("work", work, 50);
  return 0;
}
