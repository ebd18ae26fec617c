/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overdue tasks by lead agency, as bars that open the list. */
#include "bg-config.h"

#include "bg-late-chart.h"

#include <glib/gi18n-lib.h>

#include "bg-brief-label.h"
#include "bg-money.h"
#include "bg-result-list.h"

#define MOST_BARS 6
#define BAR_WIDTH 96

struct _BgLateChart
{
  GtkBox parent_instance;

  BgSession *session;
  BgResultList *list;
  GtkGrid *grid;
  /* What the bars say. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (BgLateChart, bg_late_chart, GTK_TYPE_BOX)

/* A level bar draws the same from four widgets that are styled each by themselves. */
static GtkWidget *
make_bar (guint count, guint most)
{
  GtkWidget *track = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *fill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (track, "bar-track");
  gtk_widget_add_css_class (fill, "bar-fill");
  gtk_widget_set_size_request (track, BAR_WIDTH, -1);
  gtk_widget_set_size_request (fill, (int) MAX (BAR_WIDTH * count / most, 1), -1);
  gtk_widget_set_valign (track, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (track), fill);
  return track;
}

static void
add_bar (BgLateChart *self, BgGroup *group, int row, guint most)
{
  GtkWidget *name = bg_brief_label_new (bg_group_get_title (group), 1);
  g_autofree char *number = bg_number_format (bg_group_get_count (group));
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, bg_group_get_title (group));
  gtk_widget_add_css_class (count, "strong");
  gtk_widget_add_css_class (count, "tnum");
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
  gtk_grid_attach (self->grid, make_bar (bg_group_get_count (group), most), 1, row, 1, 1);
  gtk_grid_attach (self->grid, count, 2, row, 1, 1);
}

static void
clear_bars (BgLateChart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static char *
dup_words (GPtrArray *groups)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (groups->len, MOST_BARS); i++)
    g_string_append_printf (words, "%s\n%u\n", bg_group_get_title (g_ptr_array_index (groups, i)),
                            bg_group_get_count (g_ptr_array_index (groups, i)));
  return g_string_free (words, FALSE);
}

static void
loading_changed_cb (BgLateChart *self)
{
  GPtrArray *groups = bg_result_list_get_groups (self->list);
  g_autofree char *words = NULL;

  if (bg_result_list_is_loading (self->list))
    return;
  words = dup_words (groups);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  clear_bars (self);
  for (guint i = 0; i < MIN (groups->len, MOST_BARS); i++)
    add_bar (self, g_ptr_array_index (groups, i), (int) i,
             bg_group_get_count (g_ptr_array_index (groups, 0)));
  gtk_widget_set_visible (GTK_WIDGET (self), groups->len > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
}

static void
bg_late_chart_dispose (GObject *object)
{
  BgLateChart *self = BG_LATE_CHART (object);

  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (bg_late_chart_parent_class)->dispose (object);
}

static void
bg_late_chart_class_init (BgLateChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_late_chart_dispose;
}

static void
bg_late_chart_init (BgLateChart *self)
{
  GtkWidget *title = gtk_label_new (_ ("Overdue by lead agency"));
  GtkWidget *button = gtk_button_new ();

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "section-title");
  gtk_widget_set_margin_top (title, 10);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "chart-button");
  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (self->grid));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "task", "overdue");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overdue by lead agency"), -1);
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), button);
}

/* Its list follows the tasks; the names of agencies stand in other records. */
static void
store_changed_cb (BgLateChart *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (bg_record_get_kind (g_ptr_array_index (records, i)) == &bg_agency_kind)
      {
        bg_late_chart_refresh (self);
        return;
      }
}

/**
 * bg_late_chart_refresh:
 * @chart: the chart
 *
 * Counts anew by the rules as they are now; bars that say the same stay as they are.
 */
void
bg_late_chart_refresh (BgLateChart *chart)
{
  g_autoptr (BgQuery) query = NULL;

  g_return_if_fail (BG_IS_LATE_CHART (chart));

  query = bg_query_new (&bg_task_kind, bg_session_get_rules (chart->session));
  bg_query_set_filter (query, "overdue");
  bg_query_set_group_by (query, "lead_agency");
  bg_result_list_set_query (chart->list, query);
}

/**
 * bg_late_chart_new:
 * @session: the session
 *
 * Returns: the chart, filled by a worker; it hides itself when nothing is overdue
 */
GtkWidget *
bg_late_chart_new (BgSession *session)
{
  BgLateChart *self = g_object_new (BG_TYPE_LATE_CHART, NULL);

  self->session = g_object_ref (session);
  self->list = bg_result_list_new (bg_session_get_store (session));
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bg_late_chart_refresh (self);
  return GTK_WIDGET (self);
}
