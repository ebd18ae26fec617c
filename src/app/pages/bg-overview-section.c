/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the overview: a ready filter's first records, its count, and the way to the whole list. */
#include "bg-config.h"

#include "bg-overview-section.h"

#include <glib/gi18n-lib.h>

#include "bg-brief-label.h"
#include "bg-link-row.h"
#include "bg-money.h"

/* Pixels of a row of two lines, and of a heading with what is around it, in the usual font. */
#define USUAL_ROW     52
#define USUAL_HEADING 42

struct _BgOverviewSection
{
  GtkBox parent_instance;

  BgSession *session;
  const BgOverviewPlan *plan;
  GCancellable *cancellable;
  GtkWidget *heading;
  GtkWidget *pill;
  GtkListBox *list;
  GtkWidget *all_row;
  gboolean was_asked;
  gboolean is_waiting;
  /* What the rows say; NULL until they came for the first time. */
  char *shown;
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
  g_autofree char *number = bg_number_format (count);
  g_autofree char *words = g_strdup_printf (_ ("See all %s"), number);
  GtkWidget *row = bg_way_row_new ("view-more-horizontal-symbolic", words);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", self->plan->kind->name, self->plan->filter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-filter");
  return row;
}

static GtkWidget *
make_nothing_row (void)
{
  GtkWidget *row = bg_plain_row_new ("emblem-ok-symbolic", _ ("Nothing"));

  gtk_widget_add_css_class (row, "secondary");
  return row;
}

static void
show_pill (BgOverviewSection *self, guint count)
{
  g_autofree char *text = bg_number_format (count);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (self->plan->title), text);

  gtk_button_set_label (GTK_BUTTON (self->pill), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pill), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->pill, count > 0);
}

static void
show_all_row (BgOverviewSection *self, guint count)
{
  if (self->all_row != NULL)
    gtk_list_box_remove (self->list, self->all_row);
  self->all_row = count > self->plan->rows ? make_all_row (self, count) : NULL;
  if (self->all_row != NULL)
    gtk_list_box_append (self->list, self->all_row);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgOverviewSection) self = data;
  int count = bg_store_count_finish (BG_STORE (source), result, NULL);

  if (count < 0 || self->list == NULL)
    return;
  show_pill (self, (guint) count);
  show_all_row (self, (guint) count);
}

static char *
dup_words (BgOverviewSection *self, GPtrArray *records)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *row = bg_link_row_dup_words (self->session, g_ptr_array_index (records, i));

      g_string_append (words, row);
    }
  return g_string_free (words, FALSE);
}

static void
clear_rows (BgOverviewSection *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  self->all_row = NULL;
}

/* Rows that say the same stay: what has the focus keeps it, and a change elsewhere costs nothing here. */
static void
show_rows (BgOverviewSection *self, GPtrArray *records)
{
  g_autofree char *words = dup_words (self, records);

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  clear_rows (self);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_link_row_new (self->session, g_ptr_array_index (records, i)));
  if (records->len == 0)
    gtk_list_box_append (self->list, make_nothing_row ());
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
}

