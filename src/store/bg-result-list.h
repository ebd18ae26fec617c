/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live answer to a query as a list model: ids first, rows on demand, kept up to date. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgGroup:
 *
 * A head in a grouped result: the value that its rows share.
 */
#define BG_TYPE_GROUP (bg_group_get_type ())
G_DECLARE_FINAL_TYPE (BgGroup, bg_group, BG, GROUP, GObject)

const char *bg_group_get_id (BgGroup *group);
const char *bg_group_get_title (BgGroup *group);
guint bg_group_get_count (BgGroup *group);
guint bg_group_get_total (BgGroup *group);
gboolean bg_group_is_collapsed (BgGroup *group);

#define BG_TYPE_RESULT_LIST (bg_result_list_get_type ())
G_DECLARE_FINAL_TYPE (BgResultList, bg_result_list, BG, RESULT_LIST, GObject)

BgResultList *bg_result_list_new (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;
void bg_result_list_set_query (BgResultList *list, const BgQuery *query);
const BgQuery *bg_result_list_get_query (BgResultList *list);
const char *bg_result_list_get_failure (BgResultList *list);
guint bg_result_list_get_n_records (BgResultList *list);
GPtrArray *bg_result_list_get_groups (BgResultList *list);
gboolean bg_result_list_is_loading (BgResultList *list);
gboolean bg_result_list_find (BgResultList *list, const char *id, guint *position);
void bg_result_list_refresh_records (BgResultList *list, GPtrArray *records);
void bg_result_list_set_collapsed (BgResultList *list, const char *group_id, gboolean collapsed);

G_END_DECLS
