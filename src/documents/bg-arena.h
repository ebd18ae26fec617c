/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the texts and lists that the plain data of a document borrows, until the document is drawn. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgFindRecordFunc:
 * @kind: name of a kind
 * @id: id of a record
 *
 * Looks up the record behind a reference.
 *
 * Returns: (transfer full) (nullable): the record, or NULL when it is not here (yet)
 */
typedef BgRecord *(*BgFindRecordFunc) (const char *kind, const char *id, gpointer data);

typedef struct _BgArena BgArena;

BgArena *bg_arena_new (BgFindRecordFunc find, gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
void bg_arena_free (BgArena *arena);
const char *bg_arena_take (BgArena *arena, char *text);
const char *bg_arena_copy (BgArena *arena, const char *text);
gpointer bg_arena_allocate (BgArena *arena, guint n, gsize size);
const char *const *bg_arena_end_list (BgArena *arena, GStrvBuilder *builder);
BgRecord *bg_arena_find (BgArena *arena, const char *kind, const char *id);
const char *bg_arena_find_title (BgArena *arena, BgRecord *record, const char *field);
const char *bg_arena_find_title_at (BgArena *arena, BgRecord *record, const char *field, BgDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgArena, bg_arena_free)

G_END_DECLS
