/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of another kind that point to this one, each a click away. */
#include "bg-config.h"

#include "bg-related-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-brief-label.h"
#include "bg-link.h"
#include "bg-status-words.h"
#include "bg-symbol.h"

/* Lists on a record are shown whole up to here; beyond, the page of the kind is the better place. */
#define MOST_ROWS 100

struct _BgRelatedList
{
  GtkBox parent_instance;

  BgSession *session;
  GCancellable *cancellable;
  GtkListBox *list;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (BgRelatedList, bg_related_list, GTK_TYPE_BOX)

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_words (const char *text, const char *css_class, guint lines)
{
  GtkWidget *label = bg_brief_label_new (text, lines);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_titles (const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "title");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_words (title, "title", 2));
  if (subtitle != NULL && *subtitle != '\0')
    gtk_box_append (GTK_BOX (box), make_words (subtitle, "subtitle", 1));
  return box;
}

static GtkWidget *
make_status (const char *word, BgStatus status)
{
  GtkWidget *label = gtk_label_new (word);

  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_start (label, 6);
  bg_status_colour (label, status.tone);
  return label;
}

/* What a row says. */
typedef struct
{
  BgStatus status;
  const char *icon;
  const char *title;
  char *subtitle;
  char *word;
} Words;

static void
find_words (BgSession *session, BgRecord *record, Words *words)
{
  const BgRules *rules = bg_session_get_rules (session);

  words->status = bg_record_get_status (record, rules);
  words->word = bg_status_dup_short_word (&words->status);
  words->icon = words->word != NULL ? words->status.icon : bg_record_get_kind (record)->icon;
  words->title = bg_record_get_title (record);
  words->subtitle =
    bg_record_dup_subtitle (record, rules, bg_store_title_func, bg_session_get_store (session));
}

static void
clear_words (Words *words)
{
  g_free (words->subtitle);
  g_free (words->word);
}

/**
 * bg_record_link_dup_words:
 * @session: the session
 * @record: a record
 *
 * Returns: all that its row says and leads to; where it is the same, so is the row
 */
char *
bg_record_link_dup_words (BgSession *session, BgRecord *record)
{
  Words words;
  char *text;

  find_words (session, record, &words);
  text = g_strdup_printf ("%s\n%s\n%d\n%s\n%s\n%s\n", bg_record_get_id (record), words.icon,
                          (int) words.status.tone, words.title, words.subtitle != NULL ? words.subtitle : "",
                          words.word != NULL ? words.word : "");
  clear_words (&words);
  return text;
}

static GtkWidget *
make_header (const Words *words)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = bg_symbol_new (words->icon);

  gtk_widget_add_css_class (header, "header");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (icon, 6);
  bg_status_colour (icon, words->status.tone);
  gtk_box_append (GTK_BOX (header), icon);
  gtk_box_append (GTK_BOX (header), make_titles (words->title, words->subtitle));
  if (words->word != NULL)
    gtk_box_append (GTK_BOX (header), make_status (words->word, words->status));
  gtk_box_append (GTK_BOX (header), bg_symbol_new ("go-next-symbolic"));
  return header;
}

/**
 * bg_record_link_row_new:
 * @session: the session
 * @record: a record
 *
 * Looks as a row of libadwaita does, from a third of its widgets: a page may show some hundred of them, and
 * each of libadwaita's takes a template of its own.
 *
 * Returns: a row with icon, title, second line and status that opens the record
 */
GtkWidget *
bg_record_link_row_new (BgSession *session, BgRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  Words words;

  find_words (session, record, &words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_header (&words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words.title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words.subtitle != NULL ? words.subtitle : "", -1);
  bg_link_make_target (row, bg_record_get_kind (record)->name, bg_record_get_id (record));
  clear_words (&words);
  return row;
}

static void
show_count (BgRelatedList *self, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  GtkWidget *label = gtk_label_new (count > 0 ? text : _ ("none yet"));

  gtk_widget_add_css_class (label, count > 0 ? "pill" : "secondary");
  if (count > 0)
    gtk_widget_add_css_class (label, "small");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (self->heading), label, gtk_widget_get_first_child (self->heading));
  gtk_widget_set_visible (GTK_WIDGET (self->list), count > 0);
  g_signal_emit (self, signals[COUNTED], 0, count);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgRelatedList) self = data;
  g_autoptr (GPtrArray) records = bg_store_find_finish (BG_STORE (source), result, NULL);

  if (records == NULL || self->list == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_record_link_row_new (self->session, g_ptr_array_index (records, i)));
  show_count (self, records->len);
}

static void
bg_related_list_dispose (GObject *object)
{
  BgRelatedList *self = BG_RELATED_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->heading);
  self->list = NULL;

  G_OBJECT_CLASS (bg_related_list_parent_class)->dispose (object);
}

static void
bg_related_list_class_init (BgRelatedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_related_list_dispose;

  /**
   * BgRelatedList::counted:
   * @count: how many there are
   */
  signals[COUNTED] = g_signal_new ("counted", BG_TYPE_RELATED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bg_related_list_init (BgRelatedList *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

/**
 * bg_related_list_new:
 * @session: the session
 * @record: a record
 * @relation: which records point to it
 * @heading: a box that gets the count
 *
 * Returns: the list, filled by a worker
 */
GtkWidget *
bg_related_list_new (BgSession *session, BgRecord *record, const BgRelation *relation, GtkWidget *heading)
{
  BgRelatedList *self = g_object_new (BG_TYPE_RELATED_LIST, NULL);
  g_autoptr (BgQuery) query = bg_query_new (relation->kind, bg_session_get_rules (session));

  self->session = g_object_ref (session);
  self->heading = g_object_ref (heading);
  bg_query_set_reference (query, relation->field, bg_record_get_id (record));
  bg_store_find_async (bg_session_get_store (session), query, MOST_ROWS, self->cancellable, found_cb,
                       g_object_ref (self));
  return GTK_WIDGET (self);
}
