/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens between computers and a server, case by case: nobody loses a word. */
#include "bg-history.h"
#include "bg-sync-inbox.h"
#include "bg-undo.h"
#include "sync-fixture.h"

#include <string.h>

static void
assert_reads (Client *client, const char *id, const char *field, const char *expected)
{
  g_autofree char *value = client_read (client, id, field);

  g_assert_cmpstr (value, ==, expected);
}

/* A task that both know. */
static char *
share (Office *office, const char *title)
{
  char *id = client_add (office_get (office, 0), title);

  client_sync_well (office_get (office, 0));
  client_sync_well (office_get (office, 1));
  assert_reads (office_get (office, 1), id, "name", title);
  return id;
}

static void
test_first_join (void)
{
  Office office;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  office_set_up (&office, 2);
  mine = client_add (office_get (&office, 0), "Của máy 0");
  theirs = client_add (office_get (&office, 1), "Của máy 1");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  client_sync_well (office_get (&office, 0));
  assert_reads (office_get (&office, 0), theirs, "name", "Của máy 1");
  assert_reads (office_get (&office, 1), mine, "name", "Của máy 0");
  office_assert_equal (&office);
  office_tear_down (&office);
}

static void
test_different_fields (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  client_edit (office_get (&office, 0), id, "note", "Ghi chú của 0");
  client_edit (office_get (&office, 1), id, "name", "Việc của 1");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  client_sync_well (office_get (&office, 0));
  assert_reads (office_get (&office, 0), id, "name", "Việc của 1");
  assert_reads (office_get (&office, 0), id, "note", "Ghi chú của 0");
  g_assert_cmpuint (client_count_inbox (office_get (&office, 0)), ==, 0);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* Who changed the place last, as the client's history has it. */
static char *
dup_writer (Client *client, const char *id, const char *path)
{
  g_autoptr (GPtrArray) entries = bg_store_load_recent_history (client->store, id, 20, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->path, path))
        return g_strdup (entry->officer);
    }
  return NULL;
}

static void
assert_writer (Client *client, const char *id, const char *path, const char *wanted)
{
  g_autofree char *writer = dup_writer (client, id, path);

  g_assert_cmpstr (writer, ==, wanted);
}

/* A merge goes up as the word of who wrote here: on each computer each place is said to be changed by who
 * changed it, and what clashes later names the same. */
static void
test_authors (void)
{
  Office office;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  office_set_up (&office, 3);
  id = share (&office, "Việc");
  client_sync_well (office_get (&office, 2));
  client_edit (office_get (&office, 0), id, "note", "Ghi chú của 0");
  client_edit (office_get (&office, 1), id, "name", "Việc của 1");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  client_edit (office_get (&office, 2), id, "name", "Việc của 2");
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3; i++)
      client_sync_well (office_get (&office, i));
  for (guint i = 0; i < 3; i++)
    {
      assert_writer (office_get (&office, i), id, "name", "officer-1");
      if (i == 1)
        assert_writer (office_get (&office, i), id, "note", "officer-0");
    }
  entries = bg_sync_read_inbox (office_get (&office, 2)->store, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((BgInboxEntry *) g_ptr_array_index (entries, 0))->theirs_by, ==, "officer-1");
  office_tear_down (&office);
}

static void
decide (Client *client, gboolean mine)
{
  g_autoptr (GPtrArray) entries = bg_sync_read_inbox (client->store, NULL, NULL);
  BgInboxEntry *entry = g_ptr_array_index (entries, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = NULL;

  set = bg_sync_create_decision (client->store, entry, mine ? entry->mine : entry->theirs, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_commit (client->store, set, &error));
  g_assert_no_error (error);
}

static void
take_back (Client *client, gint64 set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) undo = bg_undo_load (client->store, set, &error);
  g_autoptr (BgChangeSet) changes = undo != NULL ? bg_undo_create_change_set (undo, &error) : NULL;

  g_assert_no_error (error);
  g_assert_true (bg_store_commit (client->store, changes, &error));
  g_assert_no_error (error);
}

static void
assert_last_author (Client *client, const char *id, const char *wanted)
{
  g_autoptr (BgRecord) record = bg_store_load (client->store, &bg_agency_kind, id, NULL);

  g_assert_cmpstr (bg_record_get_modified_by (record), ==, wanted);
}

