/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looked at personal data, and who took it out of the record book: written down before it is shown. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

void bg_personal_show_async (BgStore *store,
                             BgRecord *record,
                             const char *path,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean bg_personal_show_finish (BgStore *store, GAsyncResult *result, GError **error);

BgChangeSet *bg_personal_set_new (BgAct act) G_GNUC_WARN_UNUSED_RESULT;
void bg_personal_set_add (BgChangeSet *set, BgRecord *record);
gboolean bg_personal_commit (BgStore *store, BgChangeSet *set, GError **error);

G_END_DECLS
