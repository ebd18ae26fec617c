/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program speaks Vietnamese on machines set up for any language; each case is a process of its own. */
#include "bg-config.h"

#include "bg-date.h"
#include "bg-text.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Says in the language chosen what is wrong with a date, and how numbers come out. */
static int
speak (void)
{
  g_autoptr (GError) error = NULL;
  BgDate date;

  bg_language_init ();
  if (bg_date_read ("31/11", bg_date_new (2026, 11, 22), BG_DATE_NONE, &date, &error))
    return 1;
  printf ("%s|%.1f|%s", error->message, 1.5, setlocale (LC_NUMERIC, NULL));
  return 0;
}

static char *program;

static char *
run_with (const char *const settings[])
{
  static const char *const cleared[] = {
    "LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC", "LC_CTYPE", "BANGGIAO_LANGUAGE", NULL
  };
  char *argv[] = { program, (char *) "--speak", NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  for (int i = 0; cleared[i] != NULL; i++)
    environment = g_environ_unsetenv (environment, cleared[i]);
  for (int i = 0; settings[i] != NULL; i += 2)
    environment = g_environ_setenv (environment, settings[i], settings[i + 1], TRUE);
  g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

static void
test_language (void)
{
  static const char vietnamese[] = "Tháng 11 chỉ có 30 ngày|1.5|C";
  static const char english[] = "November has only 30 days|1.5|C";
  static const struct
  {
    const char *settings[9];
    const char *expected;
  } cases[] = {
    { { NULL }, vietnamese },
    { { "LANG", "C", NULL }, vietnamese },
    { { "LANG", "C.UTF-8", NULL }, vietnamese },
    { { "LANG", "POSIX", NULL }, vietnamese },
    { { "LC_ALL", "C", NULL }, vietnamese },
    /* Installed or not. */
    { { "LANG", "en_US.UTF-8", NULL }, vietnamese },
    { { "LANG", "vi_VN.UTF-8", NULL }, vietnamese },
    { { "LANG", "xx_XX.UTF-8", "LANGUAGE", "en", NULL }, vietnamese },
    { { "LANG", "C", "BANGGIAO_LANGUAGE", "", NULL }, vietnamese },
    { { "LANG", "vi_VN.UTF-8", "BANGGIAO_LANGUAGE", "en", NULL }, english },
    { { "LANG", "C", "BANGGIAO_LANGUAGE", "en", NULL }, english },
    { { "LANG", "C.UTF-8", "BANGGIAO_LOCALE_DIR", "/nonexistent", NULL }, english },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = run_with (cases[i].settings);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (output, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && strcmp (argv[1], "--speak") == 0)
    return speak ();
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/init", test_language);
  return g_test_run ();
}
