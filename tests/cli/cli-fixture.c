/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the terminal program on a record book with the sample office, in a folder of its own. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY "2026-11-22"

static void
run (Fixture *fixture, GPtrArray *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (fixture->launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (
    g_subprocess_communicate_utf8 (process, fixture->typed, NULL, &fixture->out, &fixture->err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  fixture->status = g_subprocess_get_exit_status (process);
}

static GPtrArray *
begin (const char *book)
{
  GPtrArray *words = g_ptr_array_new ();
  const char *program = g_getenv ("BANGGIAO_CLI");

  g_assert_nonnull (program);
  g_ptr_array_add (words, (gpointer) program);
  if (book != NULL)
    {
      g_ptr_array_add (words, (gpointer) "--database");
      g_ptr_array_add (words, (gpointer) book);
      g_ptr_array_add (words, (gpointer) "--today");
      g_ptr_array_add (words, (gpointer) TODAY);
    }
  return words;
}

static void
add_words (GPtrArray *words, const char *first, va_list args)
{
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
}

/* Runs a verb on the fixture's record book, on 22/11/2026. */
void
fixture_run (Fixture *fixture, const char *first, ...)
{
  g_autoptr (GPtrArray) words = begin (fixture->book);
  va_list args;

  va_start (args, first);
  add_words (words, first, args);
  va_end (args);
  run (fixture, words);
}

/* Runs the program with these words alone. */
void
fixture_run_bare (Fixture *fixture, const char *first, ...)
{
  g_autoptr (GPtrArray) words = begin (NULL);
  va_list args;

  va_start (args, first);
  add_words (words, first, args);
  va_end (args);
  run (fixture, words);
}

void
fixture_run_strv (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GPtrArray) words = begin (fixture->book);

  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (words, (gpointer) *arguments);
  run (fixture, words);
}

char *
fixture_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->book = fixture_path (fixture, "so.banggiao");
  fixture->launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (fixture->launcher, "XDG_DATA_HOME", fixture->folder, TRUE);
  fixture_run (fixture, "init", "--sample", NULL);
  assert_status (fixture, 0);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *inner = g_build_filename (path, name, NULL);

          remove_tree (inner);
        }
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_clear_object (&fixture->launcher);
  g_free (fixture->folder);
  g_free (fixture->book);
  g_free (fixture->out);
  g_free (fixture->err);
}

/* The whole of standard output is one JSON value. */
json_t *
fixture_read_json (Fixture *fixture)
{
  json_error_t failure;
  json_t *json;

  assert_status (fixture, 0);
  json = json_loads (fixture->out, 0, &failure);
  if (json == NULL)
    g_error ("%s: %s", failure.text, fixture->out);
  return json;
}

/* The id that "add --format json" answered with. */
char *
fixture_read_id (Fixture *fixture)
{
  json_t *json = fixture_read_json (fixture);
  char *id = g_strdup (json_string_value (json_object_get (json, "id")));

  g_assert_cmpuint (json_object_size (json), ==, 1);
  json_decref (json);
  return id;
}

guint
fixture_count (Fixture *fixture, const char *kind)
{
  json_t *json;
  guint n;

  fixture_run (fixture, "list", kind, "--format", "json", NULL);
  json = fixture_read_json (fixture);
  n = json_array_size (json);
  json_decref (json);
  return n;
}
