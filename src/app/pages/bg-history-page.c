/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a record or of the whole office: who, when, what, and taking it back. */
#include "bg-config.h"

#include "bg-history-page.h"

#include <glib/gi18n-lib.h>

#include "bg-history-row.h"
#include "bg-history.h"

/* Change sets a page reads at once; an officer is promised the last hundred to undo. */
#define ROWS 100
/* Rows of a record that are open from the start: more than a screen holds. */
#define OPEN_ROWS 12

struct _BgHistoryPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkDropDown *officers;
  GtkDropDown *kinds;
  GtkEntry *from;
  GtkEntry *to;
  GtkLabel *reading;
  GtkButton *past_button;
  GtkListBox *list;
  GtkWidget *nothing;
  GtkWidget *more;

  BgSession *session;
  BgRecord *record;
  GCancellable *cancellable;
  /* Number of the oldest change set shown. */
  gint64 oldest;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BgHistoryPage, bg_history_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
close_page (GtkWidget *widget, const char *name, GVariant *target)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
clear_list (BgHistoryPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->oldest = 0;
}

static void
add_sets (BgHistoryPage *self, GPtrArray *sets)
{
  const char *record = self->record != NULL ? bg_record_get_id (self->record) : NULL;

  for (guint i = 0; i < sets->len; i++)
    {
      const BgHistorySet *set = g_ptr_array_index (sets, i);
      GtkWidget *row = bg_history_row_new (self->session, set, record);

      gtk_list_box_append (self->list, row);
      /* Of one record the changes themselves are what is looked for. */
      if (record != NULL && i < OPEN_ROWS)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      self->oldest = set->seq;
    }
  gtk_widget_set_visible (self->more, sets->len == ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->oldest > 0);
  gtk_widget_set_visible (self->nothing, self->oldest == 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgHistoryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets = bg_store_list_history_finish (BG_STORE (source), result, &error);

  /* The page may be gone by now. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sets != NULL)
    add_sets (self, sets);
  else
    gtk_label_set_label (self->reading, error->message);
}

/* An empty entry is no limit; what cannot be read says so. */
static gboolean
read_day (BgHistoryPage *self, GtkEntry *entry, char day[BG_DATE_ISO_SIZE], const char **chosen)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GError) error = NULL;
  BgDate date;

  *chosen = NULL;
  if (*typed == '\0')
    return TRUE;
  if (!bg_date_read (typed, bg_session_get_today (self->session), BG_DATE_NONE, &date, &error))
    gtk_label_set_label (self->reading, error->message);
  else if (!bg_date_is_full (date))
    gtk_label_set_label (self->reading, _ ("A whole day is needed, such as 23/11/2026"));
  else
    {
      *chosen = bg_date_to_iso (date, day);
      return TRUE;
    }
  return FALSE;
}

static const char *
get_officer (BgHistoryPage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->officers);

  return gtk_drop_down_get_selected (self->officers) > 0 ? gtk_string_object_get_string (item) : NULL;
}

static void
load (BgHistoryPage *self)
{
  guint kind = gtk_drop_down_get_selected (self->kinds);
  BgHistoryFilter filter = { .officer = get_officer (self), .older_than = self->oldest };
  char from[BG_DATE_ISO_SIZE];
  char to[BG_DATE_ISO_SIZE];

  gtk_label_set_label (self->reading, "");
  if (!read_day (self, self->from, from, &filter.from) || !read_day (self, self->to, to, &filter.to))
    return;
  if (kind > 0 && kind != GTK_INVALID_LIST_POSITION)
    filter.kind = bg_kind_list ()[kind - 1];
  if (self->record != NULL)
    filter.record = bg_record_get_id (self->record);
  gtk_widget_set_sensitive (GTK_WIDGET (self->past_button), filter.to != NULL);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  bg_store_list_history_async (bg_session_get_store (self->session), &filter, ROWS, self->cancellable,
                               listed_cb, g_object_ref (self));
}

static void
reload (BgHistoryPage *self)
{
  if (self->filling)
    return;
  clear_list (self);
  load (self);
}

static void
filter_changed_cb (BgHistoryPage *self)
{
  if (self->session != NULL)
    reload (self);
}

static void
more_clicked_cb (BgHistoryPage *self)
{
  load (self);
}

static void
past_clicked_cb (BgHistoryPage *self)
{
  char day[BG_DATE_ISO_SIZE];
  const char *chosen;
  gint64 set;
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!read_day (self, self->to, day, &chosen) || chosen == NULL)
    return;
  if (!bg_store_find_set_of_day (bg_session_get_store (self->session), bg_record_get_id (self->record), day,
                                 &set, &error))
    {
      gtk_label_set_label (self->reading, error->message);
      return;
    }
  text = g_strdup_printf ("%sT23:59:59+07", day);
  end = g_date_time_new_from_iso8601 (text, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.as-of", "(ssxx)",
                              bg_record_get_kind (self->record)->name, bg_record_get_id (self->record), set,
                              g_date_time_to_unix (end) * G_USEC_PER_SEC);
}

static void
bg_history_page_dispose (GObject *object)
{
  BgHistoryPage *self = BG_HISTORY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (bg_history_page_parent_class)->dispose (object);
}

static void
bg_history_page_class_init (BgHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_history_page_dispose;

  /**
   * BgHistoryPage::closed:
   *
   * The officer is done with it.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_HISTORY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, officers);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, from);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, to);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, reading);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, past_button);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BgHistoryPage, more);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, past_clicked_cb);
  gtk_widget_class_install_action (widget_class, "history.close", NULL, close_page);
}

static void
bg_history_page_init (BgHistoryPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_choosers (BgHistoryPage *self)
{
  g_autoptr (GtkStringList) officers = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = bg_store_list_officers (bg_session_get_store (self->session), &error);

  gtk_string_list_append (officers, _ ("Everybody"));
  if (names == NULL)
    gtk_label_set_label (self->reading, error->message);
  for (guint i = 0; names != NULL && i < names->len; i++)
    gtk_string_list_append (officers, g_ptr_array_index (names, i));
  gtk_string_list_append (kinds, _ ("All kinds"));
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    gtk_string_list_append (kinds, bg_kind_get_plural (*kind));
  gtk_drop_down_set_model (self->officers, G_LIST_MODEL (officers));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
}

/**
 * bg_history_page_new:
 * @session: the session
 * @record: (nullable): a record; NULL for the whole office
 *
 * Returns: the page; its "closed" says that it can go
 */
GtkWidget *
bg_history_page_new (BgSession *session, BgRecord *record)
{
  BgHistoryPage *self = g_object_new (BG_TYPE_HISTORY_PAGE, NULL);

  self->filling = TRUE;
  self->session = g_object_ref (session);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  adw_window_title_set_subtitle (self->title, record != NULL ? bg_record_get_title (record) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), record == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->past_button), record != NULL);
  fill_choosers (self);
  self->filling = FALSE;
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
