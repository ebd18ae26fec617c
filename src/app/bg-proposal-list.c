/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposed tasks to look at, each with its due date, how it was counted and the article. */
#include "bg-config.h"

#include "bg-proposal-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Rows of one kind that the window draws: more would hold it up. */
#define MOST_ROWS 100

/* "Thời hạn 27/02/2026, trước đây 26/02/2026" and below it how it was counted and by which article. */
static char *
describe (const BgProposal *proposal)
{
  g_autofree char *due = bg_date_format_with_weekday (proposal->due);
  g_autofree char *was = bg_date_format (
    proposal->before != NULL ? bg_record_get_date (proposal->before, "due_date") : BG_DATE_NONE);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*due != '\0')
    g_string_append_printf (text, _ ("Due %s"), due);
  if (*was != '\0' && proposal->kind == BG_PROPOSAL_MOVED)
    g_string_append_printf (text, _ ("; before: %s"), was);
  g_string_append_printf (
    text, "%s%s: %s", text->len > 0 ? "\n" : "",
    *due != '\0' && proposal->kind != BG_PROPOSAL_LEFT ? _ ("How it is counted") : _ ("Why"), proposal->how);
  if (proposal->law != NULL)
    g_string_append_printf (text, "\n%s: %s", _ ("Source of law"), proposal->law);
  return g_strdup (text->str);
}

static void
add_row (GtkListBox *list, const BgProposal *proposal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (proposal);
  GtkWidget *code = gtk_label_new (bg_deadline_rule_find (proposal->code) != NULL ? proposal->code : "");

  gtk_widget_add_css_class (code, "secondary");
  gtk_widget_set_valign (code, GTK_ALIGN_START);
  gtk_widget_set_margin_top (code, 14);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), proposal->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), code);
  gtk_list_box_append (list, row);
}

/* A list that nobody reads to its end is cut off; the button and the history tell of all. */
static void
add_rest (GtkListBox *list, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strdup_printf (
    ngettext ("%u more, written down with the others", "%u more, written down with the others", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_append (list, row);
}

static void
add_kind (GtkBox *box, GPtrArray *proposals, BgProposalKind kind)
{
  guint n = bg_proposals_count (proposals, kind);
  g_autofree char *words = g_strdup_printf ("%s (%u)", bg_proposal_kind_get_label (kind), n);
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0, shown = 0; i < proposals->len && shown < MOST_ROWS; i++)
    {
      const BgProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->kind != kind)
        continue;
      add_row (GTK_LIST_BOX (list), proposal);
      shown++;
    }
  if (n > MOST_ROWS)
    add_rest (GTK_LIST_BOX (list), n - MOST_ROWS);
  gtk_box_append (box, title);
  gtk_box_append (box, list);
}

/**
 * bg_proposal_list_fill:
 * @box: a box
 * @proposals: (element-type BgProposal): what the rules ask for
 *
 * Adds the proposals to @box, kind by kind.
 */
void
bg_proposal_list_fill (GtkBox *box, GPtrArray *proposals)
{
  for (int kind = 0; kind < BG_N_PROPOSAL_KINDS; kind++)
    if (bg_proposals_count (proposals, (BgProposalKind) kind) > 0)
      add_kind (box, proposals, (BgProposalKind) kind);
}
