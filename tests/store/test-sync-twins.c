/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins of a first join: found, joined into one, taken back, told to be different. */
#include "bg-error.h"
#include "bg-sync-book.h"
#include "bg-sync-inbox.h"
#include "bg-sync-twins.h"
#include "bg-undo.h"
#include "store-fixture.h"

#include <string.h>

/* What another computer wrote comes from the server. */
static char *
receive (Fixture *fixture, const char *kind, const char *fields)
{
  static guint number;
  char *id = g_strdup_printf ("01900000-0000-7000-8000-%012u", ++number);
  g_autofree char *text =
    g_strdup_printf ("{'_id':'%s:%s','_rev':'1-a','modified_by':'Bình',%s}", kind, id, fields);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  BgSyncTotals totals = { 0 };
  BgSyncPage page = { documents, "1", &totals };
  g_autoptr (GError) error = NULL;

  g_strdelimit (text, "'", '"');
  g_ptr_array_add (documents, json_loads (text, 0, NULL));
  g_assert_true (bg_sync_apply (fixture->store, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (totals.received, ==, 1);
  return id;
}

static void
join_server (Fixture *fixture)
{
  g_assert_true (bg_sync_join (fixture->store, "https://example.org/camau", "an", NULL));
}

static guint
find (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (bg_sync_find_twins (fixture->store, &n, &error));
  g_assert_no_error (error);
  return n;
}

static GPtrArray *
read_pairs (Fixture *fixture)
{
  GPtrArray *pairs = bg_sync_read_twins (fixture->store, FALSE, 100, NULL);

  g_assert_nonnull (pairs);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, pairs->len);
  return pairs;
}

static void
commit (Fixture *fixture, BgChangeSet *taken, GError *failure)
{
  g_autoptr (BgChangeSet) set = taken;
  g_autoptr (GError) error = NULL;

  g_assert_no_error (failure);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

static BgRecord *
load (Fixture *fixture, const BgKind *kind, const char *id)
{
  BgRecord *record = bg_store_load (fixture->store, kind, id, NULL);

  g_assert_nonnull (record);
  return record;
}

/* Only what was here and never sent has twins, and only among what the server has; asking again finds none.
 */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) mine = fixture_add (fixture, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) twice = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgRecord) again = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *third = NULL;
  const BgTwinPair *pair;

  join_server (fixture);
  g_assert_cmpuint (find (fixture), ==, 0);
  theirs = receive (fixture, "agency", "'name':'sở ngoại vụ'");
  third = receive (fixture, "agency", "'name':'Sở Ngoại vụ'");
  g_assert_cmpuint (find (fixture), ==, 1);
  g_assert_cmpuint (find (fixture), ==, 0);
  pairs = read_pairs (fixture);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = g_ptr_array_index (pairs, 0);
  g_assert_cmpstr (bg_record_get_id (pair->mine), ==, bg_record_get_id (mine));
  g_assert_cmpstr (bg_record_get_id (pair->theirs), ==, theirs);
  /* No place of a record is asked about. */
  entries = bg_sync_read_inbox (fixture->store, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* What tells records apart is read as the record book keeps it: choices, dates, and the names of agencies
 * that are twins themselves. */
static void
test_signs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) task =
    fixture_add_task (fixture, "Báo cáo quý", bg_record_get_id (agency), "2026-03-31");
  g_autoptr (BgRecord) plan = fixture_add_task (fixture, "Kế hoạch", bg_record_get_id (agency), "2026-03-31");
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *their_task = NULL;
  g_autofree char *other = NULL;
  g_autofree char *fields = NULL;
  const char *titles[] = { "Rà soát", "Kế hoạch" };

  bg_record_set_text (delegation, "title", "Đoàn công tác");
  bg_record_set_text (delegation, "direction", "outgoing");
  bg_record_set_text (delegation, "start_date", "2026-05-04");
  g_assert_true (bg_store_save (fixture->store, NULL, delegation, "Thêm", NULL));
  join_server (fixture);
  theirs = receive (fixture, "agency", "'name':'Sở ngoại vụ'");
  fields = g_strdup_printf ("'title':'Báo cáo quý','lead_agency':'%s','due_date':'2026-03-31'", theirs);
  their_task = receive (fixture, "task", fields);
  g_free (receive (fixture, "task", "'title':'Báo cáo quý','due_date':'2026-03-31'"));
  other = receive (fixture, "agency", "'name':'Sở Công Thương'");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *of_other =
        g_strdup_printf ("'title':'%s','lead_agency':'%s','due_date':'2026-03-31'", titles[i], other);

      g_free (receive (fixture, "task", of_other));
    }
  g_free (receive (fixture, "delegation",
                   "'title':'Đoàn công tác','direction':'outgoing','start_date':'2026-05-05'"));
  g_free (receive (fixture, "delegation",
                   "'title':'Đoàn công tác','direction':'incoming','start_date':'2026-05-04'"));
  g_assert_cmpuint (find (fixture), ==, 2);
  g_free (receive (fixture, "delegation",
                   "'title':'ĐOÀN CÔNG TÁC','direction':'outgoing','start_date':'2026-05-04'"));
  g_assert_cmpuint (find (fixture), ==, 1);
  pairs = read_pairs (fixture);
  g_assert_cmpuint (pairs->len, ==, 3);
  for (guint i = 0; i < pairs->len; i++)
    if (bg_record_get_kind (((BgTwinPair *) g_ptr_array_index (pairs, i))->mine) == &bg_task_kind)
      g_assert_cmpstr (bg_record_get_id (((BgTwinPair *) g_ptr_array_index (pairs, i))->theirs), ==,
                       their_task);
}

