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
  BgAct act;
  gint64 undoes;
  gint64 stored;
  GArray *pairs;
  GArray *notes;
  GArray *settled;
  GPtrArray *purges;
};

/* What the record book keeps; an edit is the usual case and has none. */
static const char *const act_codes[] = { NULL,       "undo",    "redo",   "import",   "shown", "printed",
                                         "exported", "blanked", "purged", "restored", "sync" };

static void
clear_pair (gpointer data)
{
  Pair *pair = data;

  g_clear_object (&pair->before);
  g_clear_object (&pair->after);
}

static void
clear_note (gpointer data)
{
  BgChangeNote *note = data;

  g_free (note->kind);
  g_free (note->record);
  g_free (note->path);
}

static void
clear_set (gpointer data)
{
  BgChangeSet *set = data;

  g_free (set->label);
  g_array_unref (set->notes);
  g_array_unref (set->settled);
  g_ptr_array_unref (set->purges);
  g_array_unref (set->pairs);
}

/**
 * bg_act_get_code:
 * @act: an act
 *
 * Returns: (nullable): what stands for it in the record book; NULL for an edit
 */
const char *
bg_act_get_code (BgAct act)
{
  g_return_val_if_fail (act < G_N_ELEMENTS (act_codes), NULL);
  return act_codes[act];
}

/**
 * bg_act_from_code:
 * @code: (nullable): a code of bg_act_get_code()
 *
 * Returns: the act; an edit where the code is not known
 */
BgAct
bg_act_from_code (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (act_codes); i++)
    if (g_strcmp0 (code, act_codes[i]) == 0)
      return (BgAct) i;
  return BG_ACT_EDIT;
}

/**
 * bg_act_can_be_undone:
 * @act: an act
 *
 * Returns: whether an officer can take it back; an undo is taken back by a redo
 */
gboolean
bg_act_can_be_undone (BgAct act)
{
  return act == BG_ACT_EDIT || act == BG_ACT_IMPORT;
}

/**
 * bg_change_set_set_label:
 * @set: a change set that is not stored yet
 * @label: words for the history that were not known when it was begun
 */
