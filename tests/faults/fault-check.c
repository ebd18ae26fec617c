/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record book is whole: pages, links, history and the search index. */
#include "fault-check.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "bg-prove.h"
#include "bg-search-verify.h"

static char *
check_search (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!bg_search_verify (path, faults, NULL, &error))
    return g_strdup (error->message);
  return faults->len > 0 ? g_strdup (g_ptr_array_index (faults, 0)) : NULL;
}

/* Returns NULL when all is well, else what is wrong. */
char *
fault_check_book (const char *path, gboolean with_search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgProof) proof = bg_prove_file (path, NULL, &error);

  if (proof == NULL)
    return g_strdup (error->message);
  if (!bg_proof_is_good (proof))
    return g_strdup (g_ptr_array_index (proof->faults, 0));
  return with_search ? check_search (path) : NULL;
}

char *
fault_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("banggiao-faults-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* With all that is in it. */
void
fault_folder_copy (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir_with_parents (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        fault_folder_copy (source, target);
      else if (g_file_get_contents (source, &bytes, &size, NULL))
        g_assert_true (g_file_set_contents (target, bytes, (gssize) size, NULL));
    }
}

/* With all that is in it. */
void
fault_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fault_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* The number behind an option of the program, such as --kills 10000. */
guint
fault_read_count (int argc, char **argv, const char *option, guint usual)
{
  for (int i = 1; i + 1 < argc; i++)
    if (g_str_equal (argv[i], option))
      return (guint) strtoul (argv[i + 1], NULL, 10);
  return usual;
}

static void
drop_words (const char *domain, GLogLevelFlags level, const char *words, gpointer data)
{
}

/**
 * fault_init:
 * @argc: how many arguments
 * @argv: the arguments
 *
 * g_test_init(), but without the details of each failure: there are millions of them, and writing them down
 * took most of the time. With --verbose they are written.
 */
void
fault_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!g_test_verbose ())
    g_log_set_handler (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, drop_words, NULL);
}
