/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's rule on old passport numbers: shows whose would go before it is set. */
#include "bg-config.h"

#include "bg-blanking-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-blanking-finder.h"
#include "bg-blanking.h"

/* More rows tell no more; their number is said. */
#define MOST_ROWS 200

struct _BgBlankingDialog
{
  AdwWindow parent_instance;

  BgSession *session;
  BgRecord *office;
  GCancellable *search;
  BgBlanking *found;

  GtkSwitch *on;
  GtkSpinButton *months;
  GtkWidget *months_row;
  AdwPreferencesGroup *list;
  GPtrArray *rows;
  GtkLabel *message;
  GtkButton *done_button;
};

G_DEFINE_FINAL_TYPE (BgBlankingDialog, bg_blanking_dialog, ADW_TYPE_WINDOW)

static void
say (BgBlankingDialog *self, const char *words)
{
  gtk_label_set_label (self->message, words);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *words != '\0');
}

static gboolean
is_on (BgBlankingDialog *self)
{
  return gtk_switch_get_active (self->on);
}

/* No number is proposed: 0 is one that nobody typed yet. */
static int
get_months (BgBlankingDialog *self)
{
  return is_on (self) ? gtk_spin_button_get_value_as_int (self->months) : 0;
}

static void
show_button (BgBlankingDialog *self)
{
  guint n = self->found != NULL ? self->found->n_people : 0;
  g_autofree char *words = NULL;

  if (!is_on (self))
    words = g_strdup (_ ("Keep them all"));
  else if (n == 0)
    words = g_strdup (_ ("Set the rule"));
  else
    words =
      g_strdup_printf (ngettext ("Set the rule, blank %u person's", "Set the rule, blank %u persons'", n), n);
  gtk_button_set_label (self->done_button, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->done_button), "destructive-action");
  gtk_widget_remove_css_class (GTK_WIDGET (self->done_button), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->done_button),
                            is_on (self) && n > 0 ? "destructive-action" : "suggested-action");
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), !is_on (self) || self->found != NULL);
}

static void
add_row (BgBlankingDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_trip (BgBlankingDialog *self, BgRecord *trip)
{
  g_autofree char *day = bg_date_format (bg_blanking_get_day (trip, self->found->months));
  g_autofree char *subtitle = g_strdup_printf (_ ("%s; kept until %s"), bg_record_get_title (trip), day);

  for (guint i = 0; i < bg_record_get_n_items (trip, "members") && self->rows->len < MOST_ROWS; i++)
    {
      BgRecord *member = bg_record_get_item (trip, "members", i);

      if (bg_blanking_has_passport (member))
        add_row (self, bg_record_get_title (member), subtitle);
    }
}

static void
clear_rows (BgBlankingDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static char *
dup_heading (const BgBlanking *found)
{
  if (found->n_people == 0)
    return g_strdup (_ ("Today nobody's passport number would go"));
  return g_strdup_printf (ngettext ("Today the passport number of %u person, of %u trips, would go",
                                    "Today the passport numbers of %u persons, of %u trips, would go",
                                    found->n_people),
                          found->n_people, found->trips->len);
}

static void
show_found (BgBlankingDialog *self)
{
  g_autofree char *heading = NULL;
  g_autofree char *more = NULL;

  clear_rows (self);
  if (is_on (self) && get_months (self) == 0)
    heading = g_strdup (_ ("Type the number of months to see whose numbers would go"));
  else if (self->found != NULL && is_on (self))
    {
      heading = dup_heading (self->found);
      for (guint i = 0; i < self->found->trips->len; i++)
        add_trip (self, g_ptr_array_index (self->found->trips, i));
      if (self->found->n_people > self->rows->len)
        more = g_strdup_printf (_ ("The first %u are shown."), self->rows->len);
    }
  adw_preferences_group_set_title (self->list, heading != NULL ? heading : "");
  adw_preferences_group_set_description (self->list, more);
  show_button (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgBlankingDialog) self = data;
  g_autoptr (GError) error = NULL;
  BgBlanking *found = bg_blanking_find_finish (BG_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&found, bg_blanking_free);
      return;
    }
  g_clear_pointer (&self->found, bg_blanking_free);
  self->found = found;
  say (self, error != NULL ? error->message : "");
  show_found (self);
}

static void
search_cb (BgBlankingDialog *self)
{
  g_assert (BG_IS_BLANKING_DIALOG (self));

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->found, bg_blanking_free);
  gtk_widget_set_sensitive (self->months_row, is_on (self));
  show_found (self);
  if (get_months (self) == 0)
    return;
  self->search = g_cancellable_new ();
  bg_blanking_find_async (bg_session_get_store (self->session), get_months (self),
                          bg_session_get_today (self->session), self->search, found_cb, g_object_ref (self));
}

