/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over what came from the server: a whole page in one transaction, with its revisions, its clashes and
 * the mark of how far was read. A document that came before is passed over, so that a page may come twice. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-document-merge.h"
#include "bg-error.h"
#include "bg-patch.h"
#include "bg-file-uses.h"
#include "bg-history-read.h"
#include "bg-record-sql.h"
#include "bg-shared-items.h"
#include "bg-store-private.h"
#include "bg-sync-apply-private.h"
#include "bg-sync-files.h"
#include "bg-sync-mark.h"

/* A page of so many is one of a first exchange. */
#define BULK 400

static void
clear_author (gpointer data)
{
  bg_change_set_unref (data);
}

/* One change set an author, so that history says who wrote what. */
BgChangeSet *
bg_sync_get_set (BgSyncWork *work, const char *author)
{
  BgChangeSet *set = g_hash_table_lookup (work->sets, author != NULL ? author : "");

  if (set != NULL)
    return set;
  set = bg_change_set_new (_ ("Received from the server"));
  bg_change_set_set_act (set, BG_ACT_SYNC);
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  g_hash_table_insert (work->sets, g_strdup (author != NULL ? author : ""), set);
  return set;
}

const char *
bg_sync_get_author (const json_t *document)
{
  const char *author = json_string_value (json_object_get (document, "author"));

  return author != NULL ? author : json_string_value (json_object_get (document, "modified_by"));
}

