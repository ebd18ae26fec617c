/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door in: a change set becomes rows, history and search index in one transaction. */
#include "bg-config.h"

#include "bg-commit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-history-read.h"
#include "bg-loop-check.h"
#include "bg-problems.h"
#include "bg-record-sql.h"
#include "bg-sync-mark.h"
#include "bg-task.h"
#include "bg-task-results.h"

/* A form shows the words beside the field; elsewhere they must say which one is meant. */
static void
refuse_problem (const BgKind *kind, const BgProblem *problem, GError **error)
{
  const BgField *field = problem->field != NULL ? bg_kind_get_field (kind, problem->field) : NULL;
  const char *label = field != NULL ? bg_field_get_label (field) : NULL;

  if (label == NULL || strstr (problem->message, label) != NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("Not saved. %s"), problem->message);
  else
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("Not saved. %s (in “%s”)"), problem->message, label);
}

static gboolean
refuse_problems (const BgKind *kind, const BgProblems *problems, GError **error)
{
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    if (bg_problems_get (problems, i)->grade == BG_GRADE_ERROR)
      {
        refuse_problem (kind, bg_problems_get (problems, i), error);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_record (BgRecord *after, GError **error)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();
  BgRules rules;

  if (bg_record_is_trashed (after))
    return TRUE;
  bg_rules_init (&rules, bg_clock_get_today ());
  bg_record_validate (after, &rules, problems);
  return refuse_problems (bg_record_get_kind (after), problems, error);
}

static gboolean
check_fixed (BgRecord *before, BgRecord *after, GError **error)
{
  for (const BgField *field = bg_record_get_kind (after)->fields; field->name != NULL; field++)
    if ((field->flags & BG_FIELD_FIXED) != 0 && bg_record_is_set (before, field->name) &&
        !bg_record_field_equal (before, after, field))
      {
        g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("Not saved. “%s” cannot change once it is set"),
                     bg_field_get_label (field));
        return FALSE;
      }
  return TRUE;
}

/* What the set makes of a record, whether it was written already or comes after; NULL where it says nothing.
 */
static BgRecord *
find_in_set (BgChangeSet *set, const char *id)
{
  for (guint i = 0; i < bg_change_set_get_n (set); i++)
    if (g_str_equal (bg_record_get_id (bg_change_set_get_after (set, i)), id))
      return bg_change_set_get_after (set, i);
  return NULL;
}

static gboolean
check_reference (BgSql *sql, BgCommitWork *work, const BgField *field, const char *id, GError **error)
{
  gboolean trashed = FALSE;
  gboolean is_here = bg_record_sql_is_alive (sql, bg_kind_find (field->target), id, &trashed);
  BgRecord *with_it = is_here && !trashed ? NULL : find_in_set (work->set, id);

  if (with_it != NULL)
    trashed = bg_record_is_trashed (with_it);
  else if (!is_here)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                   _ ("Not saved. The record chosen in “%s” does not exist"), bg_field_get_label (field));
      return FALSE;
    }
  if (!trashed)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("Not saved. The record chosen in “%s” is in the trash; restore it or choose another one"),
               bg_field_get_label (field));
  return FALSE;
}

/* Only references that are new are looked at: an old one may point to what has been trashed since. */
static gboolean
check_references (BgSql *sql, BgCommitWork *work, BgRecord *before, BgRecord *after, GError **error)
{
  for (const BgField *field = bg_record_get_kind (after)->fields; field->name != NULL; field++)
    {
      if (before != NULL && bg_record_field_equal (before, after, field))
        continue;
      if (field->type == BG_FIELD_LIST)
        for (guint i = 0; i < bg_record_get_n_items (after, field->name); i++)
          if (!check_references (sql, work, NULL, bg_record_get_item (after, field->name, i), error))
            return FALSE;
      if (field->type == BG_FIELD_REFERENCE && bg_record_is_set (after, field->name) &&
          !check_reference (sql, work, field, bg_record_get_text (after, field->name), error))
        return FALSE;
    }
  return TRUE;
}

