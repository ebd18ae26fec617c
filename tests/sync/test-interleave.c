/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All orders in which three computers can do what each of them does: at the end all hold the same, and no
 * word is lost, whoever came first.
 *
 * Usage: test-sync-interleave [--operations N]: how many operations each of the three has, 1 to 4. The books
 * and the server stay; each order has two records of its own. */
#include "sync-fixture.h"

#define MOST_OPERATIONS 4
#define N_CLIENTS       3

typedef enum
{
  EDIT_A_NAME,
  EDIT_A_NOTE,
  EDIT_B_ADDRESS,
  EDIT_B_NAME,
  TRASH_B,
  SYNC,
} Operation;

/* What each computer does, in its order; the orders between them are all tried. */
static const Operation scripts[][N_CLIENTS][MOST_OPERATIONS] = {
  { { EDIT_A_NAME, SYNC, EDIT_A_NOTE, SYNC },
    { EDIT_A_NAME, SYNC, EDIT_B_ADDRESS, SYNC },
    { EDIT_A_NOTE, SYNC, EDIT_A_NAME, SYNC } },
  { { EDIT_B_NAME, SYNC, TRASH_B, SYNC },
    { EDIT_B_NAME, EDIT_A_NAME, SYNC, EDIT_B_NAME },
    { TRASH_B, SYNC, EDIT_B_ADDRESS, SYNC } },
  { { SYNC, EDIT_A_NAME, EDIT_A_NAME, SYNC },
    { EDIT_A_NAME, SYNC, SYNC, EDIT_A_NOTE },
    { EDIT_A_NAME, EDIT_A_NOTE, SYNC, SYNC } },
};

static int n_operations = 2;
static guint n_orders, n_values, n_asked;

typedef struct
{
  Office office;
  char *a;
  char *b;
  GPtrArray *saved;
  gboolean trashed;
} World;

static void
edit (World *world, Client *client, const char *id, const char *field)
{
  char *value = g_strdup_printf ("%u", n_values++);

  client_edit (client, id, field, value);
  g_ptr_array_add (world->saved, value);
}

static void
operate (World *world, Client *client, Operation operation)
{
  BgSyncTotals totals;

  switch (operation)
    {
    case EDIT_A_NAME:
      edit (world, client, world->a, "name");
      break;
    case EDIT_A_NOTE:
      edit (world, client, world->a, "note");
      break;
    case EDIT_B_ADDRESS:
      edit (world, client, world->b, "address");
      break;
    case EDIT_B_NAME:
      edit (world, client, world->b, "name");
      break;
    case TRASH_B:
      client_trash (client, world->b, TRUE);
      world->trashed = TRUE;
      break;
    case SYNC:
    default:
      g_assert_true (bg_sync_set_permit (client->store, TRUE, NULL));
      g_assert_cmpint (client_sync (client, &totals), ==, BG_SYNC_DONE);
      n_asked += totals.asked;
      break;
    }
}

static void
judge (World *world)
{
  g_autoptr (GHashTable) accounted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *a = client_read (office_get (&world->office, 0), world->a, "name");
  g_autofree char *b = client_read (office_get (&world->office, 0), world->b, "name");

  for (guint i = 0; i < N_CLIENTS; i++)
    {
      Client *client = office_get (&world->office, i);
      g_autofree char *own_a = client_read (client, world->a, "name");
      g_autofree char *own_b = client_read (client, world->b, "name");

      g_assert_cmpstr (own_a, ==, a);
      g_assert_cmpstr (own_b, ==, b);
      g_assert_cmpint (client_is_trashed (client, world->b), ==, world->trashed);
      g_assert_cmpuint (client_count_waiting (client), ==, 0);
      client_account (client, world->a, accounted);
      client_account (client, world->b, accounted);
    }
  for (guint i = 0; i < world->saved->len; i++)
    g_assert_true (g_hash_table_contains (accounted, g_ptr_array_index (world->saved, i)));
}

static void
run_order (World *world, const Operation script[N_CLIENTS][MOST_OPERATIONS], const char *order)
{
  guint next[N_CLIENTS] = { 0 };

  world->a = client_add (office_get (&world->office, 0), "A");
  world->b = client_add (office_get (&world->office, 0), "B");
  world->saved = g_ptr_array_new_with_free_func (g_free);
  world->trashed = FALSE;
  for (guint i = 0; i < N_CLIENTS; i++)
    operate (world, office_get (&world->office, i), SYNC);
  for (const char *c = order; *c != '\0'; c++)
    {
      guint who = (guint) (*c - '0');

      operate (world, office_get (&world->office, who), script[who][next[who]++]);
    }
  for (guint i = 0; i < N_CLIENTS; i++)
    g_assert_true (bg_sync_set_permit (office_get (&world->office, i)->store, TRUE, NULL));
  for (guint i = 0; i < 2 * N_CLIENTS; i++)
    operate (world, office_get (&world->office, i % N_CLIENTS), SYNC);
  judge (world);
  n_orders++;
  g_free (world->a);
  g_free (world->b);
  g_ptr_array_unref (world->saved);
}

/* Every order of what is left to do: @left says how much each has. */
static void
try_orders (World *world,
            const Operation script[N_CLIENTS][MOST_OPERATIONS],
            GString *order,
            int left[N_CLIENTS])
{
  gboolean is_end = TRUE;

  for (guint i = 0; i < N_CLIENTS; i++)
    {
      if (left[i] == 0)
        continue;
      is_end = FALSE;
      left[i]--;
      g_string_append_c (order, (char) ('0' + i));
      try_orders (world, script, order, left);
      g_string_truncate (order, order->len - 1);
      left[i]++;
    }
  if (is_end)
    run_order (world, script, order->str);
}

static void
test_script (gconstpointer data)
{
  World world = { 0 };
  int left[N_CLIENTS] = { n_operations, n_operations, n_operations };
  g_autoptr (GString) order = g_string_new (NULL);

  office_set_up (&world.office, N_CLIENTS);
  try_orders (&world, scripts[GPOINTER_TO_UINT (data)], order, left);
  office_tear_down (&world.office);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "operations", 0, 0, G_OPTION_ARG_INT, &n_operations, "how many each computer has", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  int status;

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_assert_true (g_option_context_parse (context, &argc, &argv, NULL));
  n_operations = CLAMP (n_operations, 1, MOST_OPERATIONS);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/interleave/%u", i + 1);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_script);
    }
  status = g_test_run ();
  g_test_message ("sync: %u orders of 3 computers with %d operations each: %u values saved, %u places asked; "
                  "all equal, 0 lost",
                  n_orders, n_operations, n_values, n_asked);
  return status;
}
