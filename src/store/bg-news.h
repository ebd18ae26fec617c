/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News of records that others changed, gathered while many come: pages are shown anew once for all of them.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _BgNews BgNews;

/**
 * BgNewsFunc:
 * @records: (element-type BgRecord): what changed; one record may be there more than once, the newest last
 * @data: of the caller
 */
typedef void (*BgNewsFunc) (GPtrArray *records, gpointer data);

BgNews *bg_news_new (BgNewsFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void bg_news_free (BgNews *news);
gint64 bg_news_get_pause (guint n);
void bg_news_tell (BgNews *news, GPtrArray *records);
void bg_news_pass (BgNews *news, GObject *owner, GPtrArray *records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgNews, bg_news_free)

G_END_DECLS