/* Setting a fixed field for the first time can be undone, and done again. */
static gboolean
is_taking_back (BgChangeSet *set)
{
  return bg_change_set_get_undoes (set) != 0;
}

static gboolean
check_all (BgSql *sql, BgCommitWork *work, BgRecord *before, BgRecord *after, GError **error)
{
  BgAct act = bg_change_set_get_act (work->set);

  /* It only takes values out: what else is wrong with an old record is no reason to keep them. And what
   * others wrote was checked where they wrote it; two good edits may meet in a record that the form will not
   * take. */
  if (act == BG_ACT_BLANKED || act == BG_ACT_SYNC)
    return TRUE;
  if (!check_record (after, error))
    return FALSE;
  if ((bg_change_set_get_flags (work->set) & BG_CHANGE_UNCHECKED) != 0)
    return TRUE;
  if (before != NULL && !is_taking_back (work->set) && !check_fixed (before, after, error))
    return FALSE;
  return check_references (sql, work, before, after, error) && bg_loop_check (sql, before, after, error);
}

/* Where one step changes several records, the one that is in the way is not the one in front of the officer.
 */
static gboolean
name_in_the_way (BgCommitWork *work, BgRecord *record, GError *failure, GError **error)
{
  g_autofree char *reason = g_strdup (failure->message);

  if (bg_change_set_get_n (work->set) == 1 && find_in_set (work->set, bg_record_get_id (record)) != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (g_str_has_suffix (reason, "."))
    reason[strlen (reason) - 1] = '\0';
  g_set_error (error, failure->domain, failure->code,
               _ ("%s. This is in the way: %s “%s”. Nothing was changed; open it, put it right, and do this "
                  "once more."),
               reason, bg_kind_get_label (bg_record_get_kind (record)), bg_record_get_title (record));
  g_error_free (failure);
  return FALSE;
}

static gboolean
insert_record (BgSql *sql, BgCommitWork *work, BgRecord *after, GError **error)
{
  gint64 seq;

  bg_record_set_version (after, 1);
  if (bg_change_set_get_act (work->set) != BG_ACT_SYNC || bg_record_get_created (after) == 0)
    bg_record_set_created (after, work->time, work->officer);
  bg_record_set_modified (after, work->time, work->officer);
  return bg_record_sql_insert (sql, after, &seq, error) && bg_search_index (sql, NULL, after, seq, error);
}

/* A merge of what was written here with what another wrote is written here, as the server will hear: it says
 * whose it is. */
static char *
dup_author (BgCommitWork *work, BgRecord *after)
{
  const char *author = bg_record_get_modified_by (after);

  return g_strdup (bg_change_set_get_act (work->set) == BG_ACT_SYNC && author != NULL ? author
                                                                                      : work->officer);
}

static gboolean
update_record (BgSql *sql, BgCommitWork *work, BgRecord *current, BgRecord *after, gint64 seq, GError **error)
{
  g_autofree char *author = dup_author (work, after);

  bg_record_set_version (after, bg_record_get_version (current) + 1);
  bg_record_set_created (after, bg_record_get_created (current), bg_record_get_created_by (current));
  bg_record_set_modified (after, work->time, author);
  return bg_record_sql_update (sql, current, after, seq, error) &&
         bg_search_index (sql, current, after, seq, error);
}

/* What was edited is brought onto what stands in the record book now. A new record from the server was read
 * for this set alone, and need not be copied. */
static BgRecord *
prepare_after (BgCommitWork *work, BgRecord *base, BgRecord *edited, BgRecord *current, GError **error)
{
  if (current == NULL && bg_change_set_get_act (work->set) == BG_ACT_SYNC)
    return g_object_ref (edited);
  if (base == NULL || current == NULL || bg_record_get_version (base) == bg_record_get_version (current))
    return bg_record_copy (edited);
  return bg_merge_edit (base, edited, current, error);
}

static gboolean
refuse_missing (BgRecord *edited, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("Not saved. “%s” is no longer in the record book"),
               bg_record_get_title (edited));
  return FALSE;
}

