/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a record on one page: head, facts, sections of its fields and lists, related records, history.
 */
#include "bg-config.h"

#include "bg-record-view.h"

#include <glib/gi18n-lib.h>

#include "bg-check-list.h"
#include "bg-file-list.h"
#include "bg-item-table.h"
#include "bg-record-head.h"
#include "bg-record-history.h"
#include "bg-related-list.h"
#include "bg-rule-note.h"
#include "bg-shared-items.h"

struct _BgRecordView
{
  GtkBox parent_instance;

  /* Only to look at, without what points to it today. */
  gboolean is_past;

  BgSession *session;
  BgRecord *record;
  GArray *sections;
};

G_DEFINE_FINAL_TYPE (BgRecordView, bg_record_view, GTK_TYPE_BOX)

enum
{
  SECTIONS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bg_record_view_finalize (GObject *object)
{
  BgRecordView *self = BG_RECORD_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_array_unref (self->sections);

  G_OBJECT_CLASS (bg_record_view_parent_class)->finalize (object);
}

static void
bg_record_view_class_init (BgRecordViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_record_view_finalize;

  /**
   * BgRecordView::sections-changed:
   *
   * Another record is shown, or something came to a section.
   */
  signals[SECTIONS_CHANGED] = g_signal_new ("sections-changed", BG_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bg_record_view_init (BgRecordView *self)
{
  self->sections = g_array_new (FALSE, FALSE, sizeof (BgRecordSection));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

static void
note_section (BgRecordView *self, const char *title, guint count, gboolean is_empty, GtkWidget *widget)
{
  BgRecordSection section = { title, count, is_empty, widget };

  g_array_append_val (self->sections, section);
}

static GtkWidget *
make_heading_button (const char *action, const char *words)
{
  GtkWidget *button = gtk_button_new_with_label (words != NULL ? words : "");

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "plain-button");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_visible (button, action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
add_heading (BgRecordView *self,
             const char *title,
             guint count,
             gboolean is_empty,
             const char *action,
             const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_set_margin_top (box, 8);
  gtk_box_append (GTK_BOX (box), label);
  if (count > 0)
    {
      GtkWidget *pill = gtk_label_new (number);

      gtk_widget_add_css_class (pill, "pill");
      gtk_widget_add_css_class (pill, "small");
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), pill);
    }
  if (is_empty)
    {
      GtkWidget *none = gtk_label_new (_ ("none yet"));

      gtk_widget_add_css_class (none, "secondary");
      gtk_box_append (GTK_BOX (box), none);
    }
  gtk_box_append (GTK_BOX (box), make_heading_button (action, words));
  gtk_box_append (GTK_BOX (self), box);
  note_section (self, title, count, is_empty, box);
  return box;
}

/* A fact that stands at the head already is not said again below. */
static void
note_fact_cb (const char *label, const char *text, const char *target, const char *id, gpointer data)
{
  g_hash_table_add (data, g_strdup (label));
}

static gboolean
is_shown (BgRecord *record, const BgField *field, GHashTable *facts)
{
  return (field->flags & BG_FIELD_HIDDEN) == 0 && bg_record_is_set (record, field->name) &&
         !g_str_equal (field->name, bg_record_get_kind (record)->title) && !bg_record_head_tells (field) &&
         !g_hash_table_contains (facts, bg_field_get_label (field)) &&
         !(bg_record_get_kind (record)->told != NULL &&
           g_strv_contains (bg_record_get_kind (record)->told, field->name));
}

static guint
count_group (BgRecordView *self, const char *group, GHashTable *facts, guint *items)
{
  guint fields = 0;

  *items = 0;
  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (g_strcmp0 (field->group, group) == 0 && is_shown (self->record, field, facts))
      {
        fields++;
        if (field->type == BG_FIELD_LIST)
          *items += bg_record_get_n_items (self->record, field->name);
      }
  return fields;
}

static gboolean
group_has_list (const BgKind *kind, const char *group)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (g_strcmp0 (field->group, group) == 0 && field->type == BG_FIELD_LIST &&
        (field->flags & BG_FIELD_HIDDEN) == 0)
      return TRUE;
  return FALSE;
}

static void
add_fields (BgRecordView *self, const char *group, GHashTable *facts)
{
  GtkWidget *values = bg_fact_grid_new ();
  gboolean any = FALSE;

  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (field->type != BG_FIELD_LIST && g_strcmp0 (field->group, group) == 0 &&
        is_shown (self->record, field, facts))
      {
        bg_fact_grid_add_field (values, self->session, self->record, field);
        any = TRUE;
      }
  if (any)
    gtk_box_append (GTK_BOX (self), values);
  else
    g_object_ref_sink (values), g_object_unref (values);
}

static void
add_lists (BgRecordView *self, const char *group, GHashTable *facts)
{
  guint lists = 0;

  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && g_strcmp0 (field->group, group) == 0)
      lists += is_shown (self->record, field, facts);
  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && g_strcmp0 (field->group, group) == 0 &&
        is_shown (self->record, field, facts))
      {
        if (lists > 1 || g_strcmp0 (bg_field_get_label (field), bg_field_get_group (field)) != 0)
          {
            GtkWidget *label = gtk_label_new (bg_field_get_label (field));

            gtk_label_set_xalign (GTK_LABEL (label), 0);
            gtk_widget_add_css_class (label, "heading");
            gtk_box_append (GTK_BOX (self), label);
          }
        gtk_box_append (GTK_BOX (self), field->items == &bg_file_items
                                          ? bg_file_list_new (self->session, self->record, field)
                                          : bg_item_table_new (self->session, self->record, field));
      }
}

