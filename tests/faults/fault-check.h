/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record book is whole: pages, links, history and the search index. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void fault_init (int *argc, char ***argv);
char *fault_check_book (const char *path, gboolean with_search) G_GNUC_WARN_UNUSED_RESULT;
char *fault_folder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void fault_folder_copy (const char *from, const char *to);
void fault_folder_remove (const char *folder);
guint fault_read_count (int argc, char **argv, const char *option, guint usual);

G_END_DECLS
