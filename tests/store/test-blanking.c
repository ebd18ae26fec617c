/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passport numbers that are due are found, previewed without a change, and gone from every page of the file.
 */
#include <string.h>

#include "bg-blanking-finder.h"
#include "bg-history.h"
#include "bg-store-private.h"
#include "bg-sync-inbox.h"
#include "store-fixture.h"

static const BgDate today = { 2026, 11, 23 };

static BgRecord *
add_trip (Fixture *fixture, const char *end, const char *number)
{
  BgRecord *trip = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (trip, "members");
  g_autoptr (GError) error = NULL;

  bg_record_set_text (trip, "title", "Đoàn (mẫu)");
  bg_record_set_text (trip, "direction", "outgoing");
  bg_record_set_text (trip, "start_date", "2020-01-01");
  bg_record_set_text (trip, "end_date", end);
  bg_record_set_text (member, "full_name", "Trần Thị B");
  bg_record_set_text (member, "passport_number", number);
  bg_store_save (fixture->store, NULL, trip, "Thêm đoàn", &error);
  g_assert_no_error (error);
  return trip;
}

static BgBlanking *
find (Fixture *fixture, int months)
{
  g_autoptr (GError) error = NULL;
  BgBlanking *found = bg_blanking_find (fixture->store, months, today, &error);

  g_assert_no_error (error);
  return found;
}

static char *
dup_number (Fixture *fixture, BgRecord *trip)
{
  g_autoptr (BgRecord) now =
    bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (trip), NULL);

  return g_strdup (bg_record_get_text (bg_record_get_item (now, "members", 0), "passport_number"));
}

static gboolean
has_bytes (const char *bytes, gsize length, const char *value)
{
  gsize size = strlen (value);

  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (bytes + i, value, size) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the bytes of a value are anywhere in the file or in its journal. */
static gboolean
file_holds (Fixture *fixture, const char *value)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-wal", NULL);
  const char *const paths[] = { fixture->path, journal };
  gboolean holds = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (paths[i], &bytes, &length, NULL))
        holds = holds || has_bytes (bytes, length, value);
    }
  return holds;
}

static void
test_found_and_blanked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) old = add_trip (fixture, "2020-01-05", "C1111111");
  g_autoptr (BgRecord) young = add_trip (fixture, "2026-10-01", "C2222222");
  g_autoptr (BgBlanking) none = find (fixture, 600);
  g_autoptr (BgBlanking) found = find (fixture, 36);
  g_autoptr (BgBlanking) after = NULL;
  g_autofree char *before = dup_number (fixture, old);
  g_autofree char *gone = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (none->set);
  g_assert_cmpuint (none->trips->len, ==, 0);
  g_assert_cmpuint (found->n_people, ==, 1);
  g_assert_cmpuint (found->trips->len, ==, 1);
  /* Looking changes nothing. */
  g_assert_cmpstr (before, ==, "C1111111");
  g_assert_true (bg_store_commit (fixture->store, found->set, &error));
  g_assert_no_error (error);
  gone = dup_number (fixture, old);
  kept = dup_number (fixture, young);
  g_assert_null (gone);
  g_assert_cmpstr (kept, ==, "C2222222");
  after = find (fixture, 36);
  g_assert_null (after->set);
}

static guint
count_values (Fixture *fixture, BgRecord *trip, const char *value)
{
  g_autoptr (GPtrArray) entries = bg_store_load_history (fixture->store, bg_record_get_id (trip), 100, NULL);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      n += entry->before != NULL && strstr (entry->before, value) != NULL ? 1 : 0;
      n += entry->after != NULL && strstr (entry->after, value) != NULL ? 1 : 0;
    }
  return n;
}

