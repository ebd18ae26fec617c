/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restore would change, and the question whether it shall be done: it names what goes. */
#include "bg-config.h"

#include "bg-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-file-dialog.h"
#include "bg-money.h"
#include "bg-prove.h"
#include "bg-restore.h"
#include "bg-safety.h"
#include "bg-seal.h"

struct _BgRestoreDialog
{
  AdwWindow parent_instance;

  AdwActionRow *copy;
  AdwEntryRow *password;
  GtkSpinner *spinner;
  GtkLabel *words;
  AdwBin *table;
  GtkWidget *restore_button;

  char *book;
  char *backup;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BgRestoreDialog, bg_restore_dialog, ADW_TYPE_WINDOW)

static void look (BgRestoreDialog *self);

static void
say (BgRestoreDialog *self, const char *words)
{
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_label_set_label (self->words, words);
}

static void
attach_number (GtkGrid *grid, int column, int row, gint64 number)
{
  g_autofree char *text = number > 0 ? bg_number_format (number) : g_strdup ("–");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "tnum");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_heads (GtkGrid *grid)
{
  const char *const heads[] = { _ ("Kind of record"), _ ("Now"),       _ ("In the copy"),
                                _ ("Will go"),        _ ("Come back"), _ ("Go back to old content") };

  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = gtk_label_new (heads[i]);

      gtk_label_set_xalign (GTK_LABEL (head), i == 0 ? 0 : 1);
      gtk_label_set_wrap (GTK_LABEL (head), TRUE);
      gtk_widget_set_hexpand (head, i == 0);
      gtk_widget_add_css_class (head, "table-head");
      gtk_grid_attach (grid, head, i, 0, 1, 1);
    }
}

static GtkWidget *
make_table (const BgRestorePlan *plan)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_widget_add_css_class (GTK_WIDGET (grid), "card");
  gtk_widget_add_css_class (GTK_WIDGET (grid), "table-grid");
  attach_heads (grid);
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const BgRestoreLine *line = &g_array_index (plan->lines, BgRestoreLine, i);
      const gint64 numbers[] = { line->now, line->there, line->only_now, line->only_there, line->different };
      int row = 2 * (int) i + 2;
      GtkWidget *label = gtk_label_new (bg_count_get_label (line->kind));

      gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row - 1, 6, 1);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_grid_attach (grid, label, 0, row, 1, 1);
      for (int column = 0; column < (int) G_N_ELEMENTS (numbers); column++)
        attach_number (grid, column + 1, row, numbers[column]);
    }
  return GTK_WIDGET (grid);
}

/* Whether there is anything to do. */
static gboolean
sum_up (const BgRestorePlan *plan, gint64 *go, gint64 *come, gint64 *change)
{
  *go = *come = *change = 0;
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const BgRestoreLine *line = &g_array_index (plan->lines, BgRestoreLine, i);

      *go += line->only_now;
      *come += line->only_there;
      *change += line->different;
    }
  return *go + *come + *change > 0 || !plan->present;
}

static char *
dup_summary (const BgRestorePlan *plan)
{
  gint64 go, come, change;
  gboolean any = sum_up (plan, &go, &come, &change);

  if (!plan->present)
    return g_strdup_printf (
      _ ("%d records come back. The present file cannot be read; it is kept beside under a "
         "name that says so."),
      (int) come);
  if (!any)
    return g_strdup (_ ("The copy holds the same as the record book does now; nothing would change."));
  return g_strdup_printf (
    _ ("%d records entered since would go, %d would come back, %d would go back to their old "
       "content. The record book as it is now is backed up first, and comes back by restoring "
       "that copy."),
    (int) go, (int) come, (int) change);
}

static void
show_plan (BgRestoreDialog *self, const BgRestorePlan *plan)
{
  g_autofree char *words = dup_summary (plan);
  gint64 go, come, change;

  say (self, words);
  adw_bin_set_child (self->table, make_table (plan));
  gtk_widget_set_sensitive (self->restore_button, sum_up (plan, &go, &come, &change));
}

