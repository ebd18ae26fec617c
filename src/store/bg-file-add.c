/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a file to a record, and handing it out again. */
#include "bg-config.h"

#include "bg-file-add.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bg-error.h"
#include "bg-file-words.h"
#include "bg-secrecy.h"
#include "bg-shared-items.h"
#include "bg-shelf.h"

/* A name of a scan that somebody made by hand is a title; the ending is not. */
static char *
dup_title (const char *name)
{
  const char *dot = strrchr (name, '.');
  char *title = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return g_strdelimit (title, "_", ' ');
}

static char *
guess_media_type (const char *name)
{
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

  return g_content_type_get_mime_type (type);
}

/* Law 117/2025/QH15: contents whose name says that they are secret do not come onto the disk either. */
static gboolean
refuse_secret (const char *name, GError **error)
{
  const char *stamp = bg_secrecy_find (name, BG_SECRECY_FILE);
  g_autofree char *refusal = stamp != NULL ? bg_secrecy_dup_refusal (stamp) : NULL;

  if (stamp == NULL)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("The file “%s” was not added: %s"), name, refusal);
  return FALSE;
}

static char *
dup_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  return g_utf8_normalize (shown, -1, G_NORMALIZE_NFC);
}

/**
 * bg_file_add:
 * @book: file name of the record book
 * @path: name of a file, which stays as it is
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_REFUSED for a file that is empty, too large or named as a secret, and others
 *
 * Copies the contents beside the record book. The record that the item is added to need not be saved at once:
 * contents that nothing names do no harm. Blocks; for a worker and the terminal.
 *
 * Returns: (transfer full): an item for a list of files, titled by the name of the file
 */
BgRecord *
bg_file_add (const char *book, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgRecord) item = NULL;
  g_autofree char *shelf = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *sha256 = NULL;
  gint64 size = 0;

  g_return_val_if_fail (book != NULL && path != NULL, NULL);

  shelf = bg_shelf_dup_folder (book);
  name = dup_name (path);
  sha256 = refuse_secret (name, error) ? bg_shelf_put (shelf, path, &size, cancellable, error) : NULL;
  if (sha256 == NULL)
    return NULL;
  title = dup_title (name);
  media_type = guess_media_type (name);
  item = bg_record_new (&bg_file_items);
  bg_record_set_text (item, "title", title);
  bg_record_set_text (item, "file_name", name);
  bg_record_set_text (item, "media_type", media_type);
  bg_record_set_text (item, "sha256", sha256);
  bg_record_set_integer (item, "size", size);
  return g_steal_pointer (&item);
}

typedef struct
{
  char *book;
  char *path;
} Adding;

static void
free_adding (gpointer data)
{
  Adding *adding = data;

  g_free (adding->book);
  g_free (adding->path);
  g_free (adding);
}

static void
add_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Adding *adding = data;
  GError *error = NULL;
  BgRecord *item = bg_file_add (adding->book, adding->path, cancellable, &error);

  if (item != NULL)
    g_task_return_pointer (task, item, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_file_add_async:
 * @book: file name of the record book
 * @path: name of a file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done; ends with bg_file_add_finish()
 * @data: for @callback
 *
 * bg_file_add() in a worker.
 */
void
bg_file_add_async (const char *book,
                   const char *path,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding;

  g_return_if_fail (book != NULL && path != NULL);

  adding = g_new0 (Adding, 1);
  adding->book = g_strdup (book);
  adding->path = g_strdup (path);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_task_data (task, adding, free_adding);
  g_task_run_in_thread (task, add_in_worker);
}

/**
 * bg_file_add_finish:
 * @result: what @callback got
 * @error: why nothing was added
 *
 * Returns: (transfer full): the item
 */
BgRecord *
bg_file_add_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bg_file_dup_safe_name:
 * @item: an item of a list of files
 *
 * What another program wrote there may be a path, or nothing.
 *
 * Returns: (transfer full): a name under which the file can be saved
 */
char *
bg_file_dup_safe_name (BgRecord *item)
{
  const char *name;
  char *safe;

  g_return_val_if_fail (BG_IS_RECORD (item), NULL);

  name = bg_record_get_text (item, "file_name");
  if (name == NULL || *name == '\0')
    name = bg_record_get_text (item, "title");
  safe = g_strdelimit (g_strdup (name != NULL && *name != '\0' ? name : "tep"), "/\\:*?\"<>|\n\r\t", '_');
  /* A leading dot would hide it. */
  for (char *dot = safe; *dot == '.'; dot++)
    *dot = '_';
  return safe;
}

/**
 * bg_file_save:
 * @book: file name of the record book
 * @item: an item of a list of files
 * @to: name of a file; one that is there is replaced, once the new one is whole
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_NOT_FOUND where the contents are not on this computer, BG_ERROR_DAMAGED where the disk
 *   altered them, and others; @to is as it was then
 *
 * Hands a file out. Blocks; for a worker and the terminal.
 *
 * Returns: whether @to has the contents, proved
 */
gboolean
bg_file_save (const char *book, BgRecord *item, const char *to, GCancellable *cancellable, GError **error)
{
  const char *sha256 = bg_record_get_text (item, "sha256");
  g_autofree char *shelf = bg_shelf_dup_folder (book);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *part = g_strdup_printf ("%s.%.8s.part", to, id);

  if (!bg_shelf_has (shelf, sha256, -1))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                   _ ("The contents of “%s” are not on this computer. They may lie on the server or in a "
                      "backup."),
                   bg_record_get_title (item));
      return FALSE;
    }
  if (!bg_shelf_copy_out (shelf, sha256, part, cancellable, error))
    return FALSE;
  if (g_rename (part, to) == 0)
    return TRUE;
  g_unlink (part);
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED,
               _ ("The file could not be saved there. Nothing was changed; choose another place. File: %s"),
               to);
  return FALSE;
}
