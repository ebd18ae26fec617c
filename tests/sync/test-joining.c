/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first join of a computer that has records of its own already. */
#include "bg-sync-twins.h"
#include "sync-fixture.h"

static void
add_office (Client *client, const char *name)
{
  g_autoptr (BgRecord) settings = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (settings, "name", name);
  bg_record_set_text (settings, "place", "Cà Mau");
  bg_store_save (client->store, NULL, settings, "first start", &error);
  g_assert_no_error (error);
}

static void
edit_office (Client *client, const char *name)
{
  g_autoptr (BgRecord) before = bg_store_load_office (client->store);
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (after, "name", name);
  bg_store_save (client->store, before, after, "edit", &error);
  g_assert_no_error (error);
}

static char *
dup_office_name (Client *client)
{
  g_autoptr (BgRecord) settings = bg_store_load_office (client->store);

  return g_strdup (bg_record_get_text (settings, "name"));
}

/* Each computer's first start made a record of the office: the one that is on the server is the office's. */
static void
test_office_as_made (void)
{
  Office office;
  g_autofree char *name = NULL;

  office_set_up (&office, 2);
  add_office (office_get (&office, 0), "Sở Ngoại vụ tỉnh");
  add_office (office_get (&office, 1), "Cơ quan");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  name = dup_office_name (office_get (&office, 1));
  g_assert_cmpstr (name, ==, "Sở Ngoại vụ tỉnh");
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  office_settle (&office);
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* What a person changed since the first start is a word of somebody, and is asked about. */
static void
test_office_as_edited (void)
{
  Office office;

  office_set_up (&office, 2);
  add_office (office_get (&office, 0), "Sở Ngoại vụ tỉnh");
  add_office (office_get (&office, 1), "Cơ quan");
  edit_office (office_get (&office, 1), "Phòng Ngoại vụ");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
  office_settle (&office);
  office_assert_equal (&office);
  office_tear_down (&office);
}

static void
add_with_id (Client *client, const char *name, const char *field, const char *value)
{
  g_autoptr (BgRecord) agency =
    bg_record_new_with_id (&bg_agency_kind, "01900000-0000-7000-8000-0000000000a1");
  g_autoptr (GError) error = NULL;

  bg_record_set_text (agency, "name", name);
  bg_record_set_text (agency, field, value);
  bg_store_save (client->store, NULL, agency, "copy", &error);
  g_assert_no_error (error);
}

/* Two copies of one book, never edited since: records of one id are one record. What only one of them says is
 * taken, what both say differently is asked about, and neither is thought to be new. */
static void
test_same_id (void)
{
  static const char *const id = "01900000-0000-7000-8000-0000000000a1";
  Office office;
  BgSyncTotals totals;

  office_set_up (&office, 2);
  add_with_id (office_get (&office, 0), "Sở Ngoại vụ", "phone", "0290 1");
  add_with_id (office_get (&office, 1), "Phòng Ngoại vụ", "email", "nv@camau.gov.vn");
  client_sync_well (office_get (&office, 0));
  g_assert_cmpint (client_sync (office_get (&office, 1), &totals), ==, BG_SYNC_DONE);
  g_assert_cmpuint (totals.asked, ==, 1);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
  office_settle (&office);
  office_assert_equal (&office);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = client_read (office_get (&office, i), id, "name");
      g_autofree char *phone = client_read (office_get (&office, i), id, "phone");
      g_autofree char *email = client_read (office_get (&office, i), id, "email");

      g_assert_cmpstr (name, ==, "Sở Ngoại vụ");
      g_assert_cmpstr (phone, ==, "0290 1");
      g_assert_cmpstr (email, ==, "nv@camau.gov.vn");
    }
  office_tear_down (&office);
}

/* What is asked is told with what moved. */
static void
test_twins_told (void)
{
  Office office;
  BgSyncTotals totals;

  office_set_up (&office, 2);
  for (guint i = 0; i < 2; i++)
    g_free (client_add (office_get (&office, i), "Sở Ngoại vụ"));
  client_sync_well (office_get (&office, 0));
  g_assert_cmpint (client_sync (office_get (&office, 1), &totals), ==, BG_SYNC_DONE);
  g_assert_cmpuint (totals.asked, ==, 1);
  g_assert_cmpint (client_sync (office_get (&office, 1), &totals), ==, BG_SYNC_DONE);
  g_assert_cmpuint (totals.asked, ==, 0);
  office_tear_down (&office);
}

