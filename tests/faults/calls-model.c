/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that every run of test-calls begins with a copy of: a record book with a bit of everything, one
 * of the first form, a damaged one, and backups. */
#include <string.h>

#include "bg-backup.h"
#include "bg-dossier.h"
#include "bg-undo.h"
#include "book-files.h"
#include "bg-task.h"
#include "calls-work.h"

static void
commit (BgStore *store, BgChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  bg_store_commit (store, set, &error);
  g_assert_no_error (error);
}

static BgRecord *
load (BgStore *store, BgRecord *record)
{
  g_autoptr (GError) error = NULL;
  BgRecord *stored = bg_store_load (store, bg_record_get_kind (record), bg_record_get_id (record), &error);

  g_assert_no_error (error);
  return stored;
}

static BgRecord *
add (BgStore *store, BgRecord *record)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");

  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, NULL, record);
  commit (store, set);
  return load (store, record);
}

static BgRecord *
add_agency (BgStore *store)
{
  g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);

  bg_record_set_text (agency, "name", "Sở Y tế");
  bg_record_set_text (agency, "valid_to", "2025-06-30");
  return add (store, agency);
}

static void
add_line (BgRecord *trip, const char *day)
{
  BgRecord *line = bg_record_add_item (trip, "itinerary");

  bg_record_set_text (line, "content", "Tiếp đoàn");
  bg_record_set_text (line, "date", day);
  bg_record_set_text (line, "time", "09:00");
  bg_record_set_text (line, "room", "Phòng khách lớn");
}

static BgRecord *
add_trip (BgStore *store, const char *title, const char *year)
{
  g_autoptr (BgRecord) trip = bg_record_new (&bg_delegation_kind);
  g_autofree char *start = g_strconcat (year, "-01-01", NULL);
  g_autofree char *end = g_strconcat (year, "-01-05", NULL);
  static const char *const names[] = { "Trần Thị B", "Lê Văn C" };

  bg_record_set_text (trip, "title", title);
  bg_record_set_text (trip, "direction", "outgoing");
  bg_record_set_text (trip, "start_date", start);
  bg_record_set_text (trip, "end_date", end);
  add_line (trip, start);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BgRecord *member = bg_record_add_item (trip, "members");

      bg_record_set_text (member, "full_name", names[i]);
      bg_record_set_text (member, "passport_number", "B1234567");
    }
  return add (store, trip);
}

static BgRecord *
add_task (BgStore *store, const char *title, BgRecord *agency, BgRecord *trip)
{
  g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);

  bg_record_set_text (task, "title", title);
  bg_record_set_text (task, "due_date", "2026-01-01");
  bg_record_set_text (task, "lead_agency", bg_record_get_id (agency));
  if (trip != NULL)
    bg_record_set_text (task, "delegation", bg_record_get_id (trip));
  return add (store, task);
}

/* An agreement with a commitment, and the task that carries it out. */
static void
add_commitment (BgStore *store, BgRecord *agency)
{
  g_autoptr (BgRecord) fresh = bg_record_new (&bg_agreement_kind);
  BgRecord *commitment = bg_record_add_item (fresh, "commitments");
  g_autoptr (BgRecord) partner = bg_record_new (&bg_partner_kind);
  g_autoptr (BgRecord) other = NULL;
  g_autoptr (BgRecord) agreement = NULL;
  g_autoptr (BgRecord) task = NULL;
  g_autoptr (BgRecord) stored = NULL;

  bg_record_set_text (partner, "name", "Tỉnh Koh Kong");
  bg_record_set_text (partner, "country", "KH");
  other = add (store, partner);
  bg_record_set_text (fresh, "title", "Bản ghi nhớ");
  bg_record_set_text (fresh, "partner", bg_record_get_id (other));
  bg_record_set_text (commitment, "title", "Thực hiện trao đổi đoàn");
  bg_record_set_text (commitment, "lead_agency", bg_record_get_id (agency));
  agreement = add (store, fresh);
  task = bg_task_new_from (agreement, bg_record_get_item (agreement, "commitments", 0));
  bg_record_set_text (task, "title", "Thực hiện trao đổi đoàn");
  bg_record_set_text (task, "lead_agency", bg_record_get_id (agency));
  bg_record_set_text (task, "due_date", "2026-11-30");
  bg_record_set_text (task, "repeats", "yearly");
  bg_record_set_text (task, "next_title", "Báo cáo trao đổi đoàn");
  bg_record_set_integer (task, "next_days", 10);
  stored = add (store, task);
}

