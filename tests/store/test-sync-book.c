/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record book keeps for its server, asked directly: batches, places that are gone, foreign
 * documents. */
#include <jansson.h>

#include "bg-error.h"
#include "bg-sync-book.h"
#include "bg-sync-inbox.h"
#include "store-fixture.h"

static void
join (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_sync_join (fixture->store, "https://example.org/camau", "an", &error));
  g_assert_no_error (error);
}

/* A batch ends by number or by bytes, one that is larger than all goes alone, and the next goes on behind. */
static void
test_batches (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint most;
    gsize bytes;
    guint expected;
  } cases[] = { { 10, G_MAXSIZE, 3 }, { 2, G_MAXSIZE, 2 }, { 10, 1, 1 } };

  for (int i = 0; i < 3; i++)
    g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở"));
  join (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = bg_sync_take (fixture->store, "", cases[i].most, cases[i].bytes, NULL);
      const BgSyncItem *last = g_ptr_array_index (items, items->len - 1);
      g_autoptr (GPtrArray) rest = bg_sync_take (fixture->store, last->id, 10, G_MAXSIZE, NULL);

      g_assert_cmpuint (items->len, ==, cases[i].expected);
      g_assert_cmpuint (rest->len, ==, 3 - items->len);
    }
}

/* A book that was never joined keeps no list for a server. */
static void
test_never_joined (Fixture *fixture, gconstpointer data)
{
  guint waiting, refused;

  g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở"));
  g_assert_true (bg_sync_count_waiting (fixture->store, &waiting, &refused, NULL));
  g_assert_cmpuint (waiting, ==, 0);
}

/* What nobody answered stays in the queue. */
static void
test_unanswered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  guint waiting, refused;

  g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở"));
  join (fixture);
  items = bg_sync_take (fixture->store, "", 10, G_MAXSIZE, NULL);
  g_assert_true (bg_sync_sent (fixture->store, items, NULL));
  g_assert_true (bg_sync_count_waiting (fixture->store, &waiting, &refused, NULL));
  g_assert_cmpuint (waiting, ==, 1);
  g_assert_cmpuint (refused, ==, 0);
  g_ptr_array_set_size (items, 0);
  g_assert_true (bg_sync_sent (fixture->store, items, NULL));
}

static void
receive (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  g_autofree char *quoted = g_strdup (text);
  BgSyncTotals totals = { 0 };
  BgSyncPage page = { documents, "1", &totals };
  g_autoptr (GError) error = NULL;

  g_strdelimit (quoted, "'", '"');
  g_ptr_array_add (documents, json_loads (quoted, 0, NULL));
  g_assert_true (bg_sync_apply (fixture->store, &page, &error));
  g_assert_no_error (error);
}

#define AGENCY "01900000-0000-7000-8000-0000000000b1"

/* A leader's purge is obeyed for what is in the trash; but not while a record here points to it. */
static void
test_purge_of_pointed (Fixture *fixture, gconstpointer data)
{
  gboolean is_pointed = data != NULL;
  g_autoptr (BgRecord) agency = NULL;

  join (fixture);
  receive (fixture, "{'_id':'agency:" AGENCY "','_rev':'1-a','modified_by':'b','name':'Sở'}");
  if (is_pointed)
    g_object_unref (fixture_add_task (fixture, "Báo cáo", AGENCY, "2026-03-31"));
  receive (fixture, "{'_id':'agency:" AGENCY "','_rev':'2-a','modified_by':'b','name':'Sở','trashed':true}");
  receive (fixture,
           "{'_id':'agency:" AGENCY "','_rev':'3-a','modified_by':'b','_deleted':true,'purged':true}");
  agency = bg_store_load (fixture->store, &bg_agency_kind, AGENCY, NULL);
  g_assert_true ((agency != NULL) == is_pointed);
}

