/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by path, the way history keeps them: read, put back, taken apart. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgPlace:
 * @list: (nullable): the list a path leads into, or is the order of
 * @field: (nullable): the field it names: of an item where @list is set; NULL for a whole record, a whole
 *   item, the order of a list, and the trash mark
 * @is_order: whether it is the order of @list
 *
 * What a path of #BgChange names.
 */
typedef struct
{
  const BgField *list;
  const BgField *field;
  gboolean is_order;
} BgPlace;

BgPlace bg_patch_find_place (const BgKind *kind, const char *path);
json_t *bg_patch_get (const json_t *document, const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_patch_set (json_t *document, const char *path, const json_t *value);
void bg_patch_take_personal (const BgKind *kind, const char *path, json_t *value, GPtrArray *changes);
json_t *bg_record_to_bare_json (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
BgChange *bg_change_new (const char *path, json_t *before, json_t *after) G_GNUC_WARN_UNUSED_RESULT;
void bg_change_free (BgChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgChange, bg_change_free)

G_END_DECLS
