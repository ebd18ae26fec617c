/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the passport numbers that have been kept long enough, and makes the change set that takes them out.
 */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgBlanking:
 * @months: of the rule
 * @trips: (element-type BgRecord): delegations that are due and have passport numbers, as they are stored
 * @n_people: members of these with a passport number or its expiry
 * @n_old: values that stand in the history alone
 * @set: (nullable): what takes all of it out; NULL when there is nothing
 *
 * What a rule would take out today.
 */
typedef struct
{
  int months;
  GPtrArray *trips;
  guint n_people;
  guint n_old;
  BgChangeSet *set;
} BgBlanking;

void bg_blanking_free (BgBlanking *blanking);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgBlanking, bg_blanking_free)

BgBlanking *bg_blanking_find (BgStore *store, int months, BgDate today, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_blanking_find_async (BgStore *store,
                             int months,
                             BgDate today,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
BgBlanking *bg_blanking_find_finish (BgStore *store, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
