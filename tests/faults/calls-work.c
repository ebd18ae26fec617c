/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store does, an operation a line, for test-calls. */
#include "calls-work.h"

#include "bg-backup.h"
#include "bg-personal.h"
#include "bg-prove.h"
#include "bg-restore.h"
#include "bg-review-walk.h"
#include "bg-salvage.h"

static gboolean
open_new (Run *run, GError **error)
{
  run->store = bg_store_open (run->path, BG_OPEN_CREATE | BG_OPEN_FORCE, error);
  return run->store != NULL;
}

static gboolean
open_existing (Run *run, GError **error)
{
  run->store = bg_store_open (run->path, BG_OPEN_EXISTING | BG_OPEN_FORCE, error);
  return run->store != NULL;
}

static gboolean
open_to_read (Run *run, GError **error)
{
  run->store = bg_store_open (run->path, BG_OPEN_READ_ONLY | BG_OPEN_FORCE, error);
  return run->store != NULL;
}

/* What the change sets below need is read before anything fails. */
static gboolean
commit (Run *run, GError **error)
{
  return bg_store_commit (run->store, run->op->set, error);
}

static gboolean
commit_async (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_store_commit_async (run->store, run->op->set, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_store_commit_finish (run->store, result, error);
}

static gboolean
note_looks (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_personal_show_async (run->store, run->op->draft, "members", calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_personal_show_finish (run->store, result, error);
}

static gboolean
note_export (Run *run, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_personal_set_new (BG_ACT_EXPORTED);

  bg_personal_set_add (set, run->op->draft);
  return bg_personal_commit (run->store, set, error);
}

static gboolean
note_restore (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_restore_note_async (run->store, run->op->dropped, calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_store_commit_finish (run->store, result, error);
}

static gboolean
begin_review (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BgRecord) review = NULL;
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  bg_store_open_review_async (run->store, &rules, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  review = bg_store_open_review_finish (run->store, result, error);
  return calls_answer_number (run, review != NULL,
                              review != NULL ? bg_record_get_n_items (review, "entries") : 0);
}

static gboolean
save_draft (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_store_save_draft_async (run->store, run->op->draft, run->op->draft, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_store_save_draft_finish (run->store, result, error);
}

static gboolean
drop_draft (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_store_drop_draft_async (run->store, bg_record_get_id (run->op->draft), calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_store_save_draft_finish (run->store, result, error);
}

/* A proof that finds a fault has looked; while nothing is wrong with the file, it must not find one. */
static gboolean
prove (Run *run, GError **error)
{
  g_autoptr (BgProof) proof = bg_prove_file (run->path, NULL, error);

  if (proof != NULL)
    run->answer = g_strdup_printf ("%s %u", proof->head, proof->faults->len);
  return proof != NULL;
}

static gboolean
answer_backup (Run *run, BgBackup *backup)
{
  if (backup == NULL)
    return FALSE;
  g_assert_true (bg_backup_is_proved (backup));
  run->answer = g_strdup (backup->head);
  return TRUE;
}

static gboolean
back_up (Run *run, GError **error)
{
  int progress = 0;
  g_autofree char *second = g_build_filename (run->folder, "đĩa hai", NULL);
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .second = second, .progress = &progress };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BgBackup) backup = NULL;

  bg_backup_make_async (run->path, &wish, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  backup = bg_backup_make_finish (result, error);
  return answer_backup (run, backup);
}

static gboolean
back_up_before (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_backup_before_async (run->store, BG_BACKUP_IMPORT, NULL, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  return bg_backup_before_finish (result, error);
}

/* Where the present book cannot be read, the plan says that there is none. */
static gboolean
plan (Run *run, GError **error)
{
  g_autoptr (BgRestorePlan) found = bg_restore_plan (run->path, run->op->dropped, NULL, NULL, error);
  gint64 sum = 0;

  if (found == NULL || !found->present)
    return found != NULL;
  for (guint i = 0; i < found->lines->len; i++)
    sum += g_array_index (found->lines, BgRestoreLine, i).now;
  return calls_answer_number (run, TRUE, sum);
}

static gboolean
restore (Run *run, GError **error)
{
  g_autoptr (BgRestored) restored = bg_restore_run (run->path, run->op->dropped, NULL, NULL, NULL, error);

  return restored != NULL;
}

static gboolean
drill (Run *run, GError **error)
{
  g_autofree char *folder = bg_backup_dup_folder (run->path);
  g_autoptr (BgDrill) done = bg_drill_run (folder, NULL, NULL, error);

  if (done != NULL)
    run->answer = g_strdup (done->fault != NULL ? done->fault : "good");
  return done != NULL;
}

static gboolean
salvage (Run *run, GError **error)
{
  g_autofree char *target = g_build_filename (run->folder, "sửa.banggiao", NULL);
  g_autoptr (BgSalvage) found = bg_salvage_run (run->path, target, NULL, error);

  if (found != NULL && found->holes == 0 && found->history_whole)
    run->answer = g_strdup ("whole");
  return found != NULL;
}

const CallsOperation calls_operations[] = {
  { "open-new", open_new, 0, CALLS_NEW },
  { "open-existing", open_existing, 0, CALLS_BOOK },
  { "open-to-read", open_to_read, 0, CALLS_BOOK },
  { "migrate", open_existing, CALLS_LONG, CALLS_OLD },
  { "search", fault_read_search, CALLS_OPEN, CALLS_BOOK },
  { "search-async", calls_read_found_async, CALLS_OPEN, CALLS_BOOK },
  { "list", fault_read_list, CALLS_OPEN, CALLS_BOOK },
  { "rows", calls_read_flat, CALLS_OPEN, CALLS_BOOK },
  { "rows-grouped", calls_read_grouped, CALLS_OPEN, CALLS_BOOK },
  { "overdue", fault_read_overdue, CALLS_OPEN, CALLS_BOOK },
  { "count", fault_read_counted, CALLS_OPEN, CALLS_BOOK },
  { "count-async", calls_read_counted_async, CALLS_OPEN, CALLS_BOOK },
  { "load-any", calls_read_any, CALLS_OPEN, CALLS_BOOK },
  { "history", calls_read_recent, CALLS_OPEN, CALLS_BOOK },
  { "sets", fault_read_sets, CALLS_OPEN, CALLS_BOOK },
  { "sets-async", calls_read_sets_async, CALLS_OPEN, CALLS_BOOK },
  { "one-set", fault_read_one_set, CALLS_OPEN, CALLS_BOOK },
  { "officers", calls_read_officers, CALLS_OPEN, CALLS_BOOK },
  { "set-of-day", calls_read_set_of_day, CALLS_OPEN, CALLS_BOOK },
  { "as-of", calls_read_as_of, CALLS_OPEN, CALLS_BOOK },
  { "dossier", calls_read_own, CALLS_OPEN, CALLS_BOOK },
  { "trashed-with", calls_read_trashed_with, CALLS_OPEN, CALLS_BOOK },
  { "blanking", calls_read_blanking, CALLS_OPEN, CALLS_BOOK },
  { "propose", calls_read_proposals, CALLS_OPEN, CALLS_BOOK },
  { "propose-year", calls_read_proposals_of_year, CALLS_OPEN, CALLS_BOOK },
  { "propose-all", calls_read_proposals_of_all, CALLS_OPEN, CALLS_BOOK },
  { "propose-new", calls_read_proposals_of_new, CALLS_OPEN, CALLS_BOOK },
  { "propose-unmoved", calls_read_proposals_unmoved, CALLS_OPEN, CALLS_BOOK },
  { "office", calls_read_office, CALLS_OPEN, CALLS_BOOK },
  { "check-trip", calls_read_checked_trip, CALLS_OPEN, CALLS_BOOK },
  { "check-task", calls_read_checked_task, CALLS_OPEN, CALLS_BOOK },
  { "new-draft", fault_read_load_draft, CALLS_OPEN, CALLS_BOOK },
  { "last-draft", calls_read_last_draft, CALLS_OPEN, CALLS_BOOK },
  { "load-draft", calls_read_draft, CALLS_OPEN, CALLS_BOOK },
  { "load-undo", calls_read_undo, CALLS_OPEN, CALLS_BOOK },
  { "load-redo", calls_read_redo, CALLS_OPEN, CALLS_BOOK },
  { "add", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "edit", commit_async, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "save-form", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "finish", commit, CALLS_OPEN | CALLS_WRITES | CALLS_NEW_IDS, CALLS_BOOK },
  { "trash", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "bring-back", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "undo", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "redo", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "purge", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "blank", commit, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "note-looks", note_looks, CALLS_OPEN, CALLS_BOOK },
  { "note-export", note_export, CALLS_OPEN, CALLS_BOOK },
  { "note-restore", note_restore, CALLS_OPEN, CALLS_BOOK },
  { "begin-review", begin_review, CALLS_OPEN | CALLS_WRITES | CALLS_NEW_IDS, CALLS_BOOK },
  { "save-draft", save_draft, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "drop-draft", drop_draft, CALLS_OPEN | CALLS_WRITES, CALLS_BOOK },
  { "prove", prove, CALLS_LONG, CALLS_BOOK },
  { "back-up", back_up, CALLS_LONG, CALLS_BOOK },
  { "back-up-before", back_up_before, CALLS_OPEN | CALLS_LONG, CALLS_BOOK },
  { "plan", plan, CALLS_HEDGES | CALLS_LONG, CALLS_BOOK },
  { "restore", restore, CALLS_WRITES | CALLS_LONG, CALLS_BOOK },
  { "restore-damaged", restore, CALLS_WRITES | CALLS_LONG, CALLS_DAMAGED },
  { "drill", drill, CALLS_LONG, CALLS_BOOK },
  { "salvage", salvage, CALLS_HEDGES | CALLS_LONG, CALLS_BOOK },
  { "salvage-damaged", salvage, CALLS_HEDGES | CALLS_LONG, CALLS_DAMAGED },
  { NULL },
};