void
bg_change_set_set_label (BgChangeSet *set, const char *label)
{
  g_return_if_fail (set != NULL && label != NULL);

  g_free (set->label);
  set->label = g_strdup (label);
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
  set->settled = g_array_new (FALSE, FALSE, sizeof (gint64));
  set->notes = g_array_new (FALSE, FALSE, sizeof (BgChangeNote));
  g_array_set_clear_func (set->notes, clear_note);
  set->purges = g_ptr_array_new_with_free_func (g_object_unref);
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
 * bg_change_set_set_act:
 * @set: a change set
 * @act: what it does, BG_ACT_EDIT if nothing is said. With BG_ACT_BLANKED the paths that it changes are
 *   blanked in all history
 */
void
bg_change_set_set_act (BgChangeSet *set, BgAct act)
{
  g_return_if_fail (set != NULL);
  set->act = act;
}

/**
 * bg_change_set_set_undoes:
 * @set: a change set
 * @undoes: number of the change set it takes back
 */
void
bg_change_set_set_undoes (BgChangeSet *set, gint64 undoes)
{
  g_return_if_fail (set != NULL);
  set->undoes = undoes;
}

/**
 * bg_change_set_add_note:
 * @set: a change set
 * @kind: name of a kind
 * @record: id of a record
 * @path: what of it was looked at, as in #BgChange; "" for the whole of it
 *
 * A set of notes alone writes who looked at what into the history, and changes nothing.
 */
void
bg_change_set_add_note (BgChangeSet *set, const char *kind, const char *record, const char *path)
{
  BgChangeNote note;

  g_return_if_fail (set != NULL && kind != NULL && record != NULL && path != NULL);

  note.kind = g_strdup (kind);
  note.record = g_strdup (record);
  note.path = g_strdup (path);
  g_array_append_val (set->notes, note);
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
 * bg_change_set_add_purge:
 * @set: a change set
 * @record: a record in the trash, which is to be removed for good
 *
 * Makes it a set that purges. It is refused where another record points to @record. History keeps what it
 * was, without its personal data.
 */
void
bg_change_set_add_purge (BgChangeSet *set, BgRecord *record)
{
  g_return_if_fail (set != NULL && BG_IS_RECORD (record));

  set->act = BG_ACT_PURGED;
  g_ptr_array_add (set->purges, bg_record_copy (record));
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
 * bg_change_set_get_act:
 * @set: a change set
 *
 * Returns: what it does
 */
BgAct
bg_change_set_get_act (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, BG_ACT_EDIT);
  return set->act;
}

/**
 * bg_change_set_get_undoes:
 * @set: a change set
 *
 * Returns: number of the change set it takes back, 0 for none
 */
gint64
bg_change_set_get_undoes (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->undoes;
}

/**
 * bg_change_set_get_stored:
 * @set: a change set that was committed
 *
 * Returns: its number in history, by which it can be undone; 0 where it changed nothing
 */
gint64
bg_change_set_get_stored (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->stored;
}

/**
 * bg_change_set_set_stored:
 * @set: a change set
 * @number: its number in history; the writer of history alone knows it
 */
void
bg_change_set_set_stored (BgChangeSet *set, gint64 number)
{
  g_return_if_fail (set != NULL);
  set->stored = number;
}

/**
 * bg_change_set_get_n_notes:
 * @set: a change set
 *
 * Returns: how many notes it has
 */
guint
bg_change_set_get_n_notes (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->notes->len;
}

/**
 * bg_change_set_get_note:
 * @set: a change set
 * @index: which note
 *
 * Returns: (transfer none): the note
 */
const BgChangeNote *
bg_change_set_get_note (BgChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->notes->len, NULL);
  return &g_array_index (set->notes, BgChangeNote, index);
}

/**
 * bg_change_set_get_n_purges:
 * @set: a change set
 *
 * Returns: how many records it removes for good
 */
guint
bg_change_set_get_n_purges (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->purges->len;
}

/**
 * bg_change_set_get_purge:
 * @set: a change set
 * @index: which record
 *
 * Returns: (transfer none): the record that is removed for good
 */
BgRecord *
bg_change_set_get_purge (BgChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->purges->len, NULL);
  return g_ptr_array_index (set->purges, index);
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

/**
 * bg_change_set_add_settled:
 * @set: a change set that nobody stored yet
 * @inbox: number of an entry of the inbox, see bg_sync_read_inbox()
 *
 * Says that this change set decides an entry: both are written together.
 */
void
bg_change_set_add_settled (BgChangeSet *set, gint64 inbox)
{
  g_return_if_fail (set != NULL && inbox > 0);

  g_array_append_val (set->settled, inbox);
}

/**
 * bg_change_set_get_n_settled:
 * @set: a change set
 *
 * Returns: how many entries of the inbox it decides
 */
guint
bg_change_set_get_n_settled (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);
  return set->settled->len;
}

/**
 * bg_change_set_get_settled:
 * @set: a change set
 * @index: which of them
 *
 * Returns: number of an entry of the inbox that it decides
 */
gint64
bg_change_set_get_settled (BgChangeSet *set, guint index)
{
  g_return_val_if_fail (set != NULL && index < set->settled->len, 0);
  return g_array_index (set->settled, gint64, index);
}

/**
 * bg_change_set_is_answer:
 * @set: a change set
 *
 * Returns: whether it says something even where no record changes by it: it decides an entry of the inbox, or
 * takes another change set back
 */
gboolean
bg_change_set_is_answer (BgChangeSet *set)
{
  g_return_val_if_fail (set != NULL, FALSE);
  return set->settled->len > 0 || set->undoes != 0;
}
