/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo, redo, a record as of a day, the history of the office, and removing for good. */
#include <string.h>

#include "bg-error.h"
#include "bg-history.h"
#include "bg-undo.h"
#include "book-files.h"
#include "store-fixture.h"

static BgRecord *
load (Fixture *fixture, BgRecord *record)
{
  BgRecord *now =
    bg_store_load (fixture->store, bg_record_get_kind (record), bg_record_get_id (record), NULL);

  g_assert_nonnull (now);
  return now;
}

static void
save (Fixture *fixture, BgRecord *before, BgRecord *after, const char *label)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_store_save (fixture->store, before, after, label, &error));
  g_assert_no_error (error);
}

/* Edits one field of a record as it stands. */
static void
edit (Fixture *fixture, BgRecord *record, const char *field, const char *value)
{
  g_autoptr (BgRecord) before = load (fixture, record);
  g_autoptr (BgRecord) after = bg_record_copy (before);

  bg_record_set_text (after, field, value);
  save (fixture, before, after, "Sửa");
}

static void
set_trashed (Fixture *fixture, BgRecord *record, gboolean trashed)
{
  g_autoptr (BgRecord) before = load (fixture, record);
  g_autoptr (BgRecord) after = bg_record_copy (before);

  bg_record_set_trashed (after, trashed);
  save (fixture, before, after, "Bỏ");
}

static void
run (Fixture *fixture, gint64 set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) undo = bg_undo_load (fixture->store, set, &error);
  g_autoptr (BgChangeSet) changes = NULL;

  g_assert_no_error (error);
  g_assert_false (bg_undo_asks (undo));
  changes = bg_undo_create_change_set (undo, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_commit (fixture->store, changes, &error));
  g_assert_no_error (error);
}

static void
assert_nothing (Fixture *fixture, gint64 set, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bg_undo_load (fixture->store, set, &error));
  g_assert_error (error, BG_ERROR, code);
}

static void
assert_text (Fixture *fixture, BgRecord *record, const char *field, const char *expected)
{
  g_autoptr (BgRecord) now = load (fixture, record);

  g_assert_cmpstr (bg_record_get_text (now, field), ==, expected);
}

static void
assert_trashed (Fixture *fixture, BgRecord *record, gboolean expected)
{
  g_autoptr (BgRecord) now = load (fixture, record);

  g_assert_cmpint (bg_record_is_trashed (now), ==, expected);
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->store);
  fixture->store = bg_store_open (fixture->path, BG_OPEN_EXISTING, NULL);
  g_assert_nonnull (fixture->store);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");

  edit (fixture, agency, "phone", "1");
  edit (fixture, agency, "phone", "2");
  run (fixture, BG_UNDO_LAST);
  assert_text (fixture, agency, "phone", "1");
  reopen (fixture);
  run (fixture, BG_UNDO_LAST);
  assert_text (fixture, agency, "phone", NULL);
  run (fixture, BG_UNDO_LAST);
  assert_trashed (fixture, agency, TRUE);
  assert_nothing (fixture, BG_UNDO_LAST, BG_ERROR_NOT_FOUND);
  run (fixture, BG_REDO_LAST);
  assert_trashed (fixture, agency, FALSE);
  run (fixture, BG_REDO_LAST);
  assert_text (fixture, agency, "phone", "1");
  run (fixture, BG_REDO_LAST);
  assert_text (fixture, agency, "phone", "2");
  assert_nothing (fixture, BG_REDO_LAST, BG_ERROR_NOT_FOUND);
  run (fixture, BG_UNDO_LAST);
  assert_text (fixture, agency, "phone", "1");
  edit (fixture, agency, "phone", "3");
  /* What was edited since an undo makes its redo vanish. */
  assert_nothing (fixture, BG_REDO_LAST, BG_ERROR_NOT_FOUND);
  run (fixture, BG_UNDO_LAST);
  assert_text (fixture, agency, "phone", "1");
}

