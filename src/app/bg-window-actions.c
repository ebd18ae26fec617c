/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window and their keys. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-decisions.h"
#include "bg-find-dialog.h"
#include "bg-help-window.h"
#include "bg-help.h"
#include "bg-papers.h"
#include "bg-inbox-page.h"
#include "bg-preferences.h"
#include "bg-task.h"
#include "bg-window-private.h"

static void
show_page (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_window_show_page (BG_WINDOW (widget), g_variant_get_string (target, NULL));
}

/* Alt+1 to Alt+9 and Alt+0: the pages in the order of the sidebar. */
static void
show_page_number (GtkWidget *widget, const char *name, GVariant *target)
{
  static const char *const pages[] = { "overview", "delegation", "agreement",  "task", "partner",
                                       "document", "agency",     "conference", "aid",  "calendar" };
  gint32 number = g_variant_get_int32 (target);

  if (number >= 1 && number <= (gint32) G_N_ELEMENTS (pages))
    bg_window_show_page (BG_WINDOW (widget), pages[number - 1]);
}

static void
open_record (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *kind;
  const char *id;

  g_variant_get (target, "(&s&s)", &kind, &id);
  bg_window_open_record (BG_WINDOW (widget), kind, id);
}

static void
show_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  const char *kind;
  const char *filter;

  g_variant_get (target, "(&s&s)", &kind, &filter);
  bg_window_show_page (self, kind);
  bg_list_page_go_back (bg_window_get_list (self, bg_kind_find (kind)));
  bg_list_page_set_filter (bg_window_get_list (self, bg_kind_find (kind)), filter);
}

static void
show_trash (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);

  bg_window_show_page (self,
                       bg_window_get_front_list (self) != NULL ? self->last_page : bg_kind_list ()[0]->name);
  bg_list_page_set_trashed (bg_window_get_front_list (self), TRUE);
}

static void
add_of_kind (BgWindow *self, const BgKind *kind)
{
  g_autoptr (BgRecord) draft = bg_record_new (kind);

  if (bg_window_get_front_list (self) != NULL)
    bg_record_apply_filter (draft, bg_list_page_get_filter (bg_window_get_front_list (self)));
  bg_window_edit (self, NULL, draft);
}

static void
add_record (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgListPage *list = bg_window_get_front_list (self);

  add_of_kind (self, list != NULL ? bg_list_page_get_kind (list) : bg_kind_list ()[0]);
}

static void
add_kind (GtkWidget *widget, const char *name, GVariant *target)
{
  const BgKind *kind = bg_kind_find (g_variant_get_string (target, NULL));

  if (kind != NULL)
    add_of_kind (BG_WINDOW (widget), kind);
}

static void
add_task (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *source = bg_window_get_chosen (self);
  g_autoptr (BgRecord) draft = source != NULL && !bg_record_get_kind (source)->is_work
                                 ? bg_task_new_from (source, NULL)
                                 : bg_record_new (&bg_task_kind);

  bg_window_edit (self, NULL, draft);
}

static BgRecord *
find_item (BgRecord *record, const char *id)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    for (guint i = 0; field->type == BG_FIELD_LIST && i < bg_record_get_n_items (record, field->name); i++)
      if (g_str_equal (bg_record_get_id (bg_record_get_item (record, field->name, i)), id))
        return bg_record_get_item (record, field->name, i);
  return NULL;
}

static void
add_task_for_item (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *source = bg_window_get_chosen (self);
  g_autoptr (BgRecord) draft = NULL;

  if (source == NULL)
    return;
  draft = bg_task_new_from (source, find_item (source, g_variant_get_string (target, NULL)));
  bg_window_edit (self, NULL, draft);
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  BgRecord *record = bg_window_get_chosen (BG_WINDOW (widget));

  if (record != NULL)
    bg_window_edit (BG_WINDOW (widget), record, record);
}

static void
duplicate_record (GtkWidget *widget, const char *name, GVariant *target)
{
  BgRecord *record = bg_window_get_chosen (BG_WINDOW (widget));
  g_autoptr (BgRecord) draft = record != NULL ? bg_record_duplicate (record) : NULL;

  if (draft != NULL)
    bg_window_edit (BG_WINDOW (widget), NULL, draft);
}

static void
copy_link (GtkWidget *widget, const char *name, GVariant *target)
{
  BgRecord *record = bg_window_get_chosen (BG_WINDOW (widget));
  g_autofree char *link = NULL;

  if (record == NULL)
    return;
  link = g_strdup_printf ("banggiao:%s:%s", bg_record_get_kind (record)->name, bg_record_get_id (record));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  bg_window_say (BG_WINDOW (widget), _ ("Link copied; paste it into Find anything (Ctrl+K)"));
}

