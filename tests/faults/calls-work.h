/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store does, an operation a line, for test-calls. */
#pragma once

#include "io-readings.h"

G_BEGIN_DECLS

/**
 * CallsFlags:
 * @CALLS_OPEN: the record book is open when it begins
 * @CALLS_WRITES: it changes what the record book holds
 * @CALLS_HEDGES: instead of an error it may give an answer that says itself that it is not whole
 * @CALLS_LONG: it takes long
 * @CALLS_NEW_IDS: it makes records with ids of their own, so that only their number can be foretold
 */
typedef enum
{
  CALLS_OPEN = 1 << 0,
  CALLS_WRITES = 1 << 1,
  CALLS_HEDGES = 1 << 2,
  CALLS_LONG = 1 << 3,
  CALLS_NEW_IDS = 1 << 4,
} CallsFlags;

/**
 * CallsOperation:
 * @name: what it is
 * @run: gives its whole answer, or an error
 * @flags: how it is judged
 * @book: the record book that it works on
 * @prepare: (nullable): gets what it needs before anything fails; NULL for what calls_prepare() gets
 */
typedef struct
{
  const char *name;
  gboolean (*run) (Run *run, GError **error);
  CallsFlags flags;
  const char *book;
  void (*prepare) (Run *run);
} CallsOperation;

/* Names of record books in the folder. */
#define CALLS_BOOK    "sổ.banggiao"
#define CALLS_NEW     "mới.banggiao"
#define CALLS_OLD     "cũ.banggiao"
#define CALLS_DAMAGED "hỏng.banggiao"
#define CALLS_SHARED  "chung.banggiao"
/* In a folder of its own: contents are taken off the shelf only where no other book lies. */
#define CALLS_FILES "tệp/sổ.banggiao"

extern const CallsOperation calls_operations[];
extern const CallsOperation calls_sync_operations[];
extern const CallsOperation calls_file_operations[];

void calls_make_model (const char *folder);
void calls_make_shared (const char *path);
void calls_make_files (const char *path);
void calls_prepare (Run *run, const char *name);
gboolean calls_answer_number (Run *run, gboolean good, gint64 number);
void calls_answered_cb (GObject *source, GAsyncResult *result, gpointer data);
void calls_wait_for (GAsyncResult **result);
gboolean calls_read_any (Run *run, GError **error);
gboolean calls_read_recent (Run *run, GError **error);
gboolean calls_read_set_of_day (Run *run, GError **error);
gboolean calls_read_as_of (Run *run, GError **error);
gboolean calls_read_officers (Run *run, GError **error);
gboolean calls_read_sets_async (Run *run, GError **error);
gboolean calls_read_own (Run *run, GError **error);
gboolean calls_read_trashed_with (Run *run, GError **error);
gboolean calls_read_found_async (Run *run, GError **error);
gboolean calls_read_counted_async (Run *run, GError **error);
gboolean calls_read_flat (Run *run, GError **error);
gboolean calls_read_grouped (Run *run, GError **error);
gboolean calls_read_last_draft (Run *run, GError **error);
gboolean calls_read_draft (Run *run, GError **error);
gboolean calls_read_undo (Run *run, GError **error);
gboolean calls_read_redo (Run *run, GError **error);
gboolean calls_read_blanking (Run *run, GError **error);
gboolean calls_read_proposals (Run *run, GError **error);
gboolean calls_read_proposals_of_year (Run *run, GError **error);
gboolean calls_read_proposals_of_all (Run *run, GError **error);
gboolean calls_read_proposals_of_new (Run *run, GError **error);
gboolean calls_read_proposals_unmoved (Run *run, GError **error);
gboolean calls_read_office (Run *run, GError **error);
gboolean calls_read_checked_trip (Run *run, GError **error);
gboolean calls_read_checked_task (Run *run, GError **error);

G_END_DECLS
