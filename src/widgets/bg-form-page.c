/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which a record of any kind is written and changed, laid out from its table of fields. */
#include "bg-config.h"

#include "bg-form-page-private.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-editor.h"
#include "bg-error.h"
#include "bg-field-history.h"
#include "bg-form-words.h"
#include "bg-toast.h"

/* Below this width the list of groups gives its place to the fields, and becomes a button. */
#define NARROW_WIDTH 860

G_DEFINE_FINAL_TYPE (BgFormPage, bg_form_page, ADW_TYPE_BIN)

enum
{
  SAVED,
  CLOSED,
  STAYED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_words (BgFormPage *self)
{
  return bg_form_words_dup_title (bg_form_get_record (self->form), bg_form_get_before (self->form) == NULL);
}

/* A new delegation becomes an incoming or an outgoing one while the form is filled in. */
static void
show_title_cb (BgFormPage *self)
{
  g_autofree char *words = dup_words (self);

  g_assert (BG_IS_FORM_PAGE (self));
  adw_window_title_set_title (self->title, words);
}

static void
show_error (BgFormPage *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_note, message != NULL);
}

static void
set_saving (BgFormPage *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (self->save_button, !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sections), !saving);
  gtk_stack_set_visible_child_name (self->save_stack, saving ? "saving" : "ready");
}

void
bg_form_page_say (BgFormPage *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, bg_toast_new (words));
}

static gboolean
stop_while_held (BgFormPage *self)
{
  if (!bg_form_is_held (self->form))
    return FALSE;
  bg_form_page_say (self, _ ("Not saved yet: files are still being added. Save again in a moment."));
  return TRUE;
}

static gboolean
stop_at_problems (BgFormPage *self)
{
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *words = NULL;

  bg_form_set_asks_missing (self->form);
  open = bg_form_list_open_problems (self->form);
  if (open->len == 0)
    return FALSE;
  self->problem_place = 0;
  words =
    g_strdup_printf (ngettext ("Not saved yet: %u place needs your hand (F8 goes to the next)",
                               "Not saved yet: %u places need your hand (F8 goes to the next)", open->len),
                     open->len);
  bg_form_page_say (self, words);
  bg_form_sections_focus_problem (self->sections, g_ptr_array_index (open, 0));
  return TRUE;
}

/* What is on its way to the disk. */
typedef struct
{
  BgFormPage *page;
  BgFormDraft *draft;
  BgRecord *record;
  BgChangeSet *set;
  /* Where the officer was typing, as long as it is there: a row that cannot be used loses the focus. */
  GtkWidget *focus;
} Saving;

static void
free_saving (Saving *saving)
{
  g_clear_weak_pointer (&saving->focus);
  g_object_unref (saving->page);
  g_object_unref (saving->draft);
  g_object_unref (saving->record);
  bg_change_set_unref (saving->set);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

/* The record changed underneath: what was typed and what stands there now are shown side by side. */
static gboolean
show_conflict (BgFormPage *self, Saving *saving, const GError *error)
{
  BgRecord *before = self->form != NULL ? bg_form_get_before (self->form) : NULL;
  g_autoptr (BgRecord) base = before != NULL ? g_object_ref (before) : NULL;
  g_autoptr (BgRecord) now = NULL;

  if (!g_error_matches (error, BG_ERROR, BG_ERROR_CONFLICT) || base == NULL)
    return FALSE;
  now = bg_store_load (self->store, bg_record_get_kind (base), bg_record_get_id (base), NULL);
  if (now == NULL)
    return FALSE;
  bg_form_page_begin_merged (self, base, saving->record, now, NULL);
  return TRUE;
}

/* The officer types on, and the keys of the form work, as if nothing had been between. */
static void
return_focus (Saving *saving)
{
  if (GTK_IS_TEXT (saving->focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (saving->focus));
  else
    gtk_widget_grab_focus (saving->focus != NULL ? saving->focus : GTK_WIDGET (saving->page));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  BgFormPage *self = saving->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) stored = NULL;

  set_saving (self, FALSE);
  if (!bg_store_commit_finish (BG_STORE (source), result, &error))
    {
      /* What was changed by another is chosen next: its field must be free to take the other value. */
      if (show_conflict (self, saving, error))
        gtk_widget_child_focus (GTK_WIDGET (self->conflicts), GTK_DIR_TAB_FORWARD);
      else
        {
          show_error (self, error->message);
          return_focus (saving);
        }
      g_signal_emit (self, signals[STAYED], 0);
      return;
    }
  /* It went with the save; what was kept while that was under way goes too. */
  bg_form_draft_drop (saving->draft);
  stored = bg_store_load (BG_STORE (source), bg_record_get_kind (saving->record),
                          bg_record_get_id (saving->record), NULL);
  /* What is on the disk is saved, whether or not it can be read back this very moment. */
  g_signal_emit (self, signals[SAVED], 0, stored != NULL ? stored : saving->record,
                 bg_change_set_get_label (saving->set), bg_change_set_get_stored (saving->set));
}

static void
begin_saving (BgFormPage *self)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *label = dup_words (self);

  saving->page = g_object_ref (self);
  saving->draft = g_object_ref (self->draft);
  saving->record = bg_form_dup_result (self->form);
  saving->set = bg_change_set_new (label);
  bg_change_set_set_flags (saving->set, BG_CHANGE_FROM_FORM);
  bg_change_set_add (saving->set, bg_form_get_before (self->form), saving->record);
  g_set_weak_pointer (&saving->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  show_error (self, NULL);
  set_saving (self, TRUE);
  bg_store_commit_async (self->store, saving->set, NULL, saved_cb, saving);
}

static void
leave (BgFormPage *self)
{
  if (self->draft != NULL)
    bg_form_draft_drop (self->draft);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
close_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgFormPage) self = data;

  switch (bg_alert_dialog_choose_finish (result))
    {
    case 1:
      leave (self);
      break;
    case 2:
      bg_form_page_save (self);
      break;
    default:
      g_signal_emit (self, signals[STAYED], 0);
      break;
    }
}

