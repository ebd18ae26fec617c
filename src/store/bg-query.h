/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to look for: kind, filter, words, trash, a reference, order and grouping. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

typedef struct _BgQuery BgQuery;

BgQuery *bg_query_new (const BgKind *kind, const BgRules *rules) G_GNUC_WARN_UNUSED_RESULT;
BgQuery *bg_query_copy (const BgQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void bg_query_free (BgQuery *query);

void bg_query_set_filter (BgQuery *query, const char *filter);
void bg_query_set_search (BgQuery *query, const char *text);
void bg_query_set_trashed (BgQuery *query, gboolean trashed);
void bg_query_set_reference (BgQuery *query, const char *field, const char *id);
void bg_query_set_period (BgQuery *query, BgDate from, BgDate to);
void bg_query_set_group_by (BgQuery *query, const char *field);
void bg_query_set_order (BgQuery *query, const char *order);

const BgKind *bg_query_get_kind (const BgQuery *query);
const BgRules *bg_query_get_rules (const BgQuery *query);
const char *bg_query_get_filter (const BgQuery *query);
const char *bg_query_get_search (const BgQuery *query);
const char *bg_query_get_group_by (const BgQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgQuery, bg_query_free)

G_END_DECLS
