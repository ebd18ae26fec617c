/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a page as vectors at the size asked for, white also where the window is dark. */
#include "bg-config.h"

#include "bg-page-view.h"

#include <glib/gi18n-lib.h>

/* Desk around the paper, pixels. */
#define DESK     24
#define MIN_SIDE 200
/* At a scale of 1 the page has its natural size on a screen of 96 dots an inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define STEP             1.2
#define MIN_SCALE        0.25
#define MAX_SCALE        4.0
#define FIT              0.0

struct _BgPageView
{
  GtkWidget parent_instance;

  BgDocument *document;
  int page;
  /* FIT: as large as the desk allows. */
  double scale;
};

G_DEFINE_FINAL_TYPE (BgPageView, bg_page_view, GTK_TYPE_WIDGET)

static void
get_size (BgPageView *self, double *width, double *height)
{
  bg_document_get_page_size (self->document, width, height);
  *width *= PIXELS_PER_POINT;
  *height *= PIXELS_PER_POINT;
}

static double
fit_scale (BgPageView *self)
{
  double width, height, across, down;

  get_size (self, &width, &height);
  across = (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DESK) / width;
  down = (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DESK) / height;
  return MAX (MIN (across, down), 0.05);
}

static void
bg_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  BgPageView *self = BG_PAGE_VIEW (widget);
  double width = 0, height = 0;

  *minimum = *natural = MIN_SIDE;
  *minimum_baseline = *natural_baseline = -1;
  if (self->document == NULL || self->scale == FIT)
    return;
  get_size (self, &width, &height);
  *minimum = *natural =
    (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->scale) + 2 * DESK;
}

static void
append_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.4f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
bg_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BgPageView *self = BG_PAGE_VIEW (widget);
  double scale, width, height;
  graphene_rect_t paper;
  cairo_t *cr;

  if (self->document == NULL)
    return;
  scale = bg_page_view_get_scale (self);
  get_size (self, &width, &height);
  graphene_rect_init (&paper, (float) (int) ((gtk_widget_get_width (widget) - width * scale) / 2),
                      (float) (int) MAX ((gtk_widget_get_height (widget) - height * scale) / 2, DESK),
                      (float) (width * scale), (float) (height * scale));
  append_paper (snapshot, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, scale * PIXELS_PER_POINT, scale * PIXELS_PER_POINT);
  bg_document_draw_page (self->document, cr, self->page);
  cairo_destroy (cr);
}

static void
bg_page_view_dispose (GObject *object)
{
  BgPageView *self = BG_PAGE_VIEW (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (bg_page_view_parent_class)->dispose (object);
}

static void
bg_page_view_class_init (BgPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_page_view_dispose;
  widget_class->measure = bg_page_view_measure;
  widget_class->snapshot = bg_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bg_page_view_init (BgPageView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/* A page is a picture to a screen reader: its words are handed over beside it. */
static void
describe (BgPageView *self)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  if (self->document == NULL)
    return;
  label = g_strdup_printf (_ ("Page %d of %d"), self->page + 1, bg_document_get_n_pages (self->document));
  words = bg_document_dup_page_text (self->document, self->page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/**
 * bg_page_view_set_document:
 * @view: a page view
 * @document: (nullable): what to show
 *
 * Stays on the page with the same number, or on the last one.
 */
void
bg_page_view_set_document (BgPageView *view, BgDocument *document)
{
  g_return_if_fail (BG_IS_PAGE_VIEW (view));
  g_return_if_fail (document == NULL || BG_IS_DOCUMENT (document));

  g_set_object (&view->document, document);
  view->page = document != NULL ? MIN (view->page, bg_document_get_n_pages (document) - 1) : 0;
  describe (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

/** bg_page_view_get_document: (nullable): what it shows. */
BgDocument *
bg_page_view_get_document (BgPageView *view)
{
  g_return_val_if_fail (BG_IS_PAGE_VIEW (view), NULL);
  return view->document;
}

/** bg_page_view_get_page: number of the page shown, from 0. */
int
bg_page_view_get_page (BgPageView *view)
{
  g_return_val_if_fail (BG_IS_PAGE_VIEW (view), 0);
  return view->page;
}

/**
 * bg_page_view_set_page:
 * @view: a page view
 * @page: number of the page, from 0; one that is not there means the nearest
 */
void
bg_page_view_set_page (BgPageView *view, int page)
{
  g_return_if_fail (BG_IS_PAGE_VIEW (view));

  if (view->document == NULL)
    return;
  view->page = CLAMP (page, 0, bg_document_get_n_pages (view->document) - 1);
  describe (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/** bg_page_view_get_scale: the present size of the page; 1 is its natural size. */
double
bg_page_view_get_scale (BgPageView *view)
{
  g_return_val_if_fail (BG_IS_PAGE_VIEW (view), 1);

  if (view->scale != FIT || view->document == NULL)
    return view->scale;
  return fit_scale (view);
}

static void
set_scale (BgPageView *self, double scale)
{
  self->scale = CLAMP (scale, MIN_SCALE, MAX_SCALE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** bg_page_view_zoom_in: one step larger. */
void
bg_page_view_zoom_in (BgPageView *view)
{
  g_return_if_fail (BG_IS_PAGE_VIEW (view));

  if (view->document != NULL)
    set_scale (view, bg_page_view_get_scale (view) * STEP);
}

/** bg_page_view_zoom_out: one step smaller. */
void
bg_page_view_zoom_out (BgPageView *view)
{
  g_return_if_fail (BG_IS_PAGE_VIEW (view));

  if (view->document != NULL)
    set_scale (view, bg_page_view_get_scale (view) / STEP);
}

/** bg_page_view_zoom_to_fit: as large as the whole page can be seen, also when the window changes. */
void
bg_page_view_zoom_to_fit (BgPageView *view)
{
  g_return_if_fail (BG_IS_PAGE_VIEW (view));

  view->scale = FIT;
  gtk_widget_queue_resize (GTK_WIDGET (view));
}
