/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One whole exchange, broken off at each of its messages in either direction and in every way, then resumed:
 * it ends as if nothing had happened. That an answer cut after any of its bytes is no answer, and so one of
 * these cases, is proved by test-http. */
#include "sync-fixture.h"

typedef struct
{
  guint at;
  FakeFault fault;
  guint seen;
} Cut;

static guint n_cuts;

static FakeFault
cut_cb (const BgRequest *request, gpointer data)
{
  Cut *cut = data;

  return cut->seen++ == cut->at ? cut->fault : FAKE_GOOD;
}

/* Two that both wrote: something comes, something goes, and one record is merged on the way. */
static void
prepare (Office *office)
{
  g_autofree char *shared = NULL;

  office_set_up (office, 2);
  shared = client_add (office_get (office, 0), "Cả hai cùng có");
  client_sync_well (office_get (office, 0));
  client_sync_well (office_get (office, 1));
  client_edit (office_get (office, 0), shared, "note", "Của máy 0");
  g_free (client_add (office_get (office, 0), "Mới ở máy 0"));
  client_sync_well (office_get (office, 0));
  client_edit (office_get (office, 1), shared, "address", "Của máy 1");
  for (guint i = 0; i < 5; i++)
    g_free (client_add (office_get (office, 1), "Mới ở máy 1"));
}

/* What is written between the break and the next exchange is written on what this computer has: it is no
 * conflict with what it may have sent. */
static void
edit_again (Client *client)
{
  g_autoptr (GPtrArray) agencies = NULL;
  BgRules rules;
  g_autoptr (BgQuery) query = NULL;

  bg_rules_init (&rules, bg_clock_get_today ());
  query = bg_query_new (&bg_agency_kind, &rules);
  agencies = bg_store_find (client->store, query, 100, NULL);
  for (guint i = 0; i < agencies->len; i++)
    client_edit (client, bg_record_get_id (g_ptr_array_index (agencies, i)), "address", "Viết sau khi ngắt");
}

/* TRUE when the exchange ended before the message that was to be broken off. */
static gboolean
try_cut (FakeFault fault, guint at, gboolean edits)
{
  Office office;
  Cut cut = { at, fault, 0 };
  Client *client;
  gboolean is_past;

  prepare (&office);
  client = office_get (&office, 1);
  client_set_fault (client, cut_cb, &cut);
  bg_replicator_set_batch (client->replicator, 2);
  (void) client_sync (client, NULL);
  is_past = cut.seen <= at;
  client_reopen (client);
  if (edits)
    edit_again (client);
  office_settle (&office);
  office_assert_equal (&office);
  g_assert_cmpuint (fake_server_get_n_records (office.server), ==, 7);
  g_assert_cmpuint (client_count_inbox (client), ==, 0);
  office_tear_down (&office);
  n_cuts += !is_past;
  return is_past;
}

static void
test_fault (gconstpointer data)
{
  guint at = 0;

  while (!try_cut ((FakeFault) GPOINTER_TO_INT (data), at, FALSE))
    at++;
  for (guint again = 0; again < at; again++)
    (void) try_cut ((FakeFault) GPOINTER_TO_INT (data), again, TRUE);
  /* Fewer messages than this are no whole exchange. */
  g_assert_cmpuint (at, >=, 6);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (int fault = FAKE_CUT_REQUEST; fault < N_FAKE_FAULTS; fault++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/cut/%d", fault);

      g_test_add_data_func (name, GINT_TO_POINTER (fault), test_fault);
    }
  status = g_test_run ();
  g_test_message ("sync: broken off at %u messages in %d ways, each resumed to the same end", n_cuts,
                  N_FAKE_FAULTS - 1);
  return status;
}
