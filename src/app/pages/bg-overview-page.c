/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tổng quan: what needs a hand today, this week, soon.
 *
 * Each section is one query of the model's ready filters, so that its count equals what it opens. */
#include "bg-config.h"

#include "bg-overview-page.h"

#include <glib/gi18n-lib.h>

#include "bg-late-chart.h"
#include "bg-overview-section.h"
#include "bg-review.h"
#include "bg-width-watch.h"

/* Below this width the right column goes under the left one. */
#define TWO_COLUMNS_WIDTH 900
/* Width of the right column beside the left one. */
#define SIDE_WIDTH 350

struct _BgOverviewPage
{
  AdwBin parent_instance;

  GtkBox *box;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *empty;
  GtkWidget *resume;
  GtkLabel *resume_label;
  GtkWidget *scroller;
  GtkBox *columns;
  GtkBox *main_column;
  GtkBox *side_column;
  AdwClamp *side_clamp;

  BgSession *session;
  GtkWidget *chart;
  /* All sections, those of the left column first. */
  GPtrArray *sections;
  gboolean was_seen;
  /* Whether records changed since it was filled. */
  gboolean is_stale;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (BgOverviewPage, bg_overview_page, ADW_TYPE_BIN)

/* The sections in their order: what is late before what is due, what is due before what comes. */
static const BgOverviewPlan main_plan[] = {
  { N_ ("Overdue"), &bg_task_kind, "overdue", 5, NULL },
  { N_ ("Due within 7 days"), &bg_task_kind, "due_soon", 6, NULL },
  { N_ ("Delegations under way"), &bg_delegation_kind, "under_way", 4, NULL },
  { N_ ("Within 30 days"), &bg_task_kind, "month_ahead", 6, NULL },
};
static const BgOverviewPlan side_plan[] = {
  { N_ ("Upcoming delegations"), &bg_delegation_kind, "upcoming", 5, NULL },
  { N_ ("Just returned, report to come"), &bg_delegation_kind, "unreported", 5, NULL },
  { N_ ("Agreements about to end"), &bg_agreement_kind, "expiring", 5, N_ ("within 6 months") },
};

static GtkWidget *
add_section (BgOverviewPage *self, GtkBox *column, const BgOverviewPlan *plan)
{
  GtkWidget *section = bg_overview_section_new (self->session, plan);

  gtk_box_append (column, section);
  g_ptr_array_add (self->sections, section);
  return section;
}

static void
make_columns (BgOverviewPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (main_plan); i++)
    add_section (self, self->main_column, &main_plan[i]);
  self->chart = bg_late_chart_new (self->session);
  gtk_box_append (self->side_column, self->chart);
  for (gsize i = 0; i < G_N_ELEMENTS (side_plan); i++)
    add_section (self, self->side_column, &side_plan[i]);
}

/* Of the window, or as high as it wants to be where it is not there yet. */
static int
get_height (BgOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
  int width;

  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  return height > 0 ? height : G_MAXINT;
}

/* What lies below the window once all above it is there. */
static gboolean
is_below (BgOverviewPage *self, GtkWidget *section)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (section);
  int top = 0;

  for (; before != NULL; before = gtk_widget_get_prev_sibling (before))
    if (BG_IS_OVERVIEW_SECTION (before))
      top += bg_overview_section_get_usual_height (BG_OVERVIEW_SECTION (before));
  return top > get_height (self);
}

typedef gboolean (*SectionFunc) (BgOverviewSection *section);

static BgOverviewSection *
find_section (BgOverviewPage *self, SectionFunc func)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (func (g_ptr_array_index (self->sections, i)))
      return g_ptr_array_index (self->sections, i);
  return NULL;
}

static void
fill_what_is_seen (BgOverviewPage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      BgOverviewSection *section = g_ptr_array_index (self->sections, i);

      if (bg_overview_section_is_new (section) && !is_below (self, GTK_WIDGET (section)))
        bg_overview_section_fill (section);
    }
}

/* With the first frame that comes all that is seen is asked for; what lies below the window waits until that
 * was painted, and comes piece by piece. */
static gboolean
frame_came_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BgOverviewPage *self = BG_OVERVIEW_PAGE (widget);
  BgOverviewSection *next;

  if (!self->was_seen)
    fill_what_is_seen (self);
  self->was_seen = TRUE;
  if (find_section (self, bg_overview_section_is_waiting) != NULL)
    return G_SOURCE_CONTINUE;
  next = find_section (self, bg_overview_section_is_new);
  if (next == NULL)
    return G_SOURCE_REMOVE;
  bg_overview_section_fill (next);
  return G_SOURCE_CONTINUE;
}

/* The list that is looked at first comes at once, since measuring the others would hold it up. */
static void
fill_columns (BgOverviewPage *self)
{
  make_columns (self);
  bg_overview_section_fill_now (g_ptr_array_index (self->sections, 0));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_came_cb, NULL, NULL);
}

