/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is saved together: records before and after, under one label; one step of undo. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

typedef struct _BgChangeSet BgChangeSet;

/**
 * BgChangeFlags:
 * @BG_CHANGE_NONE: an ordinary edit by an officer
 * @BG_CHANGE_UNCHECKED: references may point to records that are not here (import of samples, sync)
 * @BG_CHANGE_FROM_FORM: what was typed into a form: the drafts of its records go in the same transaction
 */
typedef enum
{
  BG_CHANGE_NONE = 0,
  BG_CHANGE_UNCHECKED = 1 << 0,
  BG_CHANGE_FROM_FORM = 1 << 1,
} BgChangeFlags;

/**
 * BgAct:
 * @BG_ACT_EDIT: an officer's edit, a new record, the trash
 * @BG_ACT_UNDO: takes another change set back
 * @BG_ACT_REDO: takes an undo back
 * @BG_ACT_IMPORT: brought in from a file
 * @BG_ACT_SHOWN: personal data was looked at; changes nothing
 * @BG_ACT_PRINTED: personal data was printed; changes nothing
 * @BG_ACT_EXPORTED: personal data was written into a file; changes nothing
 * @BG_ACT_BLANKED: personal values were taken out, of the history too
 * @BG_ACT_PURGED: records were removed for good
 * @BG_ACT_RESTORED: the whole record book came back from a backup
 * @BG_ACT_SYNC: what others wrote came from the server
 *
 * What a change set did.
 */
typedef enum
{
  BG_ACT_EDIT,
  BG_ACT_UNDO,
  BG_ACT_REDO,
  BG_ACT_IMPORT,
  BG_ACT_SHOWN,
  BG_ACT_PRINTED,
  BG_ACT_EXPORTED,
  BG_ACT_BLANKED,
  BG_ACT_PURGED,
  BG_ACT_RESTORED,
  BG_ACT_SYNC,
} BgAct;

const char *bg_act_get_code (BgAct act);
BgAct bg_act_from_code (const char *code);
gboolean bg_act_can_be_undone (BgAct act);

/**
 * BgChangeNote:
 * @kind: name of a kind
 * @record: id of a record
 * @path: what of it; "" for the whole of it
 *
 * What was looked at without a change.
 */
typedef struct
{
  char *kind;
  char *record;
  char *path;
} BgChangeNote;

BgChangeSet *bg_change_set_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_change_set_ref (BgChangeSet *set) G_GNUC_WARN_UNUSED_RESULT;
void bg_change_set_unref (BgChangeSet *set);
void bg_change_set_set_flags (BgChangeSet *set, BgChangeFlags flags);
void bg_change_set_add (BgChangeSet *set, BgRecord *before, BgRecord *after);

void bg_change_set_add_purge (BgChangeSet *set, BgRecord *record);
void bg_change_set_set_label (BgChangeSet *set, const char *label);
void bg_change_set_set_act (BgChangeSet *set, BgAct act);
void bg_change_set_set_undoes (BgChangeSet *set, gint64 undoes);
void bg_change_set_add_note (BgChangeSet *set, const char *kind, const char *record, const char *path);

void bg_change_set_add_settled (BgChangeSet *set, gint64 inbox);
guint bg_change_set_get_n_settled (BgChangeSet *set);
gint64 bg_change_set_get_settled (BgChangeSet *set, guint index);
gboolean bg_change_set_is_answer (BgChangeSet *set);

const char *bg_change_set_get_label (BgChangeSet *set);
BgChangeFlags bg_change_set_get_flags (BgChangeSet *set);
BgAct bg_change_set_get_act (BgChangeSet *set);
gint64 bg_change_set_get_undoes (BgChangeSet *set);
gint64 bg_change_set_get_stored (BgChangeSet *set);
void bg_change_set_set_stored (BgChangeSet *set, gint64 number);
guint bg_change_set_get_n_notes (BgChangeSet *set);
const BgChangeNote *bg_change_set_get_note (BgChangeSet *set, guint index);
guint bg_change_set_get_n_purges (BgChangeSet *set);
BgRecord *bg_change_set_get_purge (BgChangeSet *set, guint index);
guint bg_change_set_get_n (BgChangeSet *set);
BgRecord *bg_change_set_get_before (BgChangeSet *set, guint index);
BgRecord *bg_change_set_get_after (BgChangeSet *set, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgChangeSet, bg_change_set_unref)

G_END_DECLS
