/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password is never taken from the command line, where every program of the computer can read it. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET "rừng đước 1975"

/* The verbs that the program's own help names. */
static GPtrArray *
list_verbs (Fixture *fixture)
{
  g_autoptr (GRegex) line = g_regex_new ("^  ([a-z]+)  +[^ ]", G_REGEX_MULTILINE, 0, NULL);
  GPtrArray *verbs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) parts = NULL;

  fixture_run_bare (fixture, "--help", NULL);
  assert_status (fixture, 0);
  /* Usage, verbs, and the rest. */
  parts = g_strsplit (fixture->out, "\n\n", -1);
  for (g_regex_match (line, parts[1], 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (verbs, g_match_info_fetch (match, 1));
  g_assert_cmpuint (verbs->len, >, 20);
  return verbs;
}

/* An option about a password names a file. Returns how many there are. */
static guint
check_help (const char *help)
{
  g_autoptr (GRegex) option = g_regex_new ("--([a-z-]*(?:pass|secret)[a-z-]*)[ =]?([A-Z]*)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (option, help, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *value = g_match_info_fetch (match, 2);

      if (!g_str_has_suffix (name, "password-file") || !g_str_equal (value, "FILE"))
        g_error ("--%s %s", name, value);
      n++;
    }
  return n;
}

static void
test_options (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) verbs = list_verbs (fixture);
  guint n = 0;

  (void) check_help (fixture->out);
  for (guint i = 0; i < verbs->len; i++)
    {
      fixture_run_bare (fixture, g_ptr_array_index (verbs, i), "--help", NULL);
      assert_status (fixture, 0);
      n += check_help (fixture->out);
    }
  /* backup, restore, verify, server twice, sync. */
  g_assert_cmpuint (n, >=, 6);
}

static void
assert_refused (Fixture *fixture, const char *option)
{
  assert_status (fixture, 2);
  assert_says (fixture->err, option);
  g_assert_null (strstr (fixture->err, SECRET));
  g_assert_cmpstr (fixture->out, ==, "");
}

/* Who types one all the same is told so before anything is done, and it is not said once more. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) verbs = list_verbs (fixture);

  for (guint i = 0; i < verbs->len; i++)
    {
      fixture_run (fixture, g_ptr_array_index (verbs, i), "--password", SECRET, NULL);
      assert_refused (fixture, "--password");
      fixture_run (fixture, g_ptr_array_index (verbs, i), "--password=" SECRET, NULL);
      assert_refused (fixture, "--password");
    }
}

/* The way that is left: the first line of a file, or of standard input. */
static void
test_standard_input (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    int status;
  } cases[] = { { SECRET "\nmột dòng khác\n", 0 }, { SECRET, 0 }, { SECRET " 2\n", 1 }, { "", 1 } };
  g_autofree char *folder = fixture_path (fixture, "ổ USB");
  g_autofree char *backup = NULL;

  g_mkdir (folder, 0700);
  fixture->typed = SECRET "\n";
  fixture_run (fixture, "backup", "--to", folder, "--password-file", "-", NULL);
  assert_status (fixture, 0);
  backup = g_strstrip (g_strdup (fixture->out));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture->typed = cases[i].typed;
      fixture_run (fixture, "verify", backup, "--password-file", "-", NULL);
      assert_status (fixture, cases[i].status);
    }
}

/* Where a server's password is needed and none is named, there is no terminal to ask at: it is told how. */
static void
test_server (Fixture *fixture, gconstpointer data)
{
  static const char *const url = "http://127.0.0.1:9/camau";

  fixture->typed = SECRET "\n";
  fixture_run (fixture, "server", "setup", url, "--user", "admin", NULL);
  assert_status (fixture, 2);
  assert_says (fixture->err, "--password-file");
  fixture_run (fixture, "sync", "configure", url, "--user", "an", "--password-file", "-", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "sync", NULL);
  assert_status (fixture, 2);
  assert_says (fixture->err, "--password-file");
  /* With it the server is asked, and nobody is there. */
  fixture_run (fixture, "sync", "--password-file", "-", NULL);
  assert_status (fixture, 1);
  g_assert_null (strstr (fixture->err, "--password-file"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/passwords/options", test_options);
  ADD ("/cli/passwords/refused", test_refused);
  ADD ("/cli/passwords/standard-input", test_standard_input);
  ADD ("/cli/passwords/server", test_server);
  return g_test_run ();
}
