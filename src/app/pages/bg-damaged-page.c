/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown in place of a record book that is damaged. Nothing is written over or deleted: the last proved copy
 * is named, and a repaired copy can be made beside. */
#include "bg-config.h"

#include "bg-damaged-page.h"

#include <glib/gi18n-lib.h>

#include "bg-restore-dialog.h"
#include "bg-safety-rows.h"
#include "bg-salvage.h"

struct _BgDamagedPage
{
  AdwBin parent_instance;

  GtkWidget *status;
  GtkListBox *list;
  GtkWidget *repair;
  GtkSpinner *spinner;
  char *book;
  BgBackup *last;
  BgSalvage *salvage;
};

G_DEFINE_FINAL_TYPE (BgDamagedPage, bg_damaged_page, ADW_TYPE_BIN)

static void
restore_cb (BgDamagedPage *self)
{
  bg_restore_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->book,
                             self->last != NULL ? self->last->path : NULL);
}

static void
open_repaired_cb (BgDamagedPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-book", "s", self->salvage->path);
}

static GtkWidget *
add_row (BgDamagedPage *self, GtkWidget *row, const char *label, gboolean suggested, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_append (self->list, row);
  return button;
}

static void
show_salvage (BgDamagedPage *self)
{
  g_autofree char *words = g_strdup_printf (
    _ ("%d records could be read; places where nothing could: %u. It lies beside the damaged file: %s"),
    (int) bg_counts_get_records (self->salvage->counts), self->salvage->holes, self->salvage->path);

  gtk_widget_set_sensitive (self->repair, FALSE);
  add_row (
    self,
    bg_safety_row_new ("emblem-default-symbolic", BG_TONE_GREEN, _ ("The repaired copy is ready"), words),
    _ ("_Open the repaired copy"), self->last == NULL, G_CALLBACK (open_repaired_cb));
}

static void
salvage_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BgSalvage *salvage = bg_salvage_run (data, NULL, cancellable, &error);

  if (salvage != NULL)
    g_task_return_pointer (task, salvage, (GDestroyNotify) bg_salvage_free);
  else
    g_task_return_error (task, error);
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgDamagedPage *self = BG_DAMAGED_PAGE (source);
  g_autoptr (GError) error = NULL;
  BgSalvage *salvage = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_sensitive (self->repair, TRUE);
  g_clear_pointer (&self->salvage, bg_salvage_free);
  self->salvage = salvage;
  if (salvage != NULL)
    show_salvage (self);
  else
    adw_status_page_set_description (ADW_STATUS_PAGE (self->status), error->message);
}

static void
repair_cb (BgDamagedPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, salvaged_cb, NULL);

  gtk_widget_set_sensitive (self->repair, FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  g_task_set_task_data (task, g_strdup (self->book), g_free);
  g_task_run_in_thread (task, salvage_in_worker);
}

static void
open_other_cb (BgDamagedPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open", NULL);
}

static void
add_restore_row (BgDamagedPage *self)
{
  g_autofree char *moment = self->last != NULL ? bg_safety_dup_moment (self->last->time) : NULL;
  g_autofree char *title = moment != NULL ? g_strdup_printf (_ ("Last proved copy: %s"), moment)
                                          : g_strdup (_ ("No proved copy was found beside the record book"));
  GtkWidget *row = bg_safety_row_new (
    self->last != NULL ? "security-high-symbolic" : "dialog-warning-symbolic",
    self->last != NULL ? BG_TONE_GREEN : BG_TONE_YELLOW, title,
    self->last != NULL ? _ ("First shows what it holds. The damaged file is kept under another name.")
                       : _ ("A copy on a USB disk or a share can be chosen."));

  add_row (self, row, self->last != NULL ? _ ("_Restore…") : _ ("_Choose a copy…"), self->last != NULL,
           G_CALLBACK (restore_cb));
}

static void
bg_damaged_page_dispose (GObject *object)
{
  BgDamagedPage *self = BG_DAMAGED_PAGE (object);

  g_clear_pointer (&self->book, g_free);
  g_clear_pointer (&self->last, bg_backup_unref);
  g_clear_pointer (&self->salvage, bg_salvage_free);

  G_OBJECT_CLASS (bg_damaged_page_parent_class)->dispose (object);
}

static void
bg_damaged_page_class_init (BgDamagedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_damaged_page_dispose;
}

static GtkWidget *
make_frame (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static void
bg_damaged_page_init (BgDamagedPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->status = adw_status_page_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), _ ("The record book is damaged"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->status), clamp);
  adw_bin_set_child (ADW_BIN (self), make_frame (self->status));
}

/**
 * bg_damaged_page_new:
 * @book: file name of a record book that could not be opened
 * @message: why
 *
 * Returns: the page
 */
GtkWidget *
bg_damaged_page_new (const char *book, const char *message)
{
  BgDamagedPage *self = g_object_new (BG_TYPE_DAMAGED_PAGE, NULL);
  g_autofree char *folder = bg_backup_dup_folder (book);

  self->book = g_strdup (book);
  self->last = bg_backup_find_last (folder);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), message);
  add_restore_row (self);
  self->repair = add_row (
    self,
    bg_safety_row_new ("applications-utilities-symbolic", BG_TONE_GREY, _ ("Read what can still be read"),
                       _ ("Makes a repaired copy beside the damaged file, which stays as it is.")),
    _ ("_Make a repaired copy"), FALSE, G_CALLBACK (repair_cb));
  add_row (
    self,
    bg_safety_row_new ("document-open-symbolic", BG_TONE_GREY, _ ("Work with another record book"), NULL),
    _ ("_Choose another file…"), FALSE, G_CALLBACK (open_other_cb));
  return GTK_WIDGET (self);
}

/**
 * bg_waiting_page_new:
 * @words: what is being done
 *
 * Returns: a page to look at meanwhile
 */
GtkWidget *
bg_waiting_page_new (const char *words)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 48, 48);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), words);
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("The record book as it is now is backed up first."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return make_frame (page);
}
