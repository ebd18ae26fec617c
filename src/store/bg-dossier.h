/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record with what belongs to it: into the trash together, and back together. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

GPtrArray *bg_store_list_own (BgStore *store, BgRecord *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_list_before (BgStore *store, BgRecord *agreement, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_list_trashed_with (BgStore *store, BgRecord *record, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_dossier_create_change_set (BgRecord *record, GPtrArray *others, gboolean trashed)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