static void
ask_before_closing (BgFormPage *self)
{
  const BgAlertButton buttons[] = {
    { _ ("_Go on editing"), BG_ALERT_CANCEL },
    { _ ("_Drop the changes"), BG_ALERT_DESTRUCTIVE },
    { _ ("_Save"), BG_ALERT_SUGGESTED },
  };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  bg_alert_dialog_choose (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save what you changed?"),
                          _ ("What was typed here is not in the record book yet."), buttons,
                          G_N_ELEMENTS (buttons), NULL, close_answered_cb, g_object_ref (self));
}

static void
undo_clicked_cb (AdwToast *toast, GClosure *undo)
{
  g_auto (GValue) asking = G_VALUE_INIT;

  g_value_init (&asking, ADW_TYPE_TOAST);
  g_value_set_object (&asking, toast);
  g_closure_invoke (undo, NULL, 1, &asking, NULL);
}

static void
undo_offered_cb (BgFormPage *self, const char *words, GClosure *undo)
{
  AdwToast *toast = bg_toast_new (words);

  g_assert (BG_IS_FORM_PAGE (self));

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), g_closure_ref (undo),
                         (GClosureNotify) (void (*) (void)) g_closure_unref, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
group_shown_cb (BgFormPage *self, guint group)
{
  g_assert (BG_IS_FORM_PAGE (self));
  bg_form_jump_select (self->jump, group);
  bg_form_jump_select (self->popover_jump, group);
}

static void
jumped_cb (BgFormPage *self, guint group)
{
  g_assert (BG_IS_FORM_PAGE (self));
  gtk_menu_button_popdown (self->jump_button);
  bg_form_sections_go_to_group (self->sections, group);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  bg_form_page_save (BG_FORM_PAGE (widget));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  bg_form_page_close (BG_FORM_PAGE (widget));
}

static void
next_problem_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BgFormPage *self = BG_FORM_PAGE (widget);
  g_autoptr (GPtrArray) open = NULL;

  bg_form_check (self->form);
  open = bg_form_list_open_problems (self->form);
  if (open->len == 0)
    {
      bg_form_page_say (self, _ ("Nothing to mend"));
      return;
    }
  self->problem_place = (self->problem_place + 1) % open->len;
  bg_form_sections_focus_problem (self->sections, g_ptr_array_index (open, self->problem_place));
}

static void
add_item_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && focus != widget)
    {
      if (BG_IS_EDITOR (focus) && bg_editor_add_item (BG_EDITOR (focus)))
        return;
      focus = gtk_widget_get_parent (focus);
    }
}

static void
draft_kept_cb (BgFormPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *words = g_date_time_format (now, _ ("Draft kept at %H:%M:%S"));

  g_assert (BG_IS_FORM_PAGE (self));
  adw_window_title_set_subtitle (self->title, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), NULL);
}