gint64
bg_sync_get_time (const json_t *document, const char *key)
{
  const char *text = json_string_value (json_object_get (document, key));
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

/* "kind:id" of a record; FALSE for what is none, such as a design document. */
gboolean
bg_sync_split_id (const json_t *document, char **kind, const char **id)
{
  const char *name = json_string_value (json_object_get (document, "_id"));
  const char *colon = name != NULL ? strchr (name, ':') : NULL;

  if (colon == NULL || *name == '_' || g_str_has_prefix (name, "meta:"))
    return FALSE;
  *kind = g_strndup (name, (gsize) (colon - name));
  *id = colon + 1;
  return TRUE;
}

/* The record that a document is; NULL where this version cannot read it. */
BgRecord *
bg_sync_read_record (const char *kind, const char *id, const json_t *document)
{
  json_t *plain = json_object ();
  const char *key;
  json_t *value;
  BgRecord *record;

  json_object_foreach ((json_t *) document, key, value) if (!bg_document_is_frame (key))
    json_object_set (plain, key, value);
  json_object_set_new (plain, "kind", json_string (kind));
  json_object_set_new (plain, "id", json_string (id));
  record = bg_record_from_json (plain, NULL);
  json_decref (plain);
  if (record != NULL)
    bg_record_set_created (record, bg_sync_get_time (document, "created"),
                           json_string_value (json_object_get (document, "created_by")));
  return record;
}

static gboolean
keep_document (BgSql *sql, BgSyncWork *work, const json_t *document, GError **error)
{
  g_autofree char *body = bg_sync_dump (document);

  work->totals->kept++;
  return bg_sql_run_with (sql,
                          "INSERT INTO sync_kept (document, rev, body) VALUES (:document, :rev, :body)"
                          " ON CONFLICT DO UPDATE SET rev = :rev, body = :body",
                          error, ":document", json_string_value (json_object_get (document, "_id")), ":rev",
                          json_string_value (json_object_get (document, "_rev")), ":body", body, NULL);
}

static gboolean
read_rev (BgSql *sql, const char *id, char **rev, GError **error)
{
  return bg_sql_read_text (sql, "SELECT rev FROM sync_rev WHERE record = :record", rev, error, ":record", id,
                           NULL);
}

static gboolean
set_rev (BgSql *sql, const char *kind, const char *id, const char *rev, GError **error)
{
  return bg_sql_run_with (sql,
                          "INSERT INTO sync_rev (record, kind, rev) VALUES (:record, :kind, :rev)"
                          " ON CONFLICT DO UPDATE SET rev = :rev",
                          error, ":record", id, ":kind", kind, ":rev", rev, NULL);
}

/* The record is as the server has it. */
static gboolean
settle (BgSql *sql, const char *id, GError **error)
{
  return bg_sql_run_with (sql, "DELETE FROM sync_queue WHERE record = :record", error, ":record", id, NULL);
}

/* The record holds more than the server has: @base is what both know now. */
static gboolean
rebase (BgSql *sql, const char *kind, const char *id, const json_t *base, GError **error)
{
  g_autofree char *text = bg_sync_dump (base);

  return bg_sync_enqueue (sql, kind, id, NULL, FALSE, error) &&
         bg_sql_run_with (sql, "UPDATE sync_queue SET base = :base, behind = 0 WHERE record = :record", error,
                          ":record", id, ":base", text, NULL);
}

static gboolean
store_clash (BgSql *sql, const BgSyncSides *sides, const BgClash *clash, GError **error)
{
  g_autofree char *base = clash->base != NULL ? bg_sync_dump_value (clash->base) : NULL;
  g_autofree char *mine = clash->mine != NULL ? bg_sync_dump_value (clash->mine) : NULL;
  g_autofree char *theirs = clash->theirs != NULL ? bg_sync_dump_value (clash->theirs) : NULL;
  g_autofree char *mine_time = g_strdup_printf ("%" G_GINT64_FORMAT, sides->mine_time);
  g_autofree char *theirs_time = g_strdup_printf ("%" G_GINT64_FORMAT, sides->theirs_time);
  g_autofree char *found = g_strdup_printf ("%" G_GINT64_FORMAT, bg_clock_get_now ());

  return bg_sql_run_with (
    sql,
    "INSERT INTO sync_inbox (record, kind, path, base, mine, theirs, mine_by, mine_time,"
    " theirs_by, theirs_time, found) VALUES (:record, :kind, :path, :base, :mine, :theirs,"
    " :mine_by, :mine_time, :theirs_by, :theirs_time, :found)",
    error, ":record", sides->id, ":kind", sides->kind, ":path", clash->path, ":base", base, ":mine", mine,
    ":theirs", theirs, ":mine_by", sides->mine_by, ":mine_time", mine_time, ":theirs_by", sides->theirs_by,
    ":theirs_time", theirs_time, ":found", found, NULL);
}

/**
 * bg_sync_store_clashes:
 * @sql: a connection inside a transaction
 * @sides: who wrote
 * @clashes: (element-type BgClash): what must be decided
 * @totals: counts, added to
 * @error: what went wrong
 *
 * Returns: whether all of them are in the inbox
 */
gboolean
bg_sync_store_clashes (BgSql *sql,
                       const BgSyncSides *sides,
                       GPtrArray *clashes,
                       BgSyncTotals *totals,
                       GError **error)
{
  for (guint i = 0; i < clashes->len; i++)
    if (!store_clash (sql, sides, g_ptr_array_index (clashes, i), error))
      return FALSE;
  totals->asked += clashes->len;
  return TRUE;
}

typedef struct
{
  gboolean is_queued;
  gboolean is_purged;
  gboolean is_behind;
  json_t *base;
} Queued;

static void
clear_queued (Queued *queued)
{
  g_clear_pointer (&queued->base, json_decref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queued, clear_queued)

static gboolean
load_queued (BgSql *sql, const char *id, Queued *queued, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "SELECT base, purged, behind FROM sync_queue WHERE record = :record", error);
  const char *base;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":record", id);
  if (!bg_sql_step (sql, statement, &queued->is_queued, error))
    return FALSE;
  if (!queued->is_queued)
    return TRUE;
  base = bg_sql_column_text (statement, 0);
  queued->base = base != NULL ? json_loads (base, 0, NULL) : NULL;
  queued->is_purged = sqlite3_column_int (statement, 1) != 0;
  queued->is_behind = sqlite3_column_int (statement, 2) != 0;
  sqlite3_reset (statement);
  return TRUE;
}

static void
add_change (BgSyncWork *work, const json_t *document, BgRecord *current, BgRecord *after)
{
  gboolean was_here = current != NULL && !bg_record_is_trashed (current);

  bg_sync_count_put_away (work, bg_record_get_kind (after)->name, was_here, after);
  if (current != NULL && bg_record_equal (current, after))
    return;
  bg_change_set_add (bg_sync_get_set (work, bg_sync_get_author (document)), current, after);
  work->totals->received++;
}

/* Every record book has this record from its first day: one that nobody has touched since is no word of
 * anybody against the office that is joined. Both stay in the history. */
