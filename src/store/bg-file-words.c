/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GIO's errors are to an officer: the one map of them, each with its cause and what to do. */
#include "bg-config.h"

#include "bg-file-words.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "bg-error.h"

/* The last one is for whatever else a disk does. */
static const struct
{
  int io_error;
  int file_error;
  BgError error;
  const char *cause;
  const char *remedy;
} failures[] = {
  { G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, BG_ERROR_FULL, N_ ("The disk is full."),
    N_ ("Free some space and try again.") },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES, BG_ERROR_READ_ONLY,
    N_ ("This user of the computer may not read or write there."), N_ ("Check the rights of the folder.") },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_PERM, BG_ERROR_READ_ONLY,
    N_ ("This user of the computer may not read or write there."), N_ ("Check the rights of the folder.") },
  { G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS, BG_ERROR_READ_ONLY,
    N_ ("The disk is protected against writing."), N_ ("Use another disk, or take the protection away.") },
  { G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT, BG_ERROR_NOT_FOUND, N_ ("The file or its folder is not there."),
    N_ ("Check whether the disk is still connected, then try again.") },
  { -1, -1, BG_ERROR_FAILED,
    N_ ("The disk cannot be read or written: it may be full, at its quota, or gone."),
    N_ ("Check the disk and try again.") },
};

static gsize
find_failure (const GError *error)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (failures) - 1 && !g_error_matches (error, G_IO_ERROR, failures[i].io_error) &&
         !g_error_matches (error, G_FILE_ERROR, failures[i].file_error))
    i++;
  return i;
}

/* A temporary file has a name of dots and numbers: its folder says more. */
static char *
dup_place (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return name[0] == '.' ? g_path_get_dirname (path) : g_strdup (path);
}

/**
 * bg_say_file_error:
 * @error: (inout): what went wrong with a file
 * @path: the file
 *
 * Puts an error of GIO or GLib into the officer's words: the cause, what was kept, what to do, and where. An
 * error that has them already, and one that only says that the work was cancelled, stay as they are. Any
 * thread.
 */
void
bg_say_file_error (GError **error, const char *path)
{
  g_autofree char *place = NULL;
  gsize i;

  g_return_if_fail (path != NULL);

  if (error == NULL || *error == NULL || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      ((*error)->domain != G_IO_ERROR && (*error)->domain != G_FILE_ERROR))
    return;
  i = find_failure (*error);
  place = dup_place (path);
  g_debug ("%s", (*error)->message);
  g_clear_error (error);
  g_set_error (error, BG_ERROR, (int) failures[i].error, _ ("%s %s %s File: %s"), _ (failures[i].cause),
               _ ("Nothing was changed."), _ (failures[i].remedy), place);
}
