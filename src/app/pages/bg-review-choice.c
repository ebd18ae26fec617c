/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five decisions of a review, each with the fields it needs. */
#include "bg-config.h"

#include "bg-review-choice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *icon;
  const char *title;
  const char *subtitle;
  /* NULL where the decision has no day. */
  const char *date;
  const char *note;
  const char *number;
  gboolean date_is_today;
} Line;

static const Line lines[BG_REVIEW_CHOICES] = {
  { "done", "object-select-symbolic", N_ ("It is done"), N_ ("Result, and number of the reply"),
    N_ ("Done on"), N_ ("Result"), N_ ("Reply: number and symbol"), TRUE },
  { "moved", "x-office-calendar-symbolic", N_ ("Give it more time"), N_ ("New due date and reason"),
    N_ ("New due date"), N_ ("Reason"), N_ ("Document: number and symbol"), FALSE },
  { "reminded", "mail-send-symbolic", N_ ("Remind the agency"),
    N_ ("It goes into the letter of reminder to the lead agency"), N_ ("Reminded on"), N_ ("Note"),
    N_ ("Letter: number and symbol"), TRUE },
  { "paused", "media-playback-pause-symbolic", N_ ("Pause it"), N_ ("With a reason"), NULL, N_ ("Reason"),
    N_ ("Document: number and symbol"), FALSE },
  { "dropped", "action-unavailable-symbolic", N_ ("Drop the task"),
    N_ ("With a reason; it stays in the history"), NULL, N_ ("Reason"), N_ ("Document: number and symbol"),
    FALSE },
};

struct _BgReviewChoice
{
  GtkBox parent_instance;

  GtkWidget *rows[BG_REVIEW_CHOICES];
  GtkCheckButton *checks[BG_REVIEW_CHOICES];
  GtkWidget *fields;
  GtkWidget *date_box;
  GtkLabel *date_label;
  GtkLabel *note_label;
  GtkLabel *number_label;
  GtkEntry *date;
  GtkEntry *note;
  GtkEntry *number;
  GtkLabel *reading;

  BgDate today;
  BgDate due;
  int chosen;
  gboolean resetting;
};