static BgRecord *
add_delegation (Fixture *fixture)
{
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  static const char *const names[] = { "An", "Bình", "Cúc" };

  bg_record_set_text (delegation, "title", "Đoàn");
  bg_record_set_text (delegation, "direction", "incoming");
  bg_record_set_text (delegation, "start_date", "2026-02-03");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BgRecord *member = bg_record_add_item (delegation, "members");

      bg_record_set_text (member, "full_name", names[i]);
      bg_record_set_text (member, "passport_number", "N1234567");
    }
  save (fixture, NULL, delegation, "Thêm đoàn");
  return load (fixture, delegation);
}

/* Items come back whole, with their personal values, in their places. */
static void
test_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = add_delegation (fixture);
  g_autoptr (BgRecord) after = bg_record_copy (first);
  g_autoptr (BgRecord) back = NULL;
  g_autoptr (BgRecord) again = NULL;
  BgRecord *new_member;

  bg_record_remove_item (after, "members", bg_record_get_id (bg_record_get_item (after, "members", 1)));
  bg_record_move_item (after, "members", 1, 0);
  new_member = bg_record_add_item (after, "members");
  bg_record_set_text (new_member, "full_name", "Dung");
  bg_record_set_text (new_member, "passport_number", "N7654321");
  save (fixture, first, after, "Sửa đoàn");
  run (fixture, BG_UNDO_LAST);
  back = load (fixture, first);
  g_assert_true (bg_record_equal (back, first));
  run (fixture, BG_REDO_LAST);
  again = load (fixture, first);
  g_assert_true (bg_record_equal (again, after));
}

/* A value that was changed since is asked about, and nothing else. */
static void
test_asks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) after = bg_record_copy (agency);
  g_autoptr (BgUndo) undo = NULL;
  g_autoptr (BgChangeSet) changes = NULL;
  BgUndoStep *asked = NULL;

  bg_record_set_text (after, "phone", "1");
  bg_record_set_text (after, "email", "a@b.vn");
  save (fixture, agency, after, "Sửa");
  edit (fixture, agency, "phone", "2");
  undo = bg_undo_load (fixture->store, 2, NULL);
  g_assert_true (bg_undo_asks (undo));
  g_assert_cmpuint (bg_undo_get_n_steps (undo), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      BgUndoStep *step = bg_undo_get_step (undo, i);

      g_assert_cmpint (step->asks, ==, g_str_equal (step->path, "phone"));
      g_assert_cmpint (step->chosen, ==, !step->asks);
      if (step->asks)
        asked = step;
    }
  g_assert_nonnull (asked);
  g_assert_cmpstr (json_string_value (asked->now), ==, "2");
  g_assert_cmpstr (json_string_value (asked->wrote), ==, "1");
  g_assert_null (asked->back);
  changes = bg_undo_create_change_set (undo, NULL);
  g_assert_true (bg_store_commit (fixture->store, changes, NULL));
  assert_text (fixture, agency, "phone", "2");
  assert_text (fixture, agency, "email", NULL);
  /* It counts as undone; the same answer twice is refused. */
  assert_nothing (fixture, 2, BG_ERROR_REFUSED);
  g_assert_false (bg_store_commit (fixture->store, changes, NULL));
}

static void
edit_position (Fixture *fixture, BgRecord *record, const char *position)
{
  g_autoptr (BgRecord) before = load (fixture, record);
  g_autoptr (BgRecord) after = bg_record_copy (before);
  BgRecord *member = bg_record_get_item (after, "members", 0);

  if (position != NULL)
    bg_record_set_text (member, "position", position);
  else
    bg_record_remove_item (after, "members", bg_record_get_id (member));
  save (fixture, before, after, "Sửa");
}

