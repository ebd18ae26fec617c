/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that the server will not take: each stays here, is told by its name after every run, and keeps no
 * other waiting. */
#include "sync-fixture.h"

static BgSyncOutcome
sync_and_tell (Client *client, BgSyncTotals *totals, char **words)
{
  g_autoptr (GError) error = NULL;
  BgSyncOutcome outcome = bg_replicator_run (client->replicator, NULL, totals, &error);

  *words = g_strdup (error != NULL ? error->message : "");
  return outcome;
}

static guint
count_log (Client *client)
{
  g_autoptr (GPtrArray) lines = bg_sync_read_log (client->store, 100, NULL);

  return lines->len;
}

/* A record larger than the server takes stays here, and all others go. */
static void
test_too_big (void)
{
  Office office;
  g_autofree char *long_text = g_strnfill (20000, 'x');
  g_autofree char *big = NULL;
  g_autofree char *words = NULL;
  BgSyncTotals totals;
  Client *client;

  office_set_up (&office, 1);
  client = office_get (&office, 0);
  fake_server_set_most_bytes (office.server, 8000);
  for (guint i = 0; i < 20; i++)
    g_free (client_add (client, "Việc nhỏ"));
  big = client_add (client, "Việc lớn");
  client_edit (client, big, "note", long_text);
  g_assert_cmpint (sync_and_tell (client, &totals, &words), ==, BG_SYNC_TOO_BIG);
  g_assert_nonnull (strstr (words, "Việc lớn"));
  g_assert_cmpuint (totals.refused, ==, 1);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 20);
  /* Asked again at the next start, in vain; sent at the one after the server takes more. */
  client_reopen (client);
  g_assert_cmpint (client_sync (client, NULL), ==, BG_SYNC_TOO_BIG);
  client_reopen (client);
  fake_server_set_most_bytes (office.server, G_MAXSIZE);
  client_sync_well (client);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 21);
  client_edit (client, big, "note", "ngắn lại");
  client_sync_well (client);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 21);
  office_tear_down (&office);
}

/* The office's settings are for leaders alone: whoever changed them without the right is told so until it is
 * sent or taken back, and everything else goes on. */
static void
test_forbidden (void)
{
  Office office;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  g_autoptr (BgRecord) settings = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  BgSyncTotals totals;
  Client *client;
  guint logged;

  office_set_up (&office, 2);
  client = office_get (&office, 0);
  fake_server_forbid (office.server, "office:");
  bg_record_set_text (settings, "name", "Sở Ngoại vụ");
  bg_record_set_text (settings, "place", "Cà Mau");
  g_assert_true (bg_store_save (client->store, NULL, settings, "edit", NULL));
  g_assert_cmpint (sync_and_tell (client, &totals, &words), ==, BG_SYNC_FORBIDDEN);
  g_assert_nonnull (strstr (words, "Sở Ngoại vụ"));
  logged = count_log (client);
  /* The run after it sends nothing anew, and does not say that all is well; nor does it fill the log. */
  id = client_add (client, "Việc khác");
  g_assert_cmpint (sync_and_tell (client, &totals, &again), ==, BG_SYNC_FORBIDDEN);
  g_assert_cmpuint (totals.sent, ==, 1);
  g_assert_cmpuint (count_log (client), ==, logged + 1);
  g_assert_cmpint (client_sync (client, NULL), ==, BG_SYNC_FORBIDDEN);
  g_assert_cmpuint (count_log (client), ==, logged + 1);
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 1);
  fake_server_forbid (office.server, "nothing:");
  client_reopen (client);
  client_sync_well (client);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 2);
  office_tear_down (&office);
}

/* A change that the server refused and that is taken back again is refused no longer. */
static void
test_taken_back (void)
{
  Office office;
  g_autofree char *id = NULL;
  Client *client;

  office_set_up (&office, 1);
  client = office_get (&office, 0);
  id = client_add (client, "Việc");
  client_edit (client, id, "note", "trước");
  client_sync_well (client);
  fake_server_forbid (office.server, "agency:");
  client_edit (client, id, "note", "sau");
  g_assert_cmpint (client_sync (client, NULL), ==, BG_SYNC_FORBIDDEN);
  client_edit (client, id, "note", "trước");
  client_sync_well (client);
  g_assert_cmpuint (client_count_waiting (client), ==, 0);
  office_tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/refusals/too-big", test_too_big);
  g_test_add_func ("/sync/refusals/forbidden", test_forbidden);
  g_test_add_func ("/sync/refusals/taken-back", test_taken_back);
  return g_test_run ();
}