static void
refresh_columns (BgOverviewPage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (!bg_overview_section_is_new (g_ptr_array_index (self->sections, i)))
      bg_overview_section_fill (g_ptr_array_index (self->sections, i));
}

static void
show_day (BgOverviewPage *self)
{
  g_autofree char *day = bg_date_format_with_weekday (bg_session_get_today (self->session));
  g_autofree char *first = g_utf8_strup (day, g_utf8_next_char (day) - day);
  g_autofree char *words = g_strconcat (first, g_utf8_next_char (day), NULL);

  adw_window_title_set_subtitle (self->title, words);
}

static void
last_review_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgOverviewPage) self = data;
  g_autoptr (GPtrArray) found = bg_store_find_finish (BG_STORE (source), result, NULL);
  guint left = found != NULL && found->len > 0 ? bg_review_count (g_ptr_array_index (found, 0), NULL) : 0;
  g_autofree char *words = g_strdup_printf (
    ngettext ("The review goes on: %u task left", "The review goes on: %u tasks left", left), left);

  if (self->session == NULL)
    return;
  gtk_label_set_label (self->resume_label, words);
  gtk_widget_set_visible (self->resume, left > 0);
}

/* A walk that was left in the middle is offered again; a long one is read by the worker. */
static void
look_for_review (BgOverviewPage *self)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_review_kind, bg_session_get_rules (self->session));

  bg_store_find_async (bg_session_get_store (self->session), query, 1, NULL, last_review_found_cb,
                       g_object_ref (self));
}

/* Reads one record of each kind at the most. */
static gboolean
has_records (BgOverviewPage *self)
{
  static const BgKind *const kinds[] = { &bg_task_kind, &bg_delegation_kind, &bg_agreement_kind };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (BgQuery) query = bg_query_new (kinds[i], bg_session_get_rules (self->session));
      g_autoptr (GPtrArray) found = bg_store_find (bg_session_get_store (self->session), query, 1, NULL);

      if (found != NULL && found->len > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refresh_cb (gpointer data)
{
  BgOverviewPage *self = data;
  gboolean any = has_records (self);

  self->refresh_id = 0;
  self->is_stale = FALSE;
  show_day (self);
  gtk_widget_set_visible (self->empty, !any);
  gtk_widget_set_visible (self->scroller, any);
  if (any && self->sections->len == 0)
    fill_columns (self);
  else if (any)
    refresh_columns (self);
  look_for_review (self);
  return G_SOURCE_REMOVE;
}

/* Many changes in a row are one refresh, and those that come while another page is in front are none until
 * this one is again. */
static void
changed_cb (BgOverviewPage *self)
{
  self->is_stale = TRUE;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
rules_changed_cb (BgOverviewPage *self)
{
  if (self->chart != NULL)
    bg_late_chart_refresh (BG_LATE_CHART (self->chart));
  changed_cb (self);
}

static void
bg_overview_page_map (GtkWidget *widget)
{
  BgOverviewPage *self = BG_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (bg_overview_page_parent_class)->map (widget);
  if (self->is_stale)
    changed_cb (self);
}

static void
lay_out (GtkWidget *widget, gboolean is_wide)
{
  BgOverviewPage *self = BG_OVERVIEW_PAGE (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  adw_clamp_set_maximum_size (self->side_clamp, is_wide ? SIDE_WIDTH : G_MAXINT);
  /* The first list shall not move when the side fills. */
  gtk_widget_set_size_request (GTK_WIDGET (self->side_clamp), is_wide ? SIDE_WIDTH : -1, -1);
}

static void
bg_overview_page_dispose (GObject *object)
{
  BgOverviewPage *self = BG_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (bg_overview_page_parent_class)->dispose (object);
}

static void
bg_overview_page_class_init (BgOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_overview_page_dispose;
  widget_class->map = bg_overview_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, box);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, resume);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, resume_label);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, main_column);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, side_column);
  gtk_widget_class_bind_template_child (widget_class, BgOverviewPage, side_clamp);
}

static void
bg_overview_page_init (BgOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sections = g_ptr_array_new ();
  gtk_box_append (self->box, bg_width_watch_new (GTK_WIDGET (self), TWO_COLUMNS_WIDTH, lay_out));
}

/**
 * bg_overview_page_new:
 * @session: the session
 *
 * Returns: the page
 */
GtkWidget *
bg_overview_page_new (BgSession *session)
{
  BgOverviewPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_OVERVIEW_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rules-changed", G_CALLBACK (rules_changed_cb), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
  return GTK_WIDGET (self);
}

/**
 * bg_overview_page_follow_flap:
 * @page: the page
 * @flap: the flap that holds the sidebar
 *
 * Offers the sidebar where there is no room for it beside the page.
 */
void
bg_overview_page_follow_flap (BgOverviewPage *page, AdwFlap *flap)
{
  g_object_bind_property (flap, "folded", page->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
}