/* The first paper of its kind; another one is chosen in the preview. */
static const BgPaper *
find_paper (const char *kind, gboolean of_list)
{
  g_autoptr (GPtrArray) papers = bg_paper_list (kind, of_list);

  return papers->len > 0 ? g_ptr_array_index (papers, 0) : NULL;
}

/**
 * bg_window_preview_record:
 * @window: the window
 * @record: (nullable): a record
 *
 * Shows its first paper; where its kind has none, that of the list.
 */
void
bg_window_preview_record (BgWindow *window, BgRecord *record)
{
  const BgPaper *paper = record != NULL ? find_paper (bg_record_get_kind (record)->name, FALSE) : NULL;

  if (paper != NULL)
    bg_window_preview (window, bg_paper_get_name (paper), record);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), "win.print-list", NULL);
}

static void
preview_record (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_window_preview_record (BG_WINDOW (widget), bg_window_get_chosen (BG_WINDOW (widget)));
}

/* On a page whose kind has no paper, the list of what is overdue is the one that can be meant. */
static void
preview_list (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgListPage *list = bg_window_get_front_list (self);
  const BgPaper *paper = list != NULL ? find_paper (bg_list_page_get_kind (list)->name, TRUE) : NULL;

  if (paper == NULL)
    paper = find_paper (bg_task_kind.name, TRUE);
  if (paper != NULL)
    bg_window_preview (self, bg_paper_get_name (paper), NULL);
}

static void
decided_cb (BgWindow *self, const char *words, gint64 set)
{
  bg_window_say_with_undo (self, words, set);
}

static void
popover_closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
decide (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *record = bg_window_get_chosen (self);
  BgListPage *list = bg_window_get_front_list (self);
  GtkWidget *popover;
  GtkWidget *anchor;
  GdkRectangle at;

  if (record == NULL || !bg_record_get_kind (record)->is_work || bg_record_is_trashed (record))
    return;
  popover = bg_decision_popover_new (self->session, record, g_variant_get_string (target, NULL));
  anchor = bg_list_page_get_decision_anchor (list, &at);
  gtk_widget_set_parent (popover, anchor);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
find_here (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgListPage *list = bg_window_get_front_list (self);

  if (list != NULL)
    bg_list_page_focus_search (list);
  else
    gtk_widget_activate_action (widget, "win.find-anything", NULL);
}

static void
find_anything (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  GtkWidget *dialog = bg_find_dialog_new (self->session);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *target)
{
  AdwFlap *flap = BG_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
step (GtkWidget *widget, const char *name, GVariant *target)
{
  BgListPage *list = bg_window_get_front_list (BG_WINDOW (widget));

  if (list != NULL)
    bg_list_page_step (list, g_variant_get_int32 (target));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  BgListPage *list = bg_window_get_front_list (BG_WINDOW (widget));

  if (list != NULL)
    bg_list_page_go_back (list);
}

static void
edit_office (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  g_autoptr (BgRecord) office = bg_store_load_office (bg_session_get_store (self->session));
  g_autoptr (BgRecord) new = office == NULL ? bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID) : NULL;

  bg_window_edit (self, office, office != NULL ? office : new);
}

static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_help_show_shortcuts (GTK_WINDOW (widget));
}

static void
show_help (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (GTK_WINDOW (bg_help_window_new (GTK_WINDOW (widget))));
}

static void
show_sync_settings (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  GtkWidget *preferences = bg_preferences_new (GTK_WINDOW (self), self->session, self->settings);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "sync");
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
show_inbox (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);

  bg_window_show_over (self, "inbox", bg_inbox_page_new (self->session));
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (bg_preferences_new (GTK_WINDOW (self), self->session, self->settings)));
}

static void
let_curtain_fall (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);

  if (bg_curtain_has_password (self->curtain))
    bg_curtain_fall (self->curtain);
  else
    bg_window_say (self, _ ("The curtain has no password yet; set one in Preferences, Protection"));
}

static void
show_about (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_help_show_about (GTK_WINDOW (widget));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.show-page", "s", show_page },
  { "win.show-page-number", "i", show_page_number },
  { "win.open-record", "(ss)", open_record },
  { "win.show-filter", "(ss)", show_filter },
  { "win.show-trash", NULL, show_trash },
  { "win.add", NULL, add_record },
  { "win.add-kind", "s", add_kind },
  { "win.add-task", NULL, add_task },
  { "win.add-task-for-item", "s", add_task_for_item },
  { "win.edit", NULL, edit_record },
  { "win.duplicate", NULL, duplicate_record },
  { "win.copy-link", NULL, copy_link },
  { "win.preview", NULL, preview_record },
  { "win.print-list", NULL, preview_list },
  { "list.decide", "s", decide },
  { "win.find-here", NULL, find_here },
  { "win.find-anything", NULL, find_anything },
  { "win.toggle-sidebar", NULL, toggle_sidebar },
  { "win.menu", NULL, bg_window_open_menu },
  { "win.step", "i", step },
  { "win.go-back", NULL, go_back },
  { "win.office", NULL, edit_office },
  { "win.shortcuts", NULL, show_shortcuts },
  { "win.about", NULL, show_about },
  { "win.help", NULL, show_help },
  { "win.preferences", NULL, show_preferences },
  { "win.sync-settings", NULL, show_sync_settings },
  { "win.inbox", NULL, show_inbox },
  { "win.lock", NULL, let_curtain_fall },
};

