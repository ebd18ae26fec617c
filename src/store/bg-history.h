/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading history: of a record, of a field, of the whole office, and a record as it was. */
#pragma once

#include "bg-change-words.h"
#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgHistoryEntry:
 * @set: number of the change set
 * @time: microseconds since 1970 UTC
 * @officer: (nullable): who
 * @label: of the change set, such as "Sửa đoàn"
 * @act: what the change set did
 * @kind: name of the record's kind
 * @record: its id
 * @path: what changed, see #BgChange; "" for a record that was new, or purged where @after is NULL
 * @before: (nullable): JSON text
 * @after: (nullable): JSON text
 * @blanked: whether both were taken out of history
 */
typedef struct
{
  gint64 set;
  gint64 time;
  char *officer;
  char *label;
  BgAct act;
  char *kind;
  char *record;
  char *path;
  char *before;
  char *after;
  gboolean blanked;
} BgHistoryEntry;

/**
 * BgHistorySet:
 * @seq: its number
 * @time: microseconds since 1970 UTC
 * @officer: (nullable): who
 * @label: what it was, in words
 * @act: what it did
 * @undoes: the change set it takes back; 0 for none
 * @undone: whether a later one took it back
 * @n_records: how many records it touches
 * @kind: (nullable): name of the kind of the first of them
 * @record: (nullable): its id
 */
typedef struct
{
  gint64 seq;
  gint64 time;
  char *officer;
  char *label;
  BgAct act;
  gint64 undoes;
  gboolean undone;
  guint n_records;
  char *kind;
  char *record;
} BgHistorySet;

/**
 * BgHistoryFilter:
 * @officer: (nullable): only by this person
 * @kind: (nullable): only what touches records of this kind
 * @record: (nullable): only what touches the record of this id
 * @from: (nullable): not before this day, "2026-11-23"
 * @to: (nullable): not after this day
 * @older_than: only before the change set of this number; 0 for all
 *
 * Which change sets of the office are wanted.
 */
typedef struct
{
  const char *officer;
  const BgKind *kind;
  const char *record;
  const char *from;
  const char *to;
  gint64 older_than;
} BgHistoryFilter;

char *bg_history_describe_entry (const BgChangeWords *words, const BgHistoryEntry *entry)
  G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *bg_store_load_history (BgStore *store, const char *id, guint limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_load_recent_history (BgStore *store, const char *id, guint n_sets, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_load_field_history (BgStore *store,
                                        const char *id,
                                        const char *field,
                                        guint limit,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_load_set (BgStore *store, gint64 seq, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_list_history (BgStore *store, const BgHistoryFilter *filter, guint limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_store_list_history_async (BgStore *store,
                                  const BgHistoryFilter *filter,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *bg_store_list_history_finish (BgStore *store, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_list_officers (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_store_load_as_of (BgStore *store, const BgKind *kind, const char *id, gint64 set, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_store_find_set_of_day (BgStore *store,
                                   const char *id,
                                   const char *day,
                                   gint64 *set,
                                   GError **error);

G_END_DECLS
