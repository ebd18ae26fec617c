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
 */
typedef enum
{
  BG_CHANGE_NONE = 0,
  BG_CHANGE_UNCHECKED = 1 << 0,
} BgChangeFlags;

BgChangeSet *bg_change_set_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_change_set_ref (BgChangeSet *set) G_GNUC_WARN_UNUSED_RESULT;
void bg_change_set_unref (BgChangeSet *set);
void bg_change_set_set_flags (BgChangeSet *set, BgChangeFlags flags);
void bg_change_set_add (BgChangeSet *set, BgRecord *before, BgRecord *after);

const char *bg_change_set_get_label (BgChangeSet *set);
BgChangeFlags bg_change_set_get_flags (BgChangeSet *set);
guint bg_change_set_get_n (BgChangeSet *set);
BgRecord *bg_change_set_get_before (BgChangeSet *set, guint index);
BgRecord *bg_change_set_get_after (BgChangeSet *set, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgChangeSet, bg_change_set_unref)

G_END_DECLS
