/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lịch: visits, deadlines and holidays, a month or a week at a time.
 *
 * What falls on the days is read by a worker, kind after kind, and put onto the page a week at a time. */
#include "bg-config.h"

#include "bg-calendar-page.h"

#include <glib/gi18n-lib.h>

#include "bg-calendar-day.h"
#include "bg-move-dialog.h"
#include "bg-span.h"

#define WEEKS 6
#define DAYS  7
/* A day of a month has room for so many lines. */
#define LINES_IN_MONTH 3

struct _BgCalendarPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkBox *weekdays;
  GtkGrid *grid;
  GtkToggleButton *month_button;
  GtkToggleButton *week_button;

  BgCalendarDay *days[WEEKS * DAYS];
  BgSession *session;
  /* A day of the month or week that is shown. */
  BgDate shown;
  GCancellable *cancellable;
  GPtrArray *records;
  /* How many kinds were read, and how many weeks were filled. */
  guint kinds_read;
  guint weeks_filled;
  guint fill_id;
};

G_DEFINE_FINAL_TYPE (BgCalendarPage, bg_calendar_page, ADW_TYPE_BIN)

enum
{
  MOVED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_next_kind (BgCalendarPage *self);

static gboolean
is_month (BgCalendarPage *self)
{
  return gtk_toggle_button_get_active (self->month_button);
}

static BgDate
get_monday (BgDate date)
{
  return bg_date_add_days (date, -((bg_date_get_weekday (date) + 6) % DAYS));
}

static BgDate
get_first (BgCalendarPage *self)
{
  return get_monday (is_month (self) ? bg_date_new (self->shown.year, self->shown.month, 1) : self->shown);
}

static guint
get_n_weeks (BgCalendarPage *self)
{
  BgDate last = bg_date_last_day (bg_date_new (self->shown.year, self->shown.month, 0));

  return is_month (self) ? (guint) bg_date_days_between (get_first (self), get_monday (last)) / DAYS + 1 : 1;
}

static void
show_title (BgCalendarPage *self)
{
  BgDate first = get_first (self);
  g_autofree char *words = is_month (self)
                             ? bg_date_format (bg_date_new (self->shown.year, self->shown.month, 0))
                             : bg_date_format_range (first, bg_date_add_days (first, DAYS - 1));

  adw_window_title_set_subtitle (self->title, words);
}

static void
show_days (BgCalendarPage *self)
{
  BgDate date = get_first (self);
  guint n = get_n_weeks (self) * DAYS;

  show_title (self);
  for (guint i = 0; i < WEEKS * DAYS; i++, date = bg_date_add_days (date, 1))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->days[i]), i < n);
      if (i < n)
        bg_calendar_day_show (self->days[i], date, bg_session_get_rules (self->session),
                              is_month (self) && date.month != self->shown.month);
    }
}

