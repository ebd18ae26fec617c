/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a few lines at the most, cut short with an ellipsis behind them.
 *
 * GtkLabel with an ellipsis makes a new layout, and shapes its text anew, each time it is measured; with some
 * hundred of them on a page that is the larger part of what the page costs. This one keeps a single layout:
 * text that fits is shaped once, other text twice. */
#include "bg-config.h"

#include "bg-brief-label.h"

/* Where there is no room for all of it, in heights of a line. */
#define LEAST_WIDTH 2

struct _BgBriefLabel
{
  GtkWidget parent_instance;

  char *text;
  guint lines;
  PangoLayout *layout;
  /* Of the text on one line, and the serial of the context in which it was measured. */
  int natural_width;
  int line_height;
  guint serial;
};

G_DEFINE_FINAL_TYPE (BgBriefLabel, bg_brief_label, GTK_TYPE_WIDGET)

static void
ensure_layout (BgBriefLabel *self)
{
  if (self->layout != NULL)
    return;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->layout, -(int) self->lines);
}

/* Once for each font. */
static void
measure_line (BgBriefLabel *self)
{
  guint serial;

  ensure_layout (self);
  serial = pango_context_get_serial (pango_layout_get_context (self->layout));
  if (self->serial == serial && self->line_height > 0)
    return;
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &self->natural_width, &self->line_height);
  self->serial = serial;
}

static void
fit (BgBriefLabel *self, int width)
{
  pango_layout_set_width (self->layout, width < self->natural_width ? width * PANGO_SCALE : -1);
}

/* A few letters and the ellipsis. The metrics of the font would tell more exactly how wide they are, and to
 * find them a sample text is shaped each time. */
static int
get_least_width (BgBriefLabel *self)
{
  return MIN (self->natural_width, self->line_height * LEAST_WIDTH);
}

static GtkSizeRequestMode
bg_brief_label_get_request_mode (GtkWidget *widget)
{
  return BG_BRIEF_LABEL (widget)->lines > 1 ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                            : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
bg_brief_label_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  BgBriefLabel *self = BG_BRIEF_LABEL (widget);

  measure_line (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_least_width (self);
      *natural = self->natural_width;
      return;
    }
  *minimum = *natural = self->line_height;
  if (self->lines == 1 || for_size < 0 || for_size >= self->natural_width)
    return;
  fit (self, for_size);
  pango_layout_get_pixel_size (self->layout, NULL, natural);
  *minimum = *natural;
}

static void
bg_brief_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BgBriefLabel *self = BG_BRIEF_LABEL (widget);
  int width = gtk_widget_get_width (widget);
  int height;
  double x = 0;

  measure_line (self);
  fit (self, width);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = MAX (width - self->natural_width, 0);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), x,
                              (gtk_widget_get_height (widget) - height) / 2.0, self->layout);
}

static void
bg_brief_label_dispose (GObject *object)
{
  g_clear_object (&BG_BRIEF_LABEL (object)->layout);

  G_OBJECT_CLASS (bg_brief_label_parent_class)->dispose (object);
}

static void
bg_brief_label_finalize (GObject *object)
{
  g_free (BG_BRIEF_LABEL (object)->text);

  G_OBJECT_CLASS (bg_brief_label_parent_class)->finalize (object);
}

static void
bg_brief_label_class_init (BgBriefLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_brief_label_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_brief_label_finalize;

  widget_class->get_request_mode = bg_brief_label_get_request_mode;
  widget_class->measure = bg_brief_label_measure;
  widget_class->snapshot = bg_brief_label_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
bg_brief_label_init (BgBriefLabel *self)
{
}

/**
 * bg_brief_label_new:
 * @text: the words
 * @lines: how many lines they may take, at least 1; what goes beyond ends in an ellipsis
 *
 * Looks as a label does, aligned to the start.
 *
 * Returns: the words
 */
GtkWidget *
bg_brief_label_new (const char *text, guint lines)
{
  BgBriefLabel *self;

  g_return_val_if_fail (text != NULL && lines > 0, NULL);

  self = g_object_new (BG_TYPE_BRIEF_LABEL, NULL);
  self->text = g_strdup (text);
  self->lines = lines;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/** bg_brief_label_get_text: all words of @label, also those for which there is no room. */
const char *
bg_brief_label_get_text (BgBriefLabel *label)
{
  g_return_val_if_fail (BG_IS_BRIEF_LABEL (label), NULL);

  return label->text;
}
