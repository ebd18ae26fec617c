/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the window share: its parts, and its actions. */
#pragma once

#include "bg-curtain.h"
#include "bg-list-page.h"
#include "bg-sidebar.h"
#include "bg-window.h"

G_BEGIN_DECLS

struct _BgWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *root;
  AdwFlap *flap;
  BgSidebar *sidebar;
  GtkStack *pages;
  GtkWidget *read_only_note;
  GtkLabel *read_only_label;
  GtkWidget *reopen_button;

  BgSession *session;
  GSettings *settings;
  BgCurtain *curtain;
  /* Whether the form was asked to close because the window shall close. */
  gboolean closing;
  /* Whether the menu opens as soon as the sidebar that holds it is there. */
  gboolean opens_menu;
  /* The record in the form as it was stored; NULL for a new one. */
  BgRecord *edited;
  /* The page to go back to from a form or a preview. */
  char *last_page;
};

BgListPage *bg_window_get_list (BgWindow *window, const BgKind *kind);
BgListPage *bg_window_get_front_list (BgWindow *window);
void bg_window_edit (BgWindow *window, BgRecord *before, BgRecord *draft);
void bg_window_preview (BgWindow *window, const char *paper, BgRecord *record);
BgRecord *bg_window_get_chosen (BgWindow *window);
void bg_window_show_over (BgWindow *window, const char *name, GtkWidget *page);
void bg_window_say_with_undo (BgWindow *window, const char *words, gint64 set);
void bg_window_commit (BgWindow *window, BgChangeSet *set);
void bg_window_trash (GtkWidget *widget, const char *name, GVariant *target);
void bg_window_restore (GtkWidget *widget, const char *name, GVariant *target);
void bg_window_purge (GtkWidget *widget, const char *name, GVariant *target);
void bg_window_preview_record (BgWindow *window, BgRecord *record);
void bg_window_install_history_actions (GtkWidgetClass *widget_class);
void bg_window_update_history_actions (BgWindow *window, gboolean writable);
void bg_window_propose_moved (BgWindow *window, BgRecord *before, BgRecord *after);
void bg_window_install_rule_actions (GtkWidgetClass *widget_class);
void bg_window_update_rule_actions (BgWindow *window, gboolean writable);
void bg_window_install_dossier_actions (GtkWidgetClass *widget_class);
void bg_window_update_dossier_actions (BgWindow *window, gboolean writable);
void bg_window_open_menu (GtkWidget *widget, const char *name, GVariant *target);
void bg_window_install_actions (GtkWidgetClass *widget_class);
void bg_window_update_inbox (BgWindow *window);
void bg_window_update_actions (BgWindow *window);

G_END_DECLS
