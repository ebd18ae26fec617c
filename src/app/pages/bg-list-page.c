/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a kind: its list with filters and search, and the chosen record beside it. */
#include "bg-config.h"

#include "bg-list-page.h"

#include <glib/gi18n-lib.h>

#include "bg-list-choosers.h"
#include "bg-list-empty.h"
#include "bg-list-rows.h"
#include "bg-record-page.h"
#include "bg-record-row.h"
#include "bg-result-list.h"

struct _BgListPage
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  AdwHeaderBar *list_header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *print_button;
  GtkSearchEntry *search;
  GtkBox *chips;
  GtkWidget *group_box;
  GtkDropDown *group_chooser;
  GtkDropDown *order_chooser;
  GtkStack *body;
  GtkListView *view;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkWidget *keys;
  BgRecordPage *record_page;

  BgSession *session;
  const BgKind *kind;
  BgResultList *list;
  GtkSingleSelection *selection;
  GtkToggleButton *all_chip;
  char *filter;
  char *chosen_id;
  guint chosen_position;
  /* Whether the record was opened by its id: it stays in sight, in the list or not. */
  gboolean opened;
  gboolean trashed;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (BgListPage, bg_list_page, ADW_TYPE_BIN)

static gboolean
is_searching (BgListPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static BgQuery *
make_query (BgListPage *self)
{
  BgQuery *query = bg_query_new (self->kind, bg_session_get_rules (self->session));

  bg_query_set_filter (query, self->filter);
  bg_query_set_trashed (query, self->trashed);
  bg_query_set_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  bg_query_set_group_by (query, bg_group_chooser_get (self->group_chooser));
  bg_query_set_order (query, bg_order_chooser_get (self->order_chooser));
  return query;
}

static void
refresh_query (BgListPage *self)
{
  g_autoptr (BgQuery) query = NULL;

  if (self->session == NULL || self->restoring)
    return;
  query = make_query (self);
  bg_result_list_set_query (self->list, query);
}

/* Another question of the officer: its answer is looked at from the beginning. */
static void
ask_anew (BgListPage *self)
{
  self->opened = FALSE;
  self->chosen_position = 0;
  refresh_query (self);
}

static const char *
get_filter_label (BgListPage *self)
{
  const BgFilter *filter = bg_kind_get_filter (self->kind, self->filter);

  if (self->trashed)
    return _ ("Trash");
  return filter != NULL ? bg_filter_get_label (filter) : _ ("All");
}

/* How many there are is not known where the list could not be read. */
static char *
dup_subtitle (BgListPage *self)
{
  guint n = bg_result_list_get_n_records (self->list);

  if (n == 0 && bg_result_list_get_failure (self->list) != NULL)
    return g_strdup (get_filter_label (self));
  return g_strdup_printf ("%s: %u", get_filter_label (self), n);
}

static void
show_title (BgListPage *self)
{
  g_autofree char *subtitle = dup_subtitle (self);

  adw_window_title_set_title (self->title, bg_kind_get_plural (self->kind));
  /* A list tells of each piece that changed: what stays the same needs no new layout. */
  if (g_strcmp0 (adw_window_title_get_subtitle (self->title), subtitle) != 0)
    adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_body (BgListPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  show_title (self);
  if (!empty || bg_result_list_is_loading (self->list))
    {
      gtk_stack_set_visible_child_name (self->body, "rows");
      return;
    }
  if (bg_result_list_get_failure (self->list) != NULL)
    bg_list_empty_show_failure (self->empty, self->empty_button, bg_result_list_get_failure (self->list));
  else if (is_searching (self))
    bg_list_empty_show_not_found (self->empty, self->empty_button,
                                  gtk_editable_get_text (GTK_EDITABLE (self->search)));
  else
    bg_list_empty_show_none (self->empty, self->empty_button, self->kind,
                             self->filter != NULL || self->trashed ? get_filter_label (self) : NULL);
  gtk_stack_set_visible_child_name (self->body, "empty");
}

static BgRecord *
get_selected (BgListPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return BG_IS_RECORD (item) ? item : NULL;
}

static void
choose_position (BgListPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL; child = NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static gboolean
choose_if_record (BgListPage *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (!BG_IS_RECORD (item))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

/* The record where the chosen one was, the head of a group left out; at first the first of all. */
static void
choose_near (BgListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint place = MIN (self->chosen_position, MAX (n, 1) - 1);

  for (guint i = place; i < MIN (n, place + 3); i++)
    if (choose_if_record (self, i))
      return;
  for (guint i = place; i > 0 && place - i < 3; i--)
    if (choose_if_record (self, i - 1))
      return;
}

/* After a list changed, the chosen record stays chosen; where it left, the next one is chosen. Beside a list
   without records no record is left that is not of it. */
static void
restore_choice (BgListPage *self)
{
  guint position;

  if (self->chosen_id != NULL && bg_result_list_find (self->list, self->chosen_id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else if (!self->opened && get_selected (self) == NULL)
    choose_near (self);
  if (!self->opened && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    bg_record_page_show (self->record_page, NULL);
}

static void
loading_changed_cb (BgListPage *self)
{
  if (!bg_result_list_is_loading (self->list))
    restore_choice (self);
  show_body (self);
}

static void
list_changed_cb (BgListPage *self)
{
  if (!bg_result_list_is_loading (self->list))
    restore_choice (self);
  show_body (self);
}

static void
selected_cb (BgListPage *self)
{
  BgRecord *record = get_selected (self);

  if (record == NULL)
    {
      if (!bg_result_list_is_loading (self->list) &&
          g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
        bg_record_page_show (self->record_page, NULL);
      return;
    }
  g_free (self->chosen_id);
  self->chosen_id = g_strdup (bg_record_get_id (record));
  self->chosen_position = gtk_single_selection_get_selected (self->selection);
  self->opened = FALSE;
  bg_record_page_show (self->record_page, record);
}

static void
search_changed_cb (BgListPage *self)
{
  const BgQuery *query = self->list != NULL ? bg_result_list_get_query (self->list) : NULL;
  const char *asked = query != NULL ? bg_query_get_search (query) : NULL;

  /* A new entry tells of a change that was none. */
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), asked != NULL ? asked : "") == 0)
    return;
  ask_anew (self);
}

static void
search_stopped_cb (BgListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (BgListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
chooser_changed_cb (BgListPage *self)
{
  ask_anew (self);
}

static void
set_full (BgListPage *self, gboolean full)
{
  adw_leaflet_set_can_unfold (self->leaflet, !full);
  adw_leaflet_set_visible_child_name (self->leaflet, full ? "record" : "list");
}

static void
row_activated_cb (BgListPage *self, guint position)
{
  if (get_selected (self) != NULL)
    set_full (self, TRUE);
}

static void
record_back_cb (BgListPage *self)
{
  bg_list_page_go_back (self);
}

static void
record_step_cb (BgListPage *self, int step)
{
  bg_list_page_step (self, step);
}

static void
empty_button_clicked_cb (BgListPage *self)
{
  if (bg_result_list_get_failure (self->list) != NULL)
    refresh_query (self);
  else if (self->filter != NULL || self->trashed)
    {
      self->trashed = FALSE;
      bg_list_page_set_filter (self, NULL);
    }
  else if (is_searching (self))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add", NULL);
}

static void
folded_cb (BgListPage *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  gboolean list_last = folded;

  adw_header_bar_set_show_end_title_buttons (self->list_header, list_last);
  bg_record_page_set_alone (self->record_page, folded, bg_kind_get_plural (self->kind));
}

static void
chip_toggled_cb (GtkToggleButton *chip, BgListPage *self)
{
  if (!gtk_toggle_button_get_active (chip) || self->restoring)
    return;
  g_free (self->filter);
  self->filter = g_strdup (g_object_get_data (G_OBJECT (chip), "filter"));
  self->trashed = FALSE;
  bg_group_chooser_follow_filter (self->group_chooser, bg_kind_get_filter (self->kind, self->filter));
  ask_anew (self);
}

static void
add_chips (BgListPage *self)
{
  GtkWidget *all = bg_filter_chip_new (NULL, NULL);

  self->all_chip = GTK_TOGGLE_BUTTON (all);
  for (const BgFilter *filter = self->kind->filters; filter != NULL && filter->name != NULL; filter++)
    {
      GtkWidget *chip = bg_filter_chip_new (filter, self->all_chip);

      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
      gtk_box_append (self->chips, chip);
    }
  gtk_toggle_button_set_active (self->all_chip, TRUE);
  g_signal_connect_object (all, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
  /* Work begins with what is late; every other list begins with everything. */
  if (self->kind->is_work)
    gtk_box_append (self->chips, all);
  else
    gtk_box_prepend (self->chips, all);
}

static void
refresh_counts (BgListPage *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    bg_filter_chip_count (chip, self->session, self->kind);
}

static void
store_changed_cb (BgListPage *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (bg_record_get_kind (g_ptr_array_index (records, i)) == self->kind)
      {
        refresh_counts (self);
        return;
      }
}

static void
rules_changed_cb (BgListPage *self)
{
  refresh_query (self);
  refresh_counts (self);
}

static void
bg_list_page_dispose (GObject *object)
{
  BgListPage *self = BG_LIST_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_list_page_parent_class)->dispose (object);
}

static void
bg_list_page_finalize (GObject *object)
{
  BgListPage *self = BG_LIST_PAGE (object);

  g_free (self->filter);
  g_free (self->chosen_id);

  G_OBJECT_CLASS (bg_list_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BgListPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, list_header);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, search);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, group_box);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, group_chooser);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, order_chooser);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, body);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, view);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, keys);
  gtk_widget_class_bind_template_child (widget_class, BgListPage, record_page);
}

