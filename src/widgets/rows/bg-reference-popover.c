/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a record of one kind by typing a part of its name, and makes a new one where there is none. */
#include "bg-config.h"

#include "bg-reference-popover.h"

#include <glib/gi18n-lib.h>

#include "bg-problems.h"

/* More rows than this nobody reads; typing another letter is quicker. */
#define MOST_ROWS 50

struct _BgReferencePopover
{
  GtkPopover parent_instance;

  BgStore *store;
  BgRules rules;
  BgCalendar *calendar;
  const BgKind *kind;
  GCancellable *cancellable;
  GListStore *records;

  GtkSearchEntry *search_entry;
  GtkListView *list;
  GtkWidget *scrolled;
  GtkLabel *nothing_label;
  GtkButton *add_button;
  GtkLabel *add_label;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (BgReferencePopover, bg_reference_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_typed (BgReferencePopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
}

static void
show_error (BgReferencePopover *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* Only where a title alone makes a record that may be saved. */
static BgRecord *
make_record (BgReferencePopover *self, const char *title)
{
  g_autoptr (BgRecord) record = bg_record_new (self->kind);
  g_autoptr (BgProblems) problems = bg_problems_new ();

  if (bg_kind_get_field (self->kind, self->kind->title)->type != BG_FIELD_TEXT)
    return NULL;
  bg_record_set_text (record, self->kind->title, title);
  bg_record_validate (record, &self->rules, problems);
  return bg_problems_have_errors (problems) ? NULL : g_steal_pointer (&record);
}

static void
show_add_button (BgReferencePopover *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (BgRecord) record = *typed != '\0' ? make_record (self, typed) : NULL;
  g_autofree char *words = g_strdup_printf (_ ("Add “%s”"), typed);

  gtk_label_set_label (self->add_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), record != NULL);
}

static void
choose (BgReferencePopover *self, const char *id)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
show_found (BgReferencePopover *self, GPtrArray *found)
{
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)),
                       found->pdata, found->len);
  gtk_widget_set_visible (self->scrolled, found->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), found->len == 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgReferencePopover) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = bg_store_find_finish (BG_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_error (self, error != NULL ? error->message : NULL);
  if (found != NULL)
    show_found (self, found);
}

static void
search (BgReferencePopover *self)
{
  g_autoptr (BgQuery) query = bg_query_new (self->kind, &self->rules);
  g_autofree char *typed = dup_typed (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bg_query_set_search (query, *typed != '\0' ? typed : NULL);
  bg_store_find_async (self->store, query, MOST_ROWS, self->cancellable, found_cb, g_object_ref (self));
  show_add_button (self);
}

static void
search_changed_cb (BgReferencePopover *self)
{
  g_assert (BG_IS_REFERENCE_POPOVER (self));
  if (self->store != NULL)
    search (self);
}

static void
row_activated_cb (BgReferencePopover *self, guint position)
{
  g_autoptr (BgRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), position);

  g_assert (BG_IS_REFERENCE_POPOVER (self));
  if (record != NULL)
    choose (self, bg_record_get_id (record));
}

typedef struct
{
  BgReferencePopover *popover;
  BgRecord *record;
} Addition;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Addition *addition = data;
  g_autoptr (BgReferencePopover) self = addition->popover;
  g_autoptr (BgRecord) record = addition->record;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    choose (self, bg_record_get_id (record));
  else
    show_error (self, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), TRUE);
}

static void
add_clicked_cb (BgReferencePopover *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (BgRecord) record = make_record (self, typed);
  g_autofree char *label = NULL;
  g_autoptr (BgChangeSet) set = NULL;
  Addition *addition;

  if (record == NULL)
    return;
  label = g_strdup_printf (_ ("Add: %s"), bg_kind_get_label (self->kind));
  set = bg_change_set_new (label);
  bg_change_set_add (set, NULL, record);
  addition = g_new0 (Addition, 1);
  addition->popover = g_object_ref (self);
  addition->record = g_object_ref (record);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  bg_store_commit_async (self->store, set, NULL, added_cb, addition);
}

/* Enter takes the first one found; where there is none, it adds. */
static void
search_activated_cb (BgReferencePopover *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0)
    row_activated_cb (self, 0);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->add_button)))
    add_clicked_cb (self);
}

static gboolean
key_pressed_cb (BgReferencePopover *self, guint key)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (BgReferencePopover *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "secondary");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (BgReferencePopover *self, GtkListItem *item)
{
  BgRecord *record = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  g_autofree char *words = bg_record_dup_subtitle (record, &self->rules, bg_store_title_func, self->store);

  gtk_label_set_label (GTK_LABEL (title), bg_record_get_title (record));
  gtk_label_set_label (GTK_LABEL (subtitle), words);
  gtk_widget_set_visible (subtitle, *words != '\0');
}

static void
bg_reference_popover_show (GtkWidget *widget)
{
  BgReferencePopover *self = BG_REFERENCE_POPOVER (widget);

  GTK_WIDGET_CLASS (bg_reference_popover_parent_class)->show (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
bg_reference_popover_dispose (GObject *object)
{
  BgReferencePopover *self = BG_REFERENCE_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->calendar, bg_calendar_unref);
  g_clear_object (&self->records);
  gtk_widget_dispose_template (GTK_WIDGET (self), BG_TYPE_REFERENCE_POPOVER);

  G_OBJECT_CLASS (bg_reference_popover_parent_class)->dispose (object);
}

static void
bg_reference_popover_class_init (BgReferencePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_reference_popover_dispose;
  widget_class->show = bg_reference_popover_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/banggiao/BangGiao/ui/bg-reference-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, list);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, scrolled);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, add_button);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, add_label);
  gtk_widget_class_bind_template_child (widget_class, BgReferencePopover, error_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);

  /**
   * BgReferencePopover::chosen:
   * @popover: the popover
   * @id: id of the record
   */
  signals[CHOSEN] = g_signal_new ("chosen", BG_TYPE_REFERENCE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bg_reference_popover_init (BgReferencePopover *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->records = g_list_store_new (BG_TYPE_RECORD);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->records)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * bg_reference_popover_new:
 * @store: the record book
 * @rules: numbers of the office and the day; copied
 * @kind: the kind of the records to find
 *
 * Returns: (transfer floating): a popover that searches whenever it is shown
 */
GtkWidget *
bg_reference_popover_new (BgStore *store, const BgRules *rules, const BgKind *kind)
{
  BgReferencePopover *self;

  g_return_val_if_fail (BG_IS_STORE (store) && rules != NULL && kind != NULL, NULL);

  self = g_object_new (BG_TYPE_REFERENCE_POPOVER, NULL);
  self->store = g_object_ref (store);
  self->rules = *rules;
  if (rules->calendar != NULL)
    self->rules.calendar = self->calendar = bg_calendar_ref ((BgCalendar *) rules->calendar);
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * bg_reference_popover_set_search:
 * @popover: a popover
 * @text: what to look for, as if it were typed
 */
void
bg_reference_popover_set_search (BgReferencePopover *popover, const char *text)
{
  g_return_if_fail (BG_IS_REFERENCE_POPOVER (popover) && text != NULL);
  gtk_editable_set_text (GTK_EDITABLE (popover->search_entry), text);
}