static gboolean
is_as_made (BgRecord *current, const Queued *queued)
{
  return g_str_equal (bg_record_get_id (current), BG_OFFICE_ID) && bg_record_get_version (current) == 1 &&
         queued->base == NULL && !queued->is_behind;
}

/* The server's version is one that was written here and sent, where the answer was lost: it is no other's
 * word against what was written, or taken back, since. History knows what was here. */
static gboolean
is_own (BgSql *sql,
        const json_t *document,
        BgRecord *current,
        const Queued *queued,
        const json_t *mine,
        const json_t *theirs,
        gboolean *is,
        GError **error)
{
  const char *author = json_string_value (json_object_get (document, "author"));

  *is = FALSE;
  return bg_document_equal (mine, theirs) ||
         bg_history_was (sql, bg_record_get_id (current), mine, queued->base, theirs, author, is, error);
}

/* NULL where both sides know nothing in common. */
static gboolean
choose_base (BgSql *sql,
             const json_t *document,
             BgRecord *current,
             const Queued *queued,
             json_t *mine,
             json_t *theirs,
             const json_t **base,
             GError **error)
{
  gboolean is = queued->is_behind;

  if (!is && !is_own (sql, document, current, queued, mine, theirs, &is, error))
    return FALSE;
  *base = is ? theirs : is_as_made (current, queued) ? mine : queued->base;
  return TRUE;
}

/* Both sides changed it: what comes out may hold more than the server has. */
static gboolean
merge_versions (BgSql *sql,
                BgSyncWork *work,
                const json_t *document,
                BgRecord *current,
                const json_t *base,
                json_t *mine,
                json_t *their,
                GError **error)
{
  g_autoptr (GPtrArray) clashes = bg_clashes_new ();
  const char *kind = bg_record_get_kind (current)->name;
  const char *id = bg_record_get_id (current);
  json_t *merged = bg_document_merge (base, mine, their, clashes);
  g_autoptr (BgRecord) after = bg_sync_read_record (kind, id, merged);
  BgSyncSides sides = { kind,
                        id,
                        bg_record_get_modified_by (current),
                        bg_record_get_modified (current),
                        bg_sync_get_author (document),
                        bg_sync_get_time (document, "modified") };
  gboolean good;

  work->totals->merged += !bg_document_equal (mine, their);
  /* What goes up says more than theirs, and that more is mine: no other's history may say he wrote it. */
  if (!bg_document_equal (merged, their))
    bg_record_set_modified (after, sides.mine_time, sides.mine_by);
  add_change (work, document, current, after);
  good = bg_sync_store_clashes (sql, &sides, clashes, work->totals, error) &&
         (bg_document_equal (merged, their) ? settle (sql, id, error) : rebase (sql, kind, id, their, error));
  json_decref (merged);
  return good;
}

static gboolean
merge_record (BgSql *sql,
              BgSyncWork *work,
              const json_t *document,
              BgRecord *current,
              BgRecord *theirs,
              Queued *queued,
              GError **error)
{
  json_t *mine = bg_record_to_bare_json (current);
  json_t *their = bg_record_to_bare_json (theirs);
  const json_t *base = NULL;
  gboolean good = choose_base (sql, document, current, queued, mine, their, &base, error) &&
                  merge_versions (sql, work, document, current, base, mine, their, error);

  json_decref (mine);
  json_decref (their);
  return good;
}

static gboolean
take_known (BgSql *sql, BgSyncWork *work, const json_t *document, BgRecord *theirs, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = NULL;
  g_auto (Queued) queued = { 0 };
  const char *id = bg_record_get_id (theirs);
  gint64 seq = 0;

  current = bg_record_sql_load (sql, bg_record_get_kind (theirs), id, &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!load_queued (sql, id, &queued, error))
    return FALSE;
  if (current != NULL && queued.is_queued)
    return merge_record (sql, work, document, current, theirs, &queued, error);
  /* What was removed here for good while another wrote in it comes back: the other may not know. */
  add_change (work, document, current, theirs);
  return !queued.is_queued || settle (sql, id, error);
}

static gboolean
purge_record (BgSql *sql, BgSyncWork *work, const json_t *document, BgRecord *current, GError **error)
{
  bg_sync_count_put_away (work, bg_record_get_kind (current)->name, TRUE, NULL);
  bg_change_set_add_purge (bg_sync_get_set (work, bg_sync_get_author (document)), current);
  work->totals->received++;
  return bg_sql_run_with (sql, "DELETE FROM sync_rev WHERE record = :record", error, ":record",
                          bg_record_get_id (current), NULL);
}

