/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two honest answers: what one gets back after a slip, and after a broken disk. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-safety-rows.h"
#include "bg-status-words.h"

/**
 * bg_safety_row_new:
 * @icon: a symbolic icon
 * @tone: its colour
 * @title: the first line
 * @detail: (nullable): the second line
 *
 * Returns: a row for a boxed list
 */
GtkWidget *
bg_safety_row_new (const char *icon, BgTone tone, const char *title, const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  bg_status_colour (image, tone);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  return row;
}

/**
 * bg_safety_heading_new:
 * @title: the heading
 * @aside: (nullable): fainter words behind it
 *
 * Returns: the head of a section; more may be appended
 */
GtkWidget *
bg_safety_heading_new (const char *title, const char *aside)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *words = gtk_label_new (aside);

  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_add_css_class (words, "secondary");
  gtk_widget_add_css_class (words, "caption");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static const char *
get_title (BgSafety *safety)
{
  int age = bg_safety_get_age (safety);

  if (bg_safety_get_state (safety) == NULL)
    return _ ("Looking for backups…");
  if (bg_safety_get_fault (safety) != NULL)
    return _ ("Something needs a look");
  if (bg_safety_get_tone (safety) == BG_TONE_GREEN)
    return _ ("Data is safe");
  return age < 0 ? _ ("Not backed up yet") : _ ("The last backup is too old");
}

static char *
dup_detail (BgSafety *safety)
{
  BgBackup *last = bg_safety_get_last (safety);
  g_autofree char *moment = last != NULL ? bg_safety_dup_moment (last->time) : NULL;

  if (last == NULL)
    return g_strdup (_ ("There is no copy that was opened again and proved"));
  if (bg_safety_get_tone (safety) == BG_TONE_GREEN)
    return g_strdup_printf (_ ("Newest copy: %s, opened again and proved"), moment);
  return g_strdup_printf (_ ("Newest proved copy: %s, %d days ago"), moment, bg_safety_get_age (safety));
}

static GtkWidget *
make_head (BgSafety *safety)
{
  BgTone tone = bg_safety_get_tone (safety);
  gboolean good = tone == BG_TONE_GREEN;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (good ? "security-high-symbolic" : "dialog-warning-symbolic");
  GtkWidget *title = gtk_label_new (get_title (safety));
  g_autofree char *words = dup_detail (safety);
  GtkWidget *detail = gtk_label_new (words);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 40);
  bg_status_colour (icon, tone);
  gtk_widget_add_css_class (title, "page-title");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), detail);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "safety-head");
  return box;
}

static GtkWidget *
make_slip_row (BgSafety *safety)
{
  BgBackup *last = bg_safety_get_last (safety);
  g_autofree char *moment = last != NULL ? bg_safety_dup_moment (last->time) : NULL;
  g_autofree char *words = last != NULL
                             ? g_strdup_printf (_ ("Undo step by step, or go back to %s"), moment)
                             : g_strdup (_ ("Undo step by step; there is no backup to go back to"));

  return bg_safety_row_new ("edit-undo-symbolic", BG_TONE_GREY,
                            _ ("If something was entered or deleted by mistake"), words);
}

/* Only a copy on another disk counts here. */
static GtkWidget *
make_disk_row (BgSafety *safety)
{
  const BgSafetyState *state = bg_safety_get_state (safety);
  const BgBackupPlaceInfo *second = state != NULL ? state->second : NULL;
  gboolean helps =
    second != NULL && second->last > 0 && (second->other_disk || second->state == BG_BACKUP_PLACE_ABSENT);
  g_autofree char *moment = helps ? bg_safety_dup_moment (second->last) : NULL;
  g_autofree char *words = helps ? g_strdup_printf (_ ("The copy of %s on another disk"), moment)
                                 : g_strdup (_ ("Nothing comes back: no copy lies on another disk"));

  return bg_safety_row_new ("drive-harddisk-symbolic", helps ? BG_TONE_GREY : BG_TONE_YELLOW,
                            _ ("If the disk of this computer breaks"), words);
}

/**
 * bg_safety_status_new:
 * @safety: the safety
 *
 * Returns: the card at the head of the page
 */
GtkWidget *
bg_safety_status_new (BgSafety *safety)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "safety-list");
  gtk_list_box_append (GTK_LIST_BOX (list), make_head (safety));
  gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), make_slip_row (safety));
  gtk_list_box_append (GTK_LIST_BOX (list), make_disk_row (safety));
  return list;
}