/* It disturbs nobody who types; the whole reason stands in the tooltip. */
static void
draft_missed_cb (BgFormPage *self, const char *message)
{
  g_assert (BG_IS_FORM_PAGE (self));
  adw_window_title_set_subtitle (self->title, _ ("Draft not kept; what you typed is still here"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), message);
}

static void
show_form (BgFormPage *self)
{
  bg_form_sections_set_form (self->sections, self->form);
  bg_form_jump_set_form (self->jump, self->form, bg_form_sections_get_groups (self->sections));
  bg_form_jump_set_form (self->popover_jump, self->form, bg_form_sections_get_groups (self->sections));
  bg_form_jump_select (self->jump, 0);
  self->problem_place = 0;
  adw_bin_set_child (self->conflicts, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), FALSE);
  show_title_cb (self);
  adw_window_title_set_subtitle (self->title, "");
  show_error (self, NULL);
  set_saving (self, FALSE);
}

/* A row that goes away shall not take the focus with it. */
static void
leave_focus (BgFormPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

void
bg_form_page_begin (BgFormPage *self, BgRecord *before, BgRecord *draft, json_t *typed)
{
  leave_focus (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->form);
  self->form = bg_form_new (self->store, &self->rules, before, draft);
  bg_form_load_unread (self->form, typed);
  self->draft = bg_form_draft_new (self->form);
  g_signal_connect_object (self->form, "undo-offered", G_CALLBACK (undo_offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "checked", G_CALLBACK (show_title_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "kept", G_CALLBACK (draft_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "missed", G_CALLBACK (draft_missed_cb), self, G_CONNECT_SWAPPED);
  show_form (self);
}

static gboolean
show_narrow_cb (gpointer data)
{
  BgFormPage *self = data;

  self->narrow_source = 0;
  gtk_widget_set_visible (self->side, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->jump_button), self->narrow);
  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
bg_form_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bg_form_page_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, NULL,
                      NULL);
}

/* Widgets may not come and go while sizes are being given out, so that it happens right after. */
static void
bg_form_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BgFormPage *self = BG_FORM_PAGE (widget);
  gboolean narrow = width < NARROW_WIDTH;

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_narrow_cb, self, NULL);
}

static gboolean
bg_form_page_grab_focus (GtkWidget *widget)
{
  bg_form_sections_focus_first (BG_FORM_PAGE (widget)->sections);
  return TRUE;
}

static void
focus_moved_cb (BgFormPage *self)
{
  g_assert (BG_IS_FORM_PAGE (self));
  if (self->draft != NULL)
    bg_form_draft_keep_pending (self->draft);
}

static void
bg_form_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_form_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_moved_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
bg_form_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);
  GTK_WIDGET_CLASS (bg_form_page_parent_class)->unroot (widget);
}

