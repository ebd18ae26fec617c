/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several computers with a record book each, and one server in memory between them. */
#include "sync-fixture.h"

#include <glib/gstdio.h>

#include "bg-document-merge.h"
#include "bg-history.h"

static void
open_client (Client *client)
{
  g_autoptr (GError) error = NULL;

  client->store = bg_store_open (client->path, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  bg_store_set_officer (client->store, client->name);
  g_assert_true (bg_sync_join (client->store, "https://server/records", client->name, &error));
  g_assert_no_error (error);
  client->replicator =
    bg_replicator_new (client->store, fake_server_open (client->server, client->func, client->data));
}

static void
close_client (Client *client)
{
  g_clear_pointer (&client->replicator, bg_replicator_free);
  bg_store_close (client->store);
  g_clear_object (&client->store);
}

static void
free_client (gpointer data)
{
  Client *client = data;

  close_client (client);
  g_free (client->name);
  g_free (client->path);
  g_free (client);
}

void
office_set_up (Office *office, guint n)
{
  /* Where there is one, a disk of memory: what is tested here is no disk. */
  office->folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR)
                     ? g_strdup ("/dev/shm/banggiao-sync-XXXXXX")
                     : g_build_filename (g_get_tmp_dir (), "banggiao-sync-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (office->folder));
  office->allows = FALSE;
  office->server = fake_server_new ();
  fake_server_set_up (office->server, LIBRARY);
  office->clients = g_ptr_array_new_with_free_func (free_client);
  for (guint i = 0; i < n; i++)
    {
      Client *client = g_new0 (Client, 1);
      g_autofree char *folder = NULL;

      client->name = g_strdup_printf ("officer-%u", i);
      folder = g_strdup_printf ("%s/%u", office->folder, i);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      client->path = g_build_filename (folder, "book.db", NULL);
      client->server = office->server;
      open_client (client);
      g_ptr_array_add (office->clients, client);
    }
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
office_tear_down (Office *office)
{
  g_clear_pointer (&office->clients, g_ptr_array_unref);
  g_clear_pointer (&office->server, fake_server_free);
  remove_folder (office->folder);
  g_clear_pointer (&office->folder, g_free);
}

Client *
office_get (Office *office, guint index)
{
  return g_ptr_array_index (office->clients, index);
}

/* From now on the way to the server fails as @func says. */
void
client_set_fault (Client *client, FakeFaultFunc func, gpointer data)
{
  client->func = func;
  client->data = data;
  bg_replicator_free (client->replicator);
  client->replicator = bg_replicator_new (client->store, fake_server_open (client->server, func, data));
}

/* As after a crash: nothing but the file is left. */
void
client_reopen (Client *client)
{
  close_client (client);
  open_client (client);
}

BgSyncOutcome
client_sync (Client *client, BgSyncTotals *totals)
{
  g_autoptr (GError) error = NULL;
  BgSyncTotals own;

  return bg_replicator_run (client->replicator, NULL, totals != NULL ? totals : &own, &error);
}

void
client_sync_well (Client *client)
{
  g_autoptr (GError) error = NULL;
  BgSyncTotals totals;

  bg_replicator_run (client->replicator, NULL, &totals, &error);
  g_assert_no_error (error);
}

static BgRecord *
load (Client *client, const char *id)
{
  return bg_store_load (client->store, &bg_agency_kind, id, NULL);
}

static void
save (Client *client, BgRecord *before, BgRecord *after)
{
  g_autoptr (GError) error = NULL;

  gboolean good = bg_store_save (client->store, before, after, "edit", &error);

  g_assert_no_error (error);
  g_assert_true (good);
}

char *
client_add (Client *client, const char *title)
{
  g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);

  bg_record_set_text (agency, "name", title);
  save (client, NULL, agency);
  return g_strdup (bg_record_get_id (agency));
}

void
client_edit (Client *client, const char *id, const char *field, const char *value)
{
  g_autoptr (BgRecord) before = load (client, id);
  g_autoptr (BgRecord) after = bg_record_copy (before);

  bg_record_set_text (after, field, value);
  save (client, before, after);
}

void
client_trash (Client *client, const char *id, gboolean trashed)
{
  g_autoptr (BgRecord) before = load (client, id);
  g_autoptr (BgRecord) after = bg_record_copy (before);

  bg_record_set_trashed (after, trashed);
  save (client, before, after);
}

char *
client_read (Client *client, const char *id, const char *field)
{
  g_autoptr (BgRecord) agency = load (client, id);

  return agency != NULL ? g_strdup (bg_record_get_text (agency, field)) : NULL;
}

gboolean
client_is_trashed (Client *client, const char *id)
{
  g_autoptr (BgRecord) agency = load (client, id);

  return bg_record_is_trashed (agency);
}

/* Takes over @value. */
void
accounted_add (GHashTable *accounted, char *value)
{
  if (value != NULL)
    g_hash_table_add (accounted, value);
}

static void
account_json (GHashTable *accounted, const json_t *value)
{
  accounted_add (accounted, g_strdup (json_string_value (value)));
}

static void
account_history (Client *client, const char *id, GHashTable *accounted)
{
  g_autoptr (GPtrArray) entries = bg_store_load_history (client->store, id, G_MAXINT, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      json_t *before = entry->before != NULL && entry->act == BG_ACT_EDIT
                         ? json_loads (entry->before, JSON_DECODE_ANY, NULL)
                         : NULL;

      account_json (accounted, before);
      json_decref (before);
    }
}

/* Values of a record that are accounted for on this computer: in use, seen by whoever wrote over them, or
 * waiting in the inbox. */
void
client_account (Client *client, const char *id, GHashTable *accounted)
{
  static const char *const fields[] = { "name", "note", "address" };
  g_autoptr (GPtrArray) inbox = bg_sync_read_inbox (client->store, id, NULL);

  account_history (client, id, accounted);
  for (guint i = 0; i < inbox->len; i++)
    account_json (accounted, ((BgInboxEntry *) g_ptr_array_index (inbox, i))->mine);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    accounted_add (accounted, client_read (client, id, fields[i]));
}

guint
client_count_waiting (Client *client)
{
  guint waiting = 0, refused = 0;

  g_assert_true (bg_sync_count_waiting (client->store, &waiting, &refused, NULL));
  return waiting + refused;
}

guint
client_count_inbox (Client *client)
{
  return (guint) bg_sync_count_inbox (client->store);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (bg_record_get_id (*(BgRecord **) a), bg_record_get_id (*(BgRecord **) b));
}

static void
hash_kind (Client *client, const BgKind *kind, gboolean trashed, GChecksum *hash)
{
  BgRules rules;
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  bg_rules_init (&rules, bg_date_new (2026, 11, 22));
  query = bg_query_new (kind, &rules);
  bg_query_set_trashed (query, trashed);
  records = bg_store_find (client->store, query, G_MAXINT, NULL);
  g_assert_nonnull (records);
  g_ptr_array_sort (records, compare_ids);
  for (guint i = 0; i < records->len; i++)
    {
      json_t *json = bg_record_to_json (g_ptr_array_index (records, i));
      const char *key;
      json_t *value;
      void *next;
      char *text;

      json_object_foreach_safe (json, next, key,
                                value) if (bg_document_is_frame (key) && g_strcmp0 (key, "id") != 0)
        json_object_del (json, key);
      text = json_dumps (json, JSON_COMPACT | JSON_SORT_KEYS);
      g_checksum_update (hash, (guchar *) text, -1);
      free (text);
      json_decref (json);
    }
}

/* What the record book says, the trash included, whoever wrote it and whenever. */
char *
client_hash (Client *client)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      hash_kind (client, *kind, FALSE, hash);
      hash_kind (client, *kind, TRUE, hash);
    }
  return g_strdup (g_checksum_get_string (hash));
}

/* All reconnect, and go on until nobody has anything to say. */
void
office_settle (Office *office)
{
  guint quiet = 0;

  for (guint i = 0; i < office->clients->len; i++)
    client_set_fault (office_get (office, i), NULL, NULL);
  for (guint round = 0; quiet < office->clients->len; round++)
    {
      BgSyncTotals totals;
      Client *client = office_get (office, round % office->clients->len);

      g_assert_cmpuint (round, <, 100 * office->clients->len);
      g_assert_true (!office->allows || bg_sync_set_permit (client->store, TRUE, NULL));
      g_assert_cmpint (client_sync (client, &totals), ==, BG_SYNC_DONE);
      quiet = totals.received + totals.sent == 0 ? quiet + 1 : 0;
    }
}

void
office_assert_equal (Office *office)
{
  g_autofree char *expected = client_hash (office_get (office, 0));

  for (guint i = 0; i < office->clients->len; i++)
    {
      g_autofree char *hash = client_hash (office_get (office, i));

      g_assert_cmpstr (hash, ==, expected);
      g_assert_cmpuint (client_count_waiting (office_get (office, i)), ==, 0);
    }
}
