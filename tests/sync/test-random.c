/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many computers at work by chance, over a bad line: at the end all hold the same, and no word is lost.
 *
 * Usage: test-sync-random [--seeds N] [--clients N] [--operations N]. Operations are edits, new records, the
 * trash, runs of the replicator with cuts, repeats, reordered and truncated answers, torn batches and
 * failures after the work was done, restarts, and clocks that are wrong by years. */
#include "sync-fixture.h"

#include "bg-date.h"

static int n_seeds = 20;
static int n_clients = 4;
static int n_operations = 300;
static guint n_faults, n_runs, n_saved, n_asked;

static const char *const fields[] = { "name", "note", "address" };

typedef struct
{
  Office office;
  GRand *rand;
  GPtrArray *ids;
  /* Ids that were put into the trash once; nobody takes anything out of it here. */
  GHashTable *trashed;
  /* Every value that was ever saved, each another one. */
  GPtrArray *saved;
} World;

static FakeFault
fault_cb (const BgRequest *request, gpointer data)
{
  World *world = data;

  if (g_rand_int_range (world->rand, 0, 4) != 0)
    return FAKE_GOOD;
  n_faults++;
  return (FakeFault) g_rand_int_range (world->rand, 1, N_FAKE_FAULTS);
}

/* A value that nobody wrote before. */
static const char *
make_value (World *world, Client *client)
{
  char *value = g_strdup_printf ("giá trị %u của %s", world->saved->len, client->name);

  g_ptr_array_add (world->saved, value);
  n_saved++;
  return value;
}

static const char *
choose_id (World *world, Client *client)
{
  for (guint i = 0; world->ids->len > 0 && i < 10; i++)
    {
      const char *id =
        g_ptr_array_index (world->ids, g_rand_int_range (world->rand, 0, (gint32) world->ids->len));
      g_autofree char *name = client_read (client, id, "name");

      if (name != NULL)
        return id;
    }
  return NULL;
}

static void
edit (World *world, Client *client)
{
  const char *id = choose_id (world, client);

  if (id != NULL)
    client_edit (client, id, fields[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (fields))],
                 make_value (world, client));
}

static void
add (World *world, Client *client)
{
  g_ptr_array_add (world->ids, client_add (client, make_value (world, client)));
}

static void
put_away (World *world, Client *client)
{
  const char *id = choose_id (world, client);

  if (id == NULL || client_is_trashed (client, id))
    return;
  client_trash (client, id, TRUE);
  g_hash_table_add (world->trashed, g_strdup (id));
  g_assert_true (bg_sync_set_permit (client->store, TRUE, NULL));
}

static void
exchange (World *world, Client *client)
{
  BgSyncTotals totals;

  g_assert_true (bg_sync_set_permit (client->store, TRUE, NULL));
  (void) client_sync (client, &totals);
  n_asked += totals.asked;
  n_runs++;
}

static void
operate (World *world)
{
  Client *client = office_get (&world->office, (guint) g_rand_int_range (world->rand, 0, n_clients));
  int chance = g_rand_int_range (world->rand, 0, 100);

  if (chance < 8)
    add (world, client);
  else if (chance < 60)
    edit (world, client);
  else if (chance < 63)
    put_away (world, client);
  else if (chance < 65)
    client_reopen (client);
  else if (chance < 67)
    bg_clock_shift (g_rand_int_range (world->rand, -3650, 3650));
  else
    exchange (world, client);
}

static void
assert_nothing_lost (World *world)
{
  g_autoptr (GHashTable) accounted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < world->office.clients->len; i++)
    for (guint j = 0; j < world->ids->len; j++)
      client_account (office_get (&world->office, i), g_ptr_array_index (world->ids, j), accounted);
  for (guint i = 0; i < world->saved->len; i++)
    if (!g_hash_table_contains (accounted, g_ptr_array_index (world->saved, i)))
      g_error ("lost: %s", (char *) g_ptr_array_index (world->saved, i));
  for (guint i = 0; i < world->ids->len; i++)
    for (guint j = 0; j < world->office.clients->len; j++)
      {
        const char *id = g_ptr_array_index (world->ids, i);

        g_assert_cmpint (client_is_trashed (office_get (&world->office, j), id), ==,
                         g_hash_table_contains (world->trashed, id));
      }
}

static void
test_seed (gconstpointer data)
{
  World world = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)),
                  .ids = g_ptr_array_new_with_free_func (g_free),
                  .saved = g_ptr_array_new_with_free_func (g_free),
                  .trashed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  office_set_up (&world.office, (guint) n_clients);
  fake_server_shuffle (world.office.server, GPOINTER_TO_UINT (data));
  for (int i = 0; i < n_clients; i++)
    {
      client_set_fault (office_get (&world.office, (guint) i), fault_cb, &world);
      bg_replicator_set_batch (office_get (&world.office, (guint) i)->replicator, 7);
    }
  for (int i = 0; i < n_operations; i++)
    operate (&world);
  bg_clock_shift (0);
  world.office.allows = TRUE;
  office_settle (&world.office);
  office_assert_equal (&world.office);
  assert_nothing_lost (&world);
  office_tear_down (&world.office);
  g_rand_free (world.rand);
  g_ptr_array_unref (world.ids);
  g_ptr_array_unref (world.saved);
  g_hash_table_unref (world.trashed);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "seeds", 0, 0, G_OPTION_ARG_INT, &n_seeds, "how many runs", "N" },
    { "clients", 0, 0, G_OPTION_ARG_INT, &n_clients, "how many computers", "N" },
    { "operations", 0, 0, G_OPTION_ARG_INT, &n_operations, "how much work a run", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  int status;

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_assert_true (g_option_context_parse (context, &argc, &argv, NULL));
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i <= n_seeds; i++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/random/%d", i);

      g_test_add_data_func (name, GINT_TO_POINTER (i), test_seed);
    }
  status = g_test_run ();
  g_test_message ("sync: %d seeds of %d computers and %d operations: %u values saved, %u runs, %u faults, %u "
                  "places asked; all equal, 0 lost",
                  n_seeds, n_clients, n_operations, n_saved, n_runs, n_faults, n_asked);
  return status;
}