static void
bg_list_page_class_init (BgListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_list_page_finalize;

  g_type_ensure (BG_TYPE_RECORD_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-list-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chooser_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_button_clicked_cb);
}

/* Letters alone reach the page where no text has the focus, which takes them first. */
static void
add_key (GtkEventController *controller, guint key, const char *action, const char *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
bg_list_page_init (BgListPage *self)
{
  GtkEventController *of_page = gtk_shortcut_controller_new ();
  GtkEventController *of_rows = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_key (of_page, GDK_KEY_x, "list.decide", "done");
  add_key (of_page, GDK_KEY_g, "list.decide", "move");
  add_key (of_page, GDK_KEY_d, "list.decide", "remind");
  gtk_widget_add_controller (GTK_WIDGET (self), of_page);
  add_key (of_rows, GDK_KEY_Delete, "win.trash", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), of_rows);
}

static void
connect_model (BgListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->list = bg_result_list_new (bg_session_get_store (self->session));
  factory = bg_list_rows_new (self->session, self->list);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bg_list_page_new:
 * @session: the session
 * @kind: the kind whose records it shows
 *
 * Returns: the page
 */
GtkWidget *
bg_list_page_new (BgSession *session, const BgKind *kind)
{
  BgListPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session) && kind != NULL, NULL);

  self = g_object_new (BG_TYPE_LIST_PAGE, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->restoring = TRUE;
  bg_record_page_set_session (self->record_page, session, kind);
  connect_model (self);
  bg_group_chooser_fill (self->group_chooser, kind);
  bg_order_chooser_fill (self->order_chooser, kind);
  gtk_widget_set_visible (self->group_box, bg_group_chooser_has_choice (self->group_chooser));
  gtk_widget_set_visible (self->keys, kind->is_work);
  gtk_widget_set_visible (self->print_button, kind->is_work);
  add_chips (self);
  self->restoring = FALSE;
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rules-changed", G_CALLBACK (rules_changed_cb), self, G_CONNECT_SWAPPED);
  folded_cb (self);
  rules_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * bg_list_page_get_kind:
 * @page: the page
 *
 * Returns: the kind whose records it shows
 */
const BgKind *
bg_list_page_get_kind (BgListPage *page)
{
  g_return_val_if_fail (BG_IS_LIST_PAGE (page), NULL);
  return page->kind;
}

/**
 * bg_list_page_get_chosen:
 * @page: the page
 *
 * Returns: (transfer none) (nullable): the record that is shown beside or instead of the list
 */
BgRecord *
bg_list_page_get_chosen (BgListPage *page)
{
  g_return_val_if_fail (BG_IS_LIST_PAGE (page), NULL);
  return bg_record_page_get_record (page->record_page);
}

/**
 * bg_list_page_get_filter:
 * @page: the page
 *
 * Returns: (nullable): name of the filter that is on
 */
const char *
bg_list_page_get_filter (BgListPage *page)
{
  g_return_val_if_fail (BG_IS_LIST_PAGE (page), NULL);
  return page->filter;
}

/**
 * bg_list_page_set_filter:
 * @page: the page
 * @filter: (nullable): name of a ready filter, NULL for all records
 *
 * Puts the filter on, as a click on its chip does.
 */
void
bg_list_page_set_filter (BgListPage *page, const char *filter)
{
  GtkWidget *chip;

  g_return_if_fail (BG_IS_LIST_PAGE (page));

  for (chip = gtk_widget_get_first_child (GTK_WIDGET (page->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (chip), "filter"), filter) == 0)
      {
        if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
          chip_toggled_cb (GTK_TOGGLE_BUTTON (chip), page);
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
      }
}

/**
 * bg_list_page_set_trashed:
 * @page: the page
 * @trashed: whether to show the trash of the kind
 */
void
bg_list_page_set_trashed (BgListPage *page, gboolean trashed)
{
  g_return_if_fail (BG_IS_LIST_PAGE (page));

  /* In the trash no chip is on, so that a click on any of them leads out of it. */
  page->restoring = TRUE;
  gtk_toggle_button_set_active (page->all_chip, TRUE);
  gtk_toggle_button_set_active (page->all_chip, !trashed);
  g_clear_pointer (&page->filter, g_free);
  page->restoring = FALSE;
  page->trashed = trashed;
  set_full (page, FALSE);
  ask_anew (page);
}

/**
 * bg_list_page_open:
 * @page: the page
 * @id: id of a record
 * @full: whether it shall take the place of the list
 *
 * Shows the record, also when the list does not hold it.
 */
void
bg_list_page_open (BgListPage *page, const char *id, gboolean full)
{
  g_autoptr (BgRecord) record = NULL;
  guint position;

  g_return_if_fail (BG_IS_LIST_PAGE (page) && id != NULL);

  g_free (page->chosen_id);
  page->chosen_id = g_strdup (id);
  if (bg_result_list_find (page->list, id, &position))
    choose_position (page, position);
  record = bg_store_load (bg_session_get_store (page->session), page->kind, id, NULL);
  page->opened = TRUE;
  bg_record_page_show (page->record_page, record);
  if (full)
    set_full (page, TRUE);
}

/**
 * bg_list_page_focus_search:
 * @page: the page
 */
void
bg_list_page_focus_search (BgListPage *page)
{
  g_return_if_fail (BG_IS_LIST_PAGE (page));
  set_full (page, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (page->search));
}

/**
 * bg_list_page_get_decision_anchor:
 * @page: the page
 * @at: (out): where the chosen record is on it
 *
 * Returns: (transfer none): the widget that a popover about the chosen record belongs to; it outlives the
 * row, which may leave the list with the decision
 */
GtkWidget *
bg_list_page_get_decision_anchor (BgListPage *page, GdkRectangle *at)
{
  GtkWidget *row;
  graphene_rect_t bounds;

  g_return_val_if_fail (BG_IS_LIST_PAGE (page) && at != NULL, NULL);

  *at = (GdkRectangle){ gtk_widget_get_width (page->list_pane) / 2, 120, 1, 1 };
  row = bg_record_row_find_chosen (GTK_WIDGET (page->view));
  if (row != NULL && gtk_widget_compute_bounds (row, page->list_pane, &bounds))
    *at = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  return page->list_pane;
}

/**
 * bg_list_page_step:
 * @page: the page
 * @step: 1 for the record below, -1 for the one above
 */
void
bg_list_page_step (BgListPage *page, int step)
{
  guint n;

  g_return_if_fail (BG_IS_LIST_PAGE (page));

  n = g_list_model_get_n_items (G_LIST_MODEL (page->list));
  for (gint64 i = (gint64) gtk_single_selection_get_selected (page->selection) + step; i >= 0 && i < n;
       i += step)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (page->list), (guint) i);

      if (BG_IS_RECORD (item))
        {
          choose_position (page, (guint) i);
          return;
        }
    }
}

/**
 * bg_list_page_go_back:
 * @page: the page
 *
 * Returns: whether a record filled the page and the list is shown again
 */
gboolean
bg_list_page_go_back (BgListPage *page)
{
  g_return_val_if_fail (BG_IS_LIST_PAGE (page), FALSE);

  if (!adw_leaflet_get_folded (page->leaflet) ||
      g_strcmp0 (adw_leaflet_get_visible_child_name (page->leaflet), "record") != 0)
    return FALSE;
  set_full (page, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  return TRUE;
}

/**
 * bg_list_page_follow_flap:
 * @page: the page
 * @flap: the flap that holds the sidebar
 *
 * Offers the sidebar where there is no room for it beside the page.
 */
void
bg_list_page_follow_flap (BgListPage *page, AdwFlap *flap)
{
  g_object_bind_property (flap, "folded", page->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
}
