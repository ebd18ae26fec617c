/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds files to the list of a form: chosen in a dialog or dropped there, copied in a worker. */
#include "bg-config.h"

#include "bg-file-adder.h"

#include <glib/gi18n-lib.h>

#include "bg-file-add.h"
#include "bg-file-dialog.h"
#include "bg-toast.h"

/**
 * Adding:
 * @editor: the list on the form; its window may be gone before the disk is done
 * @form: the form, which is held until then
 * @record: where the items go
 * @field: its list of files
 * @files: (element-type GFile): what is added, one after the other in the order that was chosen
 * @next: which of them comes next
 *
 * Files on their way into a record.
 */
typedef struct
{
  GWeakRef editor;
  BgForm *form;
  BgRecord *record;
  const BgField *field;
  GListModel *files;
  guint next;
} Adding;

static void
free_adding (Adding *adding)
{
  g_weak_ref_clear (&adding->editor);
  g_object_unref (adding->form);
  g_object_unref (adding->record);
  g_object_unref (adding->files);
  g_free (adding);
}

static void
say (Adding *adding, const char *words)
{
  g_autoptr (GtkWidget) editor = g_weak_ref_get (&adding->editor);
  GtkWidget *toasts = editor != NULL ? gtk_widget_get_ancestor (editor, ADW_TYPE_TOAST_OVERLAY) : NULL;
  AdwToast *toast;

  if (toasts == NULL)
    return;
  toast = bg_toast_new (words);
  /* Why a file is missing must be readable to the end. */
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void add_next (Adding *adding);

/* The same contents twice in one list are a slip of the hand. */
static gboolean
has_contents (Adding *adding, BgRecord *item)
{
  for (guint i = 0; i < bg_record_get_n_items (adding->record, adding->field->name); i++)
    if (g_strcmp0 (bg_record_get_text (bg_record_get_item (adding->record, adding->field->name, i), "sha256"),
                   bg_record_get_text (item, "sha256")) == 0)
      return TRUE;
  return FALSE;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *adding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) item = bg_file_add_finish (result, &error);

  if (item == NULL)
    say (adding, error->message);
  else if (has_contents (adding, item))
    {
      g_autofree char *words =
        g_strdup_printf (_ ("“%s” is in the list already"), bg_record_get_title (item));

      say (adding, words);
    }
  else
    {
      bg_record_append_item (adding->record, adding->field->name, item);
      bg_form_touch (adding->form);
    }
  add_next (adding);
}

static void
add_next (Adding *adding)
{
  g_autoptr (GFile) file = g_list_model_get_item (adding->files, adding->next++);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file == NULL)
    {
      bg_form_release (adding->form);
      free_adding (adding);
    }
  else if (path == NULL)
    {
      say (adding,
           _ ("A file that lies on no disk of this computer was not added. Save it to a folder first."));
      add_next (adding);
    }
  else
    bg_file_add_async (bg_store_get_path (bg_form_get_store (adding->form)), path, NULL, added_cb, adding);
}

/**
 * bg_file_adder_add:
 * @editor: the editor of a list of files
 * @files: (element-type GFile): what shall be added
 *
 * Copies the files beside the record book and adds them to the list, in their order. The form cannot be saved
 * before that is done; a file that cannot be added is told, and keeps no other from it.
 */
void
bg_file_adder_add (BgEditor *editor, GListModel *files)
{
  Adding *adding;

  g_return_if_fail (BG_IS_EDITOR (editor) && G_IS_LIST_MODEL (files));

  adding = g_new0 (Adding, 1);
  g_weak_ref_init (&adding->editor, editor);
  adding->form = g_object_ref (bg_editor_get_form (editor));
  adding->record = g_object_ref (bg_editor_get_record (editor));
  adding->field = bg_editor_get_field (editor);
  adding->files = g_object_ref (files);
  bg_form_hold (adding->form);
  add_next (adding);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgEditor) editor = data;
  g_autoptr (GListModel) files = bg_file_dialog_open_multiple_finish (result);

  if (files != NULL)
    bg_file_adder_add (editor, files);
}

/**
 * bg_file_adder_choose:
 * @editor: the editor of a list of files
 *
 * Asks for files and adds them.
 */
void
bg_file_adder_choose (BgEditor *editor)
{
  GtkRoot *root;

  g_return_if_fail (BG_IS_EDITOR (editor));

  root = gtk_widget_get_root (GTK_WIDGET (editor));
  bg_file_dialog_open_multiple (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Add Files"), NULL,
                                chosen_cb, g_object_ref (editor));
}