static void
edit (BgStore *store, BgRecord *record, const char *note)
{
  g_autoptr (BgRecord) before = load (store, record);
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Sửa");

  bg_record_set_text (after, "note", note);
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, before, after);
  if (bg_record_get_kind (after) == &bg_delegation_kind)
    {
      bg_record_set_text (bg_record_get_item (after, "members", 0), "passport_number", "C7654321");
      bg_record_move_item (after, "members", 0, 1);
    }
  commit (store, set);
}

static void
trash (BgStore *store, BgRecord *record)
{
  g_autoptr (GPtrArray) own = bg_store_list_own (store, record, NULL);
  g_autoptr (BgChangeSet) set = bg_dossier_create_change_set (record, own, TRUE);

  commit (store, set);
}

static void
undo_last (BgStore *store)
{
  g_autoptr (BgUndo) undo = bg_undo_load (store, BG_UNDO_LAST, NULL);
  g_autoptr (BgChangeSet) set = bg_undo_create_change_set (undo, NULL);

  commit (store, set);
}

static void
keep_drafts (BgStore *store, BgRecord *task)
{
  g_autoptr (BgRecord) fresh = bg_record_new (&bg_delegation_kind);
  g_autoptr (FaultOp) first = g_new0 (FaultOp, 1);
  g_autoptr (FaultOp) second = g_new0 (FaultOp, 1);

  first->expected = fault_content_new ();
  first->draft = g_object_ref (fresh);
  bg_record_set_text (fresh, "title", "Đoàn đang gõ dở");
  g_assert_true (fault_op_run (first, store, NULL));
  second->expected = fault_content_new ();
  second->draft = bg_record_copy (task);
  g_assert_true (fault_op_run (second, store, NULL));
}

static void
fill (BgStore *store)
{
  g_autoptr (BgRecord) agency = add_agency (store);
  g_autoptr (BgRecord) old = add_trip (store, "Đoàn cũ", "2020");
  g_autoptr (BgRecord) trip = add_trip (store, "Đoàn đi Lào", "2026");
  g_autoptr (BgRecord) gone = add_trip (store, "Đoàn đã hủy", "2025");
  g_autoptr (BgRecord) task = add_task (store, "Đôn đốc báo cáo", agency, trip);
  g_autoptr (BgRecord) own = add_task (store, "Gửi công hàm", agency, gone);
  g_autoptr (BgRecord) free = add_task (store, "Việc lẻ", agency, NULL);

  add_commitment (store, agency);
  edit (store, old, "Ghi chú một");
  trash (store, gone);
  trash (store, free);
  edit (store, task, "Ghi chú hai");
  edit (store, trip, "Ghi chú ba");
  keep_drafts (store, task);
}

static void
back_up (const char *book)
{
  g_autoptr (GError) error = NULL;
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  g_autoptr (BgBackup) backup = bg_backup_make (book, &wish, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bg_backup_is_proved (backup));
}

/* A hole in the middle of the pages, and in history. */
static void
damage (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  book_copy (from, to);
  book_run (to, "DELETE FROM change WHERE change_set = 3 AND position = 0");
  g_assert_true (g_file_get_contents (to, &bytes, &size, NULL));
  for (gsize at = 4096 * 9; at < size - 4096; at += 4096 * 7)
    memset (bytes + at, 0x5a, 64);
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

void
calls_make_model (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, CALLS_BOOK, NULL);
  g_autofree char *old = g_build_filename (folder, CALLS_OLD, NULL);
  g_autofree char *damaged = g_build_filename (folder, CALLS_DAMAGED, NULL);
  g_autofree char *shared = g_build_filename (folder, CALLS_SHARED, NULL);
  g_autofree char *files = g_build_filename (folder, CALLS_FILES, NULL);
  g_autoptr (GError) error = NULL;
  BgStore *store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);

  g_assert_no_error (error);
  bg_store_set_officer (store, "Nguyễn Văn A");
  fill (store);
  fault_store_close (&store);
  back_up (path);
  book_unpack (1, old);
  calls_make_shared (shared);
  calls_make_files (files);
  damage (path, damaged);
  /* The book goes on after its backup. */
  store = bg_store_open (path, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
  undo_last (store);
  fault_store_close (&store);
}
