/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record: its header with actions, a jump list, and the whole of it on one scrolling page. */
#include "bg-config.h"

#include "bg-record-page.h"

#include <glib/gi18n-lib.h>

#include "bg-papers.h"
#include "bg-record-view.h"
#include "bg-width-watch.h"

/* Narrower than this there is no room for the jump list beside the record. */
#define JUMP_LIST_WIDTH 860

struct _BgRecordPage
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *back_button;
  AdwButtonContent *back_content;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *more_button;
  GtkWidget *task_button;
  GtkWidget *print_button;
  GtkWidget *edit_button;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *jump_scroller;
  GtkListBox *jump_list;
  GtkScrolledWindow *scroller;
  BgRecordView *view;
  GtkLabel *foot;

  BgSession *session;
  const BgKind *kind;
  BgRecord *record;
  gboolean alone;
};

G_DEFINE_FINAL_TYPE (BgRecordPage, bg_record_page, ADW_TYPE_BIN)

enum
{
  BACK,
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
back_clicked_cb (BgRecordPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
previous_clicked_cb (BgRecordPage *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
next_clicked_cb (BgRecordPage *self)
{
  g_signal_emit (self, signals[STEP], 0, 1);
}

static void
jump_cb (BgRecordPage *self, GtkListBoxRow *row)
{
  GtkWidget *section = g_object_get_data (G_OBJECT (row), "section");
  graphene_point_t at;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (section == NULL ||
      !gtk_widget_compute_point (section, GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT (0, 0), &at))
    return;
  gtk_adjustment_set_value (adjustment, at.y);
}

static GtkWidget *
make_jump_row (const BgRecordSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (section->title);
  g_autofree char *count = section->count > 0 ? g_strdup_printf ("%u", section->count) : NULL;
  GtkWidget *number = gtk_label_new (section->is_empty ? _ ("none yet") : count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "secondary");
  gtk_widget_add_css_class (number, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "section", section->widget);
  return row;
}

static void
fill_jump_list (BgRecordPage *self)
{
  GArray *sections = bg_record_view_get_sections (self->view);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->jump_list))) != NULL)
    gtk_list_box_remove (self->jump_list, row);
  for (guint i = 0; i < sections->len; i++)
    gtk_list_box_append (self->jump_list, make_jump_row (&g_array_index (sections, BgRecordSection, i)));
  gtk_list_box_select_row (self->jump_list, gtk_list_box_get_row_at_index (self->jump_list, 0));
}

static void
show_foot (BgRecordPage *self)
{
  g_autofree char *time = bg_clock_format_moment (bg_record_get_modified (self->record));
  const char *officer = bg_record_get_modified_by (self->record);
  g_autofree char *text =
    g_strdup_printf (_ ("Last changed %s, %s"), time, officer != NULL ? officer : _ ("unknown"));

  gtk_label_set_label (self->foot, text);
}

static void
sections_changed_cb (BgRecordPage *self)
{
  fill_jump_list (self);
}

static void
show_jump_list (GtkWidget *widget, gboolean is_wide)
{
  gtk_widget_set_visible (BG_RECORD_PAGE (widget)->jump_scroller, is_wide);
}

static void
bg_record_page_dispose (GObject *object)
{
  BgRecordPage *self = BG_RECORD_PAGE (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_record_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, box);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, back_content);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, task_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, jump_scroller);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, jump_list);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, view);
  gtk_widget_class_bind_template_child (widget_class, BgRecordPage, foot);
}

