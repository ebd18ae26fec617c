/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rà soát quá hạn: one late task after another, each with its decision, by keys. */
#include "bg-config.h"

#include "bg-review-page.h"

#include <glib/gi18n-lib.h>

#include "bg-record-head.h"
#include "bg-review-choice.h"
#include "bg-review-end.h"
#include "bg-review-list.h"
#include "bg-review-walk.h"
#include "bg-status-words.h"

struct _BgReviewPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkProgressBar *progress;
  GtkStack *stack;
  AdwStatusPage *nothing;
  BgReviewList *list;
  GtkBox *head;
  BgReviewChoice *choice;
  GtkWidget *save;
  GtkLabel *problem;
  GtkBox *end;

  BgSession *session;
  BgRecord *review;
  BgRecord *task;
  BgChangeSet *set;
  int position;
};

G_DEFINE_FINAL_TYPE (BgReviewPage, bg_review_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_review (BgReviewPage *self);

static void
say (BgReviewPage *self, const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *words != '\0');
}

static void
show_progress (BgReviewPage *self)
{
  guint n = bg_record_get_n_items (self->review, "entries");
  guint left = bg_review_count (self->review, NULL);
  g_autofree char *words =
    g_strdup_printf (_ ("Task %d of %u · %u decided, %u left"), self->position + 1, n, n - left, left);

  adw_window_title_set_subtitle (self->title, self->position >= 0 ? words : "");
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) (n - left) / n : 0);
}

static void
clear_head (BgReviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->head))) != NULL)
    gtk_box_remove (self->head, child);
}

static void
add_pills (BgReviewPage *self)
{
  GtkWidget *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  BgStatus status = bg_record_get_status (self->task, bg_session_get_rules (self->session));
  guint moved = bg_record_get_n_items (self->task, "due_changes");
  g_autofree char *words = g_strdup_printf (_ ("moved %u times"), moved);

  gtk_box_append (GTK_BOX (pills), bg_status_pill_new (&status));
  if (moved > 0)
    gtk_box_append (GTK_BOX (pills), bg_pill_new (NULL, words, BG_TONE_GREY));
  gtk_box_append (self->head, pills);
}

static void
add_facts (BgReviewPage *self)
{
  static const char *const fields[] = {
    "lead_agency", "due_date", "bases", "reminders", "progress", "officer"
  };
  GtkWidget *grid = bg_fact_grid_new ();

  /* One long fact shall not push the decisions off a small screen. */
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (grid), FALSE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (grid), 2);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (bg_record_is_set (self->task, fields[i]))
      bg_fact_grid_add_field (grid, self->session, self->task, bg_kind_get_field (&bg_task_kind, fields[i]));
  gtk_box_append (self->head, grid);
}

static void
show_task (BgReviewPage *self)
{
  GtkWidget *title = gtk_label_new (bg_record_get_title (self->task));

  clear_head (self);
  add_pills (self);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (self->head, title);
  add_facts (self);
}

/* A task that was removed for good meanwhile cannot be decided on. */
static void
go_to (BgReviewPage *self, int position)
{
  BgRecord *entry = bg_record_get_item (self->review, "entries", (guint) position);

  self->position = position;
  g_clear_object (&self->task);
  self->task = bg_store_load (bg_session_get_store (self->session), &bg_task_kind,
                              bg_record_get_text (entry, "task"), NULL);
  say (self, "");
  clear_head (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), self->task != NULL);
  if (self->task != NULL)
    show_task (self);
  else
    say (self, _ ("This task is no longer in the record book; leave it for later"));
  bg_review_choice_reset (self->choice, bg_session_get_today (self->session),
                          bg_record_get_date (entry, "due_date"));
  bg_review_list_select (self->list, position);
  show_progress (self);
}

static void
show_review (BgReviewPage *self)
{
  int next = bg_review_find_next (self->review, self->position);

  bg_review_list_show (self->list, self->session, self->review);
  if (bg_record_get_n_items (self->review, "entries") == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else if (next < 0)
    {
      self->position = -1;
      show_progress (self);
      bg_review_end_show (self->end, self->session, self->review);
      gtk_stack_set_visible_child_name (self->stack, "end");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "walk");
      go_to (self, next);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgReviewPage) self = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    g_signal_emit (self, signals[DECIDED], 0, _ ("Decision written down"),
                   bg_change_set_get_stored (self->set));
  else
    say (self, error->message);
}

