/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision: two wrote the same place differently, and a person says which holds. */
#include "bg-config.h"

#include "bg-inbox-page.h"

#include <glib/gi18n-lib.h>

#include "bg-change-words.h"
#include "bg-sync-inbox.h"

/* More cards than this are made when those before are decided. */
#define MOST_CARDS 50

struct _BgInboxPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkBox *cards;
  GtkWidget *nothing;
  GtkWidget *scroller;
  GtkLabel *message;
  BgSession *session;
};

G_DEFINE_FINAL_TYPE (BgInboxPage, bg_inbox_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One entry with its choice: TRUE where mine is chosen. */
typedef struct
{
  BgInboxPage *page;
  BgInboxEntry *entry;
  GtkCheckButton *mine;
  GtkWidget *button;
} Card;

static void
free_card (gpointer data, GClosure *closure)
{
  Card *card = data;

  bg_inbox_entry_free (card->entry);
  g_free (card);
}

static void refresh (BgInboxPage *self);

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bg_store_commit_finish (BG_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  gtk_label_set_label (self->message, done ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), !done);
  bg_syncer_look (bg_session_get_syncer (self->session));
  refresh (self);
}

static void
decide_clicked_cb (GtkButton *button, Card *card)
{
  BgInboxPage *self = card->page;
  BgStore *store = bg_session_get_store (self->session);
  gboolean mine = gtk_check_button_get_active (card->mine);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set =
    bg_sync_create_decision (store, card->entry, mine ? card->entry->mine : card->entry->theirs, &error);

  if (set != NULL)
    {
      bg_store_commit_async (store, set, NULL, decided_cb, g_object_ref (self));
      return;
    }
  gtk_label_set_label (self->message, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static char *
dup_by (const char *format, const char *who, gint64 time)
{
  g_autofree char *moment = time > 0 ? bg_clock_format_moment (time) : g_strdup ("");
  g_autofree char *by =
    g_strdup_printf ("%s%s%s", who != NULL ? who : "", who != NULL && time > 0 ? ", " : "", moment);

  return g_strdup_printf (format, by);
}

/* A choice in two lines: what it says, and whose it is. */
static GtkWidget *
make_choice (const char *text, const char *by, GtkCheckButton *group)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (group != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_box_append (GTK_BOX (lines), make_label (*text != '\0' ? text : _ ("nothing"), NULL));
  gtk_box_append (GTK_BOX (lines), make_label (by, "secondary"));
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, by, -1);
  g_object_set_data (G_OBJECT (row), "check", check);
  return row;
}

static GtkCheckButton *
get_check (GtkWidget *choice)
{
  return g_object_get_data (G_OBJECT (choice), "check");
}

static void
fill_card (BgInboxPage *self, GtkWidget *box, BgInboxEntry *entry, BgRecord *record)
{
  BgChangeWords words = { .kind = bg_kind_find (entry->kind), .record = record };
  Card *card = g_new0 (Card, 1);
  g_autofree char *place = NULL;
  g_autofree char *texts[3] = { NULL };
  g_autofree char *theirs_by = dup_by (_ ("In use, by %s"), entry->theirs_by, entry->theirs_time);
  g_autofree char *mine_by = dup_by (_ ("Written here, by %s"), entry->mine_by, entry->mine_time);
  g_autofree char *before = NULL;
  GtkWidget *theirs, *mine;

  words.title_func = bg_store_title_func;
  words.title_data = bg_session_get_store (self->session);
  place = bg_change_describe_place (&words, entry->path);
  texts[0] = bg_change_describe_value (&words, entry->path, entry->base);
  texts[1] = bg_change_describe_value (&words, entry->path, entry->theirs);
  texts[2] = bg_change_describe_value (&words, entry->path, entry->mine);
  before = g_strdup_printf (_ ("Before: %s"), texts[0]);
  theirs = make_choice (texts[1], theirs_by, NULL);
  mine = make_choice (texts[2], mine_by, get_check (theirs));
  gtk_check_button_set_active (get_check (theirs), TRUE);
  card->page = self;
  card->entry = entry;
  card->mine = get_check (mine);
  card->button = gtk_button_new_with_label (_ ("Decide"));
  gtk_widget_set_halign (card->button, GTK_ALIGN_END);
  gtk_widget_add_css_class (card->button, "suggested-action");
  g_signal_connect_data (card->button, "clicked", G_CALLBACK (decide_clicked_cb), card, free_card, 0);
  gtk_box_append (GTK_BOX (box), make_label (bg_record_get_title (record), "heading"));
  gtk_box_append (GTK_BOX (box), make_label (place, NULL));
  gtk_box_append (GTK_BOX (box), make_label (before, "secondary"));
  gtk_box_append (GTK_BOX (box), theirs);
  gtk_box_append (GTK_BOX (box), mine);
  gtk_box_append (GTK_BOX (box), card->button);
}

/* Takes over @entry. */
static void
add_card (BgInboxPage *self, BgInboxEntry *entry)
{
  g_autoptr (BgRecord) record =
    bg_store_load (bg_session_get_store (self->session), bg_kind_find (entry->kind), entry->record, NULL);
  GtkWidget *box;

  if (record == NULL)
    {
      bg_inbox_entry_free (entry);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "padded");
  fill_card (self, box, entry, record);
  gtk_box_append (self->cards, box);
}

static void
refresh (BgInboxPage *self)
{
  g_autoptr (GPtrArray) entries = bg_sync_read_inbox (bg_session_get_store (self->session), NULL, NULL);
  guint n = entries != NULL ? entries->len : 0;
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u decision is waiting", "%u decisions are waiting", n), n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < MIN (n, MOST_CARDS); i++)
    add_card (self, g_steal_pointer (&g_ptr_array_index (entries, i)));
  adw_window_title_set_subtitle (self->title, n > 0 ? words : "");
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
}

static void
close_clicked_cb (BgInboxPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
bg_inbox_page_dispose (GObject *object)
{
  g_clear_object (&BG_INBOX_PAGE (object)->session);

  G_OBJECT_CLASS (bg_inbox_page_parent_class)->dispose (object);
}

static void
bg_inbox_page_class_init (BgInboxPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_inbox_page_dispose;

  /**
   * BgInboxPage::closed:
   *
   * Emitted when the officer goes back.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_INBOX_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/banggiao/BangGiao/ui/bg-inbox-page.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), BgInboxPage, title);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), BgInboxPage, cards);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), BgInboxPage, nothing);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), BgInboxPage, scroller);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), BgInboxPage, message);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), close_clicked_cb);
}

static void
bg_inbox_page_init (BgInboxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_inbox_page_new:
 * @session: the record book
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bg_inbox_page_new (BgSession *session)
{
  BgInboxPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_INBOX_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
