/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personal values that are blanked are taken out of what waits here for a decision or for the server, too. */
#include "bg-config.h"

#include "bg-sync-mark.h"

#include <string.h>

#include "bg-patch.h"

/* Takes the value at @path out of the document in @text; NULL where nothing of it is there. */
static char *
dup_without (const char *text, const char *path)
{
  json_t *document = text != NULL ? json_loads (text, 0, NULL) : NULL;
  char *without = NULL;

  if (json_is_object (document) && bg_patch_set (document, path, NULL))
    without = bg_sync_dump (document);
  json_decref (document);
  return without;
}

static gboolean
blank_queue (BgSql *sql, const char *record, const char *path, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *without = NULL;

  if (!bg_sql_read_text (sql, "SELECT base FROM sync_queue WHERE record = :record", &base, error, ":record",
                         record, NULL))
    return FALSE;
  without = dup_without (base, path);
  return without == NULL || bg_sql_run_with (sql, "UPDATE sync_queue SET base = :base WHERE record = :record",
                                             error, ":record", record, ":base", without, NULL);
}

/* An entry about a whole item, "members[ID]", holds the value under the name of its field. */
static gboolean
blank_item (BgSql *sql, const char *record, const char *path, GError **error)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *item = dot != NULL ? g_strndup (path, (gsize) (dot - path)) : NULL;
  g_autofree char *key = dot != NULL ? g_strconcat ("$", dot, NULL) : NULL;

  return item == NULL ||
         bg_sql_run_with (
           sql,
           "UPDATE sync_inbox SET base = json_remove (base, :key), mine = json_remove (mine, :key),"
           " theirs = json_remove (theirs, :key) WHERE record = :record AND path = :item",
           error, ":record", record, ":item", item, ":key", key, NULL);
}

/**
 * bg_sync_blank:
 * @sql: a connection inside a transaction
 * @record: id of a record
 * @path: path of a personal value
 * @error: what went wrong
 *
 * Takes a personal value out of the inbox, where nothing is left to be decided about it, and out of what both
 * sides knew of a record that waits to be sent. What a server or another computer still has comes by the next
 * exchange and is found by the rule again.
 *
 * Returns: whether it is gone
 */
gboolean
bg_sync_blank (BgSql *sql, const char *record, const char *path, GError **error)
{
  return bg_sql_run_with (sql, "DELETE FROM sync_inbox WHERE record = :record AND path = :path", error,
                          ":record", record, ":path", path, NULL) &&
         blank_item (sql, record, path, error) && blank_queue (sql, record, path, error);
}
