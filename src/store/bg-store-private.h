/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this floor share about an open record book. */
#pragma once

#include "bg-sql.h"
#include "bg-store.h"

G_BEGIN_DECLS

BgSql *bg_store_acquire_reader (BgStore *store, GError **error);
void bg_store_release_reader (BgStore *store, BgSql *sql);
gboolean bg_store_write (BgStore *store, BgSqlFunc func, gpointer data, GPtrArray *changed, GError **error);
void bg_store_run_task (BgStore *store, GTask *task, GTaskThreadFunc func);
void bg_store_write_async (BgStore *store,
                           BgSqlFunc func,
                           gpointer data,
                           GDestroyNotify destroy,
                           GAsyncReadyCallback callback,
                           gpointer callback_data);

G_END_DECLS
