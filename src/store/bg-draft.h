/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what is being typed into a form, kept so that it survives a crash. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgDraft:
 * @record: the record as it was being written
 * @time: when it was kept, microseconds since 1970 UTC
 * @base_version: version of the stored record it was written over; 0 for a new one
 * @base: (nullable): that record as it was then; NULL for a new one
 * @typed: (nullable): what was typed and could not be read, as the form gave it
 */
typedef struct
{
  BgRecord *record;
  gint64 time;
  gint64 base_version;
  BgRecord *base;
  json_t *typed;
} BgDraft;

void bg_draft_free (BgDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgDraft, bg_draft_free)

void bg_store_save_draft_async (BgStore *store,
                                BgRecord *record,
                                BgRecord *base,
                                json_t *typed,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean bg_store_save_draft_finish (BgStore *store, GAsyncResult *result, GError **error);
void bg_store_drop_draft_async (BgStore *store, const char *id, GAsyncReadyCallback callback, gpointer data);
BgDraft *bg_store_load_draft (BgStore *store, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgDraft *bg_store_load_last_draft (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgDraft *bg_store_load_new_draft (BgStore *store, const BgKind *kind, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
