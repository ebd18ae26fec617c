/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks of a review under their agencies, each with what was decided. */
#include "bg-config.h"

#include "bg-review-list.h"

#include <glib/gi18n-lib.h>

#include "bg-status-words.h"

/* How much of a title is shown: the list stays narrow beside the task. */
#define LIST_CHARS 26

struct _BgReviewList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GPtrArray *rows;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (BgReviewList, bg_review_list, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
selected_cb (BgReviewList *self, GtkListBoxRow *row)
{
  for (guint i = 0; row != NULL && !self->selecting && i < self->rows->len; i++)
    if (g_ptr_array_index (self->rows, i) == row)
      g_signal_emit (self, signals[CHOSEN], 0, (int) i);
}

static gboolean
bg_review_list_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (BG_REVIEW_LIST (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
bg_review_list_dispose (GObject *object)
{
  g_clear_pointer (&BG_REVIEW_LIST (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bg_review_list_parent_class)->dispose (object);
}

static void
bg_review_list_class_init (BgReviewListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_review_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_review_list_grab_focus;

  /**
   * BgReviewList::chosen:
   * @position: which task of the review
   */
  signals[CHOSEN] = g_signal_new ("chosen", BG_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
bg_review_list_init (BgReviewList *self)
{
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "review-entries");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tasks reviewed"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

static GtkWidget *
make_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LIST_CHARS);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_agency (BgReviewList *self, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (words, "heading"));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/* What was decided, or how late it was when the review began. */
static char *
describe (BgRecord *entry, BgDate today)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (entry), "decision");
  const char *decision = bg_record_get_text (entry, "decision");
  BgDate due = bg_record_get_date (entry, "due_date");
  g_autofree char *new_date = bg_date_format (bg_record_get_date (entry, "new_date"));
  int late = bg_date_days_between (bg_date_last_day (due), today);

  if (decision != NULL && *new_date != '\0')
    return g_strdup_printf ("%s: %s", bg_field_get_choice_label (field, decision), new_date);
  if (decision != NULL)
    return g_strdup (bg_field_get_choice_label (field, decision));
  if (late > 0)
    return g_strdup_printf (_ ("%d days overdue"), late);
  return late == 0 ? g_strdup (_ ("today")) : g_strdup_printf (_ ("%d days left"), -late);
}

static void
add_entry (BgReviewList *self, BgSession *session, BgRecord *entry)
{
  g_autofree char *title =
    bg_store_dup_title (bg_session_get_store (session), "task", bg_record_get_text (entry, "task"));
  g_autofree char *words = describe (entry, bg_session_get_today (session));
  g_autofree char *all = g_strdup_printf ("%s, %s", title != NULL ? title : "", words);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *state = make_label (words, "caption");
  gboolean is_late = bg_date_compare (bg_date_last_day (bg_record_get_date (entry, "due_date")),
                                      bg_session_get_today (session)) < 0;

  if (!bg_record_is_set (entry, "decision"))
    bg_status_colour (state, is_late ? BG_TONE_RED : BG_TONE_YELLOW);
  else
    gtk_widget_add_css_class (state, "secondary");
  gtk_box_append (GTK_BOX (box), make_label (title != NULL ? title : _ ("no longer there"), "body"));
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  /* The list is too narrow for most titles. */
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * bg_review_list_show:
 * @list: the list
 * @session: the session
 * @review: a review
 */
void
bg_review_list_show (BgReviewList *list, BgSession *session, BgRecord *review)
{
  const char *last = NULL;
  GtkWidget *row;

  g_return_if_fail (BG_IS_REVIEW_LIST (list) && BG_IS_RECORD (review));

  list->selecting = TRUE;
  g_ptr_array_set_size (list->rows, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list->list))) != NULL)
    gtk_list_box_remove (list->list, row);
  for (guint i = 0; i < bg_record_get_n_items (review, "entries"); i++)
    {
      BgRecord *entry = bg_record_get_item (review, "entries", i);
      const char *agency = bg_record_get_text (entry, "lead_agency");

      if (i == 0 || g_strcmp0 (agency, last) != 0)
        {
          g_autofree char *name = bg_store_dup_title (bg_session_get_store (session), "agency", agency);

          add_agency (list, name != NULL ? name : _ ("No lead agency"));
        }
      last = agency;
      add_entry (list, session, entry);
    }
  list->selecting = FALSE;
}

/** bg_review_list_select: marks the task at @position, from 0. */
void
bg_review_list_select (BgReviewList *list, int position)
{
  g_return_if_fail (BG_IS_REVIEW_LIST (list) && position >= 0 && (guint) position < list->rows->len);

  list->selecting = TRUE;
  gtk_list_box_select_row (list->list, g_ptr_array_index (list->rows, (guint) position));
  list->selecting = FALSE;
}
