/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays widgets out like words: from left to right, and on to the next line where there is no room. */
#include "bg-config.h"

#include "bg-wrap-layout.h"

struct _BgWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (BgWrapLayout, bg_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
bg_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The widest child is what must fit; in one line is what is wished for. */
static void
measure_width (BgWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wished + (*natural > 0 ? self->spacing : 0);
    }
}

static void
get_child_size (GtkWidget *child, int width, GtkAllocation *size)
{
  int least;
  int wished;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  size->width = width > 0 ? CLAMP (wished, least, MAX (least, width)) : wished;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, size->width, NULL, &size->height, NULL, NULL);
}

/* Places the children in lines of @width pixels; returns the height of all lines. */
static int
place (BgWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation size = { 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      get_child_size (child, width, &size);
      if (x > 0 && width > 0 && x + size.width > width)
        {
          y += line + self->spacing;
          x = line = 0;
        }
      size.x = x;
      size.y = y;
      if (allocate)
        gtk_widget_size_allocate (child, &size, -1);
      x += size.width + self->spacing;
      line = MAX (line, size.height);
    }
  return y + line;
}

static void
bg_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  BgWrapLayout *self = BG_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = place (self, widget, for_size, FALSE);
}

static void
bg_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  place (BG_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
bg_wrap_layout_class_init (BgWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = bg_wrap_layout_get_request_mode;
  layout_class->measure = bg_wrap_layout_measure;
  layout_class->allocate = bg_wrap_layout_allocate;
}

static void
bg_wrap_layout_init (BgWrapLayout *self)
{
  self->spacing = 6;
}

/**
 * bg_wrap_layout_new:
 * @spacing: pixels between widgets and between lines
 *
 * Returns: (transfer full): a layout for gtk_widget_set_layout_manager()
 */
GtkLayoutManager *
bg_wrap_layout_new (int spacing)
{
  BgWrapLayout *self = g_object_new (BG_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