/* An entry that had the focus may be another one now: the keys of the page go on working. */
static void
keep_focus (BgCalendarPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (root) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* A week at a time, so that the window answers meanwhile. */
static gboolean
fill_week_cb (gpointer data)
{
  BgCalendarPage *self = data;
  guint most = is_month (self) ? LINES_IN_MONTH : G_MAXUINT;

  for (guint i = 0; i < DAYS; i++)
    bg_calendar_day_fill (self->days[self->weeks_filled * DAYS + i], self->records,
                          bg_session_get_rules (self->session), most);
  if (++self->weeks_filled < get_n_weeks (self))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  keep_focus (self);
  return G_SOURCE_REMOVE;
}

static void
fill_weeks (BgCalendarPage *self)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  self->weeks_filled = 0;
  self->fill_id = g_idle_add (fill_week_cb, self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgCalendarPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = bg_store_find_finish (BG_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (error != NULL)
    g_signal_emit (self, signals[REFUSED], 0, error->message);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (self->records, g_object_ref (g_ptr_array_index (found, i)));
  read_next_kind (self);
}

static const BgKind *
find_kind (guint position)
{
  guint n = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if ((*kind)->span != NULL && n++ == position)
      return *kind;
  return NULL;
}

static void
read_next_kind (BgCalendarPage *self)
{
  const BgKind *kind = find_kind (self->kinds_read++);
  g_autoptr (BgQuery) query = NULL;
  BgDate first = get_first (self);

  if (kind == NULL)
    {
      fill_weeks (self);
      return;
    }
  query = bg_query_new (kind, bg_session_get_rules (self->session));
  bg_query_set_period (query, first, bg_date_add_days (first, (int) get_n_weeks (self) * DAYS - 1));
  bg_store_find_async (bg_session_get_store (self->session), query, 0, self->cancellable, found_cb,
                       g_object_ref (self));
}

static void
refresh (BgCalendarPage *self)
{
  if (self->session == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds_read = 0;
  show_days (self);
  read_next_kind (self);
}

static void
view_toggled_cb (BgCalendarPage *self)
{
  refresh (self);
}

static void
turn (GtkWidget *widget, const char *name, GVariant *target)
{
  BgCalendarPage *self = BG_CALENDAR_PAGE (widget);
  int pages = g_variant_get_int32 (target);
  BgDate next = is_month (self)
                  ? bg_date_add_months (bg_date_new (self->shown.year, self->shown.month, 1), pages)
                  : bg_date_add_days (self->shown, pages * DAYS);

  if (next.year < 1900 || next.year > 2200)
    return;
  self->shown = next;
  refresh (self);
}

static void
go_to_today (GtkWidget *widget, const char *name, GVariant *target)
{
  BgCalendarPage *self = BG_CALENDAR_PAGE (widget);

  self->shown = bg_session_get_today (self->session);
  refresh (self);
}

static void
choose_view (GtkWidget *widget, const char *name, GVariant *target)
{
  BgCalendarPage *self = BG_CALENDAR_PAGE (widget);

  gtk_toggle_button_set_active (g_variant_get_int32 (target) == 1 ? self->month_button : self->week_button,
                                TRUE);
}

static void
day_opened_cb (BgCalendarPage *self, BgCalendarDay *day)
{
  self->shown = bg_calendar_day_get_date (day);
  gtk_toggle_button_set_active (self->week_button, TRUE);
}

static void
accepted_cb (BgCalendarPage *self, const char *words, gint64 set)
{
  g_signal_emit (self, signals[MOVED], 0, words, set);
}

/* What is dropped on a day moves as far as it was dragged, whichever of its days was taken hold of. */
static void
asked_to_move_cb (BgCalendarPage *self,
                  const char *kind,
                  const char *id,
                  const char *taken,
                  int days,
                  BgCalendarDay *day)
{
  BgStore *store = bg_session_get_store (self->session);
  g_autoptr (BgRecord) record =
    bg_kind_find (kind) != NULL ? bg_store_load (store, bg_kind_find (kind), id, NULL) : NULL;
  const char *refusal = record != NULL ? bg_span_get_refusal (record) : NULL;
  BgDate from;
  GtkWidget *dialog;

  if (bg_store_is_read_only (store))
    refusal = _ ("The record book is open for reading only");
  if (days == 0 && bg_date_from_iso (taken, &from))
    days = bg_date_days_between (from, bg_calendar_day_get_date (day));
  if (refusal != NULL)
    g_signal_emit (self, signals[REFUSED], 0, refusal);
  if (record == NULL || refusal != NULL || days == 0)
    return;
  dialog = bg_move_dialog_new (self->session, record, days);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
bg_calendar_page_dispose (GObject *object)
{
  BgCalendarPage *self = BG_CALENDAR_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_calendar_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.turn", "i", turn);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_to_today);
  gtk_widget_class_install_action (widget_class, "calendar.view", "i", choose_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "calendar.view", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, "calendar.view", "i", 2);
}

static void
bg_calendar_page_class_init (BgCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_calendar_page_dispose;

  /**
   * BgCalendarPage::moved:
   * @words: words for the toast
   * @set: number of the change set, by which it can be undone
   */
  signals[MOVED] = g_signal_new ("moved", BG_TYPE_CALENDAR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  /**
   * BgCalendarPage::refused:
   * @words: why something cannot be moved or read
   */
  signals[REFUSED] = g_signal_new ("refused", BG_TYPE_CALENDAR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, weekdays);
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, BgCalendarPage, week_button);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  install_actions (widget_class);
}

static void
add_days (BgCalendarPage *self)
{
  for (int i = 0; i < WEEKS * DAYS; i++)
    {
      GtkWidget *day = bg_calendar_day_new ();

      self->days[i] = BG_CALENDAR_DAY (day);
      g_signal_connect_object (day, "asked-to-move", G_CALLBACK (asked_to_move_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (day, "opened", G_CALLBACK (day_opened_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, day, i % DAYS, i / DAYS, 1, 1);
    }
}

/* Before the days take them for scrolling, where the window is too small for all weeks. */
static void
add_turning_keys (BgCalendarPage *self)
{
  static const struct
  {
    guint key;
    int pages;
  } keys[] = { { GDK_KEY_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, 0),
                                       gtk_named_action_new ("calendar.turn"), "i", keys[i].pages));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
bg_calendar_page_init (BgCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_turning_keys (self);
  for (int i = 1; i <= DAYS; i++)
    {
      const char *name = bg_date_get_weekday_name (i);
      g_autofree char *first = g_utf8_strup (name, g_utf8_next_char (name) - name);
      g_autofree char *words = g_strconcat (first, g_utf8_next_char (name), NULL);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (self->weekdays, label);
    }
  add_days (self);
}

/**
 * bg_calendar_page_new:
 * @session: the session
 *
 * Returns: the page, with the present month
 */
GtkWidget *
bg_calendar_page_new (BgSession *session)
{
  BgCalendarPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_CALENDAR_PAGE, NULL);
  self->session = g_object_ref (session);
  self->shown = bg_session_get_today (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rules-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * bg_calendar_page_follow_flap:
 * @page: the page
 * @flap: the flap that holds the sidebar
 *
 * Offers the sidebar where there is no room for it beside the page.
 */
void
bg_calendar_page_follow_flap (BgCalendarPage *page, AdwFlap *flap)
{
  g_object_bind_property (flap, "folded", page->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
}
