/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the operations of test-calls need before they begin: a record, a change set, a backup. */
#include <string.h>

#include "bg-backup.h"
#include "bg-blanking-finder.h"
#include "bg-dossier.h"
#include "bg-undo.h"
#include "calls-work.h"

static BgQuery *
make_query (const BgKind *kind)
{
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  return bg_query_new (kind, &rules);
}

/* The record of the kind whose title begins so, in the trash or not. */
static BgRecord *
find (BgStore *store, const BgKind *kind, const char *title)
{
  for (int trashed = 0; trashed < 2; trashed++)
    {
      g_autoptr (BgQuery) query = make_query (kind);
      g_autoptr (GPtrArray) found = NULL;

      bg_query_set_trashed (query, trashed);
      found = bg_store_find (store, query, 0, NULL);
      for (guint i = 0; found != NULL && i < found->len; i++)
        if (g_str_has_prefix (bg_record_get_title (g_ptr_array_index (found, i)), title))
          return g_object_ref (g_ptr_array_index (found, i));
    }
  return NULL;
}

static BgChangeSet *
new_set (BgRecord *before, BgRecord *after)
{
  BgChangeSet *set = bg_change_set_new ("Thao tác");

  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, before, after);
  return set;
}

/* What is new has the same id in every run, so that what comes of it can be compared. */
static void
add_member (BgRecord *trip)
{
  const BgKind *items = bg_kind_get_field (&bg_delegation_kind, "members")->items;
  g_autoptr (BgRecord) member = bg_record_new_with_id (items, "01900000-0000-7000-8000-000000000001");

  bg_record_set_text (member, "full_name", "Phạm Thị D");
  bg_record_append_item (trip, "members", member);
}

static BgChangeSet *
make_add (BgStore *store, BgRecord *record)
{
  g_autoptr (BgRecord) trip =
    bg_record_new_with_id (&bg_delegation_kind, "01900000-0000-7000-8000-000000000002");

  bg_record_set_text (trip, "title", "Đoàn mới");
  bg_record_set_text (trip, "direction", "incoming");
  bg_record_set_text (trip, "start_date", "2026-11-20");
  add_member (trip);
  return new_set (NULL, trip);
}

static BgChangeSet *
make_edit (BgStore *store, BgRecord *record)
{
  g_autoptr (BgRecord) after = bg_record_copy (record);

  bg_record_set_text (after, "purpose", "Hội đàm");
  bg_record_remove_item (after, "members", bg_record_get_id (bg_record_get_item (after, "members", 0)));
  add_member (after);
  return new_set (record, after);
}

/* A next turn, a follower and the commitment follow in the same step. */
static BgChangeSet *
make_finish (BgStore *store, BgRecord *record)
{
  g_autoptr (BgRecord) after = bg_record_copy (record);

  bg_record_set_text (after, "completed_date", "2026-01-01");
  bg_record_set_text (after, "result", "Đã làm");
  return new_set (record, after);
}

/* The draft of the record goes with it. */
static BgChangeSet *
make_form (BgStore *store, BgRecord *record)
{
  g_autoptr (BgRecord) after = bg_record_copy (record);
  BgChangeSet *set;

  bg_record_set_text (after, "note", "Đã gõ xong");
  set = new_set (record, after);
  bg_change_set_set_flags (set, BG_CHANGE_FROM_FORM);
  return set;
}

static BgChangeSet *
make_trash (BgStore *store, BgRecord *record)
{
  g_autoptr (GPtrArray) own = bg_store_list_own (store, record, NULL);

  return bg_dossier_create_change_set (record, own, TRUE);
}

static BgChangeSet *
make_bring_back (BgStore *store, BgRecord *record)
{
  g_autoptr (GPtrArray) others = bg_store_list_trashed_with (store, record, NULL);

  return bg_dossier_create_change_set (record, others, FALSE);
}

static BgChangeSet *
make_undo (BgStore *store, BgRecord *record)
{
  g_autoptr (BgUndo) undo = bg_undo_load (store, BG_UNDO_LAST, NULL);

  return bg_undo_create_change_set (undo, NULL);
}

static BgChangeSet *
make_redo (BgStore *store, BgRecord *record)
{
  g_autoptr (BgUndo) undo = bg_undo_load (store, BG_REDO_LAST, NULL);

  return bg_undo_create_change_set (undo, NULL);
}

static BgChangeSet *
make_purge (BgStore *store, BgRecord *record)
{
  BgChangeSet *set = bg_change_set_new ("Xóa hẳn");

  bg_change_set_add_purge (set, record);
  return set;
}

static BgChangeSet *
make_blank (BgStore *store, BgRecord *record)
{
  g_autoptr (BgBlanking) blanking = bg_blanking_find (store, 36, bg_date_new (2026, 11, 27), NULL);

  return bg_change_set_ref (blanking->set);
}

/* On which record, and what is stored; any other operation is about the second trip. */
static const struct
{
  const char *name;
  const BgKind *kind;
  const char *title;
  BgChangeSet *(*make) (BgStore *store, BgRecord *record);
} wishes[] = {
  { "add", &bg_delegation_kind, "Đoàn đi", make_add },
  { "edit", &bg_delegation_kind, "Đoàn đi", make_edit },
  { "finish", &bg_task_kind, "Thực hiện", make_finish },
  { "trash", &bg_delegation_kind, "Đoàn đi", make_trash },
  { "bring-back", &bg_delegation_kind, "Đoàn đã", make_bring_back },
  { "trashed-with", &bg_delegation_kind, "Đoàn đã", NULL },
  { "undo", &bg_delegation_kind, "Đoàn đi", make_undo },
  { "redo", &bg_delegation_kind, "Đoàn đi", make_redo },
  { "purge", &bg_task_kind, "Việc lẻ", make_purge },
  { "blank", &bg_delegation_kind, "Đoàn cũ", make_blank },
  { "check-task", &bg_task_kind, "Đôn đốc", NULL },
  { "save-form", &bg_task_kind, "Đôn đốc", make_form },
  { "load-draft", &bg_task_kind, "Đôn đốc", NULL },
  { "drop-draft", &bg_task_kind, "Đôn đốc", NULL },
};

static void
read_wish (Run *run, const char *name)
{
  const BgKind *kind = &bg_delegation_kind;
  const char *title = "Đoàn đi";
  BgChangeSet *(*make) (BgStore *, BgRecord *) = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    if (g_str_equal (wishes[i].name, name))
      {
        kind = wishes[i].kind;
        title = wishes[i].title;
        make = wishes[i].make;
      }
  run->op->draft = find (run->store, kind, title);
  g_assert_nonnull (run->op->draft);
  if (make != NULL)
    run->op->set = make (run->store, run->op->draft);
}

void
calls_prepare (Run *run, const char *name)
{
  g_autofree char *book = g_build_filename (run->folder, CALLS_BOOK, NULL);
  g_autofree char *folder = bg_backup_dup_folder (book);
  g_autoptr (BgBackup) backup = bg_backup_find_last (folder);

  run->op = g_new0 (FaultOp, 1);
  run->op->name = name;
  run->op->expected = fault_content_new ();
  run->op->dropped = g_strdup (backup->path);
  if (run->store != NULL)
    read_wish (run, name);
}
