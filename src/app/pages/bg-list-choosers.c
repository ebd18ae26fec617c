/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a list: chips of the ready filters, and what it is grouped and ordered by. */
#include "bg-config.h"

#include "bg-list-choosers.h"

#include <glib/gi18n-lib.h>

#include "bg-money.h"

/**
 * bg_filter_chip_new:
 * @filter: (nullable): the filter, NULL for "all"
 * @group: (nullable): another chip of the same list
 *
 * Returns: a chip with a place for the count
 */
GtkWidget *
bg_filter_chip_new (const BgFilter *filter, GtkToggleButton *group)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *label = filter != NULL ? bg_filter_get_label (filter) : _ ("All");
  GtkWidget *count = gtk_label_new (NULL);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), group);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_add_css_class (count, "count");
  gtk_widget_add_css_class (count, "tnum");
  if (filter != NULL && filter->icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (filter->icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (chip), "count", count);
  g_object_set_data_full (G_OBJECT (chip), "filter", g_strdup (filter != NULL ? filter->name : NULL), g_free);
  return chip;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkLabel) label = data;
  int count = bg_store_count_finish (BG_STORE (source), result, NULL);
  g_autofree char *text = count >= 0 ? bg_number_format (count) : g_strdup ("");

  gtk_label_set_label (label, text);
}

/**
 * bg_filter_chip_count:
 * @chip: a chip
 * @session: the session
 * @kind: the kind of its list
 *
 * Counts on a worker and shows the number; it is the number of the list that the chip opens.
 */
void
bg_filter_chip_count (GtkWidget *chip, BgSession *session, const BgKind *kind)
{
  g_autoptr (BgQuery) query = bg_query_new (kind, bg_session_get_rules (session));

  bg_query_set_filter (query, g_object_get_data (G_OBJECT (chip), "filter"));
  bg_store_count_async (bg_session_get_store (session), query, NULL, counted_cb,
                        g_object_ref (g_object_get_data (G_OBJECT (chip), "count")));
}

static void
fill_chooser (GtkDropDown *chooser, GPtrArray *names, GPtrArray *labels)
{
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (labels, NULL);
  list = gtk_string_list_new ((const char *const *) labels->pdata);
  g_object_set_data_full (G_OBJECT (chooser), "names", g_ptr_array_ref (names),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_drop_down_set_model (chooser, G_LIST_MODEL (list));
}

static const char *
get_chosen (GtkDropDown *chooser)
{
  GPtrArray *names = g_object_get_data (G_OBJECT (chooser), "names");
  guint selected = gtk_drop_down_get_selected (chooser);

  return names != NULL && selected < names->len ? g_ptr_array_index (names, selected) : NULL;
}

/**
 * bg_group_chooser_fill:
 * @chooser: a drop-down
 * @kind: the kind of the list
 *
 * Offers every listed reference of @kind, and no groups.
 */
void
bg_group_chooser_fill (GtkDropDown *chooser, const BgKind *kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (names, NULL);
  g_ptr_array_add (labels, (char *) _ ("No groups"));
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_REFERENCE && (field->flags & BG_FIELD_LISTED) != 0)
      {
        g_ptr_array_add (names, (char *) field->name);
        g_ptr_array_add (labels, (char *) bg_field_get_label (field));
      }
  fill_chooser (chooser, names, labels);
}

/**
 * bg_group_chooser_has_choice:
 * @chooser: a filled drop-down
 *
 * Returns: whether there is anything to group by
 */
gboolean
bg_group_chooser_has_choice (GtkDropDown *chooser)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (chooser)) > 1;
}

/**
 * bg_group_chooser_get:
 * @chooser: a filled drop-down
 *
 * Returns: (nullable): the field to group by
 */
const char *
bg_group_chooser_get (GtkDropDown *chooser)
{
  return get_chosen (chooser);
}

/**
 * bg_group_chooser_follow_filter:
 * @chooser: a filled drop-down
 * @filter: (nullable): the filter that was put on
 *
 * Chooses the groups that the filter shows at first.
 */
void
bg_group_chooser_follow_filter (GtkDropDown *chooser, const BgFilter *filter)
{
  GPtrArray *names = g_object_get_data (G_OBJECT (chooser), "names");

  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (g_ptr_array_index (names, i), filter != NULL ? filter->group_by : NULL) == 0)
      gtk_drop_down_set_selected (chooser, i);
}

static gboolean
is_order (const BgKind *kind, const BgField *field)
{
  return g_str_equal (field->name, kind->title) ||
         (field->type == BG_FIELD_DATE && (field->flags & BG_FIELD_LISTED));
}

/**
 * bg_order_chooser_fill:
 * @chooser: a drop-down
 * @kind: the kind of the list
 *
 * Offers the order of the filter, the title, and every listed date with the latest first.
 */
void
bg_order_chooser_fill (GtkDropDown *chooser, const BgKind *kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (names, NULL);
  g_ptr_array_add (labels, (char *) _ ("As usual"));
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (is_order (kind, field))
      {
        g_ptr_array_add (names, g_strconcat (field->type == BG_FIELD_DATE ? "-" : "", field->name, NULL));
        g_ptr_array_add (labels, (char *) bg_field_get_label (field));
      }
  fill_chooser (chooser, names, labels);
}

/**
 * bg_order_chooser_get:
 * @chooser: a filled drop-down
 *
 * Returns: (nullable): the order as bg_query_set_order() takes it
 */
const char *
bg_order_chooser_get (GtkDropDown *chooser)
{
  return get_chosen (chooser);
}