static void
plan_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **order = data;
  GError *error = NULL;
  BgRestorePlan *plan =
    bg_restore_plan (order[0], order[1], *order[2] != '\0' ? order[2] : NULL, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) bg_restore_plan_free);
  else
    g_task_return_error (task, error);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRestorePlan) plan = g_task_propagate_pointer (G_TASK (result), &error);

  if (plan != NULL)
    show_plan (BG_RESTORE_DIALOG (source), plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (BG_RESTORE_DIALOG (source), error->message);
}

/* The words of the copy that is looked at. */
static void
describe_copy (BgRestoreDialog *self)
{
  g_autoptr (BgBackup) backup = bg_backup_load (self->backup);
  g_autofree char *moment = bg_safety_dup_moment (backup->time);
  g_autofree char *reason = bg_backup_dup_reason (backup);
  g_autofree char *title = g_strdup_printf (_ ("Copy of %s"), moment);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->copy), title);
  adw_action_row_set_subtitle (self->copy, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->copy), self->backup);
  gtk_widget_set_visible (GTK_WIDGET (self->password), backup->sealed);
}

static void
look (BgRestoreDialog *self)
{
  g_autoptr (GTask) task = NULL;
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password));
  const char *const order[] = { self->book, self->backup, password, NULL };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->restore_button, FALSE);
  adw_bin_set_child (self->table, NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->password)) && *password == '\0')
    {
      say (self, _ ("The copy is locked; type its password and press Enter."));
      return;
    }
  say (self, _ ("Comparing the copy with the record book…"));
  gtk_spinner_set_spinning (self->spinner, TRUE);
  task = g_task_new (self, self->cancellable, planned_cb, NULL);
  g_task_set_task_data (task, g_strdupv ((char **) order), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, plan_in_worker);
}

static void
set_backup (BgRestoreDialog *self, const char *backup)
{
  g_free (self->backup);
  self->backup = g_strdup (backup);
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  if (backup == NULL)
    {
      say (self, _ ("There is no proved copy; choose a file."));
      return;
    }
  if (g_strcmp0 (backup, self->book) != 0)
    describe_copy (self);
  look (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgRestoreDialog) self = data;
  g_autoptr (GFile) file = bg_file_dialog_open_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    set_backup (self, path);
}

static void
choose_cb (BgRestoreDialog *self)
{
  bg_file_dialog_open (GTK_WINDOW (self), _ ("Choose a backup"), "*" BG_BACKUP_ENDING, NULL, file_chosen_cb,
                       g_object_ref (self));
}

/* The application does it: what is open must be put away first. */
static void
restore_cb (BgRestoreDialog *self)
{
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "app.restore-book", "(sss)", self->book, self->backup,
                              password);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bg_restore_dialog_dispose (GObject *object)
{
  BgRestoreDialog *self = BG_RESTORE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->book, g_free);
  g_clear_pointer (&self->backup, g_free);

  G_OBJECT_CLASS (bg_restore_dialog_parent_class)->dispose (object);
}

static void
bg_restore_dialog_class_init (BgRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_restore_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/banggiao/BangGiao/ui/bg-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, copy);
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, password);
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, words);
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, table);
  gtk_widget_class_bind_template_child (widget_class, BgRestoreDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_restore_dialog_init (BgRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_restore_dialog_present:
 * @parent: the window
 * @book: file name of the record book; it need not be there or be whole
 * @backup: (nullable): the copy to look at first
 *
 * Shows what would change, and asks.
 */
void
bg_restore_dialog_present (GtkWindow *parent, const char *book, const char *backup)
{
  BgRestoreDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && book != NULL);

  self = g_object_new (BG_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  self->book = g_strdup (book);
  set_backup (self, backup);
  gtk_window_present (GTK_WINDOW (self));
}
