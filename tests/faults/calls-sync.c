/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record book does for a server that it is shared through, an operation a line, for test-calls. */
#include "calls-sync.h"

#include "bg-sync-inbox.h"
#include "bg-sync-twins.h"
#include "calls-work.h"

static gboolean
join (Run *run, GError **error)
{
  return bg_sync_join (run->store, "https://example.org/khac", "binh", error);
}

static gboolean
forget (Run *run, GError **error)
{
  return bg_sync_forget (run->store, error);
}

static gboolean
retry_refused (Run *run, GError **error)
{
  return bg_sync_retry_refused (run->store, error);
}

static gboolean
set_active (Run *run, GError **error)
{
  return bg_sync_set_active (run->store, FALSE, error);
}

static gboolean
set_counter (Run *run, GError **error)
{
  return bg_sync_set_counter (run->store, 7, error);
}

static gboolean
write_log (Run *run, GError **error)
{
  BgSyncTotals totals = { .sent = 3 };

  return bg_sync_log (run->store, "done", &totals, "HTTP 201", error);
}

static gboolean
answer_length (Run *run, GPtrArray *array)
{
  return calls_answer_number (run, array != NULL, array != NULL ? array->len : 0);
}

static gboolean
read_server (Run *run, GError **error)
{
  g_autoptr (BgSyncServer) server = bg_sync_load_server (run->store, error);

  run->answer = server != NULL ? g_strdup (server->since) : NULL;
  return server != NULL;
}

static gboolean
read_log (Run *run, GError **error)
{
  g_autoptr (GPtrArray) lines = bg_sync_read_log (run->store, 10, error);

  return answer_length (run, lines);
}

static gboolean
read_inbox (Run *run, GError **error)
{
  g_autoptr (GPtrArray) entries = bg_sync_read_inbox (run->store, NULL, error);

  return answer_length (run, entries);
}

/* It says that it does not know; there are no words to that. */
static gboolean
count_inbox (Run *run, GError **error)
{
  int n = bg_sync_count_inbox (run->store);

  return calls_answer_number (run, n >= 0, n) || TRUE;
}

static gboolean
count_waiting (Run *run, GError **error)
{
  guint waiting, refused;
  gboolean good = bg_sync_count_waiting (run->store, &waiting, &refused, error);

  return calls_answer_number (run, good, waiting * 100 + refused);
}

static gboolean
take (Run *run, GError **error)
{
  g_autoptr (GPtrArray) items = bg_sync_take (run->store, "", 100, G_MAXSIZE, error);

  return answer_length (run, items);
}

static gboolean
read_branches (Run *run, GError **error)
{
  g_autoptr (GPtrArray) branches = bg_sync_read_branches (run->store, FALSE, error);

  return answer_length (run, branches);
}

static gboolean
check_queue (Run *run, GError **error)
{
  BgSyncTotals totals = { 0 };

  return bg_sync_check_queue (run->store, &totals, error);
}

/* What goes up: one that was taken, one that was refused, one without an answer. */
static void
prepare_sent (Run *run)
{
  GPtrArray *items = bg_sync_take (run->store, "", 100, G_MAXSIZE, NULL);

  g_assert_cmpuint (items->len, ==, 2);
  ((BgSyncItem *) g_ptr_array_index (items, 0))->sent_rev = g_strdup ("2-c");
  ((BgSyncItem *) g_ptr_array_index (items, 0))->version--;
  ((BgSyncItem *) g_ptr_array_index (items, 1))->refused = g_strdup ("forbidden");
  run->further = items;
  run->free_further = (GDestroyNotify) g_ptr_array_unref;
}

static gboolean
sent (Run *run, GError **error)
{
  return bg_sync_sent (run->store, run->further, error);
}

static void
prepare_revisions (Run *run)
{
  GHashTable *revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (CallsAgency which = CALLS_CLEAN; which < CALLS_LOST; which++)
    g_hash_table_insert (revisions, g_strconcat ("agency:", calls_agency_get_id (which), NULL),
                         (gpointer) (which == CALLS_CLASHED ? "1-a" : "3-x"));
  run->further = revisions;
  run->free_further = (GDestroyNotify) g_hash_table_unref;
}

