/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar, pages, the form and the preview in front of them. */
#include "bg-config.h"

#include "bg-window.h"

#include <glib/gi18n-lib.h>

#include "bg-calendar-page.h"
#include "bg-draft.h"
#include "bg-form-page.h"
#include "bg-overview-page.h"
#include "bg-preview-page.h"
#include "bg-safety-page.h"
#include "bg-toast.h"
#include "bg-window-private.h"

G_DEFINE_FINAL_TYPE (BgWindow, bg_window, ADW_TYPE_APPLICATION_WINDOW)

/* What a screen reader is told of is the page in front alone. */
static void
hide_pages_behind (GtkStack *pages)
{
  GtkWidget *front = gtk_stack_get_visible_child (pages);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != front, -1);
}

/* Where the sidebar lies over the pages it makes room for the one that was chosen. */
static void
fold_sidebar (BgWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
front_changed_cb (BgWindow *self)
{
  hide_pages_behind (self->pages);
  fold_sidebar (self);
}

static void
page_chosen_cb (BgWindow *self, const char *page)
{
  bg_window_show_page (self, page);
}

static void
flap_moved_cb (BgWindow *self)
{
  if (!self->opens_menu || adw_flap_get_reveal_progress (self->flap) < 1)
    return;
  self->opens_menu = FALSE;
  bg_sidebar_open_menu (self->sidebar);
}

/**
 * bg_window_open_menu:
 * @widget: the window
 * @name: name of the action
 * @target: nothing
 *
 * Opens the main menu, with the sidebar that it is in.
 */
void
bg_window_open_menu (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);

  self->opens_menu = TRUE;
  adw_flap_set_reveal_flap (self->flap, TRUE);
  flap_moved_cb (self);
}

static void
remove_page (BgWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    gtk_stack_remove (self->pages, page);
}

static void
form_saved_cb (BgWindow *self, BgRecord *record, const char *label, gint64 set)
{
  g_autofree char *words = g_strdup_printf (_ ("Saved: %s"), label);
  const BgKind *kind = bg_record_get_kind (record);

  bg_window_say_with_undo (self, words, set);
  remove_page (self, "form");
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
  else if (kind == &bg_office_kind)
    bg_window_show_page (self, self->last_page);
  else
    {
      bg_window_open_record (self, kind->name, bg_record_get_id (record));
      bg_window_propose_moved (self, self->edited, record);
    }
}

static void
form_closed_cb (BgWindow *self)
{
  remove_page (self, "form");
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
  else
    bg_window_show_page (self, self->last_page);
}

/* Who goes on editing does not want the window to close with the form later. */
static void
form_stayed_cb (BgWindow *self)
{
  self->closing = FALSE;
}

/**
 * bg_window_edit:
 * @window: the window
 * @before: (nullable): the record as it is stored, NULL for a new one
 * @draft: the record to show in the form
 *
 * Puts the form in front of the pages; one form is open at a time.
 */