/* The server's value stands, the other waits to be decided; the decision reaches everybody. */
static void
test_same_field (gconstpointer data)
{
  gboolean mine = GPOINTER_TO_INT (data);
  Office office;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const BgInboxEntry *entry;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  client_edit (office_get (&office, 0), id, "name", "Tên của 0");
  client_edit (office_get (&office, 1), id, "name", "Tên của 1");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  assert_reads (office_get (&office, 1), id, "name", "Tên của 0");
  entries = bg_sync_read_inbox (office_get (&office, 1)->store, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->path, ==, "name");
  g_assert_cmpstr (json_string_value (entry->base), ==, "Việc");
  g_assert_cmpstr (json_string_value (entry->mine), ==, "Tên của 1");
  g_assert_cmpstr (json_string_value (entry->theirs), ==, "Tên của 0");
  g_assert_cmpstr (entry->mine_by, ==, "officer-1");
  g_assert_cmpstr (entry->theirs_by, ==, "officer-0");
  /* Theirs stands whole, and so it is theirs. */
  assert_last_author (office_get (&office, 1), id, "officer-0");
  decide (office_get (&office, 1), mine);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  take_back (office_get (&office, 1), BG_UNDO_LAST);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
  assert_reads (office_get (&office, 1), id, "name", "Tên của 0");
  take_back (office_get (&office, 1), BG_REDO_LAST);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  office_settle (&office);
  assert_reads (office_get (&office, 0), id, "name", mine ? "Tên của 1" : "Tên của 0");
  office_assert_equal (&office);
  office_tear_down (&office);
}

static void
test_trash (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  client_trash (office_get (&office, 0), id, TRUE);
  client_edit (office_get (&office, 1), id, "note", "Vẫn còn viết");
  office_settle (&office);
  g_assert_true (client_is_trashed (office_get (&office, 1), id));
  assert_reads (office_get (&office, 0), id, "note", "Vẫn còn viết");
  client_trash (office_get (&office, 1), id, FALSE);
  office_settle (&office);
  g_assert_false (client_is_trashed (office_get (&office, 0), id));
  office_assert_equal (&office);
  office_tear_down (&office);
}

static void
purge (Client *client, const char *id)
{
  g_autoptr (BgRecord) agency = bg_store_load (client->store, &bg_agency_kind, id, NULL);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("purge");

  bg_change_set_add_purge (set, agency);
  bg_change_set_set_act (set, BG_ACT_PURGED);
  g_assert_true (bg_store_commit (client->store, set, NULL));
}

/* An authored purge of what is in the trash is obeyed; of what somebody still writes in it is not. */
static void
test_purge (void)
{
  Office office;
  g_autofree char *gone = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *read = NULL;

  office_set_up (&office, 2);
  gone = share (&office, "Bỏ hẳn");
  kept = share (&office, "Người kia còn viết");
  client_trash (office_get (&office, 0), gone, TRUE);
  client_trash (office_get (&office, 0), kept, TRUE);
  office_settle (&office);
  purge (office_get (&office, 0), gone);
  purge (office_get (&office, 0), kept);
  client_edit (office_get (&office, 1), kept, "note", "Chữ mới");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  office_settle (&office);
  read = client_read (office_get (&office, 1), gone, "name");
  g_assert_null (read);
  assert_reads (office_get (&office, 0), kept, "note", "Chữ mới");
  assert_reads (office_get (&office, 1), kept, "note", "Chữ mới");
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* Whatever vanishes on the server without a name to it comes back from here. */
static void
test_foreign_delete (void)
{
  Office office;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  json_t *document;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  name = g_strconcat ("agency:", id, NULL);
  document = json_pack ("{s:s, s:s, s:b}", "_id", name, "_rev",
                        json_string_value (json_object_get (fake_server_get (office.server, name), "_rev")),
                        "_deleted", 1);
  fake_server_put (office.server, document);
  office_settle (&office);
  assert_reads (office_get (&office, 0), id, "name", "Việc");
  assert_reads (office_get (&office, 1), id, "name", "Việc");
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 1);
  office_tear_down (&office);
}