/* A field of an item that was removed since cannot go back; where it was empty before, nothing has to. */
static void
test_lost_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) delegation = add_delegation (fixture);
  g_autoptr (BgUndo) first = NULL;
  g_autoptr (BgUndo) second = NULL;

  edit_position (fixture, delegation, "Phó đoàn");
  edit_position (fixture, delegation, "Trưởng đoàn");
  edit_position (fixture, delegation, NULL);
  first = bg_undo_load (fixture->store, 2, NULL);
  g_assert_cmpuint (bg_undo_get_n_steps (first), ==, 0);
  second = bg_undo_load (fixture->store, 3, NULL);
  g_assert_cmpuint (bg_undo_get_n_steps (second), ==, 1);
  g_assert_true (bg_undo_get_step (second, 0)->asks);
  g_assert_true (bg_undo_get_step (second, 0)->is_lost);
  g_assert_false (bg_undo_get_step (second, 0)->chosen);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgChangeSet) note = bg_change_set_new ("Xem");

  assert_nothing (fixture, 99, BG_ERROR_NOT_FOUND);
  bg_change_set_set_act (note, BG_ACT_SHOWN);
  bg_change_set_add_note (note, "agency", bg_record_get_id (agency), "phone");
  g_assert_true (bg_store_commit (fixture->store, note, NULL));
  assert_nothing (fixture, 2, BG_ERROR_REFUSED);
  run (fixture, BG_UNDO_LAST);
  assert_trashed (fixture, agency, TRUE);
}

static void
test_as_of (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = add_delegation (fixture);
  g_autoptr (BgRecord) second = bg_record_copy (first);
  g_autoptr (BgRecord) stored = NULL;
  g_autoptr (BgRecord) third = NULL;
  g_autoptr (BgRecord) then = NULL;
  g_autoptr (BgRecord) later = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = bg_record_get_id (first);
  gint64 set;

  bg_record_set_text (second, "purpose", "Hội đàm");
  bg_record_move_item (second, "members", 2, 0);
  save (fixture, first, second, "Sửa");
  stored = load (fixture, first);
  third = bg_record_copy (stored);
  bg_record_remove_item (third, "members", bg_record_get_id (bg_record_get_item (third, "members", 1)));
  save (fixture, stored, third, "Sửa");
  then = bg_store_load_as_of (fixture->store, &bg_delegation_kind, id, 1, &error);
  g_assert_no_error (error);
  g_assert_true (bg_record_equal (then, first));
  later = bg_store_load_as_of (fixture->store, &bg_delegation_kind, id, 2, NULL);
  g_assert_true (bg_record_equal (later, stored));
  g_assert_null (bg_store_load_as_of (fixture->store, &bg_delegation_kind, id, 0, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_assert_true (bg_store_find_set_of_day (fixture->store, id, "2000-01-01", &set, NULL));
  g_assert_cmpint (set, ==, 0);
  g_assert_true (bg_store_find_set_of_day (fixture->store, id, "2999-01-01", &set, NULL));
  g_assert_cmpint (set, ==, 3);
}

static void
test_field_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = add_delegation (fixture);
  g_autoptr (BgRecord) second = bg_record_copy (first);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) purpose = NULL;

  bg_record_set_text (second, "purpose", "Hội đàm");
  bg_record_set_text (bg_record_get_item (second, "members", 0), "position", "Trưởng đoàn");
  save (fixture, first, second, "Sửa");
  members = bg_store_load_field_history (fixture->store, bg_record_get_id (first), "members", 10, NULL);
  purpose = bg_store_load_field_history (fixture->store, bg_record_get_id (first), "purpose", 10, NULL);
  g_assert_cmpuint (purpose->len, ==, 1);
  g_assert_cmpstr (((BgHistoryEntry *) g_ptr_array_index (purpose, 0))->after, ==, "\"Hội đàm\"");
  /* One new position, and the three passport numbers that were written when it was new. */
  g_assert_cmpuint (members->len, ==, 4);
}

