/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that lead to a record or a page.
 *
 * They look as rows of libadwaita do, from a third of their widgets: a page may show some hundred of them,
 * and each of libadwaita's takes a template of its own. */
#include "bg-config.h"

#include "bg-link-row.h"

#include "bg-brief-label.h"
#include "bg-link.h"
#include "bg-status-words.h"
#include "bg-symbol.h"

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
 * bg_link_row_dup_words:
 * @session: the session
 * @record: a record
 *
 * Returns: all that its row says and leads to; where it is the same, so is the row
 */
char *
bg_link_row_dup_words (BgSession *session, BgRecord *record)
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

/* A row with an icon in front. */
static GtkWidget *
start_row (GtkWidget *symbol, GtkWidget *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (header, "header");
  gtk_widget_set_margin_end (symbol, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (header), symbol);
  gtk_box_append (GTK_BOX (header), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), header);
  return row;
}

static void
append (GtkWidget *row, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), widget);
}

/**
 * bg_link_row_new:
 * @session: the session
 * @record: a record
 *
 * Returns: a row with icon, title, second line and status that opens the record
 */
GtkWidget *
bg_link_row_new (BgSession *session, BgRecord *record)
{
  GtkWidget *symbol;
  GtkWidget *row;
  Words words;

  find_words (session, record, &words);
  symbol = bg_symbol_new (words.icon);
  bg_status_colour (symbol, words.status.tone);
  row = start_row (symbol, make_titles (words.title, words.subtitle));
  if (words.word != NULL)
    append (row, make_status (words.word, words.status));
  append (row, bg_symbol_new ("go-next-symbolic"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words.title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words.subtitle != NULL ? words.subtitle : "", -1);
  bg_link_make_target (row, bg_record_get_kind (record)->name, bg_record_get_id (record));
  clear_words (&words);
  return row;
}

/**
 * bg_plain_row_new:
 * @icon: name of a symbolic icon
 * @words: what the row says
 *
 * Returns: a row that leads nowhere
 */
GtkWidget *
bg_plain_row_new (const char *icon, const char *words)
{
  GtkWidget *row = start_row (bg_symbol_new (icon), make_words (words, "title", 1));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * bg_way_row_new:
 * @icon: name of a symbolic icon
 * @words: what the row says
 *
 * Returns: a row that leads where the action goes that the caller gives it
 */
GtkWidget *
bg_way_row_new (const char *icon, const char *words)
{
  GtkWidget *row = bg_plain_row_new (icon, words);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "link-text");
  append (row, bg_symbol_new ("go-next-symbolic"));
  return row;
}
