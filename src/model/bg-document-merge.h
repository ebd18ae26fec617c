/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of two versions of one document against the one that both sides knew. */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/**
 * BgClash:
 * @path: as in #BgChange: a field, "list[ID].field", "list[ID]" for a whole item, "list" for its order
 * @base: (nullable): what both began with; NULL where it was not set or is not known
 * @mine: (nullable): what this side made of it; NULL where it took it away
 * @theirs: (nullable): what the other side made of it, and what stands until somebody decides
 *
 * One place that both sides changed differently.
 */
typedef struct
{
  char *path;
  json_t *base;
  json_t *mine;
  json_t *theirs;
} BgClash;

void bg_clash_free (BgClash *clash);
GPtrArray *bg_clashes_new (void) G_GNUC_WARN_UNUSED_RESULT;
json_t *bg_document_merge (const json_t *base, const json_t *mine, const json_t *theirs, GPtrArray *clashes)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_document_is_frame (const char *key);
gboolean bg_document_equal (const json_t *a, const json_t *b);

G_END_DECLS