/* A number that was corrected, and one of a member who was taken out, stand in the history alone. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) trip = add_trip (fixture, "2020-01-05", "C1111111");
  g_autoptr (BgRecord) first =
    bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (trip), NULL);
  g_autoptr (BgRecord) second = bg_record_copy (first);
  g_autoptr (BgRecord) third = NULL;
  g_autoptr (BgBlanking) found = NULL;
  g_autoptr (BgBlanking) after = NULL;

  bg_record_set_text (bg_record_get_item (second, "members", 0), "passport_number", "C3333333");
  g_assert_true (bg_store_save (fixture->store, first, second, "Sửa", NULL));
  g_clear_object (&second);
  second = bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (trip), NULL);
  third = bg_record_copy (second);
  bg_record_remove_item (third, "members", bg_record_get_id (bg_record_get_item (third, "members", 0)));
  g_assert_true (bg_store_save (fixture->store, second, third, "Bớt người", NULL));
  g_assert_cmpuint (count_values (fixture, trip, "C3333333"), >, 0);

  found = find (fixture, 36);
  g_assert_cmpuint (found->n_people, ==, 0);
  g_assert_cmpuint (found->n_old, >, 0);
  g_assert_true (bg_store_commit (fixture->store, found->set, NULL));
  g_assert_cmpuint (count_values (fixture, trip, "C1111111"), ==, 0);
  g_assert_cmpuint (count_values (fixture, trip, "C3333333"), ==, 0);
  after = find (fixture, 36);
  g_assert_null (after->set);
  g_assert_false (file_holds (fixture, "C3333333"));
}

/* What lies in the trash is kept, so that it is blanked too. */
static void
test_trashed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) trip = add_trip (fixture, "2020-01-05", "C1111111");
  g_autoptr (BgRecord) trashed = bg_record_copy (trip);
  g_autoptr (BgRecord) stored =
    bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (trip), NULL);
  g_autoptr (BgBlanking) found = NULL;
  g_autofree char *gone = NULL;

  bg_record_set_trashed (trashed, TRUE);
  g_assert_true (bg_store_save (fixture->store, stored, trashed, "Thùng rác", NULL));
  found = find (fixture, 36);
  g_assert_cmpuint (found->n_people, ==, 1);
  g_assert_true (bg_store_commit (fixture->store, found->set, NULL));
  gone = dup_number (fixture, trip);
  g_assert_null (gone);
}

typedef struct
{
  const char *trip;
  const char *member;
} Waiting;

static gboolean
put_waiting (BgSql *sql, gpointer data, GError **error)
{
  const Waiting *waiting = data;
  g_autofree char *field = g_strdup_printf ("members[%s].passport_number", waiting->member);
  g_autofree char *item = g_strdup_printf ("members[%s]", waiting->member);
  g_autofree char *base =
    g_strdup_printf ("{\"title\":\"Đoàn\",\"members\":[{\"id\":\"%s\",\"full_name\":\"Trần Thị B\","
                     "\"passport_number\":\"C1111111\"}]}",
                     waiting->member);
  const char *insert =
    "INSERT INTO sync_inbox (record, kind, path, base, mine, theirs, mine_time, theirs_time,"
    " found) VALUES (:trip, 'delegation', :path, :value, :value, NULL, 0, 0, 0)";

  return bg_sql_run_with (sql, insert, error, ":trip", waiting->trip, ":path", field, ":value",
                          "\"C1111111\"", NULL) &&
         bg_sql_run_with (sql, insert, error, ":trip", waiting->trip, ":path", item, ":value",
                          "{\"full_name\":\"Trần Thị B\",\"passport_number\":\"C1111111\"}", NULL) &&
         bg_sql_run_with (sql,
                          "INSERT INTO sync_queue (record, kind, base, purged, behind)"
                          " VALUES (:trip, 'delegation', :base, 0, 0)",
                          error, ":trip", waiting->trip, ":base", base, NULL);
}

/* What waits for a decision, or to be sent, holds the number no longer; what else it says stays. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) trip = add_trip (fixture, "2020-01-05", "C1111111");
  Waiting waiting = { bg_record_get_id (trip), bg_record_get_id (bg_record_get_item (trip, "members", 0)) };
  g_autoptr (BgBlanking) found = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const BgInboxEntry *entry;

  g_assert_true (bg_store_write (fixture->store, put_waiting, &waiting, NULL, &error));
  g_assert_no_error (error);
  found = find (fixture, 36);
  g_assert_true (bg_store_commit (fixture->store, found->set, NULL));
  entries = bg_sync_read_inbox (fixture->store, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (json_string_value (json_object_get (entry->mine, "full_name")), ==, "Trần Thị B");
  g_assert_null (json_object_get (entry->mine, "passport_number"));
  g_assert_null (json_object_get (entry->base, "passport_number"));
  g_assert_false (file_holds (fixture, "C1111111"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/blanking/found-and-blanked", test_found_and_blanked);
  ADD ("/blanking/history", test_history);
  ADD ("/blanking/trashed", test_trashed);
  ADD ("/blanking/shared", test_shared);
  return g_test_run ();
}