/* What was sent already is known to others under its id, and when it waits again, it is no news. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) mine = fixture_add (fixture, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) after = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *theirs = NULL;

  join_server (fixture);
  items = bg_sync_take (fixture->store, "", 10, G_MAXSIZE, NULL);
  for (guint i = 0; i < items->len; i++)
    ((BgSyncItem *) g_ptr_array_index (items, i))->sent_rev = g_strdup ("1-b");
  g_assert_true (bg_sync_sent (fixture->store, items, NULL));
  after = bg_record_copy (mine);
  bg_record_set_text (after, "phone", "0290");
  g_assert_true (bg_store_save (fixture->store, mine, after, "Sửa", NULL));
  theirs = receive (fixture, "agency", "'name':'Sở Ngoại vụ'");
  g_assert_cmpuint (find (fixture), ==, 0);
}

typedef struct
{
  BgRecord *mine;
  char *theirs;
  BgRecord *task;
  char *their_task;
} Office;

static void
clear_office (Office *office)
{
  g_object_unref (office->mine);
  g_object_unref (office->task);
  g_free (office->theirs);
  g_free (office->their_task);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, clear_office)

static void
set_up_office (Fixture *fixture, Office *office)
{
  g_autofree char *task = NULL;

  office->mine = fixture_add (fixture, &bg_agency_kind, "Sở Ngoại vụ");
  office->task = fixture_add_task (fixture, "Báo cáo", bg_record_get_id (office->mine), "2026-03-31");
  join_server (fixture);
  office->theirs = receive (fixture, "agency", "'name':'Sở Ngoại vụ','short_name':'SNgV','phone':'0290'");
  task = g_strdup_printf ("'title':'Kế hoạch','lead_agency':'%s','coordinating_agencies':[{'id':"
                          "'01900000-0000-7000-8000-00000000000a','agency':'%s'}]",
                          office->theirs, office->theirs);
  office->their_task = receive (fixture, "task", task);
  g_assert_cmpuint (find (fixture), ==, 1);
}

static void
assert_joined (Fixture *fixture, const Office *office, gboolean is_joined)
{
  g_autoptr (BgRecord) mine = load (fixture, &bg_agency_kind, bg_record_get_id (office->mine));
  g_autoptr (BgRecord) theirs = load (fixture, &bg_agency_kind, office->theirs);
  g_autoptr (BgRecord) task = load (fixture, &bg_task_kind, office->their_task);
  g_autoptr (GPtrArray) pairs = read_pairs (fixture);
  const char *pointed = is_joined ? bg_record_get_id (mine) : office->theirs;

  g_assert_cmpstr (bg_record_get_text (mine, "phone"), ==, is_joined ? "0290" : NULL);
  g_assert_true (bg_record_is_trashed (theirs) == is_joined);
  g_assert_false (bg_record_is_trashed (mine));
  g_assert_cmpstr (bg_record_get_text (task, "lead_agency"), ==, pointed);
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (task, "coordinating_agencies", 0), "agency"), ==,
                   pointed);
  g_assert_cmpuint (pairs->len, ==, is_joined ? 0 : 1);
}

static BgChangeSet *
create_join (Fixture *fixture, const Office *office, gboolean into_mine, GError **error)
{
  g_autoptr (BgRecord) mine = load (fixture, &bg_agency_kind, bg_record_get_id (office->mine));
  g_autoptr (BgRecord) theirs = load (fixture, &bg_agency_kind, office->theirs);

  return bg_sync_create_join (fixture->store, into_mine ? mine : theirs, into_mine ? theirs : mine, error);
}

static void
take_back (Fixture *fixture, gint64 set)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) undo = bg_undo_load (fixture->store, set, &error);

  g_assert_no_error (error);
  g_assert_false (bg_undo_asks (undo));
  commit (fixture, bg_undo_create_change_set (undo, &error), error);
}

/* One step: what points follows, what is empty is filled, the other is in the trash; and back again. */
static void
test_join (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;

  set_up_office (fixture, &office);
  assert_joined (fixture, &office, FALSE);
  commit (fixture, create_join (fixture, &office, TRUE, &error), error);
  assert_joined (fixture, &office, TRUE);
  take_back (fixture, BG_UNDO_LAST);
  assert_joined (fixture, &office, FALSE);
  take_back (fixture, BG_REDO_LAST);
  assert_joined (fixture, &office, TRUE);
}