static GPtrArray *
read_twins (Client *client)
{
  GPtrArray *pairs = bg_sync_read_twins (client->store, FALSE, 100, NULL);

  g_assert_nonnull (pairs);
  return pairs;
}

static void
join_twins (Client *client, gboolean into_mine)
{
  g_autoptr (GPtrArray) pairs = read_twins (client);
  const BgTwinPair *pair = g_ptr_array_index (pairs, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = bg_sync_create_join (client->store, into_mine ? pair->mine : pair->theirs,
                                                     into_mine ? pair->theirs : pair->mine, &error);

  g_assert_no_error (error);
  g_assert_true (bg_store_commit (client->store, set, &error));
  g_assert_no_error (error);
}

/* Both computers had records before: the one that joins last is asked about those that are likely the same,
 * the other is not, and what it answers holds for both. */
static void
test_twins (gconstpointer into_mine)
{
  Office office;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *phone = NULL;
  const char *kept;

  office_set_up (&office, 2);
  first = client_add (office_get (&office, 0), "Sở Ngoại vụ");
  client_edit (office_get (&office, 0), first, "phone", "0290");
  second = client_add (office_get (&office, 1), "SỞ NGOẠI VỤ");
  alone = client_add (office_get (&office, 1), "Sở Công Thương");
  kept = into_mine != NULL ? second : first;
  office_settle (&office);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 0)), ==, 0);
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
  join_twins (office_get (&office, 1), into_mine != NULL);
  office_settle (&office);
  office_assert_equal (&office);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (client_count_inbox (office_get (&office, i)), ==, 0);
      g_assert_true (client_is_trashed (office_get (&office, i), first) == (kept == second));
      g_assert_true (client_is_trashed (office_get (&office, i), second) == (kept == first));
      g_assert_false (client_is_trashed (office_get (&office, i), alone));
    }
  phone = client_read (office_get (&office, 0), kept, "phone");
  g_assert_cmpstr (phone, ==, "0290");
  office_tear_down (&office);
}

/* What fails, and how many messages arrive before. */
typedef struct
{
  FakeFault fault;
  guint left;
} Cut;

static FakeFault
cut_from (const BgRequest *request, gpointer data)
{
  Cut *cut = data;

  if (cut->left == 0)
    return cut->fault;
  cut->left--;
  return FAKE_GOOD;
}

/* The first exchange may be cut off anywhere: the question is asked once all the same. */
static void
test_twins_cut (void)
{
  guint n = 0;

  for (FakeFault fault = FAKE_CUT_REQUEST; fault <= FAKE_CUT_ANSWER; fault++)
    for (guint messages = 0, ended = FALSE; !ended; messages++, n++)
      {
        Office office;
        Cut cut = { fault, messages };
        BgSyncTotals totals;

        office_set_up (&office, 2);
        g_free (client_add (office_get (&office, 0), "Sở Ngoại vụ"));
        g_free (client_add (office_get (&office, 1), "Sở Ngoại vụ"));
        client_sync_well (office_get (&office, 0));
        client_set_fault (office_get (&office, 1), cut_from, &cut);
        ended = client_sync (office_get (&office, 1), &totals) == BG_SYNC_DONE;
        office_settle (&office);
        g_assert_cmpuint (client_count_inbox (office_get (&office, 0)), ==, 0);
        g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
        office_tear_down (&office);
      }
  g_test_message ("%u cuts", n - 2);
  g_assert_cmpuint (n, >=, 10);
}

/* What is typed on both later on is not asked about: who has joined sees what the others have. */
static void
test_twins_later (void)
{
  Office office;

  office_set_up (&office, 2);
  office_settle (&office);
  g_free (client_add (office_get (&office, 0), "Sở Ngoại vụ"));
  g_free (client_add (office_get (&office, 1), "Sở Ngoại vụ"));
  office_settle (&office);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (client_count_inbox (office_get (&office, i)), ==, 0);
  office_tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/joining/office-as-made", test_office_as_made);
  g_test_add_func ("/sync/joining/office-as-edited", test_office_as_edited);
  g_test_add_func ("/sync/joining/same-id", test_same_id);
  g_test_add_func ("/sync/joining/twins-told", test_twins_told);
  g_test_add_data_func ("/sync/joining/twins-into-theirs", NULL, test_twins);
  g_test_add_data_func ("/sync/joining/twins-into-mine", "mine", test_twins);
  g_test_add_func ("/sync/joining/twins-cut", test_twins_cut);
  g_test_add_func ("/sync/joining/twins-later", test_twins_later);
  return g_test_run ();
}