static void
show_records (BgOverviewSection *self, GPtrArray *records)
{
  g_autoptr (BgQuery) query = make_query (self);

  show_rows (self, records);
  bg_store_count_async (bg_session_get_store (self->session), query, self->cancellable, counted_cb,
                        g_object_ref (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgOverviewSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = bg_store_find_finish (BG_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->is_waiting = FALSE;
  if (records != NULL && self->list != NULL)
    show_records (self, records);
}

/* An answer that is still on its way would be older than the next. */
static void
start_anew (BgOverviewSection *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->was_asked = TRUE;
}

static void
bg_overview_section_dispose (GObject *object)
{
  BgOverviewSection *self = BG_OVERVIEW_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->shown, g_free);
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
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lined-list");
  gtk_widget_set_margin_top (self->heading, 10);
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/* The count opens what it counts. */
static GtkWidget *
make_pill (const BgOverviewPlan *plan)
{
  const BgFilter *filter = bg_kind_get_filter (plan->kind, plan->filter);
  GtkWidget *pill = gtk_button_new_with_label ("");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "win.show-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "(ss)", plan->kind->name, plan->filter);
  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, "small");
  if (g_strcmp0 (filter->icon, "emblem-important-symbolic") == 0)
    gtk_widget_add_css_class (pill, "red");
  else if (g_strcmp0 (filter->icon, "alarm-symbolic") == 0)
    gtk_widget_add_css_class (pill, "yellow");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (pill, FALSE);
  return pill;
}

static void
fill_heading (BgOverviewSection *self)
{
  GtkWidget *title = bg_brief_label_new (_ (self->plan->title), 1);
  GtkWidget *aside = gtk_label_new (self->plan->aside != NULL ? _ (self->plan->aside) : NULL);

  gtk_widget_add_css_class (title, "section-title");
  gtk_widget_add_css_class (aside, "secondary");
  gtk_widget_add_css_class (aside, "caption");
  gtk_label_set_xalign (GTK_LABEL (aside), 1);
  gtk_widget_set_hexpand (aside, TRUE);
  self->pill = make_pill (self->plan);
  gtk_box_append (GTK_BOX (self->heading), title);
  gtk_box_append (GTK_BOX (self->heading), self->pill);
  gtk_box_append (GTK_BOX (self->heading), aside);
}

/**
 * bg_overview_section_new:
 * @session: the session
 * @plan: what it shows; must stay
 *
 * Returns: the section, with its heading only until it is filled
 */
GtkWidget *
bg_overview_section_new (BgSession *session, const BgOverviewPlan *plan)
{
  BgOverviewSection *self = g_object_new (BG_TYPE_OVERVIEW_SECTION, NULL);

  self->session = g_object_ref (session);
  self->plan = plan;
  fill_heading (self);
  return GTK_WIDGET (self);
}

/**
 * bg_overview_section_fill_now:
 * @section: a section whose rows stand in an index, so that they are read within a millisecond
 *
 * Shows the records as they are now, before the next frame. Where they cannot be read nothing changes.
 */
void
bg_overview_section_fill_now (BgOverviewSection *section)
{
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_return_if_fail (BG_IS_OVERVIEW_SECTION (section));

  start_anew (section);
  section->is_waiting = FALSE;
  query = make_query (section);
  records = bg_store_find (bg_session_get_store (section->session), query, section->plan->rows, NULL);
  if (records != NULL)
    show_records (section, records);
}

/**
 * bg_overview_section_fill:
 * @section: a section
 *
 * Shows the records as they are now, read by a worker; rows that say the same stay.
 */
void
bg_overview_section_fill (BgOverviewSection *section)
{
  g_autoptr (BgQuery) query = NULL;

  g_return_if_fail (BG_IS_OVERVIEW_SECTION (section));

  start_anew (section);
  section->is_waiting = TRUE;
  query = make_query (section);
  bg_store_find_async (bg_session_get_store (section->session), query, section->plan->rows,
                       section->cancellable, found_cb, g_object_ref (section));
}

/** bg_overview_section_is_new: whether nobody asked yet for the rows of @section. */
gboolean
bg_overview_section_is_new (BgOverviewSection *section)
{
  g_return_val_if_fail (BG_IS_OVERVIEW_SECTION (section), FALSE);

  return !section->was_asked;
}

/** bg_overview_section_is_waiting: whether a worker reads the rows of @section. */
gboolean
bg_overview_section_is_waiting (BgOverviewSection *section)
{
  g_return_val_if_fail (BG_IS_OVERVIEW_SECTION (section), FALSE);

  return section->is_waiting;
}

/** bg_overview_section_get_usual_height: pixels that @section takes where it has all its rows. */
int
bg_overview_section_get_usual_height (BgOverviewSection *section)
{
  g_return_val_if_fail (BG_IS_OVERVIEW_SECTION (section), 0);

  return USUAL_HEADING + USUAL_ROW * ((int) section->plan->rows + 1);
}
