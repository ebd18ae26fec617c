/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the terminal program on a record book with the sample office, in a folder of its own. */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

typedef struct
{
  char *folder;
  char *book;
  GSubprocessLauncher *launcher;
  /* What stands in its standard input; NULL for nothing. */
  const char *typed;
  /* The answer to the last run. */
  int status;
  char *out;
  char *err;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
char *fixture_path (Fixture *fixture, const char *name);
void fixture_run (Fixture *fixture, const char *first, ...) G_GNUC_NULL_TERMINATED;
void fixture_run_bare (Fixture *fixture, const char *first, ...) G_GNUC_NULL_TERMINATED;
void fixture_run_strv (Fixture *fixture, const char *const *arguments);
json_t *fixture_read_json (Fixture *fixture);
char *fixture_read_id (Fixture *fixture);
guint fixture_count (Fixture *fixture, const char *kind);

#define assert_says(text, words)                                                                             \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    if (strstr ((text), (words)) == NULL)                                                                    \
      g_error ("“%s” is not in: %s", (words), (text));                                                       \
  }                                                                                                          \
  G_STMT_END
#define assert_status(fixture, wanted)                                                                       \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    if ((fixture)->status != (wanted))                                                                       \
      g_error ("exit status %d, not %d: %s", (fixture)->status, (wanted), (fixture)->err);                   \
  }                                                                                                          \
  G_STMT_END
#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
