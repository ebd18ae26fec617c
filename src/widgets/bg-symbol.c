/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A symbolic icon in the colour of the text beside it.
 *
 * GtkImage has the renderer put the colour on it with every frame, pixel by pixel where there is no graphics
 * card for it: a tenth of the time of a page of rows. Here each icon is coloured once and kept. */
#include "bg-config.h"

#include "bg-symbol.h"

#define SIZE 16
/* Icons, times colours: a program that shows more has no use for them all. */
#define MOST_KEPT 256

struct _BgSymbol
{
  GtkWidget parent_instance;

  char *icon_name;
};

G_DEFINE_FINAL_TYPE (BgSymbol, bg_symbol, GTK_TYPE_WIDGET)

static GtkIconTheme *
get_theme (GtkWidget *widget)
{
  return gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
}

/* From name, colour and scale to the texture; of the main thread. */
static GHashTable *
get_kept (GtkIconTheme *theme)
{
  static GHashTable *kept = NULL;

  if (kept == NULL)
    {
      kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_signal_connect_swapped (theme, "changed", G_CALLBACK (g_hash_table_remove_all), kept);
    }
  if (g_hash_table_size (kept) >= MOST_KEPT)
    g_hash_table_remove_all (kept);
  return kept;
}

static GskRenderNode *
create_node (BgSymbol *self, const GdkRGBA *colour, int scale)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (get_theme (widget), self->icon_name, NULL, SIZE, scale,
                                gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, SIZE, SIZE, colours,
                                            G_N_ELEMENTS (colours));
  return gtk_snapshot_free_to_node (snapshot);
}

static GdkTexture *
create_texture (GskRenderNode *node, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE * scale, SIZE * scale);
  cairo_t *cairo = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cairo, scale, scale);
  if (node != NULL)
    gsk_render_node_draw (node, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * SIZE * (gsize) scale);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (SIZE * scale, SIZE * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
get_texture (BgSymbol *self, const GdkRGBA *colour, int scale)
{
  GHashTable *kept = get_kept (get_theme (GTK_WIDGET (self)));
  g_autofree char *rgba = gdk_rgba_to_string (colour);
  g_autofree char *key = g_strdup_printf ("%s %s %d", self->icon_name, rgba, scale);
  GdkTexture *texture = g_hash_table_lookup (kept, key);
  GskRenderNode *node;

  if (texture != NULL)
    return texture;
  node = create_node (self, colour, scale);
  texture = create_texture (node, scale);
  g_clear_pointer (&node, gsk_render_node_unref);
  g_hash_table_insert (kept, g_steal_pointer (&key), texture);
  return texture;
}

static void
bg_symbol_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
bg_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t place =
    GRAPHENE_RECT_INIT ((float) ((gtk_widget_get_width (widget) - SIZE) / 2),
                        (float) ((gtk_widget_get_height (widget) - SIZE) / 2), SIZE, SIZE);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_texture (
    snapshot, get_texture (BG_SYMBOL (widget), &colour, gtk_widget_get_scale_factor (widget)), &place);
}

static void
bg_symbol_finalize (GObject *object)
{
  g_free (BG_SYMBOL (object)->icon_name);

  G_OBJECT_CLASS (bg_symbol_parent_class)->finalize (object);
}

static void
bg_symbol_class_init (BgSymbolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bg_symbol_finalize;

  widget_class->measure = bg_symbol_measure;
  widget_class->snapshot = bg_symbol_snapshot;
  gtk_widget_class_set_css_name (widget_class, "image");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bg_symbol_init (BgSymbol *self)
{
}

/**
 * bg_symbol_new:
 * @icon_name: name of a symbolic icon
 *
 * Returns: the icon, 16 pixels wide and high
 */
GtkWidget *
bg_symbol_new (const char *icon_name)
{
  BgSymbol *self;

  g_return_val_if_fail (icon_name != NULL, NULL);

  self = g_object_new (BG_TYPE_SYMBOL, NULL);
  self->icon_name = g_strdup (icon_name);
  return GTK_WIDGET (self);
}
