/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the program in one table, and the words on what it is for. */
#include "bg-config.h"

#include "bg-help.h"

#include <glib/gi18n-lib.h>

#include "bg-about-dialog.h"
#include "bg-shortcuts-dialog.h"

#define EVERYWHERE N_ ("Everywhere")
#define LISTS      N_ ("Lists and records")
#define CHANGES    N_ ("Changes")
#define TASKS      N_ ("Tasks, in the list")
#define FORM       N_ ("Editing form")
#define PREVIEW    N_ ("Print preview")

static const BgShortcut shortcuts[] = {
  { EVERYWHERE, N_ ("Pages 1 to 9"), "<Alt>1...9" },
  { EVERYWHERE, N_ ("Calendar"), "<Alt>0" },
  { EVERYWHERE, N_ ("Find anything"), "<Control>k" },
  { EVERYWHERE, N_ ("Find on this page"), "<Control>f" },
  { EVERYWHERE, N_ ("Sidebar"), "F9" },
  { EVERYWHERE, N_ ("Menu"), "F10" },
  { EVERYWHERE, N_ ("Keyboard shortcuts"), "<Control>question" },
  { EVERYWHERE, N_ ("Preferences"), "<Control>comma" },
  { EVERYWHERE, N_ ("Let the curtain fall"), "<Control>l" },
  { EVERYWHERE, N_ ("Help"), "F1" },
  { EVERYWHERE, N_ ("Quit"), "<Control>q" },
  { LISTS, N_ ("Add"), "<Control>n" },
  { LISTS, N_ ("Edit"), "<Control>e" },
  { LISTS, N_ ("Add a task"), "<Control><Shift>n" },
  { LISTS, N_ ("Duplicate"), "<Control>d" },
  { LISTS, N_ ("Copy link"), "<Control><Shift>c" },
  { LISTS, N_ ("Print preview"), "<Control>p <Control><Shift>p" },
  { LISTS, N_ ("Record before or after"), "<Alt>Up <Alt>Down" },
  { LISTS, N_ ("Back to the list"), "<Alt>Left" },
  { CHANGES, N_ ("Put into the trash"), "Delete" },
  { CHANGES, N_ ("Undo"), "<Control>z" },
  { CHANGES, N_ ("Redo"), "<Control><Shift>z" },
  { CHANGES, N_ ("History"), "<Control>h" },
  { TASKS, N_ ("Finished"), "x" },
  { TASKS, N_ ("Extend"), "g" },
  { TASKS, N_ ("Reminded"), "d" },
  { FORM, N_ ("Save"), "<Control>s" },
  { FORM, N_ ("Next problem"), "F8" },
  { FORM, N_ ("Add a line to the list"), "<Control>Return" },
  { FORM, N_ ("Calendar"), "F4" },
  { FORM, N_ ("Move a line up or down"), "<Alt>Up <Alt>Down" },
  { FORM, N_ ("History of the field"), "<Control>h" },
  { FORM, N_ ("Cancel"), "Escape" },
  { PREVIEW, N_ ("Print"), "<Control>p" },
  { PREVIEW, N_ ("Save as PDF"), "<Control><Shift>s" },
  { PREVIEW, N_ ("Larger, smaller"), "<Control>plus <Control>minus" },
  { PREVIEW, N_ ("Whole page"), "<Control>0" },
  { PREVIEW, N_ ("Page before or after"), "Page_Up Page_Down" },
  { PREVIEW, N_ ("Back"), "<Alt>Left Escape" },
  { NULL },
};

/**
 * bg_help_show_shortcuts:
 * @parent: (nullable): the window it stands before
 *
 * Shows all keys that do something.
 */
void
bg_help_show_shortcuts (GtkWindow *parent)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  bg_shortcuts_dialog_present (parent, shortcuts);
}

/**
 * bg_help_show_about:
 * @parent: (nullable): the window it stands before
 *
 * Says what the program is for, what it is not for, and under which licence.
 */
void
bg_help_show_about (GtkWindow *parent)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  bg_about_dialog_present (
    parent,
    _ ("The record book of foreign affairs: delegations, agreements, tasks. All data stays on this "
       "computer.\n\nOnly for information that is not secret: state secrets must be neither entered nor "
       "attached (Law 117/2025/QH15).\n\nFree software under the GNU General Public License, version 3 "
       "or later."));
}
