/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record in a list: title, second line, status, and for work the decisions. */
#include "bg-config.h"

#include "bg-record-row.h"

#include "bg-decision-bar.h"
#include "bg-status-words.h"
#include "bg-text.h"

struct _BgRecordRow
{
  AdwBin parent_instance;

  GtkBox *body;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *status;
  /* Made when the row is chosen for the first time: a view holds 200 rows. */
  GtkWidget *decisions;
  gboolean is_work;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (BgRecordRow, bg_record_row, ADW_TYPE_BIN)

/* Only when a pointer rests on it. A tooltip that is set asks the display where the pointer is, for each row.
 */
static gboolean
title_tooltip_cb (GtkWidget *title, int x, int y, gboolean by_key, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (title)));
  return TRUE;
}

static void
bg_record_row_class_init (BgRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BgRecordRow, body);
  gtk_widget_class_bind_template_child (widget_class, BgRecordRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BgRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, BgRecordRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BgRecordRow, status);
  gtk_widget_class_bind_template_callback (widget_class, title_tooltip_cb);
}

static void
bg_record_row_init (BgRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_record_row_new:
 *
 * Returns: an empty row
 */
GtkWidget *
bg_record_row_new (void)
{
  return g_object_new (BG_TYPE_RECORD_ROW, NULL);
}

/* A hit is marked by tint and underline, never by colour alone. */
static PangoAttrList *
mark_hits (const char *text, const char *search)
{
  PangoAttrList *marks = pango_attr_list_new ();
  g_autoptr (GArray) hits = NULL;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (search == NULL)
    return marks;
  hits = bg_text_find_words (text, search);
  for (guint i = 0; i < hits->len; i++)
    {
      const BgTextRange *hit = &g_array_index (hits, BgTextRange, i);
      PangoAttribute *attributes[2];

      attributes[0] = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      attributes[1] = dark ? pango_attr_background_new (0x4f4f, 0x4242, 0x1010)
                           : pango_attr_background_new (0xfdfd, 0xf0f0, 0xc4c4);
      for (int j = 0; j < 2; j++)
        {
          attributes[j]->start_index = (guint) hit->start;
          attributes[j]->end_index = (guint) hit->end;
          pango_attr_list_insert (marks, attributes[j]);
        }
    }
  return marks;
}

static void
show_status (BgRecordRow *self, BgRecord *record, BgSession *session)
{
  BgStatus status = bg_record_get_status (record, bg_session_get_rules (session));
  g_autofree char *word = bg_status_dup_word (&status);

  gtk_label_set_label (self->status, word != NULL ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), word != NULL);
  gtk_image_set_from_icon_name (self->icon, word != NULL ? status.icon : bg_record_get_kind (record)->icon);
  bg_status_colour (GTK_WIDGET (self->status), status.tone);
  bg_status_colour (GTK_WIDGET (self->icon), status.tone);
}

/**
 * bg_record_row_show:
 * @row: a row
 * @record: what to show
 * @session: the rules and the names behind references
 * @search: (nullable): words to mark in the title
 */
void
bg_record_row_show (BgRecordRow *row, BgRecord *record, BgSession *session, const char *search)
{
  g_autofree char *subtitle = NULL;
  g_autoptr (PangoAttrList) marks = NULL;
  const char *title;

  g_return_if_fail (BG_IS_RECORD_ROW (row) && BG_IS_RECORD (record));

  title = bg_record_get_title (record);
  marks = mark_hits (title, search);
  subtitle = bg_record_dup_subtitle (record, bg_session_get_rules (session), bg_store_title_func,
                                     bg_session_get_store (session));
  gtk_label_set_label (row->title, title);
  gtk_label_set_attributes (row->title, marks);
  gtk_label_set_label (row->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (row->subtitle), *subtitle != '\0');
  row->is_work = bg_record_get_kind (record)->is_work && !bg_record_is_set (record, "completed_date");
  show_status (row, record, session);
}

/**
 * bg_record_row_set_chosen:
 * @row: a row
 * @chosen: whether it is the chosen one, which shows the decisions
 */
void
bg_record_row_set_chosen (BgRecordRow *row, gboolean chosen)
{
  g_return_if_fail (BG_IS_RECORD_ROW (row));
  row->chosen = chosen;
  if (chosen && row->is_work && row->decisions == NULL)
    {
      row->decisions = bg_decision_bar_new ();
      gtk_box_append (row->body, row->decisions);
    }
  if (row->decisions != NULL)
    gtk_widget_set_visible (row->decisions, chosen && row->is_work);
}

/**
 * bg_record_row_is_chosen:
 * @row: a row
 *
 * Returns: whether it is the chosen one
 */
gboolean
bg_record_row_is_chosen (BgRecordRow *row)
{
  g_return_val_if_fail (BG_IS_RECORD_ROW (row), FALSE);
  return row->chosen && gtk_widget_get_mapped (GTK_WIDGET (row));
}

/**
 * bg_record_row_find_chosen:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the chosen row among @widget and what is below it
 */
GtkWidget *
bg_record_row_find_chosen (GtkWidget *widget)
{
  if (BG_IS_RECORD_ROW (widget))
    return bg_record_row_is_chosen (BG_RECORD_ROW (widget)) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = bg_record_row_find_chosen (child);

      if (row != NULL)
        return row;
    }
  return NULL;
}