G_DEFINE_FINAL_TYPE (BgReviewChoice, bg_review_choice, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bg_review_choice_dispose (GObject *object)
{
  g_clear_object (&BG_REVIEW_CHOICE (object)->fields);

  G_OBJECT_CLASS (bg_review_choice_parent_class)->dispose (object);
}

static void
bg_review_choice_class_init (BgReviewChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_review_choice_dispose;

  /**
   * BgReviewChoice::changed:
   *
   * Another decision, or what was typed for it.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_REVIEW_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static gboolean
read_date (BgReviewChoice *self, BgDate *date, GError **error)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->date));

  return bg_date_read (typed, self->today, BG_DATE_NONE, date, error) && bg_date_is_known (*date);
}

static void
show_reading (BgReviewChoice *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean good;
  BgDate date = BG_DATE_NONE;

  if (self->chosen < 0 || lines[self->chosen].date == NULL)
    return;
  good = read_date (self, &date, &error);
  words = good ? bg_date_format_with_weekday (date) : NULL;
  gtk_label_set_label (self->reading, good ? words : error != NULL ? error->message : _ ("Type a date"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->reading), good ? "tone-red" : "tone-green");
  gtk_widget_add_css_class (GTK_WIDGET (self->reading), good ? "tone-green" : "tone-red");
}

static void
typed_cb (BgReviewChoice *self)
{
  if (self->resetting)
    return;
  show_reading (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_words (GtkLabel *label, GtkEntry *entry, const char *words)
{
  gtk_label_set_label (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_fields (BgReviewChoice *self)
{
  const Line *line = &lines[self->chosen];
  g_autofree char *today = bg_date_format (self->today);
  GtkWidget *parent = gtk_widget_get_parent (self->fields);

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), self->fields);
  gtk_box_append (GTK_BOX (self->rows[self->chosen]), self->fields);
  gtk_widget_set_visible (self->date_box, line->date != NULL);
  if (line->date != NULL)
    set_words (self->date_label, self->date, _ (line->date));
  set_words (self->note_label, self->note, _ (line->note));
  set_words (self->number_label, self->number, _ (line->number));
  self->resetting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->date), line->date_is_today ? today : "");
  self->resetting = FALSE;
  show_reading (self);
  gtk_widget_grab_focus (GTK_WIDGET (line->date != NULL && !line->date_is_today ? self->date : self->note));
}

static void
toggled_cb (BgReviewChoice *self, GtkCheckButton *check)
{
  if (self->resetting || !gtk_check_button_get_active (check))
    return;
  for (int i = 0; i < BG_REVIEW_CHOICES; i++)
    if (self->checks[i] == check)
      self->chosen = i;
  show_fields (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_field (BgReviewChoice *self, GtkLabel **label, GtkEntry **entry, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  *label = GTK_LABEL (gtk_label_new (NULL));
  *entry = GTK_ENTRY (gtk_entry_new ());
  gtk_label_set_xalign (*label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (*label), "caption");
  gtk_editable_set_width_chars (GTK_EDITABLE (*entry), width);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*entry));
  g_signal_connect_object (*entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
make_fields (BgReviewChoice *self)
{
  GtkWidget *note_box;

  self->fields = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_set_margin_start (self->fields, 34);
  self->date_box = make_field (self, &self->date_label, &self->date, 12);
  self->reading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->reading, 0);
  gtk_label_set_wrap (self->reading, TRUE);
  gtk_label_set_max_width_chars (self->reading, 18);
  gtk_widget_add_css_class (GTK_WIDGET (self->reading), "caption");
  gtk_box_append (GTK_BOX (self->date_box), GTK_WIDGET (self->reading));
  note_box = make_field (self, &self->note_label, &self->note, 20);
  gtk_widget_set_hexpand (note_box, TRUE);
  gtk_box_append (GTK_BOX (self->fields), self->date_box);
  gtk_box_append (GTK_BOX (self->fields), note_box);
  gtk_box_append (GTK_BOX (self->fields), make_field (self, &self->number_label, &self->number, 12));
}

static GtkWidget *
make_row (BgReviewChoice *self, int position)
{
  const Line *line = &lines[position];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ (line->title));
  GtkWidget *subtitle = gtk_label_new (_ (line->subtitle));
  g_autofree char *key = g_strdup_printf ("%d", position + 1);
  GtkWidget *cap = gtk_label_new (key);

  self->rows[position] = row;
  self->checks[position] = GTK_CHECK_BUTTON (gtk_check_button_new ());
  if (position > 0)
    gtk_check_button_set_group (self->checks[position], self->checks[0]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[position]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (line->title), -1);
  g_signal_connect_object (self->checks[position], "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 1);
  gtk_widget_set_hexpand (subtitle, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->checks[position]));
  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (line->icon));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), cap);
  gtk_box_append (GTK_BOX (row), head);
  gtk_widget_add_css_class (row, "review-row");
  return row;
}

static void
bg_review_choice_init (BgReviewChoice *self)
{
  self->chosen = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  make_fields (self);
  for (int i = 0; i < BG_REVIEW_CHOICES; i++)
    gtk_box_append (GTK_BOX (self), make_row (self, i));
}

/** bg_review_choice_new: the five decisions, none of them chosen. */
GtkWidget *
bg_review_choice_new (void)
{
  return g_object_new (BG_TYPE_REVIEW_CHOICE, NULL);
}

/**
 * bg_review_choice_reset:
 * @choice: the decisions
 * @today: the day
 * @due: (nullable): when the next task is due
 *
 * Nothing is chosen any more, and the fields are empty.
 */
void
bg_review_choice_reset (BgReviewChoice *choice, BgDate today, BgDate due)
{
  GtkWidget *parent;

  g_return_if_fail (BG_IS_REVIEW_CHOICE (choice));

  choice->today = today;
  choice->due = due;
  choice->chosen = -1;
  choice->resetting = TRUE;
  for (int i = 0; i < BG_REVIEW_CHOICES; i++)
    gtk_check_button_set_active (choice->checks[i], FALSE);
  gtk_editable_set_text (GTK_EDITABLE (choice->date), "");
  gtk_editable_set_text (GTK_EDITABLE (choice->note), "");
  gtk_editable_set_text (GTK_EDITABLE (choice->number), "");
  choice->resetting = FALSE;
  parent = gtk_widget_get_parent (choice->fields);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), choice->fields);
  g_signal_emit (choice, signals[CHANGED], 0);
}

/** bg_review_choice_choose: chooses the decision at @position, from 0, and opens its fields. */
void
bg_review_choice_choose (BgReviewChoice *choice, int position)
{
  g_return_if_fail (BG_IS_REVIEW_CHOICE (choice) && position >= 0 && position < BG_REVIEW_CHOICES);

  gtk_check_button_set_active (choice->checks[position], TRUE);
}

/**
 * bg_review_choice_get:
 * @choice: the decisions
 * @decision: (out): what was chosen; its texts live until something is typed
 *
 * Returns: whether it can be written down
 */
gboolean
bg_review_choice_get (BgReviewChoice *choice, BgReviewDecision *decision)
{
  g_return_val_if_fail (BG_IS_REVIEW_CHOICE (choice) && decision != NULL, FALSE);

  if (choice->chosen < 0)
    return FALSE;
  *decision = (BgReviewDecision){ .code = lines[choice->chosen].code };
  if (lines[choice->chosen].date != NULL)
    read_date (choice, &decision->date, NULL);
  decision->note = gtk_editable_get_text (GTK_EDITABLE (choice->note));
  decision->number = gtk_editable_get_text (GTK_EDITABLE (choice->number));
  return bg_review_decision_is_whole (decision);
}
