/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the program speak Vietnamese, on machines set up for any language or for none. */
#include "bg-config.h"

#include "bg-text.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/*
 * gettext translates nothing in the locales C and POSIX, whatever LANGUAGE says, and later versions of the
 * C library count C.UTF-8 among them. The order is therefore from the most to the least certain; none of
 * them changes how numbers or dates are written, which this program does by itself.
 */
static const char *const message_locales[] = { "vi_VN.UTF-8", "en_US.UTF-8", "C.UTF-8" };

static gboolean
is_untranslated (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
}

static void
choose_message_locale (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (message_locales) && is_untranslated (setlocale (LC_MESSAGES, NULL));
       i++)
    setlocale (LC_MESSAGES, message_locales[i]);
}

/* File names and the terminal are UTF-8 here, also where the machine says nothing about it. */
static void
choose_character_set (void)
{
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/**
 * bg_language_init:
 *
 * Vietnamese, unless BANGGIAO_LANGUAGE names another language ("en" for the source's own). Catalogues are
 * looked for in BANGGIAO_LOCALE_DIR, or where the program was installed. LC_NUMERIC stays "C": numbers in
 * files, SQL and JSON must not change with the machine. Call first in main(), before any thread; a program
 * with a window calls gtk_disable_setlocale() before, since GTK would set the locale again.
 */
void
bg_language_init (void)
{
  const char *language = g_getenv ("BANGGIAO_LANGUAGE");
  const char *folder = g_getenv ("BANGGIAO_LOCALE_DIR");

  setlocale (LC_ALL, "");
  choose_message_locale ();
  choose_character_set ();
  setlocale (LC_NUMERIC, "C");

  g_setenv ("LANGUAGE", language != NULL && *language != '\0' ? language : "vi", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : BG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