/* What was removed here for good, while another wrote in it, comes back whole: nothing is left to be sent. */
static void
test_back_after_purge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = NULL;
  g_autoptr (BgRecord) back = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xóa hẳn");
  g_autoptr (GError) error = NULL;
  guint waiting, refused;

  join (fixture);
  receive (fixture, "{'_id':'agency:" AGENCY "','_rev':'1-a','modified_by':'b','name':'Sở','trashed':true}");
  agency = bg_store_load (fixture->store, &bg_agency_kind, AGENCY, NULL);
  bg_change_set_add_purge (set, agency);
  g_assert_true (bg_store_commit (fixture->store, set, &error));
  g_assert_no_error (error);
  g_assert_true (bg_sync_count_waiting (fixture->store, &waiting, &refused, NULL));
  g_assert_cmpuint (waiting, ==, 1);
  receive (fixture, "{'_id':'agency:" AGENCY "','_rev':'2-b','modified_by':'b','name':'Sở còn viết'}");
  back = bg_store_load (fixture->store, &bg_agency_kind, AGENCY, NULL);
  g_assert_cmpstr (bg_record_get_text (back, "name"), ==, "Sở còn viết");
  g_assert_true (bg_sync_count_waiting (fixture->store, &waiting, &refused, NULL));
  g_assert_cmpuint (waiting, ==, 0);
}

static guint
count_branches (Fixture *fixture, gboolean merged)
{
  g_autoptr (GPtrArray) branches = bg_sync_read_branches (fixture->store, merged, NULL);

  return branches->len;
}

/* A losing branch is ended on the server once its merge is stored there, and not before. */
static void
test_branch_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) branches = NULL;
  g_autoptr (GPtrArray) items = NULL;
  json_t *base = json_pack ("{s:s}", "name", "Sở");
  json_t *lost = json_pack ("{s:s, s:s, s:s}", "name", "Sở", "phone", "0290", "modified_by", "c");
  BgSyncTotals totals = { 0 };

  join (fixture);
  receive (fixture,
           "{'_id':'agency:" AGENCY "','_rev':'2-a','_conflicts':['2-b'],'modified_by':'b','name':'Sở',"
           "'note':'Ghi'}");
  branches = bg_sync_read_branches (fixture->store, FALSE, NULL);
  g_assert_cmpuint (branches->len, ==, 1);
  g_assert_true (
    bg_sync_apply_branch (fixture->store, g_ptr_array_index (branches, 0), base, lost, &totals, NULL));
  g_assert_cmpuint (count_branches (fixture, FALSE), ==, 0);
  g_assert_cmpuint (count_branches (fixture, TRUE), ==, 0);
  items = bg_sync_take (fixture->store, "", 10, G_MAXSIZE, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  ((BgSyncItem *) g_ptr_array_index (items, 0))->sent_rev = g_strdup ("3-a");
  g_assert_true (bg_sync_sent (fixture->store, items, NULL));
  g_assert_cmpuint (count_branches (fixture, TRUE), ==, 1);
  g_assert_true (bg_sync_forget_branch (fixture->store, g_ptr_array_index (branches, 0), NULL));
  g_assert_cmpuint (count_branches (fixture, TRUE), ==, 0);
  json_decref (base);
  json_decref (lost);
}