static void
related_counted_cb (BgRecordView *self, guint count, GtkWidget *list)
{
  const char *title = g_object_get_data (G_OBJECT (list), "title");

  for (guint i = 0; i < self->sections->len; i++)
    {
      BgRecordSection *section = &g_array_index (self->sections, BgRecordSection, i);

      if (section->title == title)
        {
          section->count = count;
          section->is_empty = count == 0;
        }
    }
  g_signal_emit (self, signals[SECTIONS_CHANGED], 0);
}

static void
add_relation (BgRecordView *self, const BgRelation *relation)
{
  const char *title = bg_relation_get_label (relation);
  GtkWidget *heading =
    add_heading (self, title, 0, FALSE, relation->kind->is_work ? "win.add-task" : NULL, _ ("Add a task"));
  GtkWidget *list = bg_related_list_new (self->session, self->record, relation, heading);

  g_object_set_data (G_OBJECT (list), "title", (char *) title);
  g_signal_connect_object (list, "counted", G_CALLBACK (related_counted_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), list);
}

static void
add_relations_after (BgRecordView *self, const char *group)
{
  for (const BgRelation *relation = bg_record_get_kind (self->record)->relations;
       relation != NULL && relation->label != NULL; relation++)
    if (!self->is_past && g_strcmp0 (relation->after, group) == 0)
      add_relation (self, relation);
}

static void
add_checks_after (BgRecordView *self, const char *group)
{
  const BgKind *kind = bg_record_get_kind (self->record);
  gboolean can_tick = !self->is_past && !bg_record_is_trashed (self->record) &&
                      !bg_store_is_read_only (bg_session_get_store (self->session));
  g_autoptr (GPtrArray) checks = NULL;

  if (kind->list_checks == NULL || g_strcmp0 (kind->checks_after, group) != 0)
    return;
  checks = kind->list_checks (self->record, bg_session_get_rules (self->session));
  add_heading (self, _ ("What the dossier must hold"), 0, FALSE, self->is_past ? NULL : "win.edit",
               _ ("Edit this"));
  gtk_box_append (GTK_BOX (self), bg_check_list_new (checks, can_tick));
}

