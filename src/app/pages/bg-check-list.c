/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklist of a dossier: what must be there, by which article, what tells so, and ticks by hand. */
#include "bg-config.h"

#include "bg-check-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-checklist.h"
#include "bg-status-words.h"

static void
toggled_cb (GtkCheckButton *button, const char *role)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "win.tick-paper", "s", role);
}

/* What nothing in the record tells is ticked here; the tick is a paper of the record. */
static GtkWidget *
make_tick (const BgCheck *check)
{
  GtkWidget *button = gtk_check_button_new ();

  /* By its name the page finds it again after it was filled anew. */
  gtk_widget_set_name (button, check->code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), check->state == BG_CHECK_PRESENT);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_set_tooltip_text (button, check->is_ticked ? _ ("Take back that it is in the dossier")
                                                        : _ ("Write down that it is in the dossier"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, check->words, -1);
  g_signal_connect_data (button, "toggled", G_CALLBACK (toggled_cb), g_strdup (check->role),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

static GtkWidget *
make_icon (const BgStatus *status)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (status->icon);

  bg_status_colour (icon, status->tone);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 14);
  /* As wide as a tick, so that all titles begin below each other. */
  gtk_widget_set_margin_start (icon, 5);
  gtk_widget_set_margin_end (icon, 5);
  return icon;
}

static GtkWidget *
make_pill (const BgStatus *status)
{
  g_autofree char *word = bg_status_dup_word (status);
  GtkWidget *pill = bg_pill_new (NULL, word, status->tone);

  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_widget_set_margin_top (pill, 12);
  return pill;
}

static gboolean
can_be_ticked (const BgCheck *check)
{
  return check->role != NULL && (check->is_ticked || check->state == BG_CHECK_MISSING ||
                                 check->state == BG_CHECK_PARTLY || check->state == BG_CHECK_LATER);
}

static GtkWidget *
make_row (const BgCheck *check, gboolean can_tick)
{
  GtkWidget *row = adw_action_row_new ();
  BgStatus status = bg_check_state_get_status (check->state);
  g_autofree char *subtitle =
    check->note != NULL ? g_strdup_printf ("%s\n%s", check->note, check->law) : g_strdup (check->law);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), check->words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             can_tick && can_be_ticked (check) ? make_tick (check) : make_icon (&status));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_pill (&status));
  return row;
}

static GtkWidget *
make_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
begin_stage (GtkBox *box, const char *stage)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *heading;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "check-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, stage, -1);
  heading = make_label (stage, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
  return list;
}

/* "Đã có 07 trong 10…", and the reason for which the law asks for less, where there is one. */
static void
add_summary (GtkBox *box, GPtrArray *checks)
{
  g_autofree char *summary = bg_checklist_dup_summary (checks);
  g_autofree char *first = g_utf8_substring (summary, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  g_autoptr (GString) text = g_string_new (capital);

  g_string_append (text, summary + strlen (first));
  for (guint i = 0; i < checks->len; i++)
    {
      const BgCheck *check = g_ptr_array_index (checks, i);

      if (check->state == BG_CHECK_NOT_NEEDED && check->note != NULL)
        {
          g_string_append_printf (text, "; %s", check->note);
          break;
        }
    }
  gtk_box_append (box, make_label (text->str, "secondary"));
}

/**
 * bg_check_list_new:
 * @checks: (element-type BgCheck): the checklist of a record; lines that it needs not are left out
 * @can_tick: whether what no field tells is ticked here
 *
 * Returns: the checklist, stage by stage
 */
GtkWidget *
bg_check_list_new (GPtrArray *checks, gboolean can_tick)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = NULL;
  const char *stage = NULL;

  add_summary (GTK_BOX (box), checks);
  for (guint i = 0; i < checks->len; i++)
    {
      const BgCheck *check = g_ptr_array_index (checks, i);

      if (check->state == BG_CHECK_NOT_NEEDED)
        continue;
      if (check->stage != stage)
        list = begin_stage (GTK_BOX (box), check->stage);
      stage = check->stage;
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (check, can_tick));
    }
  return box;
}
