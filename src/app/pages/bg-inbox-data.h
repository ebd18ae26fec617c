/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision, in words, read by a worker. */
#pragma once

#include "bg-store.h"
#include "bg-sync-inbox.h"

G_BEGIN_DECLS

/**
 * BgInboxPlace:
 * @entry: the entry
 * @name: what it is about, such as "Due date"
 * @base: what stood there before, in words
 * @mine: what was written here
 * @theirs: what is in use
 * @is_text: whether it is words whose difference can be shown, and joined
 * @takes_another: whether another value can be typed
 *
 * One place that two wrote differently; personal values are masked.
 */
typedef struct
{
  BgInboxEntry *entry;
  char *name;
  char *base;
  char *mine;
  char *theirs;
  gboolean is_text;
  gboolean takes_another;
} BgInboxPlace;

/**
 * BgInboxRecord:
 * @record: the record as it is
 * @time: when it was written last in one of the places, microseconds since 1970 UTC
 * @places: (element-type BgInboxPlace): its places
 * @joined: (element-type utf8): what else came from the other and needed nobody, a line each
 * @twin: (nullable): a record of the server's that is likely the same; then it has no places
 * @lines: (element-type BgTwinLine) (nullable): what it and its twin do not say alike
 * @is_answered: whether it and its twin were said to be different: nothing waits, but it can be said anew
 *
 * A record with all that is to be decided in it.
 */
typedef struct
{
  BgRecord *record;
  gint64 time;
  GPtrArray *places;
  GPtrArray *joined;
  BgRecord *twin;
  GPtrArray *lines;
  gboolean is_answered;
} BgInboxRecord;

/**
 * BgTwinAnswer:
 * @BG_TWIN_UNANSWERED: nothing was chosen yet
 * @BG_TWIN_INTO_MINE: the record of this computer is kept, the other joined to it
 * @BG_TWIN_INTO_THEIRS: the server's is kept
 * @BG_TWIN_DISTINCT: they are different
 *
 * What a person says to two records that are likely the same.
 */
typedef enum
{
  BG_TWIN_UNANSWERED,
  BG_TWIN_INTO_MINE,
  BG_TWIN_INTO_THEIRS,
  BG_TWIN_DISTINCT,
} BgTwinAnswer;

guint bg_inbox_record_count (const BgInboxRecord *record);
gboolean bg_inbox_record_equal (const BgInboxRecord *one, const BgInboxRecord *other);

void bg_inbox_read_async (BgStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
GPtrArray *bg_inbox_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_inbox_answer_async (BgStore *store,
                            const BgInboxRecord *pair,
                            BgTwinAnswer answer,
                            GAsyncReadyCallback callback,
                            gpointer data);
BgChangeSet *bg_inbox_answer_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
