/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a list as a table in a card; references alone as links. */
#include "bg-config.h"

#include "bg-item-table.h"

#include <glib/gi18n-lib.h>

#include "bg-link.h"
#include "bg-masked-value.h"
#include "bg-status-words.h"

/* A wider table would not fit the page at 1024 pixels. */
#define MOST_COLUMNS 5

typedef struct
{
  BgSession *session;
  BgRecord *record;
  const BgField *list;
  const BgField *columns[MOST_COLUMNS];
  int n_columns;
} Table;

static gboolean
is_column (const BgField *field)
{
  return (field->flags & BG_FIELD_LISTED) != 0 && (field->flags & BG_FIELD_HIDDEN) == 0;
}

/* A column that no item fills is left out. */
static gboolean
is_filled (Table *table, const BgField *field)
{
  guint n = bg_record_get_n_items (table->record, table->list->name);

  for (guint i = 0; i < n; i++)
    if (bg_record_is_set (bg_record_get_item (table->record, table->list->name, i), field->name))
      return TRUE;
  return FALSE;
}

static void
choose_columns (Table *table)
{
  for (const BgField *field = table->list->items->fields; field->name != NULL; field++)
    if (is_column (field) && table->n_columns < MOST_COLUMNS && is_filled (table, field))
      table->columns[table->n_columns++] = field;
}

static char *
dup_cell (Table *table, BgRecord *item, const BgField *field)
{
  return bg_record_dup_display (item, field, bg_store_title_func, bg_session_get_store (table->session));
}

static gboolean
is_narrow (const BgField *field)
{
  return field->type == BG_FIELD_DATE || field->type == BG_FIELD_TIME || field->type == BG_FIELD_INTEGER ||
         field->type == BG_FIELD_ANSWER;
}

static GtkWidget *
make_bar (gint64 percent)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 100);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (percent, 0, 100));
  gtk_widget_set_size_request (bar, 70, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static GtkWidget *
make_cell (Table *table, BgRecord *item, const BgField *field)
{
  g_autofree char *text = NULL;
  GtkWidget *label;
  GtkWidget *box;
  gint64 percent;

  if ((field->flags & BG_FIELD_PERSONAL) != 0)
    return bg_masked_value_new (bg_session_get_store (table->session), table->record, item, field);
  text = dup_cell (table, item, field);

  if (field->type == BG_FIELD_REFERENCE && bg_record_is_set (item, field->name))
    return bg_link_new (field->target, bg_record_get_text (item, field->name), text);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), !is_narrow (field));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, !is_narrow (field));
  gtk_widget_add_css_class (label, "tnum");
  if ((field->flags & BG_FIELD_PERCENT) == 0 || !bg_record_get_integer (item, field->name, &percent))
    return label;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), make_bar (percent));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_head (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "table-head");
  return label;
}

static GtkWidget *
make_task_button (BgRecord *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("Make a task of “%s”"), bg_record_get_title (item));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-task-for-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", bg_record_get_id (item));
  return button;
}

static void
attach (GtkGrid *grid, GtkWidget *cell, int column, int row)
{
  gtk_widget_set_margin_start (cell, column == 0 ? 12 : 6);
  gtk_widget_set_margin_end (cell, 6);
  gtk_widget_set_margin_top (cell, 7);
  gtk_widget_set_margin_bottom (cell, 7);
  gtk_grid_attach (grid, cell, column, row, 1, 1);
}

static void
attach_line (GtkGrid *grid, int row, int columns)
{
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, columns, 1);
}

static void
fill_grid (Table *table, GtkGrid *grid)
{
  guint n = bg_record_get_n_items (table->record, table->list->name);
  int width = table->n_columns + 2;

  attach (grid, make_head (_ ("No.")), 0, 0);
  for (int column = 0; column < table->n_columns; column++)
    attach (grid, make_head (bg_field_get_label (table->columns[column])), column + 1, 0);
  for (guint i = 0; i < n; i++)
    {
      BgRecord *item = bg_record_get_item (table->record, table->list->name, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      int row = (int) i * 2 + 2;
      GtkWidget *place = gtk_label_new (number);

      attach_line (grid, row - 1, width);
      gtk_label_set_yalign (GTK_LABEL (place), 0);
      gtk_widget_add_css_class (place, "secondary");
      attach (grid, place, 0, row);
      for (int column = 0; column < table->n_columns; column++)
        attach (grid, make_cell (table, item, table->columns[column]), column + 1, row);
      if (table->list->items->gives_task && !bg_record_is_trashed (table->record))
        attach (grid, make_task_button (item), table->n_columns + 1, row);
    }
}

static gboolean
is_plain (const BgKind *items)
{
  return bg_kind_get_n_fields (items) == 1;
}

/* Countries, agencies and fields of cooperation have one field: words in a line say it better than a table.
 */
static GtkWidget *
make_chips (Table *table)
{
  GtkWidget *flow = gtk_flow_box_new ();
  guint n = bg_record_get_n_items (table->record, table->list->name);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; i < n; i++)
    {
      BgRecord *item = bg_record_get_item (table->record, table->list->name, i);
      const BgField *field = table->list->items->fields;
      g_autofree char *text = dup_cell (table, item, field);
      GtkWidget *chip = field->type == BG_FIELD_REFERENCE
                          ? bg_link_new (field->target, bg_record_get_text (item, field->name), text)
                          : bg_pill_new (NULL, text, BG_TONE_GREY);

      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), chip);
      gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
    }
  return flow;
}

/**
 * bg_item_table_new:
 * @session: the session
 * @record: a record
 * @list: a list field of it that has items
 *
 * Returns: all its items, none left out, since the page is read and printed as it stands
 */
GtkWidget *
bg_item_table_new (BgSession *session, BgRecord *record, const BgField *list)
{
  Table table = { session, record, list, { NULL }, 0 };
  GtkWidget *grid;

  if (is_plain (list->items))
    return make_chips (&table);
  choose_columns (&table);
  grid = gtk_grid_new ();
  gtk_widget_add_css_class (grid, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bg_field_get_label (list), -1);
  fill_grid (&table, GTK_GRID (grid));
  return grid;
}