static void
test_other_databases (void)
{
  Office office;
  g_autofree char *id = NULL;
  g_autoptr (FakeServer) empty = fake_server_new ();
  g_autoptr (FakeServer) other = fake_server_new ();
  g_autoptr (FakeServer) before = NULL;

  office_set_up (&office, 2);
  fake_server_set_up (other, "01900000-0000-7000-8000-0000000000ee");
  id = share (&office, "Việc");
  before = fake_server_copy (office.server);
  fake_server_replace (office.server, empty);
  g_assert_cmpint (client_sync (office_get (&office, 0), NULL), ==, BG_SYNC_EMPTIED);
  fake_server_replace (office.server, other);
  g_assert_cmpint (client_sync (office_get (&office, 0), NULL), ==, BG_SYNC_OTHER_LIBRARY);
  assert_reads (office_get (&office, 0), id, "name", "Việc");
  /* A person says that the other one is right: all of it is sent there. */
  g_assert_true (bg_sync_forget (office_get (&office, 0)->store, NULL));
  g_assert_cmpint (client_sync (office_get (&office, 0), NULL), ==, BG_SYNC_DONE);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 1);
  office_tear_down (&office);
}

static void
test_not_set_up (void)
{
  Office office;
  g_autoptr (FakeServer) empty = fake_server_new ();

  office_set_up (&office, 1);
  fake_server_replace (office.server, empty);
  g_assert_cmpint (client_sync (office_get (&office, 0), NULL), ==, BG_SYNC_NOT_SET_UP);
  office_tear_down (&office);
}

/* The server comes back from an older backup: what it lost is sent again, and no older value wins. */
static void
test_restored (void)
{
  Office office;
  g_autofree char *old = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (FakeServer) backup = NULL;
  g_autoptr (GPtrArray) log = NULL;

  office_set_up (&office, 2);
  old = share (&office, "Cũ");
  backup = fake_server_copy (office.server);
  client_edit (office_get (&office, 0), old, "name", "Mới");
  lost = client_add (office_get (&office, 0), "Có sau bản sao lưu");
  office_settle (&office);
  fake_server_replace (office.server, backup);
  office_settle (&office);
  for (guint i = 0; i < 2; i++)
    {
      assert_reads (office_get (&office, i), old, "name", "Mới");
      assert_reads (office_get (&office, i), lost, "name", "Có sau bản sao lưu");
      g_assert_cmpuint (client_count_inbox (office_get (&office, i)), ==, 0);
    }
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 2);
  log = bg_sync_read_log (office_get (&office, 0)->store, 100, NULL);
  {
    gboolean said = FALSE;

    for (guint i = 0; i < log->len; i++)
      said = said || strcmp (((BgSyncLine *) g_ptr_array_index (log, i))->outcome, "restored") == 0;
    g_assert_true (said);
  }
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* What a newer version wrote: unknown fields travel, unknown kinds and values wait and cost nothing. */
static void
test_newer (void)
{
  Office office;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  json_t *document;
  BgSyncTotals totals;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  name = g_strconcat ("agency:", id, NULL);
  document = json_deep_copy (fake_server_get (office.server, name));
  json_object_set_new (document, "colour", json_string ("xanh"));
  fake_server_put (office.server, document);
  fake_server_put (office.server,
                   json_pack ("{s:s, s:s, s:s}", "_id", "spaceship:1", "kind", "spaceship", "id", "1"));
  g_assert_cmpint (client_sync (office_get (&office, 0), &totals), ==, BG_SYNC_DONE);
  g_assert_cmpuint (totals.kept, ==, 1);
  client_edit (office_get (&office, 0), id, "note", "Thêm ghi chú");
  client_sync_well (office_get (&office, 0));
  g_assert_cmpstr (json_string_value (json_object_get (fake_server_get (office.server, name), "colour")), ==,
                   "xanh");
  g_assert_cmpstr (json_string_value (json_object_get (fake_server_get (office.server, name), "note")), ==,
                   "Thêm ghi chú");
  g_assert_nonnull (fake_server_get (office.server, "spaceship:1"));
  office_tear_down (&office);
}

static void
test_brake (void)
{
  Office office;
  char *ids[12];

  office_set_up (&office, 2);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = client_add (office_get (&office, 0), "Việc");
  office_settle (&office);
  for (guint i = 0; i < 10; i++)
    client_trash (office_get (&office, 0), ids[i], TRUE);
  office_settle (&office);
  /* Ten are let pass, and count for a day: the next ones are stopped even one by one. */
  client_trash (office_get (&office, 0), ids[10], TRUE);
  client_sync_well (office_get (&office, 0));
  g_assert_cmpint (client_sync (office_get (&office, 1), NULL), ==, BG_SYNC_BRAKE);
  g_assert_false (client_is_trashed (office_get (&office, 1), ids[10]));
  g_assert_true (bg_sync_set_permit (office_get (&office, 1)->store, TRUE, NULL));
  client_sync_well (office_get (&office, 1));
  g_assert_true (client_is_trashed (office_get (&office, 1), ids[10]));
  /* What is put away here is stopped before it is sent. */
  for (guint i = 0; i < 11; i++)
    client_trash (office_get (&office, 0), ids[i], FALSE);
  office_settle (&office);
  for (guint i = 0; i < 12; i++)
    client_trash (office_get (&office, 0), ids[i], TRUE);
  g_assert_cmpint (client_sync (office_get (&office, 0), NULL), ==, BG_SYNC_BRAKE);
  office_tear_down (&office);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
}

