/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two answers to one query, in places: rows that stay are left where they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgAnswerChange:
 * @old_start: first place of it in the old answer
 * @n_removed: how many places of the old answer go
 * @new_start: first place of it in the new answer
 * @n_added: how many places of the new answer come in their stead
 */
typedef struct
{
  guint old_start;
  guint n_removed;
  guint new_start;
  guint n_added;
} BgAnswerChange;

GArray *bg_answer_difference (const GArray *old_entries,
                              const GArray *new_entries,
                              GHashTable *kept,
                              GHashTable *stale);

G_END_DECLS