static void
add_group (BgRecordView *self, const BgField *first, GHashTable *facts)
{
  guint items;
  guint fields = count_group (self, first->group, facts, &items);

  if (fields > 0 || group_has_list (bg_record_get_kind (self->record), first->group))
    {
      add_heading (self, bg_field_get_group (first), items, fields == 0, self->is_past ? NULL : "win.edit",
                   _ ("Edit this"));
      add_fields (self, first->group, facts);
      add_lists (self, first->group, facts);
    }
  add_checks_after (self, first->group);
  add_relations_after (self, first->group);
}

static void
add_groups (BgRecordView *self)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  bg_record_foreach_fact (self->record, NULL, NULL, note_fact_cb, facts);
  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (field->group != NULL && g_hash_table_add (seen, (char *) field->group))
      add_group (self, field, facts);
  add_relations_after (self, NULL);
}

static void
clear_view (BgRecordView *self)
{
  GtkWidget *child;

  g_array_set_size (self->sections, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static GtkWidget *
find_by_name (GtkWidget *within, const char *name)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = g_str_equal (gtk_widget_get_name (child), name) ? child : find_by_name (child, name);
  return found;
}

/* Name of what has the keyboard on this page. */
static char *
dup_focus_name (BgRecordView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
           ? g_strdup (gtk_widget_get_name (focus))
           : NULL;
}

/* A tick fills the page anew: the keyboard stays with it, or no key would be heard. The page does not scroll
 * to it, since it has no place yet and never left the screen. */
static void
restore_focus (BgRecordView *self, const char *name)
{
  GtkWidget *widget = name != NULL ? find_by_name (GTK_WIDGET (self), name) : NULL;
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);

  if (widget == NULL)
    return;
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_grab_focus (widget);
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
}

static void
show (BgRecordView *self, BgSession *session, BgRecord *record)
{
  g_autofree char *focused = dup_focus_name (self);
  GtkWidget *head;

  clear_view (self);
  g_set_object (&self->session, session);
  g_set_object (&self->record, record);
  head = bg_record_head_new (session, record);
  gtk_box_append (GTK_BOX (self), head);
  note_section (self, _ ("Summary"), 0, FALSE, head);
  if (!self->is_past && !bg_record_is_trashed (record) &&
      !bg_store_is_read_only (bg_session_get_store (session)))
    gtk_box_append (GTK_BOX (self), bg_rule_note_new (session, record));
  add_groups (self);
  restore_focus (self, focused);
}

/**
 * bg_record_view_show:
 * @view: the view
 * @session: the session
 * @record: the record
 */
void
bg_record_view_show (BgRecordView *view, BgSession *session, BgRecord *record)
{
  guint changes;

  g_return_if_fail (BG_IS_RECORD_VIEW (view) && BG_IS_SESSION (session) && BG_IS_RECORD (record));

  view->is_past = FALSE;
  show (view, session, record);
  /* Each change set that touched it has raised its version by one. */
  changes = (guint) bg_record_get_version (record);
  add_heading (view, _ ("History"), changes, FALSE, "win.history", _ ("Whole history"));
  gtk_box_append (GTK_BOX (view), bg_record_history_new (session, record));
  g_signal_emit (view, signals[SECTIONS_CHANGED], 0);
}

/**
 * bg_record_view_show_past:
 * @view: the view
 * @session: the session
 * @record: a record as it was
 *
 * Shows what stood in the record itself: what points to it, and its history, are those of today.
 */
void
bg_record_view_show_past (BgRecordView *view, BgSession *session, BgRecord *record)
{
  g_return_if_fail (BG_IS_RECORD_VIEW (view) && BG_IS_SESSION (session) && BG_IS_RECORD (record));

  view->is_past = TRUE;
  show (view, session, record);
}

/**
 * bg_record_view_get_sections:
 * @view: the view
 *
 * Returns: (transfer none) (element-type BgRecordSection): what is on the page, from above
 */
GArray *
bg_record_view_get_sections (BgRecordView *view)
{
  g_return_val_if_fail (BG_IS_RECORD_VIEW (view), NULL);
  return view->sections;
}
