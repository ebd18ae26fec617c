/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes and checks UUIDs of version 7 (RFC 9562, 5.7). */
#include "bg-id.h"

#include <string.h>

#define ID_LENGTH 36
/* rand_a, the 12 bits behind the milliseconds. */
#define COUNTER_BITS 12

/*
 * Milliseconds and counter of the last identifier as one number. The next one is always larger, so that
 * identifiers made by one process sort in the order they were made, also within a millisecond and when the
 * machine's clock is set back (RFC 9562, 6.2, method 1).
 */
static guint64
take_next_stamp (void)
{
  static GMutex mutex;
  static guint64 last;
  guint64 stamp = (guint64) (g_get_real_time () / 1000) << COUNTER_BITS;

  g_mutex_lock (&mutex);
  /* A random start in the lower half leaves 2048 steps before the counter runs into the next millisecond. */
  stamp |= g_random_int_range (0, 1 << (COUNTER_BITS - 1));
  if (stamp <= last)
    stamp = last + 1;
  last = stamp;
  g_mutex_unlock (&mutex);
  return stamp;
}

/* Hexadecimal digits of @value, the last one in front of @end. */
static void
write_digits (char *end, guint64 value, int n)
{
  for (int i = 1; i <= n; i++, value >>= 4)
    end[-i] = "0123456789abcdef"[value & 0xf];
}

/**
 * bg_id_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): a new identifier, later in order than all this process made before
 */
char *
bg_id_new (void)
{
  guint64 stamp = take_next_stamp ();
  guint64 milliseconds = stamp >> COUNTER_BITS;
  guint32 noise = g_random_int ();
  char *id = g_strdup ("00000000-0000-7000-0000-000000000000");

  write_digits (id + 8, milliseconds >> 16, 8);
  write_digits (id + 13, milliseconds, 4);
  write_digits (id + 18, stamp, 3);
  write_digits (id + 23, 0x8000 | (noise & 0x3fff), 4);
  write_digits (id + 28, noise >> 16, 4);
  write_digits (id + ID_LENGTH, g_random_int (), 8);
  return id;
}

/**
 * bg_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether it is a UUID of version 7 in the one form used here, lower case with hyphens
 */
gboolean
bg_id_is_valid (const char *id)
{
  static const char shape[] = "xxxxxxxx-xxxx-7xxx-vxxx-xxxxxxxxxxxx";

  if (id == NULL || strlen (id) != ID_LENGTH)
    return FALSE;
  for (int i = 0; i < ID_LENGTH; i++)
    {
      const char *allowed = shape[i] == 'x' ? "0123456789abcdef" : shape[i] == 'v' ? "89ab" : NULL;

      if (allowed != NULL ? strchr (allowed, id[i]) == NULL : id[i] != shape[i])
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_id_derive:
 * @id: a valid identifier
 * @purpose: what for, such as "next"
 *
 * Two computers that make the same thing of the same record make it with one identifier, so that it is one.
 *
 * Returns: (transfer full): the identifier that belongs to @id and @purpose
 */
char *
bg_id_derive (const char *id, const char *purpose)
{
  g_autofree char *text = g_strconcat (purpose, ":", id, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_return_val_if_fail (bg_id_is_valid (id), NULL);
  return g_strdup_printf ("%.13s-7%.3s-8%.3s-%.12s", id, hash, hash + 3, hash + 6);
}
