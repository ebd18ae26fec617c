/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolling part of a form: a heading and a card for each group of fields. */
#include "bg-config.h"

#include "bg-form-sections.h"

#include <glib/gi18n-lib.h>

#include "bg-field-grid.h"

#define FORM_WIDTH 760
/* A group counts as looked at when its heading is in the upper part of the page: one third of it. */
#define UPPER_PART 3

struct _BgFormSections
{
  AdwBin parent_instance;

  BgForm *form;
  GStrv groups;
  GPtrArray *sections;
  GPtrArray *grids;

  /* What is opened for the focus has its place only after the next layout. */
  guint reveal_source;
  guint frames_to_wait;

  GtkScrolledWindow *scrolled;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (BgFormSections, bg_form_sections, ADW_TYPE_BIN)

enum
{
  GROUP_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static double
get_top (BgFormSections *self, guint group)
{
  graphene_point_t top = GRAPHENE_POINT_INIT (0, 0);

  if (!gtk_widget_compute_point (g_ptr_array_index (self->sections, group), GTK_WIDGET (self->box),
                                 &GRAPHENE_POINT_INIT (0, 0), &top))
    return 0;
  return top.y;
}

static void
scrolled_cb (BgFormSections *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double value = gtk_adjustment_get_value (adjustment);
  guint shown = 0;

  g_assert (BG_IS_FORM_SECTIONS (self));

  if (self->sections->len == 0)
    return;
  for (guint i = 0; i < self->sections->len; i++)
    if (get_top (self, i) <= value + gtk_adjustment_get_page_size (adjustment) / UPPER_PART)
      shown = i;
  if (value > 0 && value + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment))
    shown = self->sections->len - 1;
  g_signal_emit (self, signals[GROUP_SHOWN], 0, shown);
}

static void
show_focused_row (BgFormSections *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, BG_TYPE_FIELD_ROW) : NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t place;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->box), &place))
    return;
  /* A list is taller than the page: there the field or the note itself counts. */
  if (bg_field_row_is_list (BG_FIELD_ROW (row)) &&
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->box), &place))
    return;
  gtk_adjustment_set_value (adjustment, graphene_rect_get_y (&place) -
                                          gtk_adjustment_get_page_size (adjustment) / UPPER_PART);
}

static gboolean
show_focused_row_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BgFormSections *self = BG_FORM_SECTIONS (widget);

  if (self->frames_to_wait-- > 0)
    return G_SOURCE_CONTINUE;
  self->reveal_source = 0;
  show_focused_row (self);
  return G_SOURCE_REMOVE;
}

static void
show_focused_row_soon (BgFormSections *self)
{
  self->frames_to_wait = 1;
  if (self->reveal_source == 0)
    self->reveal_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_focused_row_cb, NULL, NULL);
}

static void
bg_form_sections_dispose (GObject *object)
{
  BgFormSections *self = BG_FORM_SECTIONS (object);

  g_ptr_array_set_size (self->sections, 0);
  g_ptr_array_set_size (self->grids, 0);
  g_clear_object (&self->form);
  g_clear_pointer (&self->groups, g_strfreev);

  G_OBJECT_CLASS (bg_form_sections_parent_class)->dispose (object);
}

static void
bg_form_sections_finalize (GObject *object)
{
  g_ptr_array_unref (BG_FORM_SECTIONS (object)->sections);
  g_ptr_array_unref (BG_FORM_SECTIONS (object)->grids);

  G_OBJECT_CLASS (bg_form_sections_parent_class)->finalize (object);
}

static void
bg_form_sections_class_init (BgFormSectionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_form_sections_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_form_sections_finalize;

  /**
   * BgFormSections::group-shown:
   * @sections: the sections
   * @group: the group that is at the top of what is seen
   */
  signals[GROUP_SHOWN] = g_signal_new ("group-shown", BG_TYPE_FORM_SECTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bg_form_sections_init (BgFormSections *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->sections = g_ptr_array_new ();
  self->grids = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "form-sections");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, clamp);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

/* In the order of the table; a group whose fields are all hidden is none. */
static GStrv
list_groups (const BgKind *kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      const char *group = bg_field_get_group (field);

      if (group == NULL || (field->flags & BG_FIELD_HIDDEN) != 0 ||
          !g_hash_table_add (seen, (gpointer) group))
        continue;
      g_strv_builder_add (builder, group);
    }
  return g_strv_builder_end (builder);
}

/* What stands beside a heading: the rule of its list, or the forms that dates take. */
static const char *
find_hint (const BgKind *kind, const char *group)
{
  guint dates = 0;

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      if (g_strcmp0 (bg_field_get_group (field), group) != 0)
        continue;
      if (field->type == BG_FIELD_LIST && bg_field_get_hint (field) != NULL)
        return bg_field_get_hint (field);
      if (field->type == BG_FIELD_DATE && (field->flags & BG_FIELD_HIDDEN) == 0)
        dates++;
    }
  return dates > 1 ? _ ("You can type: 5/9 · 05/09/2026 · tháng 5/2014 · 2022 · +7") : NULL;
}