void
bg_window_edit (BgWindow *window, BgRecord *before, BgRecord *draft)
{
  GtkWidget *form;

  if (gtk_stack_get_child_by_name (window->pages, "form") != NULL)
    {
      gtk_stack_set_visible_child_name (window->pages, "form");
      bg_window_say (window, _ ("Save or close this form first"));
      return;
    }
  form = bg_form_page_new (bg_session_get_store (window->session), bg_session_get_rules (window->session));
  g_signal_connect_object (form, "saved", G_CALLBACK (form_saved_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "closed", G_CALLBACK (form_closed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "stayed", G_CALLBACK (form_stayed_cb), window, G_CONNECT_SWAPPED);
  gtk_stack_add_named (window->pages, form, "form");
  g_clear_object (&window->edited);
  window->edited = before != NULL ? bg_record_copy (before) : NULL;
  bg_form_page_edit (BG_FORM_PAGE (form), before, draft);
  gtk_stack_set_visible_child_name (window->pages, "form");
  bg_window_update_actions (window);
}

/**
 * bg_window_preview:
 * @window: the window
 * @paper: name of a paper
 * @record: (nullable): the record it is about, NULL for a paper about a list
 *
 * Puts the preview of the paper in front of the pages.
 */
void
bg_window_preview (BgWindow *window, const char *paper, BgRecord *record)
{
  GtkWidget *preview = bg_preview_page_new ();
  const BgKind *kind = bg_kind_find (window->last_page);
  const char *back = record != NULL ? bg_kind_get_label (bg_record_get_kind (record))
                     : kind != NULL ? bg_kind_get_plural (kind)
                                    : _ ("Overview");

  g_signal_connect_object (preview, "message", G_CALLBACK (bg_window_say), window, G_CONNECT_SWAPPED);
  bg_preview_page_show (BG_PREVIEW_PAGE (preview), window->session, paper, record, back);
  bg_window_show_over (window, "preview", preview);
}

/* A window with unsaved changes asks before it goes. */
static gboolean
bg_window_close_request (GtkWindow *window)
{
  BgWindow *self = BG_WINDOW (window);
  GtkWidget *form = gtk_stack_get_child_by_name (self->pages, "form");

  if (form != NULL && bg_form_page_has_changes (BG_FORM_PAGE (form)))
    {
      if (self->curtain != NULL && bg_curtain_is_down (self->curtain))
        {
          bg_curtain_refuse (self->curtain,
                             _ ("A form is open behind the curtain: open it before you leave"));
          return TRUE;
        }
      gtk_stack_set_visible_child_name (self->pages, "form");
      self->closing = TRUE;
      bg_form_page_close (BG_FORM_PAGE (form));
      return TRUE;
    }
  if (self->settings != NULL)
    {
      int width;
      int height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (bg_window_parent_class)->close_request (window);
}

static void
bg_window_dispose (GObject *object)
{
  BgWindow *self = BG_WINDOW (object);

  g_clear_object (&self->curtain);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->edited);

  G_OBJECT_CLASS (bg_window_parent_class)->dispose (object);
}

static void
bg_window_finalize (GObject *object)
{
  g_free (BG_WINDOW (object)->last_page);

  G_OBJECT_CLASS (bg_window_parent_class)->finalize (object);
}

static void
bg_window_class_init (BgWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = bg_window_close_request;

  g_type_ensure (BG_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, root);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, read_only_note);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, BgWindow, reopen_button);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_moved_cb);
  bg_window_install_actions (widget_class);
}

