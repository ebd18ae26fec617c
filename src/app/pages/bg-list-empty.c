/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list says when it has no rows: why, and what a person can do. */
#include "bg-config.h"

#include "bg-list-empty.h"

#include <glib/gi18n-lib.h>

/**
 * bg_list_empty_show_failure:
 * @page: what is shown instead of the rows
 * @button: the button on it
 * @why: why the rows could not be read
 */
void
bg_list_empty_show_failure (AdwStatusPage *page, GtkButton *button, const char *why)
{
  g_autofree char *escaped = g_markup_escape_text (why, -1);

  adw_status_page_set_icon_name (page, "dialog-warning-symbolic");
  adw_status_page_set_title (page, _ ("This list cannot be shown now"));
  adw_status_page_set_description (page, escaped);
  gtk_button_set_label (button, _ ("Try again"));
}

/**
 * bg_list_empty_show_not_found:
 * @page: what is shown instead of the rows
 * @button: the button on it
 * @typed: what was looked for
 */
void
bg_list_empty_show_not_found (AdwStatusPage *page, GtkButton *button, const char *typed)
{
  g_autofree char *title = g_strdup_printf (_ ("Nothing found for “%s”"), typed);

  adw_status_page_set_icon_name (page, "edit-find-symbolic");
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, _ ("Leave the filter out, or type fewer letters."));
  gtk_button_set_label (button, _ ("Search everywhere here"));
}

/**
 * bg_list_empty_show_none:
 * @page: what is shown instead of the rows
 * @button: the button on it
 * @kind: kind of the records
 * @filter: (nullable): name of the filter that leaves none of them; NULL where there are none at all
 */
void
bg_list_empty_show_none (AdwStatusPage *page, GtkButton *button, const BgKind *kind, const char *filter)
{
  g_autofree char *title = filter != NULL
                             ? g_strdup_printf (_ ("Nothing under “%s”"), filter)
                             : g_strdup_printf (_ ("%s: nothing yet"), bg_kind_get_plural (kind));

  adw_status_page_set_icon_name (page, kind->icon);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, filter != NULL ? _ ("There is nothing to do here now.")
                                                        : _ ("Add the first record with the button below."));
  gtk_button_set_label (button, filter != NULL ? _ ("Show all") : _ ("Add"));
}
