/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record book: one door in (commit), one door out (queries), news by a signal. */
#pragma once

#include <gio/gio.h>

#include "bg-change-set.h"
#include "bg-query.h"
#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgOpenFlags:
 * @BG_OPEN_EXISTING: the file must be there
 * @BG_OPEN_CREATE: an empty record book is made where there is none
 * @BG_OPEN_READ_ONLY: nothing will be written
 * @BG_OPEN_FORCE: also on a network drive or in a folder that is copied to a cloud
 */
typedef enum
{
  BG_OPEN_EXISTING = 0,
  BG_OPEN_CREATE = 1 << 0,
  BG_OPEN_READ_ONLY = 1 << 1,
  BG_OPEN_FORCE = 1 << 2,
} BgOpenFlags;

#define BG_TYPE_STORE (bg_store_get_type ())
G_DECLARE_FINAL_TYPE (BgStore, bg_store, BG, STORE, GObject)

BgStore *bg_store_open (const char *path, BgOpenFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_store_close (BgStore *store);
const char *bg_store_get_path (BgStore *store);
gboolean bg_store_is_read_only (BgStore *store);
const char *bg_store_get_reason (BgStore *store);
gboolean bg_store_is_held (BgStore *store);
void bg_store_set_officer (BgStore *store, const char *name);
char *bg_store_dup_officer (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;

gboolean bg_store_commit (BgStore *store, BgChangeSet *set, GError **error);
void bg_store_commit_async (BgStore *store,
                            BgChangeSet *set,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean bg_store_commit_finish (BgStore *store, GAsyncResult *result, GError **error);
gboolean bg_store_save (BgStore *store, BgRecord *before, BgRecord *after, const char *label, GError **error);

BgRecord *bg_store_load (BgStore *store, const BgKind *kind, const char *id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_store_load_any (BgStore *store, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_store_read_office (BgStore *store, BgRecord **office, GError **error);
BgRecord *bg_store_load_office (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_find (BgStore *store, const BgQuery *query, guint limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_store_find_async (BgStore *store,
                          const BgQuery *query,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
GPtrArray *bg_store_find_finish (BgStore *store, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_store_count (BgStore *store, const BgQuery *query, guint *count, GError **error);
void bg_store_count_async (BgStore *store,
                           const BgQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
int bg_store_count_finish (BgStore *store, GAsyncResult *result, GError **error);

char *bg_store_dup_title (BgStore *store, const char *kind, const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *bg_store_title_func (const char *kind, const char *id, gpointer store) G_GNUC_WARN_UNUSED_RESULT;

/* Id of the one record of kind office. */
#define BG_OFFICE_ID "00000000-0000-7000-8000-000000000001"

G_END_DECLS