/* The other way round: theirs stays, and what pointed to mine points to it. */
static void
test_join_into_theirs (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) mine = NULL;
  g_autoptr (BgRecord) task = NULL;

  set_up_office (fixture, &office);
  commit (fixture, create_join (fixture, &office, FALSE, &error), error);
  mine = load (fixture, &bg_agency_kind, bg_record_get_id (office.mine));
  task = load (fixture, &bg_task_kind, bg_record_get_id (office.task));
  g_assert_true (bg_record_is_trashed (mine));
  g_assert_cmpstr (bg_record_get_text (task, "lead_agency"), ==, office.theirs);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
}

static guint
count_distinct (Fixture *fixture)
{
  g_autoptr (GPtrArray) pairs = bg_sync_read_twins (fixture->store, TRUE, 100, NULL);

  g_assert_nonnull (pairs);
  for (guint i = 0; i < pairs->len; i++)
    g_assert_cmpint (((BgTwinPair *) g_ptr_array_index (pairs, i))->decided, >, 0);
  return pairs->len;
}

static void
say_distinct (Fixture *fixture, const Office *office)
{
  g_autoptr (BgRecord) theirs = load (fixture, &bg_agency_kind, office->theirs);
  g_autoptr (GError) error = NULL;

  commit (fixture, bg_sync_create_distinct (fixture->store, theirs, office->mine, &error), error);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
  g_assert_cmpuint (count_distinct (fixture), ==, 1);
}

static void
count_news_cb (BgStore *store, GPtrArray *records, guint *n)
{
  g_assert_cmpuint (records->len, ==, 0);
  (*n)++;
}

/* It is a step like any other: undo asks again, from the number that the list tells too, and the window
 * hears of each. */
