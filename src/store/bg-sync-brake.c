/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brake: a server that puts away much at once, or over a day, is not followed until a person allows it.
 */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-sync-apply-private.h"

/* How long records that were put away count together. */
#define BRAKE_TIME (24 * G_TIME_SPAN_HOUR)

/* What the brake counts: records that the server's side puts away. */
void
bg_sync_count_put_away (BgSyncWork *work, const char *kind, gboolean was_here, BgRecord *after)
{
  if (was_here && (after == NULL || bg_record_is_trashed (after)))
    g_hash_table_insert (
      work->put_away, g_strdup (kind),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (work->put_away, kind)) + 1));
}

/* Forgets what was put away longer ago, whichever way the clock was set since. */
static gboolean
forget_old (BgSql *sql, GError **error)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, bg_clock_get_now ());
  g_autofree char *span = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) BRAKE_TIME);

  return bg_sql_run_with (sql, "DELETE FROM sync_put_away WHERE abs (time - :now) > :span", error, ":now",
                          now, ":span", span, NULL);
}

static gboolean
note_put_away (BgSql *sql, const char *kind, guint n, GError **error)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, bg_clock_get_now ());
  g_autofree char *count = g_strdup_printf ("%u", n);

  return n == 0 || bg_sql_run_with (sql, "INSERT INTO sync_put_away (time, kind, n) VALUES (:now, :kind, :n)",
                                    error, ":now", now, ":kind", kind, ":n", count, NULL);
}

static gboolean
read_number (BgSql *sql, const char *text, const char *kind, gint64 *number, GError **error)
{
  g_autofree char *value = NULL;

  if (!bg_sql_read_text (sql, text, &value, error, ":kind", kind, NULL))
    return FALSE;
  *number = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  return TRUE;
}

/**
 * bg_sync_brake:
 * @sql: a connection inside a transaction
 * @kind: name of a kind
 * @n: how many of it are about to be put away
 * @totals: takes how many are stopped
 * @error: %BG_SYNC_BRAKE_ERROR where it is too many at once or over a day, and nobody allowed it
 *
 * Returns: whether they may go
 */
gboolean
bg_sync_brake (BgSql *sql, const char *kind, guint n, BgSyncTotals *totals, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT count (*) FROM %s", kind);
  gint64 permit, gone, all;

  if (n == 0)
    return TRUE;
  if (!forget_old (sql, error) ||
      !read_number (sql, "SELECT permit FROM sync_server", kind, &permit, error) ||
      !read_number (sql, "SELECT sum (n) FROM sync_put_away WHERE kind = :kind", kind, &gone, error) ||
      !read_number (sql, text, kind, &all, error))
    return FALSE;
  if (permit == 0 && gone + n > MAX (BG_SYNC_BRAKE_LEAST, all / BG_SYNC_BRAKE_SHARE))
    {
      totals->stopped += n;
      g_set_error (error, BG_SYNC_BRAKE_ERROR, 0, _ ("%s: %u at once, %u in the last 24 hours"),
                   bg_kind_get_plural (bg_kind_find (kind)), n, (guint) gone);
      return FALSE;
    }
  return TRUE;
}

/* All that the page puts away. */
gboolean
bg_sync_brake_page (BgSql *sql, BgSyncWork *work, GError **error)
{
  GHashTableIter iter;
  gpointer kind, n;

  g_hash_table_iter_init (&iter, work->put_away);
  while (g_hash_table_iter_next (&iter, &kind, &n))
    if (!bg_sync_brake (sql, kind, GPOINTER_TO_UINT (n), work->totals, error) ||
        !note_put_away (sql, kind, GPOINTER_TO_UINT (n), error))
      return FALSE;
  return TRUE;
}