/* Letters alone are keys of the list: they are bound there, where no text field has the focus. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  const char *target;
} keys[] = {
  { GDK_KEY_n, GDK_CONTROL_MASK, "win.add", NULL },
  { GDK_KEY_e, GDK_CONTROL_MASK, "win.edit", NULL },
  { GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.add-task", NULL },
  { GDK_KEY_p, GDK_CONTROL_MASK, "win.preview", NULL },
  { GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.preview", NULL },
  { GDK_KEY_d, GDK_CONTROL_MASK, "win.duplicate", NULL },
  { GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-link", NULL },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.find-here", NULL },
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.find-anything", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts", NULL },
  { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts", NULL },
  { GDK_KEY_F1, 0, "win.help", NULL },
  { GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences", NULL },
  { GDK_KEY_l, GDK_CONTROL_MASK, "win.lock", NULL },
  { GDK_KEY_F9, 0, "win.toggle-sidebar", NULL },
  { GDK_KEY_F10, 0, "win.menu", NULL },
  { GDK_KEY_Up, GDK_ALT_MASK, "win.step", "-1" },
  { GDK_KEY_Down, GDK_ALT_MASK, "win.step", "1" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.go-back", NULL },
  { GDK_KEY_1, GDK_ALT_MASK, "win.show-page-number", "1" },
  { GDK_KEY_2, GDK_ALT_MASK, "win.show-page-number", "2" },
  { GDK_KEY_3, GDK_ALT_MASK, "win.show-page-number", "3" },
  { GDK_KEY_4, GDK_ALT_MASK, "win.show-page-number", "4" },
  { GDK_KEY_5, GDK_ALT_MASK, "win.show-page-number", "5" },
  { GDK_KEY_6, GDK_ALT_MASK, "win.show-page-number", "6" },
  { GDK_KEY_7, GDK_ALT_MASK, "win.show-page-number", "7" },
  { GDK_KEY_8, GDK_ALT_MASK, "win.show-page-number", "8" },
  { GDK_KEY_9, GDK_ALT_MASK, "win.show-page-number", "9" },
  { GDK_KEY_0, GDK_ALT_MASK, "win.show-page-number", "10" },
};

/**
 * bg_window_install_actions:
 * @widget_class: the class of the window
 */
void
bg_window_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  bg_window_install_history_actions (widget_class);
  bg_window_install_rule_actions (widget_class);
  bg_window_install_dossier_actions (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].target != NULL)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "i",
                                           atoi (keys[i].target));
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action,
                                           NULL);
}

/* What needs no record book works before the first start is done, too. */
static gboolean
needs_book (const char *action)
{
  return !g_str_equal (action, "win.shortcuts") && !g_str_equal (action, "win.about") &&
         !g_str_equal (action, "win.help");
}

/* What is off while the record book is open for reading only. */
static gboolean
writes (const char *action)
{
  static const char *const writing[] = { "win.add",  "win.add-kind",  "win.add-task", "win.add-task-for-item",
                                         "win.edit", "win.duplicate", "win.office",   "list.decide",
                                         NULL };

  return g_strv_contains (writing, action);
}

/**
 * bg_window_update_inbox:
 * @window: the window
 *
 * Offers the inbox where others write too, or something waits in it still.
 */
void
bg_window_update_inbox (BgWindow *window)
{
  const BgSyncerState *state =
    window->session != NULL ? bg_syncer_get_state (bg_session_get_syncer (window->session)) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.inbox",
                                 state != NULL && (state->is_joined || state->to_decide > 0));
}

/**
 * bg_window_update_actions:
 * @window: the window
 *
 * Switches off what cannot be done on the page in front, and nearly everything before the first start is
 * done.
 */
void
bg_window_update_actions (BgWindow *window)
{
  gboolean is_list = bg_window_get_front_list (window) != NULL;
  gboolean writable =
    window->session != NULL && !bg_store_is_read_only (bg_session_get_store (window->session));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].name,
                                   (window->session != NULL || !needs_book (actions[i].name)) &&
                                     (writable || !writes (actions[i].name)));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.edit", is_list && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.duplicate", is_list && writable);
  bg_window_update_inbox (window);
  bg_window_update_history_actions (window, writable);
  bg_window_update_rule_actions (window, writable);
  bg_window_update_dossier_actions (window, writable);
}