static void
test_requests (void)
{
  Office office;
  guint before;

  office_set_up (&office, 2);
  g_free (share (&office, "Việc"));
  office_settle (&office);
  before = fake_server_get_n_requests (office.server);
  client_sync_well (office_get (&office, 0));
  g_assert_cmpuint (fake_server_get_n_requests (office.server) - before, <=, 3);
  office_tear_down (&office);
}

#define N_OF_PAGES 60

/* Where the next page begins is told by the end of the one before, or by the whole of it where a server
 * writes it elsewhere; a document that has words of that kind in it, the last of its page, tells nothing. */
static void
test_pages (gconstpointer data)
{
  Office office;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint before;

  office_set_up (&office, 2);
  fake_server_set_order (office.server, GPOINTER_TO_INT (data));
  for (guint i = 0; i < N_OF_PAGES; i++)
    g_ptr_array_add (ids, client_add (office_get (&office, 0), "Việc"));
  client_sync_well (office_get (&office, 0));
  for (guint i = 0; i < N_OF_PAGES; i++)
    {
      g_autofree char *name = g_strconcat ("agency:", g_ptr_array_index (ids, i), NULL);
      json_t *document = json_deep_copy (fake_server_get (office.server, name));

      g_assert_nonnull (document);
      json_object_set_new (document, "x", json_pack ("{s:s, s:i}", "last_seq", "9999-seq", "pending", 0));
      fake_server_put (office.server, document);
    }
  bg_replicator_set_batch (office_get (&office, 1)->replicator, 4);
  before = fake_server_get_n_requests (office.server);
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (fake_server_get_n_requests (office.server) - before, >, 4);
  for (guint i = 0; i < N_OF_PAGES; i++)
    assert_reads (office_get (&office, 1), g_ptr_array_index (ids, i), "name", "Việc");
  office_settle (&office);
  office_assert_equal (&office);
  office_tear_down (&office);
}

static FakeFault
edit_meanwhile_cb (const BgRequest *request, gpointer data)
{
  Client *client = data;
  g_autoptr (GPtrArray) items = NULL;

  if (strcmp (request->method, "POST") != 0 || client->func == NULL)
    return FAKE_GOOD;
  items = bg_sync_take (client->store, "", 1, G_MAXSIZE, NULL);
  client->func = NULL;
  client_edit (client, ((BgSyncItem *) g_ptr_array_index (items, 0))->id, "note", "Trong lúc gửi");
  return FAKE_GOOD;
}

