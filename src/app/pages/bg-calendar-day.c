/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar page: its date, lunar date and holiday, and what falls on it. */
#include "bg-config.h"

#include "bg-calendar-day.h"

#include <glib/gi18n-lib.h>

#include "bg-partner-holidays.h"
#include "bg-span.h"
#include "bg-status-words.h"

struct _BgCalendarDay
{
  GtkBox parent_instance;

  GtkLabel *number;
  GtkLabel *lunar;
  GtkLabel *holiday;
  GtkLabel *partners;
  GtkBox *entries;

  BgDate date;
};

G_DEFINE_FINAL_TYPE (BgCalendarDay, bg_calendar_day, GTK_TYPE_BOX)

enum
{
  ASKED_TO_MOVE,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bg_calendar_day_class_init (BgCalendarDayClass *klass)
{
  /**
   * BgCalendarDay::asked-to-move:
   * @kind: name of a kind
   * @id: id of a record
   * @taken: the day it was taken from, as ISO text
   * @days: how many days on; 0 where it was dropped on this day
   *
   * A record was dropped on this day, or is to be moved by keys.
   */
  signals[ASKED_TO_MOVE] =
    g_signal_new ("asked-to-move", BG_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  /**
   * BgCalendarDay::opened:
   *
   * The whole day is to be seen.
   */
  signals[OPENED] =
    g_signal_new ("opened", BG_TYPE_CALENDAR_DAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* What is dragged: "kind:id:day it was taken from". */
static gboolean
dropped_cb (BgCalendarDay *self, const GValue *value)
{
  g_auto (GStrv) parts = g_strsplit (g_value_get_string (value), ":", 3);

  if (g_strv_length (parts) != 3)
    return FALSE;
  g_signal_emit (self, signals[ASKED_TO_MOVE], 0, parts[0], parts[1], parts[2], 0);
  return TRUE;
}

static GtkLabel *
add_label (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
bg_calendar_day_init (BgCalendarDay *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-day");
  self->number = add_label (GTK_BOX (head), "day-number");
  self->lunar = add_label (GTK_BOX (head), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->lunar), "caption");
  gtk_label_set_xalign (self->lunar, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->lunar), TRUE);
  gtk_box_append (GTK_BOX (self), head);
  self->holiday = add_label (GTK_BOX (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->holiday), "tone-red");
  self->partners = add_label (GTK_BOX (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->partners), "secondary");
  self->entries = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entries));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** bg_calendar_day_new: a day that shows nothing yet. */
GtkWidget *
bg_calendar_day_new (void)
{
  return g_object_new (BG_TYPE_CALENDAR_DAY, NULL);
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
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/* "10" of the lunar month, and "1/10" where one begins. */
static char *
dup_lunar (BgDate date)
{
  int year, month, day;
  gboolean leap;

  bg_lunar_from_solar (date, &year, &month, &day, &leap);
  if (day != 1)
    return g_strdup_printf ("%d", day);
  return g_strdup_printf (leap ? _ ("%d/%d leap") : "%d/%d", day, month);
}

/* A weekend is seen by its place; only what is off for another reason is told. */
static char *
dup_holiday (BgDate date, const BgRules *rules, gboolean *is_off)
{
  g_autofree char *reason = NULL;
  gboolean is_working =
    rules->calendar == NULL || bg_calendar_is_working_day (rules->calendar, date, &reason);

  *is_off = !is_working;
  if (g_strcmp0 (reason, bg_date_get_weekday_name (bg_date_get_weekday (date))) == 0)
    return NULL;
  return g_steal_pointer (&reason);
}

/**
 * bg_calendar_day_show:
 * @day: the day
 * @date: a full date
 * @rules: the calendar of the office, and today
 * @is_aside: whether it belongs to the month before or after
 */
void
bg_calendar_day_show (BgCalendarDay *day, BgDate date, const BgRules *rules, gboolean is_aside)
{
  gboolean is_off;
  g_autofree char *number = g_strdup_printf (date.day == 1 ? "%d/%d" : "%d", date.day, date.month);
  g_autofree char *lunar = dup_lunar (date);
  g_autofree char *holiday = dup_holiday (date, rules, &is_off);
  g_autofree char *partners = bg_partner_holidays_dup_words (date);
  g_autofree char *name = bg_date_format_with_weekday (date);
  g_autofree char *words = g_strdup_printf (_ ("%s, lunar %s%s%s"), name, lunar, holiday != NULL ? ", " : "",
                                            holiday != NULL ? holiday : "");

  g_return_if_fail (BG_IS_CALENDAR_DAY (day));

  day->date = date;
  gtk_label_set_label (day->number, number);
  gtk_label_set_label (day->lunar, lunar);
  show_words (day->holiday, holiday);
  show_words (day->partners, partners);
  set_class (GTK_WIDGET (day), "today", bg_date_compare (date, rules->today) == 0);
  set_class (GTK_WIDGET (day), "off", is_off);
  set_class (GTK_WIDGET (day), "aside", is_aside);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source, double x, double y, gpointer entry)
{
  const char *dragged = g_object_get_data (G_OBJECT (entry), "dragged");

  return gdk_content_provider_new_typed (G_TYPE_STRING, dragged);
}

static gboolean
move_by_keys_cb (GtkWidget *entry, GVariant *days, gpointer data)
{
  g_auto (GStrv) parts = g_strsplit (g_object_get_data (G_OBJECT (entry), "dragged"), ":", 3);

  g_signal_emit (data, signals[ASKED_TO_MOVE], 0, parts[0], parts[1], parts[2], g_variant_get_int32 (days));
  return TRUE;
}

/* Ctrl with an arrow: a day, or a week, as the days stand on the page. */
static void
add_keys (GtkWidget *entry, BgCalendarDay *self)
{
  static const struct
  {
    guint key;
    int days;
  } keys[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_Up, -7 },
    { GDK_KEY_Down, 7 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                                       gtk_callback_action_new (move_by_keys_cb, self, NULL), "i",
                                       keys[i].days));
  gtk_widget_add_controller (entry, controller);
}

/* Where there is room for everything, a title takes the lines that it needs. */
static GtkWidget *
make_title (BgRecord *record, gboolean is_whole)
{
  GtkWidget *title = gtk_label_new (bg_record_get_title (record));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), is_whole);
  gtk_label_set_lines (GTK_LABEL (title), is_whole ? 4 : 1);
  return title;
}

