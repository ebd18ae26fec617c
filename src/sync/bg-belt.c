/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A belt between two threads: the one in front waits while it is full, the one behind while it is empty, so
 * that whoever is fast runs ahead a little and never far. */
#include "bg-config.h"

#include "bg-belt.h"

struct _BgBelt
{
  GMutex mutex;
  GCond moved;
  GQueue pieces;
  guint most;
  GDestroyNotify destroy;
  gboolean has_ended;
  gboolean is_stopped;
};

/**
 * bg_belt_new:
 * @most: how many pieces lie on it, at least 1
 * @destroy: frees a piece that nobody takes
 *
 * Returns: an empty belt
 */
BgBelt *
bg_belt_new (guint most, GDestroyNotify destroy)
{
  BgBelt *belt;

  g_return_val_if_fail (most > 0 && destroy != NULL, NULL);

  belt = g_new0 (BgBelt, 1);
  g_mutex_init (&belt->mutex);
  g_cond_init (&belt->moved);
  g_queue_init (&belt->pieces);
  belt->most = most;
  belt->destroy = destroy;
  return belt;
}

/**
 * bg_belt_free:
 * @belt: (nullable): a belt that no thread uses any more
 */
void
bg_belt_free (BgBelt *belt)
{
  if (belt == NULL)
    return;
  g_queue_clear_full (&belt->pieces, belt->destroy);
  g_mutex_clear (&belt->mutex);
  g_cond_clear (&belt->moved);
  g_free (belt);
}

/**
 * bg_belt_put:
 * @belt: a belt
 * @piece: (transfer full): what the next thread gets; freed where the belt is stopped
 *
 * Waits while the belt is full. One thread.
 */
void
bg_belt_put (BgBelt *belt, gpointer piece)
{
  gboolean is_taken = FALSE;

  g_mutex_lock (&belt->mutex);
  while (!belt->is_stopped && belt->pieces.length >= belt->most)
    g_cond_wait (&belt->moved, &belt->mutex);
  if (!belt->is_stopped)
    {
      g_queue_push_tail (&belt->pieces, piece);
      is_taken = TRUE;
    }
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->mutex);
  if (!is_taken)
    belt->destroy (piece);
}

/**
 * bg_belt_take:
 * @belt: a belt
 *
 * Waits while the belt is empty. One thread.
 *
 * Returns: (transfer full) (nullable): the next piece; %NULL behind the last, and where the belt is stopped
 */
gpointer
bg_belt_take (BgBelt *belt)
{
  gpointer piece;

  g_mutex_lock (&belt->mutex);
  while (!belt->is_stopped && !belt->has_ended && belt->pieces.length == 0)
    g_cond_wait (&belt->moved, &belt->mutex);
  piece = belt->is_stopped ? NULL : g_queue_pop_head (&belt->pieces);
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->mutex);
  return piece;
}

/**
 * bg_belt_end:
 * @belt: a belt
 *
 * Nothing more will be put on it; what lies on it is still taken.
 */
void
bg_belt_end (BgBelt *belt)
{
  g_mutex_lock (&belt->mutex);
  belt->has_ended = TRUE;
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->mutex);
}

/**
 * bg_belt_stop:
 * @belt: a belt
 *
 * Nobody waits at it any more, and nothing is taken from it. Any thread.
 */
void
bg_belt_stop (BgBelt *belt)
{
  g_mutex_lock (&belt->mutex);
  belt->is_stopped = TRUE;
  g_cond_broadcast (&belt->moved);
  g_mutex_unlock (&belt->mutex);
}

/** bg_belt_is_stopped: whether nobody takes from @belt any more. */
gboolean
bg_belt_is_stopped (BgBelt *belt)
{
  gboolean is;

  g_mutex_lock (&belt->mutex);
  is = belt->is_stopped;
  g_mutex_unlock (&belt->mutex);
  return is;
}
