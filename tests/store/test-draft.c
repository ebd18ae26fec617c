/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts are kept, replaced, found and dropped, and are no records. */
#include "bg-draft.h"
#include "bg-error.h"
#include "store-fixture.h"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  bg_store_save_draft_finish (BG_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save_draft (Fixture *fixture, BgRecord *record, gint64 base_version)
{
  g_autoptr (BgRecord) base = base_version > 0 ? bg_record_copy (record) : NULL;
  gboolean done = FALSE;

  if (base != NULL)
    bg_record_set_version (base, base_version);
  bg_store_save_draft_async (fixture->store, record, base, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_kept_and_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_delegation_kind);
  g_autoptr (BgDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;
  g_autoptr (BgQuery) query = bg_query_new (&bg_delegation_kind, &fixture->rules);

  /* Half a delegation, as it is in the middle of typing. */
  bg_record_set_text (bg_record_add_item (record, "members"), "position", "Phó Giám đốc");
  save_draft (fixture, record, 3);
  bg_record_set_text (record, "title", "Đoàn (mẫu)");
  save_draft (fixture, record, 4);
  draft = bg_store_load_draft (fixture->store, bg_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_nonnull (draft);
  g_assert_true (bg_record_equal (draft->record, record));
  g_assert_cmpint (draft->base_version, ==, 4);
  g_assert_cmpint (draft->time, >, 0);
  g_assert_true (bg_store_count (fixture->store, query, &count, NULL));
  g_assert_cmpuint (count, ==, 0);
}

static void
test_new_of_a_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);
  g_autoptr (BgRecord) edited = bg_record_new (&bg_agency_kind);
  g_autoptr (BgDraft) draft = NULL;

  save_draft (fixture, task, 0);
  save_draft (fixture, edited, 7);
  draft = bg_store_load_new_draft (fixture->store, &bg_task_kind, NULL);
  g_assert_nonnull (draft);
  g_assert_cmpstr (bg_record_get_id (draft->record), ==, bg_record_get_id (task));
  g_assert_null (bg_store_load_new_draft (fixture->store, &bg_agency_kind, NULL));
}

static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);
  gboolean done = FALSE;

  /* In the order they were asked for: what is dropped last is gone. */
  bg_store_save_draft_async (fixture->store, task, NULL, NULL, NULL, NULL);
  bg_store_drop_draft_async (fixture->store, bg_record_get_id (task), done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bg_store_load_draft (fixture->store, bg_record_get_id (task), NULL));
}

static gboolean
has_draft (Fixture *fixture, BgRecord *record)
{
  g_autoptr (BgDraft) draft = bg_store_load_draft (fixture->store, bg_record_get_id (record), NULL);

  return draft != NULL;
}

static gboolean
save (Fixture *fixture, BgRecord *before, BgRecord *after, BgChangeFlags flags)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Sửa");

  bg_change_set_set_flags (set, flags);
  bg_change_set_add (set, before, after);
  return bg_store_commit (fixture->store, set, NULL);
}

/* Only the form that is saved lets go of its draft, and only once the record has what was typed: what a
 * colleague's computer brings, and a save that is refused, leave an open form its draft. */
static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = fixture_add (fixture, &bg_agency_kind, "Sở A");
  g_autoptr (BgRecord) other = fixture_add (fixture, &bg_agency_kind, "Sở C");
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (BgRecord) elsewhere = bg_record_copy (before);
  g_autoptr (BgRecord) now = NULL;
  g_autoptr (BgRecord) again = NULL;

  bg_record_set_text (after, "name", "Sở B");
  bg_record_set_text (elsewhere, "name", "Sở khác");
  save_draft (fixture, after, 1);
  save_draft (fixture, other, 1);
  g_assert_true (save (fixture, before, elsewhere, BG_CHANGE_NONE));
  g_assert_true (has_draft (fixture, after));
  g_assert_false (save (fixture, before, after, BG_CHANGE_FROM_FORM));
  g_assert_true (has_draft (fixture, after));
  now = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (before), NULL);
  again = bg_record_copy (now);
  bg_record_set_text (again, "name", "Sở B");
  g_assert_true (save (fixture, now, again, BG_CHANGE_FROM_FORM));
  g_assert_false (has_draft (fixture, after));
  g_assert_true (has_draft (fixture, other));
}

/* What was begun with comes back, and what could not be read. */
static void
test_base_and_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) base = bg_record_new (&bg_task_kind);
  g_autoptr (BgRecord) record = NULL;
  g_autoptr (BgDraft) draft = NULL;
  json_t *typed = json_pack ("[{s:s}]", "typed", "31/02");
  gboolean done = FALSE;

  bg_record_set_text (base, "title", "Trước");
  bg_record_set_version (base, 5);
  record = bg_record_copy (base);
  bg_record_set_text (record, "title", "Sau");
  bg_store_save_draft_async (fixture->store, record, base, typed, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  draft = bg_store_load_draft (fixture->store, bg_record_get_id (record), NULL);
  g_assert_true (bg_record_equal (draft->record, record));
  g_assert_true (bg_record_equal (draft->base, base));
  g_assert_cmpint (draft->base_version, ==, 5);
  g_assert_true (json_equal (draft->typed, typed));
  json_decref (typed);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bg_store_save_draft_finish (BG_STORE (source), result, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  *(gboolean *) data = TRUE;
}

/* What is stamped secret does not lie on the disk as a draft either; the last one without it stays. */
static void
test_stamped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_delegation_kind);
  g_autoptr (BgDraft) draft = NULL;
  gboolean done = FALSE;

  bg_record_set_text (record, "title", "Đoàn (mẫu)");
  save_draft (fixture, record, 0);
  bg_record_set_text (bg_record_add_item (record, "members"), "full_name", "Nguyễn Văn A (TỐI MẬT)");
  bg_store_save_draft_async (fixture->store, record, NULL, NULL, refused_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  draft = bg_store_load_draft (fixture->store, bg_record_get_id (record), NULL);
  g_assert_nonnull (draft);
  g_assert_cmpuint (bg_record_get_n_items (draft->record, "members"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/draft/kept-and-replaced", test_kept_and_replaced);
  ADD ("/draft/new-of-a-kind", test_new_of_a_kind);
  ADD ("/draft/dropped", test_dropped);
  ADD ("/draft/saved", test_saved);
  ADD ("/draft/base-and-typed", test_base_and_typed);
  ADD ("/draft/stamped", test_stamped);
  return g_test_run ();
}