/* Clean only if it did not change during the request. */
static void
test_edit_meanwhile (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = client_add (office_get (&office, 0), "Việc");
  client_set_fault (office_get (&office, 0), edit_meanwhile_cb, office_get (&office, 0));
  client_sync_well (office_get (&office, 0));
  g_assert_cmpuint (client_count_waiting (office_get (&office, 0)), ==, 1);
  office_settle (&office);
  assert_reads (office_get (&office, 1), id, "note", "Trong lúc gửi");
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* Off is off, and what changes meanwhile is not forgotten. */
static void
test_off (void)
{
  Office office;
  g_autoptr (BgSyncServer) server = NULL;

  office_set_up (&office, 1);
  g_assert_true (bg_sync_set_active (office_get (&office, 0)->store, FALSE, NULL));
  g_free (client_add (office_get (&office, 0), "Việc"));
  server = bg_sync_load_server (office_get (&office, 0)->store, NULL);
  g_assert_false (server->active);
  g_assert_cmpuint (client_count_waiting (office_get (&office, 0)), ==, 1);
  office_tear_down (&office);
}

/* Whether the batch that is sent arrives, and its answer does not. */
static FakeFault
lose_answer (const BgRequest *request, gpointer data)
{
  return strcmp (request->path, "_bulk_docs") == 0 ? FAKE_CUT_ANSWER : FAKE_GOOD;
}

/* One exchange that fails so, and the next ones as they should be. */
static void
sync_badly (Client *client, FakeFaultFunc func)
{
  client_set_fault (client, func, NULL);
  g_assert_cmpint (client_sync (client, NULL), !=, BG_SYNC_DONE);
  client_set_fault (client, NULL, NULL);
}

/* What a computer wrote itself comes back to it where the server's answer was lost: it is no other's word,
 * neither against what was written since nor against what was taken back since. */
static void
test_own_echo (gconstpointer data)
{
  gboolean is_new = GPOINTER_TO_INT (data);
  Office office;
  Client *client;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  client = office_get (&office, 0);
  id = is_new ? client_add (client, "Sở") : share (&office, "Sở");
  client_edit (client, id, "name", "Sở 8");
  client_edit (client, id, "note", "Ghi rồi bỏ");
  sync_badly (client, lose_answer);
  client_edit (client, id, "name", "Sở 9");
  client_edit (client, id, "note", NULL);
  office_settle (&office);
  office_assert_equal (&office);
  g_assert_cmpuint (client_count_inbox (client), ==, 0);
  assert_reads (office_get (&office, 1), id, "name", "Sở 9");
  assert_reads (office_get (&office, 1), id, "note", NULL);
  office_tear_down (&office);
}

/* The answer to a merge that went up is lost, and the record is edited again: it is known for one's own. */
static void
test_own_merge (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = share (&office, "Việc");
  client_edit (office_get (&office, 0), id, "note", "Ghi chú của 0");
  client_edit (office_get (&office, 1), id, "name", "Việc của 1");
  client_sync_well (office_get (&office, 0));
  sync_badly (office_get (&office, 1), lose_answer);
  client_edit (office_get (&office, 1), id, "name", "Việc của 1, lần hai");
  office_settle (&office);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  assert_reads (office_get (&office, 0), id, "name", "Việc của 1, lần hai");
  office_assert_equal (&office);
  office_tear_down (&office);
}

static gboolean
is_batch (const BgRequest *request)
{
  return strcmp (request->method, "POST") == 0 && g_str_has_suffix (request->path, "_bulk_docs");
}

typedef struct
{
  Client *client;
  const char *id;
  guint n_batches;
} Typing;

static FakeFault
type_meanwhile (const BgRequest *request, gpointer data)
{
  Typing *typing = data;

  if (is_batch (request) && typing->n_batches++ == 0)
    client_edit (typing->client, typing->id, "name", "Viết trong lúc gửi");
  return FAKE_GOOD;
}

/* What is written while the record is on its way is written on what was sent: another's edit of another place
 * on top of that is no clash. */
static void
test_typed_on_the_way (void)
{
  Office office;
  g_autofree char *id = NULL;
  Typing typing = { 0 };

  office_set_up (&office, 2);
  id = share (&office, "Sở");
  typing = (Typing){ office_get (&office, 1), id, 0 };
  client_edit (office_get (&office, 1), id, "name", "Sở của 1");
  client_set_fault (office_get (&office, 1), type_meanwhile, &typing);
  client_sync_well (office_get (&office, 1));
  client_set_fault (office_get (&office, 1), NULL, NULL);
  g_assert_cmpuint (client_count_waiting (office_get (&office, 1)), ==, 1);
  client_sync_well (office_get (&office, 0));
  assert_reads (office_get (&office, 0), id, "name", "Sở của 1");
  client_edit (office_get (&office, 0), id, "note", "Ghi chú của 0");
  client_sync_well (office_get (&office, 0));
  office_settle (&office);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  assert_reads (office_get (&office, 0), id, "name", "Viết trong lúc gửi");
  assert_reads (office_get (&office, 1), id, "note", "Ghi chú của 0");
  office_tear_down (&office);
}

static FakeFault
keep_from_sending (const BgRequest *request, gpointer data)
{
  return is_batch (request) ? FAKE_CUT_REQUEST : FAKE_GOOD;
}

/* A merge that did not go up yet stands on what came: when the other goes on writing, nothing clashes. */
static void
test_merged_and_waiting (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = share (&office, "Sở");
  client_edit (office_get (&office, 1), id, "name", "Sở của 1");
  client_edit (office_get (&office, 0), id, "note", "một");
  client_sync_well (office_get (&office, 0));
  sync_badly (office_get (&office, 1), keep_from_sending);
  assert_reads (office_get (&office, 1), id, "note", "một");
  client_edit (office_get (&office, 0), id, "note", "hai");
  client_sync_well (office_get (&office, 0));
  office_settle (&office);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  assert_reads (office_get (&office, 1), id, "note", "hai");
  assert_reads (office_get (&office, 0), id, "name", "Sở của 1");
  office_tear_down (&office);
}

static FakeFault
watch_requests (const BgRequest *request, gpointer data)
{
  Typing *watched = data;

  watched->n_batches += is_batch (request);
  g_assert_null (strstr (request->path, "since=0&"));
  return FAKE_GOOD;
}

/* Edit after edit goes up at once, on the version that the server has; and nothing is read from the
 * beginning again, after a restart either. */
static void
test_goes_on (void)
{
  Office office;
  g_autofree char *id = NULL;
  Client *client;

  office_set_up (&office, 2);
  id = share (&office, "Sở");
  client = office_get (&office, 0);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sở %u", i);
      Typing watched = { 0 };

      client_edit (client, id, "name", name);
      client_set_fault (client, watch_requests, &watched);
      client_sync_well (client);
      client_reopen (client);
      g_assert_cmpuint (watched.n_batches, ==, 1);
    }
  office_tear_down (&office);
}

