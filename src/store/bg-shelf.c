/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf: the contents of files, each under the name of its SHA-256, in a folder beside the record book.
 */
#include "bg-config.h"

#include "bg-shelf.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-file-words.h"

#define NAME_LENGTH 64
#define PART_ENDING ".part"

/**
 * bg_shelf_dup_folder:
 * @book: file name of a record book
 *
 * One folder for all books that lie beside each other, as with backups: a book that is renamed, repaired or
 * kept as a damaged copy finds its files.
 *
 * Returns: (transfer full): the folder of its files, which need not be there yet
 */
char *
bg_shelf_dup_folder (const char *book)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (book != NULL, NULL);

  folder = g_path_get_dirname (book);
  return g_build_filename (folder, "files", NULL);
}

static gboolean
is_book (const char *name)
{
  return g_str_has_suffix (name, ".banggiao") || g_str_has_suffix (name, ".db");
}

/**
 * bg_shelf_is_shared:
 * @book: file name of a record book
 *
 * Returns: whether another record book lies beside it, which may name the same contents
 */
gboolean
bg_shelf_is_shared (const char *book)
{
  g_autofree char *folder = g_path_get_dirname (book);
  g_autofree char *own = g_path_get_basename (book);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_book (name) && !g_str_equal (name, own))
      return TRUE;
  return FALSE;
}

/**
 * bg_shelf_is_name:
 * @name: (nullable): any text
 *
 * Returns: whether it can name contents: 64 digits of a SHA-256 in small hexadecimal, and so never a path
 */
gboolean
bg_shelf_is_name (const char *name)
{
  return name != NULL && strlen (name) == NAME_LENGTH && strspn (name, "0123456789abcdef") == NAME_LENGTH;
}

/**
 * bg_shelf_dup_path:
 * @shelf: the folder
 * @sha256: name of contents
 *
 * Two digits more make a folder: no folder has more than some hundred names, which old disks are slow with.
 *
 * Returns: (transfer full): where they lie, or would
 */
char *
bg_shelf_dup_path (const char *shelf, const char *sha256)
{
  char part[3] = { 0 };

  g_return_val_if_fail (shelf != NULL && bg_shelf_is_name (sha256), NULL);

  memcpy (part, sha256, 2);
  return g_build_filename (shelf, part, sha256, NULL);
}

/**
 * bg_shelf_dup_part:
 * @shelf: the folder, which is there
 * @sha256: name of contents that are being fetched
 *
 * Returns: (transfer full): where what came of them so far is kept
 */
char *
bg_shelf_dup_part (const char *shelf, const char *sha256)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (shelf != NULL && bg_shelf_is_name (sha256), NULL);

  name = g_strconcat (".", sha256, PART_ENDING, NULL);
  return g_build_filename (shelf, name, NULL);
}

/**
 * bg_shelf_has:
 * @shelf: the folder
 * @sha256: (nullable): name of contents
 * @size: how many bytes they have; -1 where that is not known
 *
 * Returns: whether they are there, by name and length
 */
gboolean
bg_shelf_has (const char *shelf, const char *sha256, gint64 size)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (shelf != NULL, FALSE);

  if (!bg_shelf_is_name (sha256))
    return FALSE;
  path = bg_shelf_dup_path (shelf, sha256);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && (size < 0 || bg_get_file_size (path) == size);
}

static void
list_folder (const char *folder, GPtrArray *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (bg_shelf_is_name (name))
      g_ptr_array_add (names, g_strdup (name));
}

/**
 * bg_shelf_list:
 * @shelf: the folder; one that is not there is empty
 *
 * Returns: (transfer full) (element-type utf8): the names of all contents on it
 */
GPtrArray *
bg_shelf_list (const char *shelf)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (shelf != NULL, names);

  dir = g_dir_open (shelf, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (shelf, name, NULL);

      if (strlen (name) == 2)
        list_folder (folder, names);
    }
  return names;
}

/* The part becomes the contents: from now on it never changes, which the disk is told too. Where they were
 * there already, what was just proved takes their place: should the disk have altered them, that heals it. */
static gboolean
name_part (const char *shelf, const char *part, const char *sha256, GError **error)
{
  g_autofree char *path = bg_shelf_dup_path (shelf, sha256);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!bg_make_private_folder (folder, error))
    return FALSE;
  if (g_rename (part, path) != 0)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_FAILED,
                   _ ("The file could not be put into the folder of files. Nothing was changed; try again. "
                      "Folder: %s"),
                   shelf);
      return FALSE;
    }
  bg_sync_folder (folder);
  return TRUE;
}

