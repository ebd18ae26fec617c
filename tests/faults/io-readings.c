/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios that read: each gives its whole answer or an error. */
#include "io-readings.h"

#include "bg-backup.h"
#include "bg-blanking-finder.h"
#include "bg-dossier.h"
#include "bg-history.h"
#include "bg-prove.h"
#include "bg-restore.h"
#include "bg-salvage.h"
#include "bg-undo.h"

static BgQuery *
make_query (const BgKind *kind)
{
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  return bg_query_new (kind, &rules);
}

static gboolean
answer_records (Run *run, GPtrArray *records)
{
  GString *answer = g_string_new (NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *text = fault_record_dup_text (g_ptr_array_index (records, i));

      g_string_append (answer, text);
    }
  run->answer = g_string_free (answer, FALSE);
  return records != NULL;
}

gboolean
fault_read_search (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_delegation_kind);
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_search (query, "doan cong tac");
  found = bg_store_find (run->store, query, 0, error);
  return answer_records (run, found);
}

gboolean
fault_read_list (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_task_kind);
  g_autoptr (GPtrArray) found = bg_store_find (run->store, query, 0, error);

  return answer_records (run, found);
}

gboolean
fault_read_counted (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_delegation_kind);
  guint n = 0;
  gboolean good = bg_store_count (run->store, query, &n, error);

  run->answer = g_strdup_printf ("%u", n);
  return good;
}

char *
fault_dup_first_id (Run *run)
{
  g_autoptr (BgQuery) query = make_query (&bg_delegation_kind);
  g_autoptr (GPtrArray) found = bg_store_find (run->store, query, 1, NULL);

  return found != NULL && found->len > 0 ? g_strdup (bg_record_get_id (g_ptr_array_index (found, 0))) : NULL;
}

gboolean
fault_read_load (Run *run, GError **error)
{
  g_autoptr (BgRecord) record = bg_store_load (run->store, &bg_delegation_kind, run->answer, error);

  g_free (run->answer);
  run->answer = record != NULL ? fault_record_dup_text (record) : NULL;
  return record != NULL;
}

gboolean
fault_read_history (Run *run, GError **error)
{
  g_autoptr (GPtrArray) entries = bg_store_load_history (run->store, run->answer, 0, error);

  g_free (run->answer);
  run->answer = entries != NULL ? g_strdup_printf ("%u", entries->len) : NULL;
  return entries != NULL;
}

gboolean
fault_read_load_draft (Run *run, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgDraft) draft = bg_store_load_new_draft (run->store, &bg_delegation_kind, &failure);

  run->answer = draft != NULL ? fault_record_dup_text (draft->record) : g_strdup ("none");
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
fault_read_prove (Run *run, GError **error)
{
  g_autoptr (BgProof) proof = bg_prove_file (run->path, NULL, error);

  if (proof == NULL)
    return FALSE;
  run->answer = g_strdup_printf ("%s %d", proof->head, (int) proof->history);
  return TRUE;
}

/* A backup that is said to be one is proved and has all that was asked for. */
gboolean
fault_read_back_up (Run *run, GError **error)
{
  g_autofree char *folder = g_build_filename (run->folder, "bản sao", NULL);
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = folder };
  g_autoptr (BgBackup) backup = bg_backup_make (run->path, &wish, NULL, error);

  if (backup == NULL)
    return FALSE;
  g_assert_true (bg_backup_is_proved (backup));
  run->answer = g_strdup (backup->head);
  return TRUE;
}

gboolean
fault_read_field_history (Run *run, GError **error)
{
  g_autoptr (GPtrArray) entries = bg_store_load_field_history (run->store, run->answer, "note", 0, error);

  g_free (run->answer);
  run->answer = entries != NULL ? g_strdup_printf ("%u", entries->len) : NULL;
  return entries != NULL;
}

gboolean
fault_read_sets (Run *run, GError **error)
{
  BgHistoryFilter filter = { .kind = &bg_delegation_kind };
  g_autoptr (GPtrArray) sets = bg_store_list_history (run->store, &filter, 0, error);

  run->answer = sets != NULL ? g_strdup_printf ("%u", sets->len) : NULL;
  return sets != NULL;
}

gboolean
fault_read_one_set (Run *run, GError **error)
{
  g_autoptr (GPtrArray) entries = bg_store_load_set (run->store, 3, error);

  run->answer = entries != NULL ? g_strdup_printf ("%u", entries->len) : NULL;
  return entries != NULL;
}

/* The record as the second to last of all change sets left it. */
gboolean
fault_read_as_of (Run *run, GError **error)
{
  g_autoptr (BgRecord) record =
    bg_store_load_as_of (run->store, &bg_delegation_kind, run->answer, G_MAXINT64 - 1, error);

  g_free (run->answer);
  run->answer = record != NULL ? fault_record_dup_text (record) : NULL;
  return record != NULL;
}

gboolean
fault_read_overdue (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_task_kind);
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_filter (query, "overdue");
  bg_query_set_group_by (query, "lead_agency");
  found = bg_store_find (run->store, query, 0, error);
  return answer_records (run, found);
}

gboolean
fault_read_blanking (Run *run, GError **error)
{
  g_autoptr (BgBlanking) blanking = bg_blanking_find (run->store, 1, bg_date_new (2030, 1, 1), error);

  run->answer = blanking != NULL ? g_strdup_printf ("%u %u", blanking->trips->len, blanking->n_people) : NULL;
  return blanking != NULL;
}

gboolean
fault_read_dossier (Run *run, GError **error)
{
  g_autoptr (BgRecord) record = bg_store_load (run->store, &bg_delegation_kind, run->answer, error);
  g_autoptr (GPtrArray) own = record != NULL ? bg_store_list_own (run->store, record, error) : NULL;

  g_free (run->answer);
  run->answer = own != NULL ? g_strdup_printf ("%u", own->len) : NULL;
  return own != NULL;
}

gboolean
fault_read_undo (Run *run, GError **error)
{
  g_autoptr (BgUndo) undo = bg_undo_load (run->store, BG_UNDO_LAST, error);

  run->answer =
    undo != NULL ? g_strdup_printf ("%d %u", (int) bg_undo_get_set (undo), bg_undo_get_n_steps (undo)) : NULL;
  return undo != NULL;
}

/* What cannot be read is a hole, and said to be one; the book itself is left as it is. */
gboolean
fault_read_salvage (Run *run, GError **error)
{
  g_autofree char *target = g_build_filename (run->folder, "sửa.banggiao", NULL);
  g_autoptr (BgSalvage) salvage = bg_salvage_run (run->path, target, NULL, error);

  return salvage != NULL;
}

/* A drill that finds a fault has looked; while nothing is wrong with the backup, it must not find one. */
gboolean
fault_read_drill (Run *run, GError **error)
{
  g_autofree char *folder = bg_backup_dup_folder (run->path);
  g_autoptr (BgDrill) drill = bg_drill_run (folder, NULL, NULL, error);

  if (drill != NULL)
    run->answer = g_strdup (drill->fault != NULL ? drill->fault : "good");
  return drill != NULL;
}

/* The newest backup takes the place of the book. */
gboolean
fault_restore (Run *run, GError **error)
{
  g_autofree char *folder = bg_backup_dup_folder (run->path);
  g_autoptr (BgBackup) backup = bg_backup_find_last (folder);
  g_autoptr (BgRestored) restored = bg_restore_run (run->path, backup->path, NULL, NULL, NULL, error);

  return restored != NULL;
}
