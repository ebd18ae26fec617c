/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All orders in which three computers can do what each of them does: at the end all hold the same, and no
 * word is lost, whoever came first.
 *
 * An edit touches its own computer alone, so that orders in which the exchanges with the server follow one
 * another in the same way cannot differ: one of each such class is run, and that they do not differ is tried
 * on others taken by chance. The books and the server stay; each order has two records of its own.
 *
 * Usage: test-sync-interleave [--operations N] [--others N]: how many operations each of the three has, 1 to
 * 4; how many other orders a script are run and compared with their class. */
#include "sync-fixture.h"

#include <string.h>

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

static int n_operations = 4;
static int n_others = 10;
static guint n_orders, n_runs, n_values, n_asked;

typedef struct
{
  Office office;
  char *a;
  char *b;
  GPtrArray *saved;
  /* How many edits each computer made in this order. */
  GHashTable *edits;
  gboolean trashed;
  /* Order of the exchanges to how it ended. */
  GHashTable *ends;
  GPtrArray *orders;
} World;

static void
edit (World *world, Client *client, const char *id, const char *field)
{
  /* The same in every order, and another one for each edit of an order. */
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (world->edits, client->name));
  char *value = g_strdup_printf ("%s, %u", client->name, n);

  g_hash_table_insert (world->edits, client->name, GUINT_TO_POINTER (n + 1));
  client_edit (client, id, field, value);
  g_ptr_array_add (world->saved, value);
  n_values++;
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

/* A value begins with the name of its writer. */
static char *
dup_writer (const json_t *value)
{
  const char *text = json_string_value (value);

  g_assert_nonnull (text);
  g_assert_nonnull (strchr (text, ','));
  return g_strndup (text, strcspn (text, ","));
}

/* Nobody is asked to choose between his own words, or between a word and what stood there before. */
static void
judge_inbox (Client *client)
{
  g_autoptr (GPtrArray) inbox = bg_sync_read_inbox (client->store, NULL, NULL);

  for (guint i = 0; i < inbox->len; i++)
    {
      const BgInboxEntry *entry = g_ptr_array_index (inbox, i);
      g_autofree char *mine = dup_writer (entry->mine);
      g_autofree char *theirs = dup_writer (entry->theirs);

      g_assert_cmpstr (mine, !=, theirs);
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
      judge_inbox (client);
      client_account (client, world->a, accounted);
      client_account (client, world->b, accounted);
    }
  for (guint i = 0; i < world->saved->len; i++)
    g_assert_true (g_hash_table_contains (accounted, g_ptr_array_index (world->saved, i)));
}

static int
compare_lines (const char **a, const char **b)
{
  return strcmp (*a, *b);
}

static void
describe_record (Client *client, const char *id, GString *end)
{
  static const char *const fields[] = { "name", "note", "address" };
  g_autoptr (GPtrArray) inbox = bg_sync_read_inbox (client->store, id, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = client_read (client, id, fields[i]);

      g_string_append_printf (end, "%s=%s;", fields[i], value);
    }
  for (guint i = 0; i < inbox->len; i++)
    {
      const BgInboxEntry *entry = g_ptr_array_index (inbox, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s: %s or %s;", entry->path, json_string_value (entry->mine),
                                               json_string_value (entry->theirs)));
    }
  g_ptr_array_sort (lines, (GCompareFunc) compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (end, g_ptr_array_index (lines, i));
}

/* All that the three computers say of the two records, and ask about them. */
static char *
describe_end (World *world)
{
  GString *end = g_string_new (NULL);

  for (guint i = 0; i < N_CLIENTS; i++)
    {
      Client *client = office_get (&world->office, i);

      describe_record (client, world->a, end);
      describe_record (client, world->b, end);
      g_string_append_printf (end, "%d\n", client_is_trashed (client, world->b));
    }
  return g_string_free (end, FALSE);
}

