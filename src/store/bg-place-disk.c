/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operating system says of the place of a file: its real path and the type of its file system. */
#include "bg-config.h"

#include "bg-place.h"

#include <stdlib.h>
#include <string.h>

/* The list of mounts of Linux; where there is none, GIO is asked. */
#define MOUNTS "/proc/self/mountinfo"
/* Fields of a line of it in front of the mount point, and behind the dash in front of the type. */
#define POINT_FIELD 4

/**
 * bg_place_dup_real_path:
 * @path: a file name
 *
 * Returns: (transfer full): its full path, with the links on its way followed as far as it is there
 */
char *
bg_place_dup_real_path (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
#ifdef G_OS_UNIX
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *name = g_path_get_basename (full);
  char *real = realpath (full, NULL);
  char *real_folder = real == NULL ? realpath (folder, NULL) : NULL;

  if (real != NULL || real_folder != NULL)
    {
      g_free (full);
      full = real != NULL ? g_strdup (real) : g_build_filename (real_folder, name, NULL);
    }
  free (real);
  free (real_folder);
#endif
  return g_steal_pointer (&full);
}

static gboolean
is_below (const char *path, const char *point)
{
  gsize length = strlen (point);

  if (strcmp (point, "/") == 0)
    return TRUE;
  return strncmp (path, point, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/**
 * bg_place_find_type:
 * @mounts: text of a list of mounts as Linux has it
 * @path: a full path
 *
 * Returns: (transfer full) (nullable): type of the file system it is on: that of the innermost mount, and of
 * several on one point that of the last
 */
char *
bg_place_find_type (const char *mounts, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mounts, "\n", -1);
  g_autofree char *type = NULL;
  gsize longest = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *dash = strstr (*line, " - ");
      g_auto (GStrv) fields = g_strsplit (*line, " ", POINT_FIELD + 2);
      g_autofree char *point = NULL;

      if (dash == NULL || g_strv_length (fields) < POINT_FIELD + 1)
        continue;
      /* Blanks in it are written as octal numbers. */
      point = g_strcompress (fields[POINT_FIELD]);
      if (!is_below (path, point) || strlen (point) < longest)
        continue;
      longest = strlen (point);
      g_free (type);
      type = g_strndup (dash + 3, strcspn (dash + 3, " "));
    }
  return g_steal_pointer (&type);
}

static char *
ask_gio (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
    file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE "," G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    return g_strdup ("remote");
  return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE));
}

/**
 * bg_place_dup_type:
 * @path: a full path without links
 *
 * Returns: (transfer full) (nullable): type of its file system
 */
char *
bg_place_dup_type (const char *path)
{
  g_autofree char *mounts = NULL;
  char *type = NULL;

  if (g_file_get_contents (MOUNTS, &mounts, NULL, NULL))
    type = bg_place_find_type (mounts, path);
  return type != NULL ? type : ask_gio (path);
}
