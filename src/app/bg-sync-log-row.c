/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One exchange with the server, for people to read; what a technician wants to know is folded into it. */
#include "bg-config.h"

#include "bg-sync-log-row.h"

#include <glib/gi18n-lib.h>

#include "bg-sync-outcome.h"

/* What happened in the officer's words; of what failed these, with nothing of what a server said. */
static char *
dup_summary (const BgSyncLine *line)
{
  const BgSyncTotals *totals = &line->totals;

  if (line->detail != NULL)
    return bg_sync_dup_words (line->detail);
  return g_strdup_printf (_ ("Received %u, sent %u, merged %u, to be decided %u"), totals->received,
                          totals->sent, totals->merged, totals->asked);
}

static char *
dup_technical (const BgSyncLine *line)
{
  const char *detail = line->detail != NULL ? bg_sync_find_detail (line->detail) : NULL;
  g_autofree char *time = bg_clock_format_iso (line->time);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s · %s · +%u −%u =%u ?%u", time, line->outcome, line->totals.received,
                   line->totals.sent, line->totals.merged, line->totals.asked);
  if (detail != NULL)
    g_string_append_printf (text, "\n%s", detail);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bg_sync_log_row_new:
 * @line: a line of the log
 *
 * Returns: (transfer floating): a row that tells when and what; unfolded, what a technician wants to know
 */
GtkWidget *
bg_sync_log_row_new (const BgSyncLine *line)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *technical = gtk_label_new (NULL);
  g_autofree char *moment = bg_clock_format_moment (line->time);
  g_autofree char *summary = dup_summary (line);
  g_autofree char *text = dup_technical (line);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moment);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), summary);
  gtk_label_set_label (GTK_LABEL (technical), text);
  gtk_label_set_xalign (GTK_LABEL (technical), 0);
  gtk_label_set_wrap (GTK_LABEL (technical), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (technical), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (technical), TRUE);
  gtk_widget_add_css_class (technical, "technical");
  gtk_widget_add_css_class (technical, "secondary");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), technical);
  return row;
}
