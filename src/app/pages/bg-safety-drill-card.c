/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last drill: what was written down when the backup was made beside what came out of it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-money.h"
#include "bg-prove.h"
#include "bg-safety-rows.h"
#include "bg-status-words.h"

static void
attach (GtkGrid *grid, int column, int row, GtkWidget *child, float align)
{
  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_xalign (GTK_LABEL (child), align);
      gtk_widget_add_css_class (child, "tnum");
    }
  gtk_widget_set_hexpand (child, column == 0);
  gtk_grid_attach (grid, child, column, row, 1, 1);
}

static void
attach_number (GtkGrid *grid, int column, int row, gint64 number)
{
  g_autofree char *text = bg_number_format (number);

  attach (grid, column, row, gtk_label_new (text), 1);
}

static GtkWidget *
make_result (gboolean same)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (same ? "emblem-default-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (same ? _ ("Same") : _ ("Different"));

  gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  bg_status_colour (box, same ? BG_TONE_GREEN : BG_TONE_RED);
  return box;
}

static void
attach_rule (GtkGrid *grid, int row)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_grid_attach (grid, rule, 0, row, 4, 1);
}

static GtkWidget *
make_table (const BgDrill *drill)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const char *const heads[] = { _ ("Kind of record"), _ ("At the backup"), _ ("In the copy"), _ ("Result") };

  gtk_widget_add_css_class (GTK_WIDGET (grid), "table-grid");
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = gtk_label_new (heads[i]);

      gtk_widget_add_css_class (head, "table-head");
      attach (grid, i, 0, head, i == 1 || i == 2 ? 1 : 0);
    }
  for (guint i = 0; i < drill->lines->len; i++)
    {
      const BgDrillLine *line = &g_array_index (drill->lines, BgDrillLine, i);
      int row = 2 * (int) i + 2;

      attach_rule (grid, row - 1);
      attach (grid, 0, row, gtk_label_new (bg_count_get_label (line->name)), 0);
      attach_number (grid, 1, row, line->then);
      attach_number (grid, 2, row, line->found);
      attach (grid, 3, row, make_result (line->then == line->found), 0);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
make_words (const BgDrill *drill)
{
  g_autofree char *moment = bg_safety_dup_moment (drill->backup_time);
  g_autofree char *seconds = g_strdup_printf ("%.1f", MAX (0.1, drill->seconds));
  g_autofree char *words = NULL;
  GtkWidget *label;

  /* Vietnamese has a comma there. */
  g_strdelimit (seconds, ".", ',');
  words =
    g_strdup_printf (_ ("The copy of %s was restored into a temporary place, opened and compared with the "
                        "numbers written at the backup, in %s seconds. The data in use was not touched."),
                     moment, seconds);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "safety-words");
  return label;
}

static char *
dup_end_words (const BgDrill *drill)
{
  g_autofree char *rows = bg_number_format (drill->history);
  g_autofree char *files = bg_number_format (drill->files);

  if (!bg_drill_is_good (drill))
    return g_strdup (drill->fault);
  if (drill->files > 0)
    return g_strdup_printf (
      _ ("The chain of history holds over %s rows, and %s files were read again; none was altered"), rows,
      files);
  return g_strdup_printf (_ ("The chain of history holds over %s rows; none was altered"), rows);
}

static GtkWidget *
make_end (const BgDrill *drill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean good = bg_drill_is_good (drill);
  g_autofree char *words = dup_end_words (drill);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (good ? "emblem-default-symbolic" : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (words);

  bg_status_colour (icon, good ? BG_TONE_GREEN : BG_TONE_RED);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "safety-words");
  return box;
}

static GtkWidget *
make_heading (const BgDrill *drill)
{
  g_autofree char *moment = drill != NULL ? bg_safety_dup_moment (drill->time) : NULL;
  g_autofree char *aside = moment != NULL ? g_strdup_printf (_ ("%s · good to do each month"), moment) : NULL;
  GtkWidget *heading = bg_safety_heading_new (_ ("Restore drill"), aside);

  if (drill != NULL)
    gtk_box_append (GTK_BOX (heading),
                    bg_drill_is_good (drill)
                      ? bg_pill_new ("emblem-default-symbolic", _ ("Passed"), BG_TONE_GREEN)
                      : bg_pill_new ("dialog-warning-symbolic", _ ("Failed"), BG_TONE_RED));
  return heading;
}

static GtkWidget *
make_never (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = bg_safety_row_new ("media-playback-start-symbolic", BG_TONE_GREY, _ ("Never rehearsed"),
                                      _ ("A drill restores the newest copy into a temporary place and shows "
                                         "whether everything is there"));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "safety-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

/**
 * bg_safety_drill_card_new:
 * @safety: the safety, which has looked
 *
 * Returns: heading and result of the last drill
 */
GtkWidget *
bg_safety_drill_card_new (BgSafety *safety)
{
  const BgDrill *drill = bg_safety_get_state (safety)->drill;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_heading (drill));
  if (drill == NULL)
    {
      gtk_box_append (GTK_BOX (box), make_never ());
      return box;
    }
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), make_words (drill));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), make_table (drill));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), make_end (drill));
  gtk_box_append (GTK_BOX (box), card);
  return box;
}
