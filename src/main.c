/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program. */
#include "bg-config.h"

#include "bg-application.h"
#include "bg-text.h"

int
main (int argc, char **argv)
{
  g_autoptr (BgApplication) application = NULL;

  /* GTK would set the locale again from the environment, and gettext would fall back to English. */
  gtk_disable_setlocale ();
  bg_language_init ();
  g_set_application_name ("Bang Giao");
  application = bg_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
