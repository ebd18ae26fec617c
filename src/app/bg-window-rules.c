/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's way to the tasks that the rules ask for: of a record, and of the year. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-papers.h"
#include "bg-review-page.h"
#include "bg-rule-dialog.h"
#include "bg-rule-tasks.h"
#include "bg-window-private.h"

static void
accepted_cb (BgWindow *self, const char *words, gint64 set)
{
  bg_window_say_with_undo (self, words, set);
}

static void
show_proposals (BgWindow *self, GPtrArray *proposals)
{
  GtkWidget *dialog = bg_rule_dialog_new (self->session, proposals);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = bg_store_propose_finish (BG_STORE (source), result, &error);

  if (proposals == NULL || proposals->len == 0)
    {
      bg_window_say (self, error != NULL ? error->message : _ ("All tasks that the rules ask for are there"));
      return;
    }
  show_proposals (self, proposals);
}

/* A save is not held up by a proposal that cannot be made; the note on the record asks again. */
static void
moved_proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgWindow) self = data;
  g_autoptr (GPtrArray) proposals = bg_store_propose_finish (BG_STORE (source), result, NULL);

  if (proposals != NULL && bg_proposals_count_changes (proposals) > 0 && self->session != NULL &&
      bg_session_get_store (self->session) == BG_STORE (source))
    show_proposals (self, proposals);
}

/**
 * bg_window_propose_moved:
 * @window: the window
 * @before: (nullable): a record before it was saved; NULL for a new one
 * @after: the record as it was saved
 *
 * Shows the tasks that follow where the save set or moved a deadline and a task changes by it.
 */
void
bg_window_propose_moved (BgWindow *window, BgRecord *before, BgRecord *after)
{
  bg_store_propose_moved_async (bg_session_get_store (window->session), before, after,
                                bg_session_get_today (window->session), NULL, moved_proposed_cb,
                                g_object_ref (window));
}

static void
propose (BgWindow *self, BgRecord *record)
{
  BgDate today = bg_session_get_today (self->session);

  bg_store_propose_async (bg_session_get_store (self->session), record, today.year, today, NULL, proposed_cb,
                          g_object_ref (self));
}

static void
propose_for_record (GtkWidget *widget, const char *name, GVariant *target)
{
  BgRecord *record = bg_window_get_chosen (BG_WINDOW (widget));

  if (record != NULL)
    propose (BG_WINDOW (widget), record);
}

static void
propose_for_year (GtkWidget *widget, const char *name, GVariant *target)
{
  propose (BG_WINDOW (widget), NULL);
}

static void
walk_through_review (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  GtkWidget *page = bg_review_page_new (self->session);

  g_signal_connect_object (page, "decided", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  bg_window_show_over (self, "review-walk", page);
}

/* A paper by its name, of a record by its kind and id. */
static void
preview_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  const char *paper, *kind, *id;
  g_autoptr (BgRecord) record = NULL;

  g_variant_get (target, "(&s&s&s)", &paper, &kind, &id);
  record = bg_store_load (bg_session_get_store (self->session), bg_kind_find (kind), id, NULL);
  if (record != NULL && bg_paper_find (paper) != NULL)
    bg_window_preview (self, paper, record);
}

/**
 * bg_window_install_rule_actions:
 * @widget_class: the class of the window
 */
void
bg_window_install_rule_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.propose-tasks", NULL, propose_for_record);
  gtk_widget_class_install_action (widget_class, "win.propose-year", NULL, propose_for_year);
  gtk_widget_class_install_action (widget_class, "win.review", NULL, walk_through_review);
  gtk_widget_class_install_action (widget_class, "win.preview-paper", "(sss)", preview_paper);
}

/**
 * bg_window_update_rule_actions:
 * @window: the window
 * @writable: whether the record book can be written
 */
void
bg_window_update_rule_actions (BgWindow *window, gboolean writable)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.propose-tasks", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.propose-year", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.review", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.preview-paper", window->session != NULL);
}