static gboolean
reconcile (Run *run, GError **error)
{
  guint lost = 0;
  gboolean good = bg_sync_reconcile (run->store, run->further, &lost, error);

  return calls_answer_number (run, good, lost);
}

static json_t *
make_fresh (void)
{
  g_autoptr (BgRecord) fresh =
    bg_record_new_with_id (&bg_agency_kind, "01900000-0000-7000-8000-000000000020");

  bg_record_set_text (fresh, "name", "Sở mới");
  return calls_document_new (fresh, "1-a", NULL);
}

static void
add_document (GPtrArray *page, Run *run, CallsAgency which, const char *rev, const char *name)
{
  g_autoptr (BgRecord) agency = calls_agency_load (run->store, which);
  json_t *document = calls_document_new (agency, rev, name);

  if (which == CALLS_LOST)
    json_object_set_new (document, "trashed", json_true ());
  if (which == CALLS_EDITED)
    json_object_set_new (document, "_conflicts", json_pack ("[s]", "2-y"));
  g_ptr_array_add (page, document);
}

/* One of each sort of documents. */
static void
prepare_page (Run *run)
{
  GPtrArray *page = g_ptr_array_new ();

  g_ptr_array_add (page, make_fresh ());
  add_document (page, run, CALLS_CLEAN, "2-c", "Tên từ máy chủ");
  add_document (page, run, CALLS_EDITED, "2-c", "Tên của người kia");
  add_document (page, run, CALLS_LOST, "2-c", NULL);
  add_document (page, run, CALLS_CLASHED, "2-b", NULL);
  g_ptr_array_add (page, calls_removal_new (CALLS_TRASHED, "2-c", TRUE));
  g_ptr_array_add (page, calls_removal_new (CALLS_BRANCHED, "3-c", FALSE));
  g_ptr_array_add (page, json_pack ("{s:s, s:s}", "_id", "hologram:2", "_rev", "1-a"));
  g_ptr_array_add (page, json_pack ("{s:s, s:s}", "_id", "_design/bg", "_rev", "1-a"));
  g_ptr_array_add (page, json_pack ("{s:s, s:s, s:b, s:b}", "_id", "agency:gone", "_rev", "2-a", "_deleted",
                                    1, "purged", 1));
  run->further = page;
  run->free_further = (GDestroyNotify) calls_page_free;
}

static gboolean
apply (Run *run, GError **error)
{
  BgSyncTotals totals = { 0 };
  gboolean good = bg_sync_apply (run->store, &(BgSyncPage){ run->further, "\"9-x\"", &totals }, error);

  return calls_answer_number (run, good,
                              totals.received * 1000 + totals.merged * 100 + totals.asked * 10 + totals.kept);
}

/* The branch says something else in one place, and something more in another. */
static void
prepare_branch (Run *run)
{
  g_autoptr (BgRecord) agency = calls_agency_load (run->store, CALLS_BRANCHED);
  json_t *document = calls_document_new (agency, "2-z", "Tên của nhánh");

  json_object_set_new (document, "note", json_string ("Ghi chú của nhánh"));
  run->further = document;
  run->free_further = (GDestroyNotify) json_decref;
}

static const BgSyncBranch branch = { (char *) "agency", (char *) "01900000-0000-7000-8000-000000000015",
                                     (char *) "2-z" };

static gboolean
apply_branch (Run *run, GError **error)
{
  BgSyncTotals totals = { 0 };
  gboolean good = bg_sync_apply_branch (run->store, &branch, NULL, run->further, &totals, error);

  return calls_answer_number (run, good, totals.merged * 10 + totals.asked);
}

static gboolean
forget_branch (Run *run, GError **error)
{
  return bg_sync_forget_branch (run->store, &branch, error);
}

static BgChangeSet *
create_decision (Run *run, GError **error)
{
  BgInboxEntry entry = { .id = 1,
                         .kind = (char *) "agency",
                         .record = (char *) calls_agency_get_id (CALLS_CLASHED),
                         .path = (char *) "name" };
  json_t *value = json_string ("Tên thứ ba");
  BgChangeSet *set = bg_sync_create_decision (run->store, &entry, value, error);

  json_decref (value);
  return set;
}

