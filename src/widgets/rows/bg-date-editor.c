/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date in any form an officer types, read at once, with a calendar behind F4. */
#include "bg-config.h"

#include "bg-date-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-month-view.h"

struct _BgDateEditor
{
  BgTypedEditor parent_instance;

  GtkMenuButton *button;
  BgMonthView *month;
};

G_DEFINE_FINAL_TYPE (BgDateEditor, bg_date_editor, BG_TYPE_TYPED_EDITOR)

static BgDate
get_today (BgDateEditor *self)
{
  return bg_form_get_rules (bg_editor_get_form (BG_EDITOR (self)))->today;
}

/* "+7" in the field of an end counts from its start; the two are named alike. */
static BgDate
get_base (BgDateEditor *self)
{
  static const char *const pairs[][2] = { { "end_date", "start_date" }, { "to_date", "from_date" } };
  BgRecord *record = bg_editor_get_record (BG_EDITOR (self));
  const char *name = bg_editor_get_field (BG_EDITOR (self))->name;

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_suffix (name, pairs[i][0]))
      {
        g_autofree char *front = g_strndup (name, strlen (name) - strlen (pairs[i][0]));
        g_autofree char *start = g_strconcat (front, pairs[i][1], NULL);

        if (bg_kind_get_field (bg_record_get_kind (record), start) != NULL)
          return bg_record_get_date (record, start);
      }
  return BG_DATE_NONE;
}

static gboolean
bg_date_editor_read (BgTypedEditor *typed_editor, const char *typed, GError **error)
{
  BgDateEditor *self = BG_DATE_EDITOR (typed_editor);
  BgEditor *editor = BG_EDITOR (self);
  g_autofree char *text = g_strstrip (g_strdup (typed));
  BgDate date;

  if (*text == '\0')
    {
      bg_record_clear (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);
      return TRUE;
    }
  if (!bg_date_read (text, get_today (self), get_base (self), &date, error))
    return FALSE;
  bg_record_set_date (bg_editor_get_record (editor), bg_editor_get_field (editor)->name, date);
  return TRUE;
}

static char *
bg_date_editor_dup_reading (BgTypedEditor *typed_editor)
{
  BgEditor *editor = BG_EDITOR (typed_editor);
  BgDate date = bg_record_get_date (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);

  switch (bg_date_get_precision (date))
    {
    case BG_PRECISION_DAY:
      return bg_date_format_with_weekday (date);
    case BG_PRECISION_MONTH:
      return g_strdup (_ ("known to the month"));
    case BG_PRECISION_YEAR:
      return g_strdup (_ ("known to the year"));
    case BG_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

static void
day_chosen_cb (BgDateEditor *self)
{
  g_autofree char *text = bg_date_format (bg_month_view_get_date (self->month));

  g_assert (BG_IS_DATE_EDITOR (self));

  gtk_menu_button_popdown (self->button);
  bg_typed_editor_set_text (BG_TYPED_EDITOR (self), text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  BgDateEditor *self = data;
  BgEditor *editor = BG_EDITOR (self);
  BgDate date = bg_record_get_date (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);
  GtkWidget *popover;

  if (self->month == NULL)
    {
      popover = gtk_popover_new ();
      self->month = BG_MONTH_VIEW (bg_month_view_new (get_today (self)));
      g_signal_connect_swapped (self->month, "day-chosen", G_CALLBACK (day_chosen_cb), self);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->month));
      gtk_menu_button_set_popover (button, popover);
    }
  if (!bg_date_is_known (date))
    date = get_base (self);
  bg_month_view_set_date (self->month, bg_date_is_known (date) ? date : get_today (self));
}

static void
open_calendar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (BG_DATE_EDITOR (widget)->button);
}

static void
bg_date_editor_bind (BgEditor *editor)
{
  BG_EDITOR_CLASS (bg_date_editor_parent_class)->bind (editor);

  gtk_widget_set_sensitive (GTK_WIDGET (BG_DATE_EDITOR (editor)->button), !bg_editor_is_fixed (editor));
}

static void
bg_date_editor_class_init (BgDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  BG_EDITOR_CLASS (klass)->bind = bg_date_editor_bind;
  BG_TYPED_EDITOR_CLASS (klass)->read = bg_date_editor_read;
  BG_TYPED_EDITOR_CLASS (klass)->dup_reading = bg_date_editor_dup_reading;
  gtk_widget_class_install_action (widget_class, "date.open-calendar", NULL, open_calendar_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "date.open-calendar", NULL);
}

static void
bg_date_editor_init (BgDateEditor *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Calendar (F4)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
  /* Tab goes from date to date; the calendar is F4 away. */
  gtk_widget_set_focus_on_click (GTK_WIDGET (self->button), FALSE);
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  bg_typed_editor_add_suffix (BG_TYPED_EDITOR (self), GTK_WIDGET (self->button));
}
