/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The belt between two threads: order, bound, end and stop. */
#include "bg-belt.h"

#define MOST     3
#define N_PIECES 1000

static guint n_freed;

static void
free_piece (gpointer piece)
{
  n_freed++;
}

typedef struct
{
  BgBelt *belt;
  guint n_put;
} Putter;

static gpointer
put_all (gpointer data)
{
  Putter *putter = data;

  for (guint i = 1; i <= N_PIECES && !bg_belt_is_stopped (putter->belt); i++)
    {
      bg_belt_put (putter->belt, GUINT_TO_POINTER (i));
      g_atomic_int_inc (&putter->n_put);
    }
  bg_belt_end (putter->belt);
  return NULL;
}

/* All come in their order, and the one who puts them there is never far ahead. */
static void
test_order (void)
{
  g_autoptr (BgBelt) belt = bg_belt_new (MOST, free_piece);
  Putter putter = { belt, 0 };
  GThread *thread = g_thread_new ("put", put_all, &putter);

  n_freed = 0;
  for (guint i = 1; i <= N_PIECES; i++)
    {
      g_assert_cmpuint (GPOINTER_TO_UINT (bg_belt_take (belt)), ==, i);
      g_assert_cmpint (g_atomic_int_get (&putter.n_put), <=, (int) i + MOST);
    }
  g_assert_null (bg_belt_take (belt));
  g_thread_join (thread);
  g_assert_cmpuint (n_freed, ==, 0);
}

/* One that waits for room goes on, and what nobody takes is freed once. */
static void
test_stop (void)
{
  BgBelt *belt = bg_belt_new (MOST, free_piece);
  Putter putter = { belt, 0 };
  GThread *thread;

  n_freed = 0;
  thread = g_thread_new ("put", put_all, &putter);
  while (g_atomic_int_get (&putter.n_put) < MOST)
    g_usleep (1000);
  bg_belt_stop (belt);
  g_thread_join (thread);
  g_assert_null (bg_belt_take (belt));
  bg_belt_free (belt);
  g_assert_cmpuint (n_freed, ==, putter.n_put);
  g_assert_cmpuint (n_freed, <, N_PIECES);
}

static gpointer
take_one (gpointer belt)
{
  return bg_belt_take (belt);
}

/* One that waits for a piece is told that none will come. */
static void
test_waiting (void)
{
  g_autoptr (BgBelt) ended = bg_belt_new (1, free_piece);
  g_autoptr (BgBelt) stopped = bg_belt_new (1, free_piece);
  GThread *first = g_thread_new ("take", take_one, ended);
  GThread *second = g_thread_new ("take", take_one, stopped);

  bg_belt_end (ended);
  bg_belt_stop (stopped);
  g_assert_null (g_thread_join (first));
  g_assert_null (g_thread_join (second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/belt/order", test_order);
  g_test_add_func ("/belt/stop", test_stop);
  g_test_add_func ("/belt/waiting", test_waiting);
  return g_test_run ();
}