/* Only an authored purge of what is in the trash, unchanged and unpointed, removes anything here; whatever
 * else is missing on the server is sent there again. */
static gboolean
take_removal (BgSql *sql,
              BgSyncWork *work,
              const json_t *document,
              const char *kind,
              const char *id,
              GError **error)
{
  gboolean is_purge = json_is_true (json_object_get (document, "purged"));
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = NULL;
  gboolean is_pointed = FALSE;
  g_auto (Queued) queued = { 0 };
  gint64 seq = 0;

  current = bg_record_sql_load (sql, bg_kind_find (kind), id, &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!load_queued (sql, id, &queued, error))
    return FALSE;
  if (current == NULL)
    return settle (sql, id, error) &&
           bg_sql_run_with (sql, "DELETE FROM sync_rev WHERE record = :record", error, ":record", id, NULL);
  if (!bg_purge_is_pointed (sql, current, &is_pointed, error))
    return FALSE;
  if (is_purge && bg_record_is_trashed (current) && !queued.is_queued && !is_pointed)
    return purge_record (sql, work, document, current, error);
  return bg_sync_enqueue (sql, kind, id, NULL, FALSE, error);
}

static gboolean
note_branches (BgSql *sql, const json_t *document, const char *kind, const char *id, GError **error)
{
  size_t index;
  json_t *rev;

  json_array_foreach (json_object_get (document, "_conflicts"), index, rev) if (
    !bg_sql_run_with (sql,
                      "INSERT INTO sync_branch (record, kind, rev, merged) VALUES (:record, :kind, :rev, 0)"
                      " ON CONFLICT DO NOTHING",
                      error, ":record", id, ":kind", kind, ":rev", json_string_value (rev),
                      NULL)) return FALSE;
  return TRUE;
}

static gboolean
take_record (BgSql *sql,
             BgSyncWork *work,
             const json_t *document,
             BgRecord *theirs,
             gboolean is_known,
             GError **error)
{
  if (is_known)
    return take_known (sql, work, document, theirs, error);
  add_change (work, document, NULL, theirs);
  return TRUE;
}

/* A record of a kind that this version knows; NULL for any other document. */
static BgRecord *
read_document (const json_t *document)
{
  g_autofree char *kind = NULL;
  const char *id;

  if (json_is_true (json_object_get (document, "_deleted")) || !bg_sync_split_id (document, &kind, &id))
    return NULL;
  return bg_sync_read_record (kind, id, document);
}

/**
 * bg_sync_read_records:
 * @documents: (element-type json_t): documents as the server has them
 *
 * Reads the records of a page while another is taken over. Any thread.
 *
 * Returns: (transfer full) (element-type BgRecord): for each document its record, or %NULL where it is none
 */
GPtrArray *
bg_sync_read_records (GPtrArray *documents)
{
  GPtrArray *records = g_ptr_array_new_full (documents->len, bg_sync_unref_nullable);

  for (guint i = 0; i < documents->len; i++)
    g_ptr_array_add (records, read_document (g_ptr_array_index (documents, i)));
  return records;
}

static BgRecord *
dup_record (BgSyncPage *page, guint i)
{
  BgRecord *record = page->records != NULL ? g_ptr_array_index (page->records, i) : NULL;

  return record != NULL ? g_object_ref (record) : read_document (g_ptr_array_index (page->documents, i));
}

static gboolean
take_document (BgSql *sql, BgSyncWork *work, guint i, GError **error)
{
  const json_t *document = g_ptr_array_index (work->page->documents, i);
  const char *rev = json_string_value (json_object_get (document, "_rev"));
  gboolean is_removal = json_is_true (json_object_get (document, "_deleted"));
  g_autoptr (BgRecord) theirs = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *known_rev = NULL;
  gboolean is_known;
  const char *id;

  if (rev == NULL || !bg_sync_split_id (document, &kind, &id))
    return TRUE;
  if (g_str_equal (kind, bg_file_items.name))
    return bg_sync_take_file (sql, document, error);
  /* Where a document comes twice in a page, the second time it is known. */
  is_known = !g_hash_table_add (work->known, g_strdup (id));
  if (!note_branches (sql, document, kind, id, error) || (is_known && !read_rev (sql, id, &known_rev, error)))
    return FALSE;
  if (g_strcmp0 (known_rev, rev) == 0)
    return TRUE;
  if (bg_kind_find (kind) != NULL && is_removal)
    return set_rev (sql, kind, id, rev, error) && take_removal (sql, work, document, kind, id, error);
  theirs = dup_record (work->page, i);
  if (theirs == NULL || bg_record_get_kind (theirs)->is_item)
    return is_removal || keep_document (sql, work, document, error);
  return set_rev (sql, kind, id, rev, error) && take_record (sql, work, document, theirs, is_known, error);
}