static void
bg_form_page_dispose (GObject *object)
{
  BgFormPage *self = BG_FORM_PAGE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BG_TYPE_FORM_PAGE);
  if (self->draft != NULL)
    bg_form_draft_keep (self->draft);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->offered, bg_draft_free);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  g_clear_pointer (&self->calendar, bg_calendar_unref);

  G_OBJECT_CLASS (bg_form_page_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * BgFormPage::saved:
   * @page: the page
   * @stored: the record as it is stored now
   * @label: words for what was done, such as "Sửa đoàn ra"
   * @set: number of the change set, by which it can be undone; 0 where nothing changed
   *
   * The disk has it.
   */
  signals[SAVED] = g_signal_new ("saved", BG_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, BG_TYPE_RECORD, G_TYPE_STRING, G_TYPE_INT64);

  /**
   * BgFormPage::closed:
   * @page: the page
   *
   * The officer leaves without saving.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BgFormPage::stayed:
   * @page: the page
   *
   * The officer goes on editing after being asked, or has to because it could not be saved.
   */
  signals[STAYED] =
    g_signal_new ("stayed", BG_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
field_history_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  BgFormPage *self = BG_FORM_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *popover = self->form != NULL ? bg_field_history_popover_new (self->form, focus) : NULL;

  if (popover != NULL)
    gtk_popover_popup (GTK_POPOVER (popover));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.field-history", NULL, field_history_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "form.field-history", NULL);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "form.next-problem", NULL, next_problem_cb);
  gtk_widget_class_install_action (widget_class, "form.add-item", NULL, add_item_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "form.next-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.add-item", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.add-item",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, save_stack);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, jump_button);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, side);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, jump);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, popover_jump);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, sections);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, draft_note);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, error_note);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, BgFormPage, toasts);
  gtk_widget_class_bind_template_callback (widget_class, group_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, jumped_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "open_draft_cb",
                                                G_CALLBACK (bg_form_page_take_draft));
  gtk_widget_class_bind_template_callback_full (widget_class, "drop_draft_cb",
                                                G_CALLBACK (bg_form_page_drop_draft));
}

static void
bg_form_page_class_init (BgFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_form_page_dispose;
  widget_class->get_request_mode = bg_form_page_get_request_mode;
  widget_class->measure = bg_form_page_measure;
  widget_class->size_allocate = bg_form_page_size_allocate;
  widget_class->grab_focus = bg_form_page_grab_focus;
  widget_class->root = bg_form_page_root;
  widget_class->unroot = bg_form_page_unroot;
  install_signals ();
  install_actions (widget_class);
  g_type_ensure (BG_TYPE_FORM_JUMP);
  g_type_ensure (BG_TYPE_FORM_SECTIONS);
  bind_template (widget_class);
}

static void
bg_form_page_init (BgFormPage *self)
{
  /* The layout of AdwBin would keep the width for itself. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_form_page_new:
 * @store: the record book
 * @rules: numbers of the office and the day; copied
 *
 * Returns: (transfer floating): an empty page; bg_form_page_edit() fills it
 */
GtkWidget *
bg_form_page_new (BgStore *store, const BgRules *rules)
{
  BgFormPage *self;

  g_return_val_if_fail (BG_IS_STORE (store) && rules != NULL, NULL);

  self = g_object_new (BG_TYPE_FORM_PAGE, NULL);
  self->store = g_object_ref (store);
  self->rules = *rules;
  if (rules->calendar != NULL)
    self->rules.calendar = self->calendar = bg_calendar_ref ((BgCalendar *) rules->calendar);
  return GTK_WIDGET (self);
}

/**
 * bg_form_page_edit:
 * @page: the page
 * @before: (nullable): the record as it is stored; NULL for a new one
 * @draft: the record to begin with; copied
 *
 * Shows @draft for editing, puts the focus into the first field, and offers what was being typed before a
 * crash.
 */
void
bg_form_page_edit (BgFormPage *page, BgRecord *before, BgRecord *draft)
{
  g_return_if_fail (BG_IS_FORM_PAGE (page) && page->store != NULL);
  g_return_if_fail (before == NULL || BG_IS_RECORD (before));
  g_return_if_fail (BG_IS_RECORD (draft));

  bg_form_page_begin (page, before, draft, NULL);
  bg_form_page_offer_draft (page);
  bg_form_sections_focus_first (page->sections);
}

/**
 * bg_form_page_open_draft:
 * @page: a page that was just filled by bg_form_page_edit()
 *
 * Opens the draft that is offered there; where there is none nothing happens.
 */
void
bg_form_page_open_draft (BgFormPage *page)
{
  g_return_if_fail (BG_IS_FORM_PAGE (page));

  if (page->offered != NULL)
    bg_form_page_take_draft (page);
}

/**
 * bg_form_page_has_changes:
 * @page: the page
 *
 * Returns: whether something would be lost by leaving it
 */
gboolean
bg_form_page_has_changes (BgFormPage *page)
{
  g_return_val_if_fail (BG_IS_FORM_PAGE (page), FALSE);
  return page->form != NULL && bg_form_has_changes (page->form);
}

/**
 * bg_form_page_save:
 * @page: the page
 *
 * Saves, or goes to what must be mended before; #BgFormPage::saved follows when the disk has it.
 */
void
bg_form_page_save (BgFormPage *page)
{
  g_return_if_fail (BG_IS_FORM_PAGE (page));

  if (page->form == NULL || page->saving)
    return;
  if (stop_while_held (page) || bg_form_page_stop_at_conflicts (page) || stop_at_problems (page))
    g_signal_emit (page, signals[STAYED], 0);
  else
    begin_saving (page);
}

/**
 * bg_form_page_close:
 * @page: the page
 *
 * Leaves the page; where something was changed, asks whether to save it.
 */
void
bg_form_page_close (BgFormPage *page)
{
  g_return_if_fail (BG_IS_FORM_PAGE (page));

  if (page->saving)
    return;
  if (bg_form_page_has_changes (page))
    ask_before_closing (page);
  else
    leave (page);
}