/* The same value by another is another's word: it is asked about where it was changed here since. */
static void
test_own_and_theirs (void)
{
  Office office;
  g_autofree char *id = NULL;

  office_set_up (&office, 2);
  id = share (&office, "Sở");
  client_edit (office_get (&office, 0), id, "name", "Sở 8");
  client_edit (office_get (&office, 0), id, "name", "Sở 9");
  client_edit (office_get (&office, 1), id, "name", "Sở 8");
  client_sync_well (office_get (&office, 1));
  client_sync_well (office_get (&office, 0));
  g_assert_cmpuint (client_count_inbox (office_get (&office, 0)), ==, 1);
  office_tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/scenarios/first-join", test_first_join);
  g_test_add_func ("/sync/scenarios/different-fields", test_different_fields);
  g_test_add_func ("/sync/scenarios/authors", test_authors);
  g_test_add_func ("/sync/scenarios/own-merge", test_own_merge);
  g_test_add_func ("/sync/scenarios/typed-on-the-way", test_typed_on_the_way);
  g_test_add_func ("/sync/scenarios/merged-and-waiting", test_merged_and_waiting);
  g_test_add_func ("/sync/scenarios/goes-on", test_goes_on);
  g_test_add_data_func ("/sync/scenarios/same-field-mine", GINT_TO_POINTER (TRUE), test_same_field);
  g_test_add_data_func ("/sync/scenarios/same-field-theirs", GINT_TO_POINTER (FALSE), test_same_field);
  g_test_add_data_func ("/sync/scenarios/pages/as-couch", GINT_TO_POINTER (FAKE_AS_COUCH), test_pages);
  g_test_add_data_func ("/sync/scenarios/pages/end-in-front", GINT_TO_POINTER (FAKE_END_IN_FRONT),
                        test_pages);
  g_test_add_data_func ("/sync/scenarios/pages/nothing-left-said", GINT_TO_POINTER (FAKE_NOTHING_LEFT_SAID),
                        test_pages);
  g_test_add_func ("/sync/scenarios/trash", test_trash);
  g_test_add_func ("/sync/scenarios/purge", test_purge);
  g_test_add_func ("/sync/scenarios/foreign-delete", test_foreign_delete);
  g_test_add_func ("/sync/scenarios/other-databases", test_other_databases);
  g_test_add_func ("/sync/scenarios/not-set-up", test_not_set_up);
  g_test_add_func ("/sync/scenarios/restored", test_restored);
  g_test_add_func ("/sync/scenarios/newer", test_newer);
  g_test_add_func ("/sync/scenarios/brake", test_brake);
  g_test_add_func ("/sync/scenarios/requests", test_requests);
  g_test_add_func ("/sync/scenarios/edit-meanwhile", test_edit_meanwhile);
  g_test_add_data_func ("/sync/scenarios/own-echo", GINT_TO_POINTER (FALSE), test_own_echo);
  g_test_add_data_func ("/sync/scenarios/own-echo-new", GINT_TO_POINTER (TRUE), test_own_echo);
  g_test_add_func ("/sync/scenarios/own-and-theirs", test_own_and_theirs);
  g_test_add_func ("/sync/scenarios/off", test_off);
  return g_test_run ();
}