static gboolean
make_decision (Run *run, GError **error)
{
  g_autoptr (BgChangeSet) set = create_decision (run, error);

  return set != NULL;
}

static void
prepare_decision (Run *run)
{
  run->further = create_decision (run, NULL);
  run->free_further = (GDestroyNotify) bg_change_set_unref;
}

static void
prepare_purge (Run *run)
{
  g_autoptr (BgRecord) agency = calls_agency_load (run->store, CALLS_PUT_AWAY);
  BgChangeSet *set = bg_change_set_new ("Xóa hẳn");

  bg_change_set_add_purge (set, agency);
  run->further = set;
  run->free_further = (GDestroyNotify) bg_change_set_unref;
}

static gboolean
commit (Run *run, GError **error)
{
  return bg_store_commit (run->store, run->further, error);
}

/* The refused one was never sent, and has the name of one that was. */
static gboolean
find_twins (Run *run, GError **error)
{
  guint n = 0;
  gboolean good = bg_sync_find_twins (run->store, &n, error);

  return calls_answer_number (run, good, n);
}

static void
prepare_twins (Run *run)
{
  g_assert_true (find_twins (run, NULL));
}

static gboolean
read_twins (Run *run, GError **error)
{
  g_autoptr (GPtrArray) pairs = bg_sync_read_twins (run->store, FALSE, 10, error);

  return answer_length (run, pairs);
}

static BgChangeSet *
create_join (Run *run, GError **error)
{
  g_autoptr (BgRecord) kept = calls_agency_load (run->store, CALLS_CLEAN);
  g_autoptr (BgRecord) other = calls_agency_load (run->store, CALLS_REFUSED);

  return bg_sync_create_join (run->store, kept, other, error);
}

static void
prepare_join (Run *run)
{
  prepare_twins (run);
  run->further = create_join (run, NULL);
  run->free_further = (GDestroyNotify) bg_change_set_unref;
}

/* Nothing is needed beforehand. */
static void
prepare_nothing (Run *run)
{
}

#define READS  CALLS_OPEN, CALLS_SHARED, prepare_nothing
#define WRITES CALLS_OPEN | CALLS_WRITES, CALLS_SHARED

const CallsOperation calls_sync_operations[] = {
  { "sync-join-again", join, WRITES, prepare_nothing },
  { "sync-join", join, CALLS_OPEN | CALLS_WRITES | CALLS_NEW_IDS, CALLS_BOOK, prepare_nothing },
  { "sync-forget", forget, WRITES, prepare_nothing },
  { "sync-retry-refused", retry_refused, WRITES, prepare_nothing },
  { "sync-set-active", set_active, WRITES, prepare_nothing },
  { "sync-set-counter", set_counter, WRITES, prepare_nothing },
  { "sync-log", write_log, WRITES, prepare_nothing },
  { "sync-server", read_server, READS },
  { "sync-read-log", read_log, READS },
  { "sync-inbox", read_inbox, READS },
  { "sync-count-inbox", count_inbox, CALLS_OPEN | CALLS_HEDGES, CALLS_SHARED, prepare_nothing },
  { "sync-count-waiting", count_waiting, READS },
  { "sync-take", take, READS },
  { "sync-branches", read_branches, READS },
  { "sync-check-queue", check_queue, READS },
  { "sync-sent", sent, WRITES, prepare_sent },
  { "sync-reconcile", reconcile, WRITES, prepare_revisions },
  { "sync-apply", apply, WRITES, prepare_page },
  { "sync-apply-branch", apply_branch, WRITES, prepare_branch },
  { "sync-forget-branch", forget_branch, WRITES, prepare_nothing },
  { "sync-make-decision", make_decision, READS },
  { "sync-decide", commit, WRITES, prepare_decision },
  { "sync-find-twins", find_twins, WRITES, prepare_nothing },
  { "sync-twins", read_twins, CALLS_OPEN, CALLS_SHARED, prepare_twins },
  { "sync-join-twins", commit, WRITES, prepare_join },
  { "sync-purge", commit, WRITES, prepare_purge },
  { NULL },
};