static gboolean
check_source (const char *from, GError **error)
{
  gint64 size = bg_get_file_size (from);
  g_autofree char *name = g_path_get_basename (from);

  if (g_file_test (from, G_FILE_TEST_IS_DIR))
    g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
                 _ ("“%s” is a folder. Nothing was added; choose the files in it."), name);
  else if (size > BG_SHELF_LARGEST)
    g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
                 _ ("“%s” is larger than 100 MB and was not added. Scan it with fewer colours or dots, or "
                    "divide it into parts."),
                 name);
  else if (size == 0 && g_file_test (from, G_FILE_TEST_EXISTS))
    g_set_error (
      error, BG_ERROR, BG_ERROR_REFUSED,
      _ ("There is nothing in the file “%s”. It was not added; see whether the scan or the copy of "
         "it was finished."),
      name);
  else
    return TRUE;
  return FALSE;
}

/**
 * bg_shelf_put:
 * @shelf: the folder, made where it is missing
 * @from: name of a file, which stays as it is
 * @size: (out) (optional): bytes of it
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_REFUSED for a file that is empty or too large, BG_ERROR_FULL and others; nothing was added
 *
 * Copies a file onto the shelf. Contents that are there already are not copied twice.
 *
 * Returns: (transfer full): the name of its contents
 */
char *
bg_shelf_put (const char *shelf, const char *from, gint64 *size, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%.8s" PART_ENDING, id);
  g_autofree char *part = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (shelf != NULL && from != NULL, NULL);

  part = g_build_filename (shelf, name, NULL);
  if (!check_source (from, error) || !bg_make_private_folder (shelf, error) ||
      !bg_check_space (shelf, bg_get_file_size (from), error) ||
      !bg_copy_file_as (from, part, BG_DIGEST_SHA256, &sha256, cancellable, error))
    return NULL;
  if (size != NULL)
    *size = bg_get_file_size (part);
  if (name_part (shelf, part, sha256, error))
    return g_steal_pointer (&sha256);
  g_unlink (part);
  return NULL;
}

static gboolean
refuse_altered (const char *path, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The contents of the file are no longer what they were when it was added: the disk may have "
       "altered them. It was left as it is; fetch it again from a backup. File: %s"),
    path);
  return FALSE;
}

/**
 * bg_shelf_take_part:
 * @shelf: the folder
 * @part: name of a file on the same disk; gone afterwards, whatever came of it
 * @sha256: what it should be
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED where it is something else
 *
 * Takes contents that came from elsewhere: only what they are named for.
 *
 * Returns: whether they are on the shelf
 */
gboolean
bg_shelf_take_part (const char *shelf,
                    const char *part,
                    const char *sha256,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *found = NULL;
  gboolean good;

  g_return_val_if_fail (shelf != NULL && part != NULL && bg_shelf_is_name (sha256), FALSE);

  found = bg_hash_file_as (part, BG_DIGEST_SHA256, cancellable, error);
  good = found != NULL && (g_str_equal (found, sha256) || refuse_altered (part, error)) &&
         bg_sync_file (part, error) && name_part (shelf, part, sha256, error);
  if (!good)
    g_unlink (part);
  return good;
}

/**
 * bg_shelf_copy_out:
 * @shelf: the folder
 * @sha256: name of contents
 * @to: name of a file that is not there yet
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED where the disk altered them, and others
 *
 * Returns: whether @to has them, proved; if not, nothing of it is left
 */
gboolean
bg_shelf_copy_out (const char *shelf,
                   const char *sha256,
                   const char *to,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (shelf != NULL && bg_shelf_is_name (sha256) && to != NULL, FALSE);

  path = bg_shelf_dup_path (shelf, sha256);
  if (!bg_copy_file_as (path, to, BG_DIGEST_SHA256, &found, cancellable, error))
    return FALSE;
  if (g_str_equal (found, sha256))
    return TRUE;
  g_unlink (to);
  return refuse_altered (path, error);
}

/**
 * bg_shelf_check:
 * @shelf: the folder
 * @sha256: name of contents
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED where they are altered, BG_ERROR_NOT_FOUND where they are missing
 *
 * Reads them whole.
 *
 * Returns: whether they are what they are named for
 */
gboolean
bg_shelf_check (const char *shelf, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (shelf != NULL && bg_shelf_is_name (sha256), FALSE);

  path = bg_shelf_dup_path (shelf, sha256);
  found = bg_hash_file_as (path, BG_DIGEST_SHA256, cancellable, error);
  return found != NULL && (g_str_equal (found, sha256) || refuse_altered (path, error));
}

/**
 * bg_shelf_drop:
 * @shelf: the folder
 * @sha256: name of contents that nothing names any more
 *
 * Returns: whether they are gone
 */
gboolean
bg_shelf_drop (const char *shelf, const char *sha256)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (shelf != NULL && bg_shelf_is_name (sha256), FALSE);

  path = bg_shelf_dup_path (shelf, sha256);
  return g_unlink (path) == 0;
}