static void
bg_window_init (BgWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->last_page = g_strdup ("overview");
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (front_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bg_window_new:
 * @application: the application
 *
 * Returns: a window of the size it had last
 */
GtkWidget *
bg_window_new (GtkApplication *application)
{
  BgWindow *self = g_object_new (BG_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_settings_new (BG_APPLICATION_ID);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->curtain = bg_curtain_new (ADW_APPLICATION_WINDOW (self), self->settings);
  return GTK_WIDGET (self);
}

static void
clear_pages (BgWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->root, "first-start");

  if (page != NULL)
    gtk_stack_remove (self->root, page);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
}

/* Who cannot write is told why for as long as it lasts, and not only when something is not saved. */
static void
show_read_only_note (BgWindow *self)
{
  BgStore *store = bg_session_get_store (self->session);
  const char *reason = bg_store_get_reason (store);
  g_autofree char *words = reason != NULL ? g_strdup_printf (_ ("For reading only: %s"), reason)
                                          : g_strdup (_ ("The record book is open for reading only"));

  gtk_label_set_label (self->read_only_label, words);
  gtk_widget_set_visible (self->reopen_button, bg_store_is_held (store));
  gtk_widget_set_visible (self->read_only_note, bg_store_is_read_only (store));
}

static void
open_draft_cb (BgWindow *self)
{
  BgStore *store = bg_session_get_store (self->session);
  g_autoptr (BgDraft) draft = bg_store_load_last_draft (store, NULL);
  g_autoptr (BgRecord) before = NULL;
  GtkWidget *form;

  g_assert (BG_IS_WINDOW (self));

  if (draft == NULL || gtk_stack_get_child_by_name (self->pages, "form") != NULL)
    return;
  if (draft->base_version > 0)
    before = bg_store_load_any (store, bg_record_get_id (draft->record), NULL);
  if (draft->base_version > 0 && before == NULL)
    {
      bg_window_say (self, _ ("The record of this draft is no longer in the record book"));
      return;
    }
  bg_window_edit (self, before, before != NULL ? before : draft->record);
  form = gtk_stack_get_child_by_name (self->pages, "form");
  if (form != NULL)
    bg_form_page_open_draft (BG_FORM_PAGE (form));
}

/* After a crash or a power cut: what was being typed is one press away, wherever it was. */
static void
offer_draft (BgWindow *self)
{
  BgStore *store = bg_session_get_store (self->session);
  g_autoptr (BgDraft) draft = bg_store_load_last_draft (store, NULL);
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (draft == NULL || bg_store_is_read_only (store))
    return;
  words =
    g_strdup_printf (_ ("There is a draft that was not saved: “%s”"), bg_record_get_title (draft->record));
  toast = bg_toast_new (words);
  adw_toast_set_button_label (toast, _ ("Open the draft"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_draft_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * bg_window_set_session:
 * @window: the window
 * @session: what to show
 *
 * Shows the pages of @session. Pages are made when they are first asked for.
 */
void
bg_window_set_session (BgWindow *window, BgSession *session)
{
  GtkWidget *page;
  gboolean starts;

  g_return_if_fail (BG_IS_WINDOW (window) && BG_IS_SESSION (session));

  starts = window->session == NULL;
  clear_pages (window);
  g_set_object (&window->session, session);
  bg_sidebar_set_session (window->sidebar, session);
  show_read_only_note (window);
  g_signal_connect_object (bg_session_get_safety (session), "message", G_CALLBACK (bg_window_say), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_syncer (session), "changed", G_CALLBACK (bg_window_update_inbox),
                           window, G_CONNECT_SWAPPED);
  page = bg_overview_page_new (session);
  bg_overview_page_follow_flap (BG_OVERVIEW_PAGE (page), window->flap);
  gtk_stack_add_named (window->pages, page, "overview");
  gtk_stack_set_visible_child_name (window->root, "main");
  bg_window_show_page (window, "overview");
  offer_draft (window);
  /* Who starts the program again is not past the curtain. */
  if (starts && window->curtain != NULL)
    bg_curtain_fall (window->curtain);
}

/**
 * bg_window_show_first_start:
 * @window: the window
 * @page: the page of the first start
 *
 * Shows nothing but @page until bg_window_set_session().
 */
void
bg_window_show_first_start (BgWindow *window, GtkWidget *page)
{
  g_return_if_fail (BG_IS_WINDOW (window) && GTK_IS_WIDGET (page));

  clear_pages (window);
  g_clear_object (&window->session);
  gtk_stack_add_named (window->root, page, "first-start");
  gtk_stack_set_visible_child (window->root, page);
  bg_window_update_actions (window);
}

/**
 * bg_window_get_list:
 * @window: the window
 * @kind: a kind
 *
 * Returns: (transfer none): its page, made now if it was not there
 */
BgListPage *
bg_window_get_list (BgWindow *window, const BgKind *kind)
{
  GtkWidget *page = gtk_stack_get_child_by_name (window->pages, kind->name);

  if (page == NULL)
    {
      page = bg_list_page_new (window->session, kind);
      gtk_stack_add_named (window->pages, page, kind->name);
      bg_list_page_follow_flap (BG_LIST_PAGE (page), window->flap);
      if (kind->is_work)
        bg_list_page_set_filter (BG_LIST_PAGE (page), kind->filters->name);
    }
  return BG_LIST_PAGE (page);
}

/**
 * bg_window_get_front_list:
 * @window: the window
 *
 * Returns: (transfer none) (nullable): the page in front if it is that of a kind
 */
BgListPage *
bg_window_get_front_list (BgWindow *window)
{
  GtkWidget *page = gtk_stack_get_visible_child (window->pages);

  return BG_IS_LIST_PAGE (page) ? BG_LIST_PAGE (page) : NULL;
}

static void
make_safety_page (BgWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, "safety");

  if (page != NULL)
    return;
  page = bg_safety_page_new (self->session);
  bg_safety_page_follow_flap (BG_SAFETY_PAGE (page), self->flap);
  gtk_stack_add_named (self->pages, page, "safety");
}

static void
calendar_moved_cb (BgWindow *self, const char *words, gint64 set)
{
  bg_window_say_with_undo (self, words, set);
}

static void
make_calendar_page (BgWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, "calendar");

  if (page != NULL)
    return;
  page = bg_calendar_page_new (self->session);
  g_signal_connect_object (page, "moved", G_CALLBACK (calendar_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "refused", G_CALLBACK (bg_window_say), self, G_CONNECT_SWAPPED);
  bg_calendar_page_follow_flap (BG_CALENDAR_PAGE (page), self->flap);
  gtk_stack_add_named (self->pages, page, "calendar");
}

/* The pages that belong to no kind. */
static gboolean
make_page (BgWindow *self, const char *page)
{
  if (g_str_equal (page, "safety"))
    make_safety_page (self);
  else if (g_str_equal (page, "calendar"))
    make_calendar_page (self);
  else
    return g_str_equal (page, "overview");
  return TRUE;
}

/**
 * bg_window_get_chosen:
 * @window: the window
 *
 * Returns: (transfer none) (nullable): the record that is shown in the page in front
 */
BgRecord *
bg_window_get_chosen (BgWindow *window)
{
  BgListPage *list = bg_window_get_front_list (window);

  return list != NULL ? bg_list_page_get_chosen (list) : NULL;
}

/* Pages that stand in front of the others until they are closed. */
static const char *const over[] = { "preview", "history", "review-walk", "inbox", NULL };

static void
over_closed_cb (BgWindow *self)
{
  bg_window_show_page (self, self->last_page);
}

/**
 * bg_window_show_over:
 * @window: the window
 * @name: a name of a page that stands in front of the others
 * @page: the page, with a signal "closed"
 *
 * Puts @page in front until it is closed or another page is chosen.
 */
void
bg_window_show_over (BgWindow *window, const char *name, GtkWidget *page)
{
  remove_page (window, name);
  g_signal_connect_object (page, "closed", G_CALLBACK (over_closed_cb), window, G_CONNECT_SWAPPED);
  gtk_stack_add_named (window->pages, page, name);
  gtk_stack_set_visible_child_name (window->pages, name);
  bg_window_update_actions (window);
}

/**
 * bg_window_show_page:
 * @window: the window
 * @page: "overview", "calendar", "safety" or the name of a kind
 *
 * Puts the page in front. An open form stays as it is and can be come back to.
 */
void
bg_window_show_page (BgWindow *window, const char *page)
{
  const BgKind *kind;

  g_return_if_fail (BG_IS_WINDOW (window) && page != NULL);

  if (window->session == NULL)
    return;
  kind = bg_kind_find (page);
  if (kind != NULL)
    bg_window_get_list (window, kind);
  if (kind != NULL || make_page (window, page))
    {
      char *shown = g_strdup (page);

      g_free (window->last_page);
      window->last_page = shown;
    }
  for (int i = 0; over[i] != NULL; i++)
    remove_page (window, over[i]);
  gtk_stack_set_visible_child_name (window->pages, window->last_page);
  bg_sidebar_select (window->sidebar, window->last_page);
  /* Also for the page that was in front already. */
  fold_sidebar (window);
  bg_window_update_actions (window);
}

/**
 * bg_window_open_record:
 * @window: the window
 * @kind: name of a kind
 * @id: id of a record
 *
 * Shows the record in place of the list of its kind.
 */
void
bg_window_open_record (BgWindow *window, const char *kind, const char *id)
{
  g_return_if_fail (BG_IS_WINDOW (window) && bg_kind_find (kind) != NULL);

  bg_window_show_page (window, kind);
  bg_list_page_open (bg_window_get_list (window, bg_kind_find (kind)), id, TRUE);
}

/**
 * bg_window_can_leave:
 * @window: the window
 *
 * Asks whether another record book may take the place of this one. A form with changes is put in front, with
 * words, and has to be saved or closed first.
 *
 * Returns: whether nothing would be lost
 */
gboolean
bg_window_can_leave (BgWindow *window)
{
  GtkWidget *form;

  g_return_val_if_fail (BG_IS_WINDOW (window), FALSE);

  form = gtk_stack_get_child_by_name (window->pages, "form");
  if (form == NULL || !bg_form_page_has_changes (BG_FORM_PAGE (form)))
    return TRUE;
  gtk_stack_set_visible_child_name (window->pages, "form");
  bg_window_say (window, _ ("Save or close this form first"));
  return FALSE;
}

/**
 * bg_window_say:
 * @window: the window
 * @words: what happened
 */
void
bg_window_say (BgWindow *window, const char *words)
{
  AdwToast *toast;

  g_return_if_fail (BG_IS_WINDOW (window) && words != NULL);

  toast = bg_toast_new (words);
  adw_toast_overlay_add_toast (window->toasts, toast);
}
