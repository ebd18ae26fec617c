/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a review: what was decided, and what can be printed of it. */
#include "bg-config.h"

#include "bg-review-end.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-review.h"

static GtkWidget *
make_button (const char *words, const char *paper, const char *kind, const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.preview-paper");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", paper, kind, id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
add_title (GtkBox *box, BgRecord *review)
{
  guint n = bg_record_get_n_items (review, "entries");
  g_autofree char *words = g_strdup_printf (ngettext ("%u task reviewed", "%u tasks reviewed", n), n);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "title-2");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
}

static void
add_counts (GtkBox *box, BgRecord *review)
{
  const BgField *list = bg_kind_get_field (&bg_review_kind, "entries");
  const BgField *field = bg_kind_get_field (list->items, "decision");
  GtkWidget *rows = gtk_list_box_new ();

  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *count = g_strdup_printf ("%u", bg_review_count (review, choice->code));
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     bg_field_get_choice_label (field, choice->code));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (count));
      gtk_list_box_append (GTK_LIST_BOX (rows), row);
    }
  gtk_box_append (box, rows);
}

/* A letter is about what is late, and the office writes none to itself. */
static gboolean
asks_for_letter (BgRecord *entry, const char *own, BgDate today)
{
  BgDate due = bg_date_last_day (bg_record_get_date (entry, "due_date"));
  const char *agency = bg_record_get_text (entry, "lead_agency");

  return agency != NULL && g_strcmp0 (agency, own) != 0 && bg_date_compare (due, today) < 0 &&
         g_strcmp0 (bg_record_get_text (entry, "decision"), "reminded") == 0;
}

/* One letter for each agency that was to be reminded. */
static void
add_letters (GtkBox *box, BgSession *session, BgRecord *review)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BgRecord) office = bg_store_load_office (bg_session_get_store (session));
  const char *own = office != NULL ? bg_record_get_text (office, "agency") : NULL;

  for (guint i = 0; i < bg_record_get_n_items (review, "entries"); i++)
    {
      BgRecord *entry = bg_record_get_item (review, "entries", i);
      const char *agency = bg_record_get_text (entry, "lead_agency");
      g_autofree char *name = NULL;
      g_autofree char *words = NULL;

      if (!asks_for_letter (entry, own, bg_session_get_today (session)) ||
          !g_hash_table_add (seen, (gpointer) agency))
        continue;
      name = bg_store_dup_title (bg_session_get_store (session), "agency", agency);
      words = g_strdup_printf (_ ("Print the letter of reminder to %s"), name != NULL ? name : "");
      gtk_box_append (box, make_button (words, "reminder-letter", "agency", agency));
    }
}

/**
 * bg_review_end_show:
 * @box: an empty or an older end
 * @session: the session
 * @review: a review in which all is decided
 */
void
bg_review_end_show (GtkBox *box, BgSession *session, BgRecord *review)
{
  GtkWidget *minutes;

  while (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    gtk_box_remove (box, gtk_widget_get_first_child (GTK_WIDGET (box)));
  add_title (box, review);
  add_counts (box, review);
  minutes = make_button (_ ("Print the minutes"), "review-minutes", "review", bg_record_get_id (review));
  gtk_widget_add_css_class (minutes, "suggested-action");
  gtk_box_append (box, minutes);
  add_letters (box, session, review);
}