static GtkWidget *
make_heading (const BgKind *kind, const char *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (group);
  GtkWidget *hint = gtk_label_new (find_hint (kind, group));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (hint), 1);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_set_valign (hint, GTK_ALIGN_END);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "secondary");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

static void
add_section (BgFormSections *self, const char *group)
{
  BgRecord *record = bg_form_get_record (self->form);
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = bg_field_grid_new (self->form, record, group);

  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "form-group");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (section), make_heading (bg_record_get_kind (record), group));
  gtk_box_append (GTK_BOX (section), grid);
  gtk_box_append (self->box, section);
  g_ptr_array_add (self->sections, section);
  g_ptr_array_add (self->grids, grid);
}

static void
remove_sections (BgFormSections *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->sections, i));
  g_ptr_array_set_size (self->sections, 0);
  g_ptr_array_set_size (self->grids, 0);
  g_clear_pointer (&self->groups, g_strfreev);
}

/**
 * bg_form_sections_set_form:
 * @sections: the sections
 * @form: (nullable): the form to show
 */
void
bg_form_sections_set_form (BgFormSections *sections, BgForm *form)
{
  g_return_if_fail (BG_IS_FORM_SECTIONS (sections));
  g_return_if_fail (form == NULL || BG_IS_FORM (form));

  remove_sections (sections);
  g_set_object (&sections->form, form);
  if (form == NULL)
    return;
  sections->groups = list_groups (bg_record_get_kind (bg_form_get_record (form)));
  for (guint i = 0; sections->groups[i] != NULL; i++)
    add_section (sections, sections->groups[i]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (sections->scrolled), 0);
}

/**
 * bg_form_sections_get_groups:
 * @sections: the sections
 *
 * Returns: (transfer none) (nullable): the headings
 */
const char *const *
bg_form_sections_get_groups (BgFormSections *sections)
{
  g_return_val_if_fail (BG_IS_FORM_SECTIONS (sections), NULL);
  return (const char *const *) sections->groups;
}

static BgFieldRow *
find_shown_row (BgFieldGrid *grid)
{
  for (guint i = 0; i < bg_field_grid_get_n_rows (grid); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (bg_field_grid_get_row (grid, i))))
      return bg_field_grid_get_row (grid, i);
  return NULL;
}

/**
 * bg_form_sections_go_to_group:
 * @sections: the sections
 * @group: which group
 *
 * Brings its heading to the top and puts the focus into its first field.
 */
void
bg_form_sections_go_to_group (BgFormSections *sections, guint group)
{
  BgFieldRow *row;

  g_return_if_fail (BG_IS_FORM_SECTIONS (sections) && group < sections->sections->len);

  row = find_shown_row (g_ptr_array_index (sections->grids, group));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (sections->scrolled),
                            get_top (sections, group) - 12);
  g_signal_emit (sections, signals[GROUP_SHOWN], 0, group);
}

/**
 * bg_form_sections_find_row:
 * @sections: the sections
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): the #BgFieldRow of that field
 */
GtkWidget *
bg_form_sections_find_row (BgFormSections *sections, const char *field)
{
  g_return_val_if_fail (BG_IS_FORM_SECTIONS (sections) && field != NULL, NULL);

  for (guint i = 0; i < sections->grids->len; i++)
    {
      BgFieldRow *row = bg_field_grid_find_row (g_ptr_array_index (sections->grids, i), field);

      if (row != NULL)
        return GTK_WIDGET (row);
    }
  return NULL;
}

/**
 * bg_form_sections_focus_problem:
 * @sections: the sections
 * @problem: a problem of the form
 *
 * Puts the focus where it can be mended. A field that is not shown now cannot be; then the focus stays.
 */
void
bg_form_sections_focus_problem (BgFormSections *sections, const BgProblem *problem)
{
  GtkWidget *row;

  g_return_if_fail (BG_IS_FORM_SECTIONS (sections) && problem != NULL);

  row = bg_form_sections_find_row (sections, problem->field);
  if (row != NULL)
    bg_field_row_focus_problem (BG_FIELD_ROW (row), problem->item_id);
  show_focused_row_soon (sections);
}

/**
 * bg_form_sections_focus_first:
 * @sections: the sections
 */
void
bg_form_sections_focus_first (BgFormSections *sections)
{
  BgFieldRow *row;

  g_return_if_fail (BG_IS_FORM_SECTIONS (sections));

  row = sections->grids->len > 0 ? find_shown_row (g_ptr_array_index (sections->grids, 0)) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
