/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A personal value on a page: masked, shown for half a minute to who asks, which is written down. */
#include "bg-config.h"

#include "bg-masked-value.h"

#include <glib/gi18n-lib.h>

#include "bg-personal.h"
#include "bg-toast.h"

struct _BgMaskedValue
{
  GtkBox parent_instance;

  BgStore *store;
  BgRecord *record;
  BgRecord *inner;
  const BgField *field;
  guint mask_source;

  GtkLabel *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (BgMaskedValue, bg_masked_value, GTK_TYPE_BOX)

static void
show_value (BgMaskedValue *self, gboolean masked)
{
  g_autofree char *value = bg_record_dup_display (self->inner, self->field, bg_store_title_func, self->store);
  g_autofree char *mask = bg_field_mask_value (self->field, value);

  gtk_label_set_label (self->label, masked ? mask : value);
  gtk_label_set_selectable (self->label, !masked);
  gtk_widget_set_visible (self->button, masked && *value != '\0');
  gtk_widget_set_sensitive (self->button, TRUE);
}

static gboolean
mask_again_cb (gpointer data)
{
  BgMaskedValue *self = data;

  self->mask_source = 0;
  show_value (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgMaskedValue) self = data;
  g_autoptr (GError) error = NULL;

  if (!bg_personal_show_finish (BG_STORE (source), result, &error))
    {
      gtk_widget_set_sensitive (self->button, TRUE);
      bg_masked_value_say (GTK_WIDGET (self), error->message);
      return;
    }
  /* The page may have gone on to another record meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  show_value (self, FALSE);
  g_clear_handle_id (&self->mask_source, g_source_remove);
  self->mask_source = g_timeout_add_seconds (BG_REVEAL_SECONDS, mask_again_cb, self);
}

static void
clicked_cb (BgMaskedValue *self)
{
  g_autofree char *path = bg_record_dup_path (self->record, self->inner, self->field);

  g_assert (BG_IS_MASKED_VALUE (self));

  gtk_widget_set_sensitive (self->button, FALSE);
  bg_personal_show_async (self->store, self->record, path, noted_cb, g_object_ref (self));
}

static void
bg_masked_value_dispose (GObject *object)
{
  BgMaskedValue *self = BG_MASKED_VALUE (object);

  g_clear_handle_id (&self->mask_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->inner);

  G_OBJECT_CLASS (bg_masked_value_parent_class)->dispose (object);
}

static void
bg_masked_value_class_init (BgMaskedValueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_masked_value_dispose;
}

static void
bg_masked_value_init (BgMaskedValue *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "tnum");
  self->button = gtk_button_new_from_icon_name ("view-reveal-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "small-button");
  gtk_widget_set_tooltip_text (self->button,
                               _ ("Shows it for 30 seconds; that is written down in the history"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * bg_masked_value_new:
 * @store: the record book
 * @record: the record
 * @inner: @record, or one of its items
 * @field: a personal field of @inner
 *
 * Returns: (transfer floating): the value, masked
 */
GtkWidget *
bg_masked_value_new (BgStore *store, BgRecord *record, BgRecord *inner, const BgField *field)
{
  BgMaskedValue *self = g_object_new (BG_TYPE_MASKED_VALUE, NULL);
  g_autofree char *words = g_strdup_printf (_ ("Show: %s"), bg_field_get_label (field));

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->inner = g_object_ref (inner);
  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  show_value (self, TRUE);
  return GTK_WIDGET (self);
}

/**
 * bg_masked_value_say:
 * @widget: a widget of a page
 * @words: what to say
 *
 * Says why a value is not shown, at the foot of the page.
 */
void
bg_masked_value_say (GtkWidget *widget, const char *words)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && words != NULL);

  if (overlay == NULL)
    return;
  toast = bg_toast_new (words);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