static gboolean
refuse_twin (BgRecord *edited, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_CONFLICT,
               _ ("Not saved. A record with the id of “%s” exists already"), bg_record_get_title (edited));
  return FALSE;
}

static gboolean
apply_pair (BgSql *sql, BgRecord *base, BgRecord *edited, gpointer data, GError **error)
{
  BgCommitWork *work = data;
  const BgKind *kind = bg_record_get_kind (edited);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = NULL;
  g_autoptr (BgRecord) after = NULL;
  GError *refusal = NULL;
  gint64 seq = 0;

  current = bg_record_sql_load (sql, kind, bg_record_get_id (edited), &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (base != NULL && current == NULL)
    return refuse_missing (edited, error);
  if (base == NULL && current != NULL)
    return refuse_twin (edited, error);
  after = prepare_after (work, base, edited, current, error);
  if (after == NULL)
    return FALSE;
  if (current != NULL && bg_act_can_be_undone (bg_change_set_get_act (work->set)))
    bg_task_write_down_move (current, after, bg_clock_get_today ());
  if (kind->derive != NULL)
    kind->derive (after);
  if (current != NULL && bg_record_equal (current, after))
    return TRUE;
  if (!check_all (sql, work, current, after, &refusal))
    return name_in_the_way (work, after, refusal, error);
  if (current != NULL ? !update_record (sql, work, current, after, seq, error)
                      : !insert_record (sql, work, after, error))
    return FALSE;
  g_ptr_array_add (work->before, g_steal_pointer (&current));
  g_ptr_array_add (work->after, g_steal_pointer (&after));
  return TRUE;
}

/* What a blanking change set took out of the records is taken out of their history too. */
static gboolean
blank_history (BgSql *sql, BgRecord *before, BgRecord *after, GError **error)
{
  g_autoptr (GPtrArray) changes = bg_record_diff (before, after);

  for (guint i = 0; i < changes->len; i++)
    {
      BgChange *change = g_ptr_array_index (changes, i);

      if (!bg_history_blank (sql, bg_record_get_id (after), change->path, error) ||
          !bg_sync_blank (sql, bg_record_get_id (after), change->path, error))
        return FALSE;
    }
  return TRUE;
}

/* The notes of such a set name values that stand in the history alone. */
static gboolean
blank_all (BgSql *sql, BgCommitWork *work, GError **error)
{
  for (guint i = 0; i < work->after->len; i++)
    if (!blank_history (sql, g_ptr_array_index (work->before, i), g_ptr_array_index (work->after, i), error))
      return FALSE;
  for (guint i = 0; i < bg_change_set_get_n_notes (work->set); i++)
    {
      const BgChangeNote *note = bg_change_set_get_note (work->set, i);

      if (!bg_history_blank (sql, note->record, note->path, error) ||
          (note->path != NULL && !bg_sync_blank (sql, note->record, note->path, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_history (BgSql *sql, BgCommitWork *work, GError **error)
{
  /* An undo that finds everything back already is written all the same: it must not be offered again. So is
   * an answer that changes no record: it can be taken back like any other. */
  if (work->after->len == 0 && work->purged->len == 0 && bg_change_set_get_n_notes (work->set) == 0 &&
      !bg_change_set_is_answer (work->set))
    return TRUE;
  if (!bg_history_write (sql, work, error))
    return FALSE;
  return bg_change_set_get_act (work->set) != BG_ACT_BLANKED || blank_all (sql, work, error);
}

/* Only what an officer decides has a sequel: an undo takes its own back, and what comes from the server has
 * come with it. */
static gboolean
apply_all (BgSql *sql, BgCommitWork *work, GError **error)
{
  guint n;

  for (guint i = 0; i < bg_change_set_get_n (work->set); i++)
    if (!apply_pair (sql, bg_change_set_get_before (work->set, i), bg_change_set_get_after (work->set, i),
                     work, error))
      return FALSE;
  n = bg_act_can_be_undone (bg_change_set_get_act (work->set)) && !is_taking_back (work->set)
        ? work->after->len
        : 0;
  for (guint i = 0; i < n; i++)
    if (!bg_task_results_follow (sql, g_ptr_array_index (work->before, i), g_ptr_array_index (work->after, i),
                                 apply_pair, work, error))
      return FALSE;
  return TRUE;
}

/* Two windows may have had the same idea. */
static gboolean
check_undone (BgSql *sql, BgCommitWork *work, GError **error)
{
  gboolean undone = FALSE;

  if (is_taking_back (work->set) &&
      !bg_history_is_undone (sql, bg_change_set_get_undoes (work->set), &undone, error))
    return FALSE;
  if (!undone)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("This was undone already. Nothing was changed."));
  return FALSE;
}

/* Saved, it is no draft any more; both are on the disk at once, or neither is. */
static gboolean
drop_drafts (BgSql *sql, BgChangeSet *set, GError **error)
{
  if ((bg_change_set_get_flags (set) & BG_CHANGE_FROM_FORM) == 0)
    return TRUE;
  for (guint i = 0; i < bg_change_set_get_n (set); i++)
    if (!bg_sql_run_with (sql, "DELETE FROM draft WHERE record = :id", error, ":id",
                          bg_record_get_id (bg_change_set_get_after (set, i)), NULL))
      return FALSE;
  return TRUE;
}

/**
 * bg_commit_in_transaction:
 * @sql: a connection inside a transaction
 * @data: a #BgCommitWork; takes what was changed
 * @error: why the transaction must be given up
 *
 * The work of bg_commit(), for what is done together with something else.
 *
 * Returns: whether all of it was written
 */
gboolean
bg_commit_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  BgCommitWork *work = data;

  if (!check_undone (sql, work, error) || !bg_purge (sql, work, error) || !apply_all (sql, work, error))
    return FALSE;
  return write_history (sql, work, error) && bg_sync_mark (sql, work, error) &&
         drop_drafts (sql, work->set, error);
}

/* What is taken out for good shall not be found in the free pages of the file, or beside it, either. */
static gboolean
run_transaction (BgSql *sql, BgCommitWork *work, GError **error)
{
  BgAct act = bg_change_set_get_act (work->set);
  gboolean for_good = act == BG_ACT_BLANKED || act == BG_ACT_PURGED;
  gboolean good;

  if (for_good && !bg_sql_run (sql, "PRAGMA secure_delete = ON", error))
    return FALSE;
  good = bg_sql_transaction (sql, bg_commit_in_transaction, work, error);
  /* A reader may hold the checkpoint up; the next one does it then. */
  if (for_good)
    (void) bg_sql_run (sql, "PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  return good;
}

static void
unref_nullable (gpointer object)
{
  g_clear_object (&object);
}

/**
 * bg_commit:
 * @sql: the connection that writes
 * @set: what to change
 * @officer: (nullable): who changes it
 * @error: why nothing was changed
 *
 * Checks, merges with what changed meanwhile, and stores records, history and search index in one
 * transaction. A record that is not changed by it leaves no trace. Any thread, one at a time.
 *
 * Returns: (transfer full) (element-type BgRecord): the records as they are now stored; NULL when nothing was
 * stored
 */
GPtrArray *
bg_commit (BgSql *sql, BgChangeSet *set, const char *officer, GError **error)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (unref_nullable);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) purged = g_ptr_array_new_with_free_func (g_object_unref);
  BgCommitWork work = { set, officer, bg_clock_get_now (), before, after, purged };

  g_return_val_if_fail (sql != NULL && set != NULL, NULL);

  if (!run_transaction (sql, &work, error))
    return NULL;
  g_ptr_array_extend (after, purged, (GCopyFunc) g_object_ref, NULL);
  return g_steal_pointer (&after);
}