/* A decision about a place that is no longer there says so. */
static void
test_place_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) trip = fixture_add (fixture, &bg_delegation_kind, "Đoàn");
  BgInboxEntry entry = { .id = 1,
                         .kind = (char *) "delegation",
                         .record = (char *) bg_record_get_id (trip),
                         .path = (char *) "members[01900000-0000-7000-8000-000000000001].full_name" };
  json_t *value = json_string ("Tên");
  g_autoptr (GError) error = NULL;

  g_assert_null (bg_sync_create_decision (fixture->store, &entry, value, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  json_decref (value);
}

static void
changed_cb (BgStore *store, GPtrArray *records, gpointer data)
{
  guint *told = data;

  *told += records->len;
}

/* Whoever shows records hears of what came, whether the page was read before or on the way. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  guint told = 0;

  join (fixture);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &told);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
      g_autoptr (GPtrArray) records = NULL;
      BgSyncTotals totals = { 0 };
      BgSyncPage page = { documents, NULL, &totals };

      g_ptr_array_add (documents, json_pack ("{s:s, s:s, s:s}", "_id",
                                             i == 0 ? "agency:01900000-0000-7000-8000-000000000001"
                                                    : "agency:01900000-0000-7000-8000-000000000002",
                                             "_rev", "1-a", "name", "Sở A"));
      if (i == 1)
        page.records = records = bg_sync_read_records (documents);
      g_assert_true (bg_sync_apply (fixture->store, &page, NULL));
      g_assert_cmpuint (totals.received, ==, 1);
    }
  while (told < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told, ==, 2);
}

/* Documents of the database itself, without a revision, or of kinds that are no records of their own: none
 * becomes a record, and what a newer version may know is kept. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *document;
    guint kept;
  } cases[] = {
    { "{'_id': '_design/bg', '_rev': '1-a'}", 0 },
    { "{'_id': 'meta:library', '_rev': '1-a'}", 0 },
    { "{'_id': 'file:00', '_rev': '1-a'}", 0 },
    { "{'_id': 'nothing', '_rev': '1-a'}", 0 },
    { "{'_id': 'agency:01900000-0000-7000-8000-000000000001', 'name': 'A'}", 0 },
    { "{'_id': 'hologram:1', '_rev': '1-a', '_deleted': true}", 0 },
    { "{'_id': 'hologram:1', '_rev': '1-a', 'name': 'A'}", 1 },
  };
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  guint n = 9;

  join (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (cases[i].document), "'", '"');
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
      BgSyncTotals totals = { 0 };
      BgSyncPage page = { documents, NULL, &totals };

      g_ptr_array_add (documents, json_loads (text, 0, NULL));
      g_assert_true (bg_sync_apply (fixture->store, &page, NULL));
      g_assert_cmpuint (totals.kept, ==, cases[i].kept);
      g_assert_cmpuint (totals.received, ==, 0);
    }
  g_assert_true (bg_store_count (fixture->store, query, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* A branch of a record that is not here, or that ended itself, is merged by being passed over. */
static void
test_branch_of_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở");
  BgSyncBranch gone = { (char *) "agency", (char *) "01900000-0000-7000-8000-000000000001", (char *) "2-a" };
  BgSyncBranch ended = { (char *) "agency", (char *) bg_record_get_id (agency), (char *) "2-a" };
  json_t *document = json_pack ("{s:s}", "name", "Tên khác");
  json_t *deleted = json_pack ("{s:b}", "_deleted", 1);
  BgSyncTotals totals = { 0 };

  join (fixture);
  g_assert_true (bg_sync_apply_branch (fixture->store, &gone, NULL, document, &totals, NULL));
  g_assert_true (bg_sync_apply_branch (fixture->store, &ended, NULL, deleted, &totals, NULL));
  g_assert_cmpuint (totals.merged, ==, 0);
  json_decref (document);
  json_decref (deleted);
}

static void
test_nothing_to_free (void)
{
  bg_sync_server_free (NULL);
  bg_sync_item_free (NULL);
  bg_sync_branch_free (NULL);
  bg_sync_line_free (NULL);
  bg_inbox_entry_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sync-book/batches", test_batches);
  ADD ("/sync-book/never-joined", test_never_joined);
  ADD ("/sync-book/unanswered", test_unanswered);
  ADD ("/sync-book/purge", test_purge_of_pointed);
  g_test_add ("/sync-book/purge-of-pointed", Fixture, "pointed", fixture_set_up, test_purge_of_pointed,
              fixture_tear_down);
  ADD ("/sync-book/back-after-purge", test_back_after_purge);
  ADD ("/sync-book/branch-waits", test_branch_waits);
  ADD ("/sync-book/place-gone", test_place_gone);
  ADD ("/sync-book/told", test_told);
  ADD ("/sync-book/foreign", test_foreign);
  ADD ("/sync-book/branch-of-nothing", test_branch_of_nothing);
  g_test_add_func ("/sync-book/nothing-to-free", test_nothing_to_free);
  return g_test_run ();
}
