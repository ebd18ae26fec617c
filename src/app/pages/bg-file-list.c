/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a record: a row each, which opens it, with a button that saves it elsewhere. */
#include "bg-config.h"

#include "bg-file-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-file-opener.h"
#include "bg-money.h"
#include "bg-shelf.h"

/* What is behind a row; the record of the page is a copy of its own and outlives it. */
typedef struct
{
  BgSession *session;
  BgRecord *file;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_object_unref (row->session);
  g_object_unref (row->file);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

static void
activated_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);

  bg_file_opener_open (widget, row->session, row->file);
}

static void
save_clicked_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);

  bg_file_opener_save (widget, row->session, row->file);
}

/* By the kind of file; GIO knows a symbolic picture of each. */
static GtkWidget *
make_icon (BgRecord *file)
{
  const char *media_type = bg_record_get_text (file, "media_type");
  g_autofree char *type = g_content_type_from_mime_type (media_type != NULL ? media_type : "text/plain");
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type != NULL ? type : "text/plain");
  GtkWidget *image = gtk_image_new_from_gicon (icon);

  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  return image;
}

/* The name that the title was made of is not said twice: its ending is enough. */
static char *
dup_name (BgRecord *file)
{
  const char *name = bg_record_get_text (file, "file_name");
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;

  if (stem == NULL || g_strcmp0 (g_strdelimit (stem, "_", ' '), bg_record_get_title (file)) != 0)
    return g_strdup (name);
  return g_utf8_strup (dot + 1, -1);
}

static char *
dup_subtitle (BgSession *session, BgRecord *file)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shelf = bg_shelf_dup_folder (bg_store_get_path (bg_session_get_store (session)));
  const char *language = bg_record_get_text (file, "language");
  gint64 size;

  if (language != NULL)
    g_ptr_array_add (parts, g_strdup (language));
  if (bg_record_get_text (file, "file_name") != NULL)
    g_ptr_array_add (parts, dup_name (file));
  if (bg_record_get_integer (file, "size", &size))
    g_ptr_array_add (parts, bg_size_format (size));
  if (!bg_shelf_has (shelf, bg_record_get_text (file, "sha256"), -1))
    g_ptr_array_add (parts, g_strdup (bg_courier_can_fetch (bg_session_get_courier (session))
                                        ? _ ("on the server; opening it fetches it")
                                        : _ ("its contents are not on this computer")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
make_save_button (BgSession *session, BgRecord *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("Save “%s” elsewhere"), bg_record_get_title (file));
  Row *row = g_new0 (Row, 1);

  row->session = g_object_ref (session);
  row->file = g_object_ref (file);
  g_object_set_data_full (G_OBJECT (button), "row", row, free_row);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (save_clicked_cb), NULL);
  return button;
}

static GtkWidget *
make_row (BgSession *session, BgRecord *file)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (session, file);
  Row *row = g_new0 (Row, 1);

  row->session = g_object_ref (session);
  row->file = g_object_ref (file);
  g_object_set_data_full (G_OBJECT (widget), "row", row, free_row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), bg_record_get_title (file));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), make_icon (file));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_save_button (session, file));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_widget_set_tooltip_text (widget, _ ("Open the file"));
  g_signal_connect (widget, "activated", G_CALLBACK (activated_cb), NULL);
  return widget;
}

/**
 * bg_file_list_new:
 * @session: the session
 * @record: a record
 * @list: its list of files, which has items
 *
 * Returns: (transfer floating): all of them
 */
GtkWidget *
bg_file_list_new (BgSession *session, BgRecord *record, const BgField *list)
{
  GtkWidget *box = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bg_field_get_label (list), -1);
  for (guint i = 0; i < bg_record_get_n_items (record, list->name); i++)
    gtk_list_box_append (GTK_LIST_BOX (box), make_row (session, bg_record_get_item (record, list->name, i)));
  return box;
}
