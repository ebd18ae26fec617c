/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies there are, newest first, each with what may be done with it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-money.h"
#include "bg-safety-rows.h"

/* More are shown when they are asked for. */
#define FEW 6

static char *
dup_title (const BgBackup *backup)
{
  g_autofree char *clock = bg_backup_dup_clock (backup->time);
  g_autofree char *day = bg_safety_dup_day (backup->time);
  g_autofree char *first = g_utf8_strup (day, g_utf8_next_char (day) - day);

  return g_strdup_printf ("%s%s %s", first, g_utf8_next_char (day), clock);
}

static char *
dup_detail (const BgBackup *backup)
{
  g_autofree char *reason = bg_backup_dup_reason (backup);
  g_autofree char *size = bg_size_format (backup->size);

  if (backup->fault != NULL)
    return g_strdup_printf ("%s · %s · %s", reason, size, _ ("not whole; cannot be restored"));
  if (!backup->known)
    return g_strdup_printf ("%s · %s · %s", reason, size, _ ("not proved"));
  return g_strdup_printf (
    "%s · %s · %s%s%s", reason, size, _ ("proved"), backup->sealed ? _ (" · locked") : "",
    backup->n_altered > 0 ? _ (" · some files are missing: the disk altered them") : "");
}

static GtkWidget *
make_row (const BgBackup *backup)
{
  gboolean good = bg_backup_is_proved (backup);
  g_autofree char *title = dup_title (backup);
  g_autofree char *detail = dup_detail (backup);
  GtkWidget *row = bg_safety_row_new (good ? "emblem-default-symbolic" : "dialog-warning-symbolic",
                                      good ? BG_TONE_GREEN : BG_TONE_YELLOW, title, detail);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-revert-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Restore this copy…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Restore this copy…"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "safety.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", backup->path);
  gtk_widget_set_visible (button, backup->fault == NULL);
  gtk_widget_set_tooltip_text (row, backup->fault != NULL ? backup->fault : backup->path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
make_heading (guint n, gboolean all)
{
  g_autofree char *count = bg_number_format (n);
  g_autofree char *words = g_strdup_printf (_ ("See all %s copies"), count);
  GtkWidget *heading = bg_safety_heading_new (_ ("Copies"), NULL);
  GtkWidget *pill = gtk_label_new (count);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, "small");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (heading), pill, gtk_widget_get_first_child (heading));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-text");
  gtk_widget_add_css_class (button, "plain-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "safety.show-all");
  gtk_widget_set_visible (button, n > FEW && !all);
  gtk_box_append (GTK_BOX (heading), button);
  return heading;
}

/**
 * bg_safety_copies_new:
 * @safety: the safety, which has looked
 * @all: whether all are shown, or the newest alone
 *
 * Returns: heading and list of the copies
 */
GtkWidget *
bg_safety_copies_new (BgSafety *safety, gboolean all)
{
  GPtrArray *backups = bg_safety_get_state (safety)->backups;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "safety-list");
  for (guint i = 0; i < (all ? backups->len : MIN (FEW, backups->len)); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (backups, i)));
  if (backups->len == 0)
    gtk_list_box_append (
      GTK_LIST_BOX (list),
      bg_safety_row_new ("document-save-symbolic", BG_TONE_GREY, _ ("No copy yet"),
                         _ ("The first one is made by itself, or by the button Back up now")));
  gtk_box_append (GTK_BOX (box), make_heading (backups->len, all));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}