static GtkWidget *
make_entry (BgCalendarDay *self, BgRecord *record, const BgRules *rules, gboolean is_whole)
{
  const BgKind *kind = bg_record_get_kind (record);
  BgStatus status = bg_record_get_status (record, rules);
  g_autofree char *word = status.code != NULL ? bg_status_dup_word (&status) : g_strdup ("");
  g_autofree char *words = g_strdup_printf ("%s: %s%s%s", bg_span_get_label (kind),
                                            bg_record_get_title (record), *word != '\0' ? " · " : "", word);
  GtkWidget *entry = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = gtk_image_new_from_icon_name (kind->icon);
  GtkWidget *title = make_title (record, is_whole);
  char iso[BG_DATE_ISO_SIZE];

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), title);
  gtk_button_set_child (GTK_BUTTON (entry), box);
  gtk_widget_add_css_class (entry, "calendar-entry");
  gtk_widget_add_css_class (entry, bg_tone_get_name (status.code != NULL ? status.tone : BG_TONE_GREY));
  gtk_widget_set_tooltip_text (entry, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (entry), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (entry), "(ss)", kind->name, bg_record_get_id (record));
  g_object_set_data_full (
    G_OBJECT (entry), "dragged",
    g_strdup_printf ("%s:%s:%s", kind->name, bg_record_get_id (record), bg_date_to_iso (self->date, iso)),
    g_free);
  return entry;
}

static void
add_entry (BgCalendarDay *self, BgRecord *record, const BgRules *rules, gboolean is_whole)
{
  GtkWidget *entry = make_entry (self, record, rules, is_whole);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  /* Else the button takes the press for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), entry);
  gtk_widget_add_controller (entry, GTK_EVENT_CONTROLLER (source));
  add_keys (entry, self);
  gtk_box_append (self->entries, entry);
}

static void
more_clicked_cb (BgCalendarDay *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
add_more (BgCalendarDay *self, guint more)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", more), more);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "calendar-entry");
  gtk_widget_add_css_class (button, "link-text");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_box_append (self->entries, button);
}

static gboolean
falls_on (BgRecord *record, BgDate date)
{
  BgDate from, to;

  return bg_span_get_days (record, &from, &to) && bg_date_compare (from, date) <= 0 &&
         bg_date_compare (to, date) >= 0;
}

/**
 * bg_calendar_day_fill:
 * @day: the day
 * @records: (element-type BgRecord): what there is, on this and on other days, in the order to show
 * @rules: the office's numbers and the day
 * @most: how many to show; the others are counted
 */
void
bg_calendar_day_fill (BgCalendarDay *day, GPtrArray *records, const BgRules *rules, guint most)
{
  GtkWidget *child;
  guint shown = 0, all = 0;

  g_return_if_fail (BG_IS_CALENDAR_DAY (day));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (day->entries))) != NULL)
    gtk_box_remove (day->entries, child);
  for (guint i = 0; i < records->len; i++)
    all += falls_on (g_ptr_array_index (records, i), day->date) ? 1 : 0;
  for (guint i = 0; i < records->len && shown < (all > most ? most - 1 : most); i++)
    if (falls_on (g_ptr_array_index (records, i), day->date))
      {
        add_entry (day, g_ptr_array_index (records, i), rules, most == G_MAXUINT);
        shown++;
      }
  if (all > shown)
    add_more (day, all - shown);
}

/** bg_calendar_day_get_date: the date that @day shows. */
BgDate
bg_calendar_day_get_date (BgCalendarDay *day)
{
  g_return_val_if_fail (BG_IS_CALENDAR_DAY (day), BG_DATE_NONE);
  return day->date;
}