static void
test_distinct_taken_back (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GPtrArray) pairs = NULL;
  guint n = 0;

  set_up_office (fixture, &office);
  g_assert_cmpuint (count_distinct (fixture), ==, 0);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_news_cb), &n);
  say_distinct (fixture, &office);
  take_back (fixture, BG_UNDO_LAST);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 1);
  g_assert_cmpuint (count_distinct (fixture), ==, 0);
  take_back (fixture, BG_REDO_LAST);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
  pairs = bg_sync_read_twins (fixture->store, TRUE, 100, NULL);
  take_back (fixture, ((BgTwinPair *) g_ptr_array_index (pairs, 0))->decided);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 1);
  g_assert_cmpuint (n, ==, 4);
}

/* Who said so may join them all the same; what was joined is no pair that is different. */
static void
test_distinct_joined (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;

  set_up_office (fixture, &office);
  say_distinct (fixture, &office);
  commit (fixture, create_join (fixture, &office, TRUE, &error), error);
  assert_joined (fixture, &office, TRUE);
  g_assert_cmpuint (count_distinct (fixture), ==, 0);
}

/* What came from elsewhere need not pass the checks of the form. Where it points to the one that goes, it is
 * named with its field, and nothing is changed. */
static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *id = NULL;

  set_up_office (fixture, &office);
  fields = g_strdup_printf ("'title':'Rà soát','lead_agency':'%s','assigned_date':'2026-05-01',"
                            "'due_date':'2026-04-01'",
                            office.theirs);
  id = receive (fixture, "task", fields);
  set = create_join (fixture, &office, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (bg_store_commit (fixture->store, set, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Rà soát”"));
  g_assert_nonnull (strstr (error->message, "“Due date”"));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  assert_joined (fixture, &office, FALSE);
}

/* Told to be different, they are not asked about again; and nothing else is changed. */
static void
test_distinct (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) theirs = NULL;
  guint before;

  set_up_office (fixture, &office);
  theirs = load (fixture, &bg_agency_kind, office.theirs);
  before = fixture_count_history (fixture, office.theirs);
  commit (fixture, bg_sync_create_distinct (fixture->store, theirs, office.mine, &error), error);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
  g_assert_cmpuint (find (fixture), ==, 0);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
  g_assert_cmpuint (fixture_count_history (fixture, office.theirs), ==, before);
}

/* One of them went into the trash in another way: there is no question any more, until it comes back. */
static void
test_trashed (Fixture *fixture, gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) before = NULL;
  g_autoptr (BgRecord) after = NULL;

  set_up_office (fixture, &office);
  before = load (fixture, &bg_agency_kind, office.theirs);
  after = bg_record_copy (before);
  bg_record_set_trashed (after, TRUE);
  g_assert_true (bg_store_save (fixture->store, before, after, "Bỏ", NULL));
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 0);
  g_assert_null (create_join (fixture, &office, TRUE, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  take_back (fixture, BG_UNDO_LAST);
  g_assert_cmpint (bg_sync_count_inbox (fixture->store), ==, 1);
}

/* What cannot be one is refused in words, and a question that nobody asked has no answer. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) other = fixture_add (fixture, &bg_agency_kind, "Sở Nội vụ");
  g_autoptr (BgRecord) partner = fixture_add (fixture, &bg_partner_kind, "Tỉnh Chiết Giang");
  BgRecord *others[] = { agency, partner };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bg_sync_create_join (fixture->store, agency, others[i], &error));
      g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
    }
  g_assert_null (bg_sync_create_distinct (fixture->store, agency, other, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sync-twins/found", test_found);
  ADD ("/sync-twins/signs", test_signs);
  ADD ("/sync-twins/sent", test_sent);
  ADD ("/sync-twins/join", test_join);
  ADD ("/sync-twins/join-into-theirs", test_join_into_theirs);
  ADD ("/sync-twins/distinct", test_distinct);
  ADD ("/sync-twins/distinct-taken-back", test_distinct_taken_back);
  ADD ("/sync-twins/distinct-joined", test_distinct_joined);
  ADD ("/sync-twins/in-the-way", test_in_the_way);
  ADD ("/sync-twins/trashed", test_trashed);
  ADD ("/sync-twins/refused", test_refused);
  return g_test_run ();
}
