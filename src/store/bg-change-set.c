/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is saved together: records before and after, under one label. */
#include "bg-config.h"

#include "bg-change-set.h"

typedef struct
{
  BgRecord *before;
  BgRecord *after;
} Pair;

struct _BgChangeSet
{
  char *label;
  BgChangeFlags flags;
  GArray *pairs;
};

static void
clear_pair (gpointer data)
{
  Pair *pair = data;

  g_clear_object (&pair->before);
  g_clear_object (&pair->after);
}

static void
clear_set (gpointer data)
{
  BgChangeSet *set = data;

  g_free (set->label);
  g_array_unref (set->pairs);
}

/**
 * bg_change_set_new:
 * @label: words for the history, such as "Sửa đoàn"
 *
 * Returns: (transfer full): an empty change set
 */
BgChangeSet *
bg_change_set_new (const char *label)
{
  BgChangeSet *set;

  g_return_val_if_fail (label != NULL, NULL);

  set = g_atomic_rc_box_new0 (BgChangeSet);
  set->label = g_strdup (label);
  set->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_array_set_clear_func (set->pairs, clear_pair);
  return set;
}

/**
 * bg_change_set_ref:
 * @set: a change set
 *
 * Returns: (transfer full): the same
 */
BgChangeSet *
bg_change_set_ref (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);
  return g_atomic_rc_box_acquire (set);
}

/**
 * bg_change_set_unref:
 * @set: (transfer full): a change set
 */
void
bg_change_set_unref (BgChangeSet *set)
{
  g_return_if_fail (set != NULL);
  g_atomic_rc_box_release_full (set, clear_set);
}

/**
 * bg_change_set_set_flags:
 * @set: a change set
 * @flags: see #BgChangeFlags
 */
void
bg_change_set_set_flags (BgChangeSet *set, BgChangeFlags flags)
{
  g_return_if_fail (set != NULL);
  set->flags = flags;
}

/**
 * bg_change_set_add:
 * @set: a change set
 * @before: (nullable): the record as it was when it was loaded; NULL for a new one
 * @after: the record as it shall be
 *
 * Both are copied: later edits of a form do not reach the change set.
 */
void
bg_change_set_add (BgChangeSet *set, BgRecord *before, BgRecord *after)
{
  Pair pair;

  g_return_if_fail (set != NULL && BG_IS_RECORD (after));

  pair.before = before != NULL ? bg_record_copy (before) : NULL;
  pair.after = bg_record_copy (after);
  g_array_append_val (set->pairs, pair);
}

/**
 * bg_change_set_get_label:
 * @set: a change set
 *
 * Returns: its words for the history
 */
const char *
bg_change_set_get_label (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);
  return set->label;
}

/**
 * bg_change_set_get_flags:
 * @set: a change set
 *
 * Returns: its flags
 */
BgChangeFlags
bg_change_set_get_flags (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, BG_CHANGE_NONE);
  return set->flags;
}

/**
 * bg_change_set_get_n:
 * @set: a change set
 *
 * Returns: how many records it changes
 */
guint
bg_change_set_get_n (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->pairs->len;
}

/**
 * bg_change_set_get_before:
 * @set: a change set
 * @index: which record
 *
 * Returns: (transfer none) (nullable): the record before
 */
BgRecord *
bg_change_set_get_before (BgChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->pairs->len, NULL);
  return g_array_index (set->pairs, Pair, index).before;
}

/**
 * bg_change_set_get_after:
 * @set: a change set
 * @index: which record
 *
 * Returns: (transfer none): the record after
 */
BgRecord *
bg_change_set_get_after (BgChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->pairs->len, NULL);
  return g_array_index (set->pairs, Pair, index).after;
}