static void
blanked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgBlankingDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean good = bg_store_commit_finish (BG_STORE (source), result, &error);

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), TRUE);
  if (good)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    say (self, error->message);
}

/* The rule is in the record book; what it takes out today goes now, the rest at later starts. */
static void
rule_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgBlankingDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!bg_store_commit_finish (BG_STORE (source), result, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), TRUE);
      say (self, error->message);
    }
  else if (is_on (self) && self->found != NULL && self->found->set != NULL)
    bg_store_commit_async (BG_STORE (source), self->found->set, NULL, blanked_cb, g_object_ref (self));
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
done_cb (BgBlankingDialog *self)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new (_ ("Rule on passport numbers set"));
  g_autoptr (BgRecord) after = bg_record_copy (self->office);

  g_assert (BG_IS_BLANKING_DIALOG (self));

  if (is_on (self))
    bg_record_set_integer (after, "passport_months", get_months (self));
  else
    bg_record_clear (after, "passport_months");
  bg_change_set_add (set, self->office, after);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), FALSE);
  bg_store_commit_async (bg_session_get_store (self->session), set, NULL, rule_set_cb, g_object_ref (self));
}

static GtkWidget *
make_bar (BgBlankingDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->done_button = GTK_BUTTON (gtk_button_new ());
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->done_button));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self);
  g_signal_connect_swapped (self->done_button, "clicked", G_CALLBACK (done_cb), self);
  return bar;
}

static AdwPreferencesGroup *
make_rule_group (BgBlankingDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_group_set_description (
    group,
    _ (
      "Some months after a trip is closed, passport numbers and their expiry are taken out of its record and "
      "out of the history. That cannot be undone; copies made before still hold them. No law that was found "
      "names the months: the office decides."));
  self->on = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->on), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Blank old passport numbers"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->on));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->on));
  adw_preferences_group_add (group, row);

  self->months_row = adw_action_row_new ();
  self->months = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, BG_BLANKING_MOST_MONTHS, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->months), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->months_row), _ ("Months after a trip is closed"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->months_row), GTK_WIDGET (self->months));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->months_row), GTK_WIDGET (self->months));
  adw_preferences_group_add (group, self->months_row);
  return group;
}

static void
build (BgBlankingDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->message = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 6);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  adw_preferences_page_add (page, make_rule_group (self));
  adw_preferences_page_add (page, self->list);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
bg_blanking_dialog_dispose (GObject *object)
{
  BgBlankingDialog *self = BG_BLANKING_DIALOG (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->found, bg_blanking_free);
  g_clear_object (&self->session);
  g_clear_object (&self->office);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bg_blanking_dialog_parent_class)->dispose (object);
}

static void
bg_blanking_dialog_class_init (BgBlankingDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_blanking_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_blanking_dialog_init (BgBlankingDialog *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * bg_blanking_dialog_new:
 * @parent: (nullable): the window it stands before
 * @session: the record book, with an office
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
bg_blanking_dialog_new (GtkWindow *parent, BgSession *session)
{
  BgBlankingDialog *self;
  gboolean on;
  int months;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_BLANKING_DIALOG, "transient-for", parent, "modal", TRUE, "default-width", 640,
                       "default-height", 600, "title", _ ("Old passport numbers"), NULL);
  self->session = g_object_ref (session);
  self->office = bg_store_load_office (bg_session_get_store (session));
  if (self->office == NULL)
    self->office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  build (self);
  on = bg_blanking_read_rule (self->office, &months);
  gtk_spin_button_set_value (self->months, months);
  gtk_switch_set_active (self->on, on);
  g_signal_connect_object (self->on, "notify::active", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->months, "value-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  search_cb (self);
  return GTK_WIDGET (self);
}

static void
run_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgBlanking) found = bg_blanking_find_finish (BG_STORE (source), result, &error);

  if (found == NULL)
    g_info ("passport numbers: %s", error->message);
  else if (found->set != NULL)
    bg_store_commit_async (BG_STORE (source), found->set, NULL, NULL, NULL);
}

/**
 * bg_blanking_run:
 * @session: the record book
 *
 * Takes out what the office's rule says, in the background; to be called at the start of a day's work.
 * Without a rule nothing happens. What fails is found again the next time.
 */
void
bg_blanking_run (BgSession *session)
{
  BgStore *store;
  g_autoptr (BgRecord) office = NULL;
  int months;

  g_return_if_fail (BG_IS_SESSION (session));

  store = bg_session_get_store (session);
  office = bg_store_load_office (store);
  if (bg_store_is_read_only (store) || !bg_blanking_read_rule (office, &months))
    return;
  bg_blanking_find_async (store, months, bg_session_get_today (session), NULL, run_found_cb, NULL);
}