static void
write_down (GtkWidget *widget, const char *name, GVariant *target)
{
  BgReviewPage *self = BG_REVIEW_PAGE (widget);
  g_autoptr (BgRecord) task = NULL;
  g_autoptr (BgRecord) review = NULL;
  BgReviewDecision decision;

  if (self->task == NULL || self->position < 0 || !bg_review_choice_get (self->choice, &decision))
    return;
  task = bg_record_copy (self->task);
  review = bg_record_copy (self->review);
  bg_review_decide (review, (guint) self->position, task, &decision, bg_session_get_today (self->session));
  g_clear_pointer (&self->set, bg_change_set_unref);
  self->set = bg_change_set_new (_ ("Decide in the review"));
  bg_change_set_add (self->set, self->task, task);
  bg_change_set_add (self->set, self->review, review);
  gtk_widget_action_set_enabled (widget, "review.write", FALSE);
  bg_store_commit_async (bg_session_get_store (self->session), self->set, NULL, stored_cb,
                         g_object_ref (self));
}

static void
leave_for_later (GtkWidget *widget, const char *name, GVariant *target)
{
  BgReviewPage *self = BG_REVIEW_PAGE (widget);
  int next = self->position >= 0 ? bg_review_find_next (self->review, self->position + 1) : -1;

  if (next >= 0)
    go_to (self, next);
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  BgReviewPage *self = BG_REVIEW_PAGE (widget);

  for (int i = self->position - 1; i >= 0; i--)
    if (!bg_record_is_set (bg_record_get_item (self->review, "entries", (guint) i), "decision"))
      {
        go_to (self, i);
        return;
      }
}

static void
choose (GtkWidget *widget, const char *name, GVariant *target)
{
  BgReviewPage *self = BG_REVIEW_PAGE (widget);

  if (self->task != NULL && self->position >= 0)
    bg_review_choice_choose (self->choice, g_variant_get_int32 (target) - 1);
}

static void
close_page (GtkWidget *widget, const char *name, GVariant *target)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
choice_changed_cb (BgReviewPage *self)
{
  BgReviewDecision decision;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.write",
                                 self->task != NULL && bg_review_choice_get (self->choice, &decision));
}

static void
row_chosen_cb (BgReviewPage *self, int position)
{
  if (!bg_record_is_set (bg_record_get_item (self->review, "entries", (guint) position), "decision"))
    go_to (self, position);
}

/* The decision itself, and an undo of it, come back as a change of the review. */
static void
store_changed_cb (BgReviewPage *self, GPtrArray *records)
{
  for (guint i = 0; self->review != NULL && i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (bg_record_get_id (record), bg_record_get_id (self->review)) != 0)
        continue;
      g_set_object (&self->review, record);
      show_review (self);
      return;
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgReviewPage) self = data;
  g_autoptr (GError) error = NULL;
  BgRecord *review = bg_store_open_review_finish (BG_STORE (source), result, &error);

  if (review == NULL)
    {
      adw_status_page_set_title (self->nothing, _ ("The review cannot be begun"));
      adw_status_page_set_description (self->nothing, error->message);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  g_clear_object (&self->review);
  self->review = review;
  self->position = 0;
  show_review (self);
}

static void
bg_review_page_dispose (GObject *object)
{
  BgReviewPage *self = BG_REVIEW_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->review);
  g_clear_object (&self->task);
  g_clear_pointer (&self->set, bg_change_set_unref);

  G_OBJECT_CLASS (bg_review_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.close", NULL, close_page);
  gtk_widget_class_install_action (widget_class, "review.write", NULL, write_down);
  gtk_widget_class_install_action (widget_class, "review.later", NULL, leave_for_later);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "review.choose", "i", choose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.write", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "review.later", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "review.back", NULL);
  /* Where text is typed the field takes the digit before it gets here. */
  for (int i = 0; i < BG_REVIEW_CHOICES; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, 0, "review.choose", "i", i + 1);
}

static void
bg_review_page_class_init (BgReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_review_page_dispose;

  /**
   * BgReviewPage::closed:
   *
   * The walk is left; its place is kept.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BgReviewPage::decided:
   * @words: words for the toast
   * @set: number of the change set, by which it can be undone
   */
  signals[DECIDED] = g_signal_new ("decided", BG_TYPE_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  g_type_ensure (BG_TYPE_REVIEW_CHOICE);
  g_type_ensure (BG_TYPE_REVIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, head);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, choice);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, save);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, problem);
  gtk_widget_class_bind_template_child (widget_class, BgReviewPage, end);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_chosen_cb);
  install_actions (widget_class);
}

static void
bg_review_page_init (BgReviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.write", FALSE);
}

/**
 * bg_review_page_new:
 * @session: the session
 *
 * Returns: the walk, taken up where it was left or begun anew
 */
GtkWidget *
bg_review_page_new (BgSession *session)
{
  BgReviewPage *self = g_object_new (BG_TYPE_REVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bg_store_open_review_async (bg_session_get_store (session), bg_session_get_rules (session), NULL, opened_cb,
                              g_object_ref (self));
  return GTK_WIDGET (self);
}
