/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding likely twins: two records of one kind that seem to be about the same thing, typed on two computers.
 * They are offered to a person, and never joined by themselves. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

typedef struct _BgTwinIndex BgTwinIndex;

gboolean bg_kind_has_twins (const BgKind *kind);
BgTwinIndex *bg_twin_index_new (const BgKind *kind, BgTitleFunc title_func, gpointer title_data)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_twin_index_free (BgTwinIndex *index);
guint bg_twin_index_get_n (const BgTwinIndex *index);
const GPtrArray *bg_twin_index_get_fields (const BgTwinIndex *index);
void bg_twin_index_add (BgTwinIndex *index, BgRecord *record);
char *bg_twin_index_take (BgTwinIndex *index, BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgTwinIndex, bg_twin_index_free)

G_END_DECLS