static char *
list_sets (Fixture *fixture, const BgHistoryFilter *filter, guint limit)
{
  g_autoptr (GPtrArray) sets = bg_store_list_history (fixture->store, filter, limit, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      const BgHistorySet *set = g_ptr_array_index (sets, i);

      g_string_append_printf (text, "%s%d%s", i > 0 ? " " : "", (int) set->seq, set->undone ? "-" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_office_history (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    BgHistoryFilter filter;
    guint limit;
    const char *sets;
  } cases[] = {
    { { NULL }, 10, "4 3- 2 1" },           { { NULL }, 2, "4 3-" },
    { { .older_than = 3 }, 10, "2 1" },     { { .officer = "Trần B" }, 10, "2" },
    { { .kind = &bg_task_kind }, 10, "2" }, { { .from = "2999-01-01" }, 10, "" },
    { { .to = "1999-01-01" }, 10, "" },     { { .from = "1999-01-01", .to = "2999-01-01" }, 10, "4 3- 2 1" },
  };
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autofree char *officer = bg_store_dup_officer (fixture->store);
  g_autoptr (BgRecord) task = NULL;
  g_autoptr (GPtrArray) officers = NULL;

  bg_store_set_officer (fixture->store, "Trần B");
  task = fixture_add_task (fixture, "Báo cáo", bg_record_get_id (agency), "2026-11");
  bg_store_set_officer (fixture->store, officer);
  edit (fixture, agency, "phone", "1");
  run (fixture, BG_UNDO_LAST);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sets = list_sets (fixture, &cases[i].filter, cases[i].limit);

      g_assert_cmpstr (sets, ==, cases[i].sets);
    }
  officers = bg_store_list_officers (fixture->store, NULL);
  g_assert_cmpuint (officers->len, ==, 2);
}

static gboolean
purge (Fixture *fixture, BgRecord *a, BgRecord *b, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xóa hẳn");

  bg_change_set_add_purge (set, a);
  if (b != NULL)
    bg_change_set_add_purge (set, b);
  return bg_store_commit (fixture->store, set, error);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) delegation = add_delegation (fixture);
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) task = fixture_add_task (fixture, "Báo cáo", bg_record_get_id (agency), "2026-11");
  g_autoptr (BgRecord) then = NULL;
  g_autoptr (GError) alive = NULL;
  g_autoptr (GError) pointed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *personal = NULL;
  g_autofree char *found = NULL;

  edit (fixture, task, "delegation", bg_record_get_id (delegation));
  g_assert_false (purge (fixture, delegation, NULL, &alive));
  g_assert_error (alive, BG_ERROR, BG_ERROR_REFUSED);
  set_trashed (fixture, delegation, TRUE);
  g_assert_false (purge (fixture, delegation, NULL, &pointed));
  g_assert_error (pointed, BG_ERROR, BG_ERROR_REFUSED);
  g_assert_nonnull (strstr (pointed->message, "Báo cáo"));
  set_trashed (fixture, task, TRUE);
  g_assert_true (purge (fixture, delegation, task, &error));
  g_assert_no_error (error);
  g_assert_null (bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (delegation), NULL));
  personal =
    book_read (fixture->path, "SELECT (SELECT count (*) FROM change WHERE before LIKE '%N1234567%' OR"
                              " after LIKE '%N1234567%'), (SELECT count (*) FROM delegation_members)");
  g_assert_cmpstr (personal, ==, "0|0");
  found = book_read (fixture->path, "SELECT act, label FROM change_set ORDER BY seq DESC LIMIT 1");
  g_assert_cmpstr (found, ==, "purged|Xóa hẳn");
  /* What it was can still be read, but for personal data. */
  then = bg_store_load_as_of (fixture->store, &bg_delegation_kind, bg_record_get_id (delegation), 1, NULL);
  g_assert_cmpstr (bg_record_get_title (then), ==, "Đoàn");
  g_assert_cmpuint (bg_record_get_n_items (then, "members"), ==, 3);
  g_assert_null (bg_record_get_text (bg_record_get_item (then, "members", 0), "passport_number"));
  /* Its edits cannot be undone any more, which is said. */
  assert_nothing (fixture, 4, BG_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/undo/walk", test_walk);
  ADD ("/undo/items", test_items);
  ADD ("/undo/asks", test_asks);
  ADD ("/undo/lost-item", test_lost_item);
  ADD ("/undo/refused", test_refused);
  ADD ("/undo/as-of", test_as_of);
  ADD ("/undo/field-history", test_field_history);
  ADD ("/undo/office-history", test_office_history);
  ADD ("/undo/purge", test_purge);
  return g_test_run ();
}
