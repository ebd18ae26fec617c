/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record books of earlier forms, unpacked for a test, and SQL on a file beside the store. */
#pragma once

#include <glib.h>

GArray *book_list_forms (void) G_GNUC_WARN_UNUSED_RESULT;
void book_unpack (int form, const char *path);
void book_copy (const char *from, const char *to);
void book_run (const char *path, const char *script);
char *book_read (const char *path, const char *text) G_GNUC_WARN_UNUSED_RESULT;
