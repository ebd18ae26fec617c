/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys; named after AdwShortcutsDialog (libadwaita 1.8), made of a list of preferences. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BgShortcut:
 * @group: (translatable): what the key belongs to; a line whose group is NULL ends the table
 * @title: (translatable): what it does
 * @keys: as gtk_accelerator_parse() takes them, several apart by a space, "..." between first and last
 *
 * One line of the list; those of one group stand together.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *keys;
} BgShortcut;

void bg_shortcuts_dialog_present (GtkWindow *parent, const BgShortcut *shortcuts);

G_END_DECLS