static void
start_order (World *world)
{
  world->a = client_add (office_get (&world->office, 0), "A");
  world->b = client_add (office_get (&world->office, 0), "B");
  world->saved = g_ptr_array_new_with_free_func (g_free);
  world->edits = g_hash_table_new (g_str_hash, g_str_equal);
  world->trashed = FALSE;
  for (guint i = 0; i < N_CLIENTS; i++)
    operate (world, office_get (&world->office, i), SYNC);
}

static void
end_order (World *world)
{
  g_clear_pointer (&world->a, g_free);
  g_clear_pointer (&world->b, g_free);
  g_clear_pointer (&world->saved, g_ptr_array_unref);
  g_clear_pointer (&world->edits, g_hash_table_unref);
  n_runs++;
}

/* Returns how it ended. */
static char *
run_order (World *world, const Operation script[N_CLIENTS][MOST_OPERATIONS], const char *order)
{
  guint next[N_CLIENTS] = { 0 };
  char *end;

  start_order (world);
  for (const char *c = order; *c != '\0'; c++)
    {
      guint who = (guint) (*c - '0');

      operate (world, office_get (&world->office, who), script[who][next[who]++]);
    }
  for (guint i = 0; i < 2 * N_CLIENTS; i++)
    operate (world, office_get (&world->office, i % N_CLIENTS), SYNC);
  judge (world);
  end = describe_end (world);
  end_order (world);
  return end;
}

/* Who exchanges with the server, one after another. */
static char *
dup_class (const Operation script[N_CLIENTS][MOST_OPERATIONS], const char *order)
{
  guint next[N_CLIENTS] = { 0 };
  GString *class = g_string_new (NULL);

  for (const char *c = order; *c != '\0'; c++)
    {
      guint who = (guint) (*c - '0');

      if (script[who][next[who]++] == SYNC)
        g_string_append_c (class, *c);
    }
  return g_string_free (class, FALSE);
}

/* The first order of each class is run. */
static void
try_order (World *world, const Operation script[N_CLIENTS][MOST_OPERATIONS], const char *order)
{
  g_autofree char *class = dup_class (script, order);

  n_orders++;
  g_ptr_array_add (world->orders, g_strdup (order));
  if (!g_hash_table_contains (world->ends, class))
    g_hash_table_insert (world->ends, g_steal_pointer (&class), run_order (world, script, order));
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
    try_order (world, script, order->str);
}

static void
try_others (World *world, const Operation script[N_CLIENTS][MOST_OPERATIONS], guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n_others; i++)
    {
      const char *order =
        g_ptr_array_index (world->orders, g_rand_int_range (rand, 0, (gint32) world->orders->len));
      g_autofree char *class = dup_class (script, order);
      g_autofree char *end = run_order (world, script, order);

      g_assert_cmpstr (end, ==, g_hash_table_lookup (world->ends, class));
    }
}

static void
test_script (gconstpointer data)
{
  World world = { .ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                  .orders = g_ptr_array_new_with_free_func (g_free) };
  int left[N_CLIENTS] = { n_operations, n_operations, n_operations };
  g_autoptr (GString) order = g_string_new (NULL);

  office_set_up (&world.office, N_CLIENTS);
  try_orders (&world, scripts[GPOINTER_TO_UINT (data)], order, left);
  try_others (&world, scripts[GPOINTER_TO_UINT (data)], 1 + GPOINTER_TO_UINT (data));
  office_tear_down (&world.office);
  g_hash_table_unref (world.ends);
  g_ptr_array_unref (world.orders);
}

int
main (int argc, char **argv)
{
  const GOptionEntry options[] = {
    { "others", 0, 0, G_OPTION_ARG_INT, &n_others, "how many orders to compare with their class", "N" },
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
  g_test_message (
    "sync: %u orders of 3 computers with %d operations each, %u of them run, one of each class that "
    "can differ and %d others a script: %u values saved, %u places asked; all equal, 0 lost",
    n_orders, n_operations, n_runs, n_others, n_values, n_asked);
  return status;
}
