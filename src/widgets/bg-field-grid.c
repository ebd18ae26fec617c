/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out the fields of a record, or of one group of them, in lines of one wide or two short rows. */
#include "bg-config.h"

#include "bg-field-grid.h"

#define COLUMNS 2

struct _BgFieldGrid
{
  AdwBin parent_instance;

  GtkGrid *grid;
  BgRecord *record;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (BgFieldGrid, bg_field_grid, ADW_TYPE_BIN)

static void
bg_field_grid_dispose (GObject *object)
{
  BgFieldGrid *self = BG_FIELD_GRID (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (bg_field_grid_parent_class)->dispose (object);
}

static void
bg_field_grid_finalize (GObject *object)
{
  g_ptr_array_unref (BG_FIELD_GRID (object)->rows);

  G_OBJECT_CLASS (bg_field_grid_parent_class)->finalize (object);
}

static void
bg_field_grid_class_init (BgFieldGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_field_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_field_grid_finalize;
}

static void
bg_field_grid_init (BgFieldGrid *self)
{
  self->rows = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Moves a row without taking it out, so that the focus stays. */
static void
place_row (BgFieldGrid *self, BgFieldRow *row, int line, int column, int span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (row));

  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), line);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), column);
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (child), span);
  set_class (GTK_WIDGET (row), "below", line > 0);
  set_class (GTK_WIDGET (row), "beside", column > 0);
}

static BgFieldRow *
find_next_shown (BgFieldGrid *self, guint from)
{
  for (guint i = from; i < self->rows->len; i++)
    {
      BgFieldRow *row = g_ptr_array_index (self->rows, i);

      if (bg_form_can_show_field (bg_field_row_get_field (row), self->record))
        return row;
    }
  return NULL;
}

static void
lay_out (BgFieldGrid *self)
{
  int line = 0;
  int column = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BgFieldRow *row = g_ptr_array_index (self->rows, i);
      BgFieldRow *next = find_next_shown (self, i + 1);
      gboolean shown = bg_form_can_show_field (bg_field_row_get_field (row), self->record);
      gboolean half =
        column > 0 || (bg_field_row_is_short (row) && next != NULL && bg_field_row_is_short (next));

      gtk_widget_set_visible (GTK_WIDGET (row), shown);
      if (!shown)
        continue;
      place_row (self, row, line, column, half ? 1 : COLUMNS);
      column = half && column == 0 ? 1 : 0;
      line += column == 0 ? 1 : 0;
    }
}

static void
condition_changed_cb (BgFieldGrid *self)
{
  g_assert (BG_IS_FIELD_GRID (self));
  lay_out (self);
}

static void
watch_condition (BgFieldGrid *self, const BgField *field)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *signal = NULL;

  if (field->when == NULL)
    return;
  parts = g_strsplit (field->when, "=", 2);
  signal = bg_form_dup_notify_name (parts[0]);
  g_signal_connect_object (self->record, signal, G_CALLBACK (condition_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_row (BgFieldGrid *self, BgForm *form, const BgField *field)
{
  GtkWidget *row = bg_field_row_new (form, self->record, field);
  const char *group = bg_field_get_group (field);

  if (group != NULL && bg_field_row_is_list (BG_FIELD_ROW (row)) &&
      g_str_equal (group, bg_field_get_label (field)))
    bg_field_row_hide_label (BG_FIELD_ROW (row));
  gtk_grid_attach (self->grid, row, 0, (int) self->rows->len, COLUMNS, 1);
  g_ptr_array_add (self->rows, row);
  watch_condition (self, field);
}

/**
 * bg_field_grid_new:
 * @form: the form
 * @record: its record, or one of its items
 * @group: (nullable): heading of the group to lay out; NULL for all fields, as in an item
 *
 * Returns: (transfer floating): the rows in their lines
 */
GtkWidget *
bg_field_grid_new (BgForm *form, BgRecord *record, const char *group)
{
  BgFieldGrid *self;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record), NULL);

  self = g_object_new (BG_TYPE_FIELD_GRID, NULL);
  self->record = g_object_ref (record);
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if ((field->flags & BG_FIELD_HIDDEN) == 0 &&
        (group == NULL || g_strcmp0 (bg_field_get_group (field), group) == 0))
      add_row (self, form, field);
  lay_out (self);
  return GTK_WIDGET (self);
}

/**
 * bg_field_grid_get_n_rows:
 * @grid: a grid
 *
 * Returns: how many rows it has, those included that are not shown now
 */
guint
bg_field_grid_get_n_rows (BgFieldGrid *grid)
{
  g_return_val_if_fail (BG_IS_FIELD_GRID (grid), 0);
  return grid->rows->len;
}

/**
 * bg_field_grid_get_row:
 * @grid: a grid
 * @index: which row, in the order of the table
 *
 * Returns: (transfer none): the row
 */
BgFieldRow *
bg_field_grid_get_row (BgFieldGrid *grid, guint index)
{
  g_return_val_if_fail (BG_IS_FIELD_GRID (grid) && index < grid->rows->len, NULL);
  return g_ptr_array_index (grid->rows, index);
}

/**
 * bg_field_grid_find_row:
 * @grid: a grid
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): the row of that field
 */
BgFieldRow *
bg_field_grid_find_row (BgFieldGrid *grid, const char *field)
{
  g_return_val_if_fail (BG_IS_FIELD_GRID (grid) && field != NULL, NULL);

  for (guint i = 0; i < grid->rows->len; i++)
    {
      BgFieldRow *row = g_ptr_array_index (grid->rows, i);

      if (g_str_equal (bg_field_row_get_field (row)->name, field))
        return row;
    }
  return NULL;
}