gboolean
bg_sync_run_sets (BgSql *sql, BgSyncWork *work, GError **error)
{
  GHashTableIter iter;
  gpointer author, set;

  g_hash_table_iter_init (&iter, work->sets);
  while (g_hash_table_iter_next (&iter, &author, &set))
    {
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (bg_sync_unref_nullable);
      g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) purged = g_ptr_array_new_with_free_func (g_object_unref);
      BgCommitWork commit = {
        set, *(char *) author != '\0' ? author : NULL, bg_clock_get_now (), before, after, purged
      };

      if (!bg_commit_in_transaction (sql, &commit, error))
        return FALSE;
      g_ptr_array_extend (work->changed, after, (GCopyFunc) g_object_ref, NULL);
      g_ptr_array_extend (work->changed, purged, (GCopyFunc) g_object_ref, NULL);
    }
  return TRUE;
}

static gboolean
apply_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  BgSyncWork *work = data;

  if (!bg_sql_set_bulk (sql, work->page->documents->len >= BULK, error))
    return FALSE;
  g_clear_pointer (&work->known, g_hash_table_unref);
  work->known = bg_sync_find_known (sql, work->page->documents, error);
  if (work->known == NULL)
    return FALSE;
  for (guint i = 0; i < work->page->documents->len; i++)
    if (!take_document (sql, work, i, error))
      return FALSE;
  if (!bg_sync_brake_page (sql, work, error) || !bg_sync_run_sets (sql, work, error))
    return FALSE;
  return work->page->since == NULL || bg_sql_run_with (sql, "UPDATE sync_server SET since = :since", error,
                                                       ":since", work->page->since, NULL);
}

/* Contents of files that went with what others removed for good. */
static void
sweep_sets (BgStore *store, GHashTable *sets)
{
  GHashTableIter iter;
  gpointer set;

  g_hash_table_iter_init (&iter, sets);
  while (g_hash_table_iter_next (&iter, NULL, &set))
    {
      BgFileSweep sweep = { bg_store_get_path (store), set };

      if (bg_change_set_get_n_purges (set) > 0)
        (void) bg_store_write (store, bg_file_uses_sweep_in_transaction, &sweep, NULL, NULL);
    }
}

/* For arrays in which some are missing. */
void
bg_sync_unref_nullable (gpointer object)
{
  g_clear_object (&object);
}

/**
 * bg_sync_dump_value:
 * @value: any JSON
 *
 * Returns: (transfer full): it as text
 */
char *
bg_sync_dump_value (const json_t *value)
{
  char *text = json_dumps (value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

/**
 * bg_sync_apply:
 * @store: a record book that is joined to a server
 * @page: what came
 * @error: %BG_SYNC_BRAKE_ERROR, or what went wrong; nothing of the page was taken over then
 *
 * Takes a page over: what only others changed replaces what is here, what both changed is merged place by
 * place, and what both changed differently goes to the inbox. Checks nothing that a form checks. Blocks.
 *
 * Returns: whether the whole page is on the disk
 */
gboolean
bg_sync_apply (BgStore *store, BgSyncPage *page, GError **error)
{
  g_autoptr (GHashTable) sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_author);
  g_autoptr (GHashTable) put_away = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  BgSyncTotals totals = *page->totals;
  BgSyncWork work = { page, &totals, sets, put_away, changed, NULL };
  gboolean good;

  g_return_val_if_fail (BG_IS_STORE (store) && page != NULL, FALSE);

  good = bg_store_write (store, apply_in_transaction, &work, changed, error);
  g_clear_pointer (&work.known, g_hash_table_unref);
  if (good)
    {
      sweep_sets (store, sets);
      *page->totals = totals;
    }
  else
    page->totals->stopped = totals.stopped;
  return good;
}