static void
bg_record_page_class_init (BgRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_record_page_dispose;

  /**
   * BgRecordPage::back:
   *
   * The officer wants to see the list again.
   */
  signals[BACK] =
    g_signal_new ("back", BG_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BgRecordPage::step:
   * @step: 1 for the record below, -1 for the one above
   */
  signals[STEP] = g_signal_new ("step", BG_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (BG_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-record-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
}

/* The menu has the one of the two that can be done. */
static void
offer_trash_or_restore (BgRecordPage *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean trashed = self->record != NULL && bg_record_is_trashed (self->record);
  gboolean writable;

  if (window == NULL || self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  writable = self->record != NULL && !bg_store_is_read_only (bg_session_get_store (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.trash", writable && !trashed);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.restore", writable && trashed);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.purge", writable && trashed);
}

static void
bg_record_page_init (BgRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (self->box, bg_width_watch_new (GTK_WIDGET (self), JUMP_LIST_WIDTH, show_jump_list));
  g_signal_connect (self, "map", G_CALLBACK (offer_trash_or_restore), NULL);
  g_signal_connect_object (self->view, "sections-changed", G_CALLBACK (sections_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
has_paper (const BgKind *kind)
{
  g_autoptr (GPtrArray) papers = bg_paper_list (kind->name, FALSE);

  return papers->len > 0;
}

static void
show_actions (BgRecordPage *self, gboolean on)
{
  gtk_widget_set_visible (self->edit_button, on);
  gtk_widget_set_visible (self->more_button, on);
  gtk_widget_set_visible (self->task_button, on && self->alone && !self->kind->is_work);
  gtk_widget_set_visible (self->print_button, on && has_paper (self->kind));
}

static void
store_changed_cb (BgRecordPage *self, GPtrArray *records)
{
  for (guint i = 0; self->record != NULL && i < records->len; i++)
    if (g_str_equal (bg_record_get_id (g_ptr_array_index (records, i)), bg_record_get_id (self->record)))
      {
        bg_record_page_show (self, g_ptr_array_index (records, i));
        return;
      }
}

/**
 * bg_record_page_set_session:
 * @page: the page
 * @session: the session
 * @kind: the kind of the records it shows
 */
void
bg_record_page_set_session (BgRecordPage *page, BgSession *session, const BgKind *kind)
{
  g_autofree char *words = NULL;

  g_return_if_fail (BG_IS_RECORD_PAGE (page) && BG_IS_SESSION (session) && kind != NULL);

  g_set_object (&page->session, session);
  page->kind = kind;
  words = g_strdup_printf (_ ("%s: choose one to see it"), bg_kind_get_plural (kind));
  adw_status_page_set_icon_name (page->empty, kind->icon);
  adw_status_page_set_title (page->empty, words);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), page,
                           G_CONNECT_SWAPPED);
  show_actions (page, FALSE);
}

/**
 * bg_record_page_show:
 * @page: the page
 * @record: (nullable): the record, NULL for none
 */
void
bg_record_page_show (BgRecordPage *page, BgRecord *record)
{
  gboolean same;

  g_return_if_fail (BG_IS_RECORD_PAGE (page));

  same = record != NULL && page->record != NULL &&
         g_str_equal (bg_record_get_id (record), bg_record_get_id (page->record));
  g_set_object (&page->record, record);
  show_actions (page, record != NULL);
  gtk_stack_set_visible_child_name (page->stack, record != NULL ? "record" : "empty");
  if (record == NULL)
    return;
  bg_record_view_show (page->view, page->session, record);
  offer_trash_or_restore (page);
  show_foot (page);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->scroller), 0);
}

/**
 * bg_record_page_get_record:
 * @page: the page
 *
 * Returns: (transfer none) (nullable): the record it shows
 */
BgRecord *
bg_record_page_get_record (BgRecordPage *page)
{
  g_return_val_if_fail (BG_IS_RECORD_PAGE (page), NULL);
  return page->record;
}

/**
 * bg_record_page_set_alone:
 * @page: the page
 * @alone: whether the list is not beside it
 * @back: words for the way back to the list
 */
void
bg_record_page_set_alone (BgRecordPage *page, gboolean alone, const char *back)
{
  g_return_if_fail (BG_IS_RECORD_PAGE (page));

  page->alone = alone;
  gtk_widget_set_visible (page->back_button, alone);
  adw_button_content_set_label (page->back_content, back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL, back,
                                  -1);
  show_actions (page, page->record != NULL);
}
