/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the overview: a ready filter's first records, its count, and the way to the whole list. */
#include "bg-config.h"

#include "bg-overview-section.h"

#include <glib/gi18n-lib.h>

#include "bg-money.h"
#include "bg-related-list.h"

struct _BgOverviewSection
{
  GtkBox parent_instance;

  BgSession *session;
  const BgOverviewPlan *plan;
  GCancellable *cancellable;
  GtkWidget *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BgOverviewSection, bg_overview_section, GTK_TYPE_BOX)

static BgQuery *
make_query (BgOverviewSection *self)
{
  BgQuery *query = bg_query_new (self->plan->kind, bg_session_get_rules (self->session));

  bg_query_set_filter (query, self->plan->filter);
  return query;
}

static GtkWidget *
make_all_row (BgOverviewSection *self, guint count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = bg_number_format (count);
  g_autofree char *words = g_strdup_printf (_ ("See all %s"), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_add_css_class (row, "link-text");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", self->plan->kind->name, self->plan->filter);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("view-more-horizontal-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static GtkWidget *
make_nothing_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nothing"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("emblem-ok-symbolic"));
  gtk_widget_add_css_class (row, "secondary");
  return row;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgOverviewSection) self = data;
  int count = bg_store_count_finish (BG_STORE (source), result, NULL);
  g_autofree char *text = NULL;
  GtkWidget *pill;
  const BgFilter *filter;

  if (count < 0 || self->list == NULL)
    return;
  if (count > (int) self->plan->rows)
    gtk_list_box_append (self->list, make_all_row (self, (guint) count));
  if (count == 0)
    return;
  text = bg_number_format (count);
  pill = gtk_label_new (text);
  filter = bg_kind_get_filter (self->plan->kind, self->plan->filter);
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, "small");
  if (g_strcmp0 (filter->icon, "emblem-important-symbolic") == 0)
    gtk_widget_add_css_class (pill, "red");
  else if (g_strcmp0 (filter->icon, "alarm-symbolic") == 0)
    gtk_widget_add_css_class (pill, "yellow");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->heading), pill, gtk_widget_get_first_child (self->heading));
}

static void
show_records (BgOverviewSection *self, GPtrArray *records)
{
  g_autoptr (BgQuery) query = make_query (self);

  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_record_link_row_new (self->session, g_ptr_array_index (records, i)));
  if (records->len == 0)
    gtk_list_box_append (self->list, make_nothing_row ());
  bg_store_count_async (bg_session_get_store (self->session), query, self->cancellable, counted_cb,
                        g_object_ref (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgOverviewSection) self = data;
  g_autoptr (GPtrArray) records = bg_store_find_finish (BG_STORE (source), result, NULL);

  if (records != NULL && self->list != NULL)
    show_records (self, records);
}

static gboolean
frame_came_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BgOverviewSection *self = BG_OVERVIEW_SECTION (widget);
  g_autoptr (BgQuery) query = make_query (self);

  bg_store_find_async (bg_session_get_store (self->session), query, self->plan->rows, self->cancellable,
                       found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What does not come at once waits until the first frame is on its way: measuring its rows would hold up the
 * list that is looked at first. */
static void
look_for_records (BgOverviewSection *self)
{
  g_autoptr (BgQuery) query = make_query (self);
  g_autoptr (GPtrArray) records = NULL;

  if (self->plan->at_once)
    records = bg_store_find (bg_session_get_store (self->session), query, self->plan->rows, NULL);
  if (records != NULL)
    show_records (self, records);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_came_cb, NULL, NULL);
}

static void
bg_overview_section_dispose (GObject *object)
{
  BgOverviewSection *self = BG_OVERVIEW_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->list = NULL;

  G_OBJECT_CLASS (bg_overview_section_parent_class)->dispose (object);
}

static void
bg_overview_section_class_init (BgOverviewSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_overview_section_dispose;
}

static void
bg_overview_section_init (BgOverviewSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->cancellable = g_cancellable_new ();
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_margin_top (self->heading, 10);
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

static void
fill_heading (BgOverviewSection *self)
{
  GtkWidget *title = gtk_label_new (_ (self->plan->title));
  GtkWidget *aside = gtk_label_new (self->plan->aside != NULL ? _ (self->plan->aside) : NULL);

  gtk_widget_add_css_class (title, "section-title");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (aside, "secondary");
  gtk_widget_add_css_class (aside, "caption");
  gtk_label_set_xalign (GTK_LABEL (aside), 1);
  gtk_widget_set_hexpand (aside, TRUE);
  gtk_box_append (GTK_BOX (self->heading), title);
  gtk_box_append (GTK_BOX (self->heading), aside);
}

/**
 * bg_overview_section_new:
 * @session: the session
 * @plan: what it shows; must stay
 *
 * Returns: the section; what does not stand in it at once is filled in by a worker
 */
GtkWidget *
bg_overview_section_new (BgSession *session, const BgOverviewPlan *plan)
{
  BgOverviewSection *self = g_object_new (BG_TYPE_OVERVIEW_SECTION, NULL);

  self->session = g_object_ref (session);
  self->plan = plan;
  fill_heading (self);
  look_for_records (self);
  return GTK_WIDGET (self);
}
