/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the search index knows the words of the records, and no others. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bg_search_verify (const char *path, GPtrArray *faults, GCancellable *cancellable, GError **error);

G_END_DECLS
