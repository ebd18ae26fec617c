/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged files: whatever is flipped, cut or lost in them, no crash, nothing overwritten, and no change
 * inside history that is not found.
 *
 * Usage: test-damage [--damages N]: so many of a database, of a backup and of history. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-backup.h"
#include "bg-error.h"
#include "bg-history-verify.h"
#include "bg-history.h"
#include "bg-prove.h"
#include "bg-restore.h"
#include "bg-salvage.h"
#include "bg-sql.h"
#include "fault-check.h"
#include "fault-ops.h"

#define OPERATIONS 60
#define PAGE       4096
#define PASSWORD   "mật khẩu dài của cơ quan"
/* A salvage reads everything several times. */
#define DAMAGES_A_SALVAGE 20

static guint damages = 120;

/* Files to damage: copies of one book. */
static char *folder;
static char *book;
static char *copies;
static char *backup;
static char *sealed;

static guint n_damages, n_refused, n_changed, n_found, n_salvaged;

static void
make_book (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  BgStore *store;

  folder = fault_folder_new ();
  book = g_build_filename (folder, "sổ.banggiao", NULL);
  store = bg_store_open (book, BG_OPEN_CREATE | BG_OPEN_FORCE, NULL);
  for (guint i = 0; i < OPERATIONS; i++)
    {
      g_autoptr (FaultOp) op = fault_op_choose (store, random);

      g_assert_true (fault_op_run (op, store, NULL));
    }
  fault_store_close (&store);
}

static char *
make_backup (const char *password)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = copies, .password = password };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgBackup) made = bg_backup_make (book, &wish, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (made->path);
}

/* By chance: some bits, a piece gone from the end, a sector of zeros, a page in the place of another. */
static void
damage_bytes (GByteArray *bytes, guint from, guint to, GRand *random)
{
  guint length = to - from;
  guint at = from + (guint) g_rand_int_range (random, 0, (gint32) length);
  guint n;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      g_byte_array_set_size (bytes, at);
      return;
    case 1:
      n = MIN (512, bytes->len - at);
      memset (bytes->data + at, 0, n);
      return;
    case 2:
      at = at / PAGE * PAGE;
      n = MIN (PAGE, bytes->len - at);
      memmove (bytes->data + at,
               bytes->data + (guint) g_rand_int_range (random, 0, (gint32) (bytes->len - n + 1)), n);
      return;
    default:
      for (n = 1u << g_rand_int_range (random, 0, 5); n > 0; n--)
        {
          at = from + (guint) g_rand_int_range (random, 0, (gint32) length);
          bytes->data[at] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
        }
    }
}

static GByteArray *
read_bytes (const char *path)
{
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  return g_byte_array_new_take ((guint8 *) content, size);
}

/* Plainly, without the detour over a second file. */
static void
write_bytes (const char *path, GByteArray *bytes)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
  fclose (file);
}

static void
check_untouched (const char *path, GByteArray *bytes)
{
  g_autoptr (GByteArray) now = read_bytes (path);

  g_assert_nonnull (now);
  g_assert_cmpmem (now->data, now->len, bytes->data, bytes->len);
}

static void
remove_beside (const char *path)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", "-lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static void
read_records (BgStore *store, const BgKind *kind, gboolean trashed)
{
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  query = bg_query_new (kind, &rules);
  bg_query_set_trashed (query, trashed);
  if (g_str_equal (kind->name, "task"))
    bg_query_set_search (query, "doan cong tac");
  found = bg_store_find (store, query, 0, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      BgRecord *record = g_ptr_array_index (found, i);
      g_autofree char *text = fault_record_dup_text (record);
      g_autofree char *words = bg_record_dup_search_text (record);
      g_autoptr (GPtrArray) entries = bg_store_load_history (store, bg_record_get_id (record), 0, NULL);
    }
}

/* Everything that only reads. */
static void
read_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_READ_ONLY | BG_OPEN_FORCE, &error);
  g_autoptr (BgDraft) draft = NULL;

  if (store == NULL)
    {
      g_assert_true (error->domain == BG_ERROR);
      n_refused++;
      return;
    }
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      read_records (store, *kind, FALSE);
      read_records (store, *kind, TRUE);
    }
  draft = bg_store_load_new_draft (store, &bg_delegation_kind, NULL);
}

static void
prove (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgProof) proof = bg_prove_file (path, NULL, &error);

  g_assert_true (proof != NULL || error->domain == BG_ERROR);
}

/* What is refused is left alone; what is opened may be worked with, until it says that it is damaged. */
static void
open_to_write (const char *path, GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);
  g_autoptr (BgRecord) record = bg_record_new (&bg_agency_kind);
  g_autoptr (BgRecord) stored = NULL;

  if (store == NULL)
    {
      g_assert_true (error->domain == BG_ERROR);
      check_untouched (path, bytes);
      return;
    }
  bg_record_set_text (record, "name", "Sở Tài chính");
  if (!bg_store_save (store, NULL, record, "Thêm", &error))
    {
      g_assert_true (error->domain == BG_ERROR);
      return;
    }
  stored = bg_store_load (store, &bg_agency_kind, bg_record_get_id (record), &error);
  g_assert_true (stored != NULL || error->domain == BG_ERROR);
}

static void
salvage (const char *path, GByteArray *bytes)
{
  g_autofree char *target = g_strconcat (path, "-sửa", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgSalvage) salvaged = bg_salvage_run (path, target, NULL, &error);

  g_assert_true (salvaged != NULL || error != NULL);
  n_salvaged += salvaged != NULL;
  check_untouched (path, bytes);
  remove_beside (target);
  g_unlink (target);
}

static void
test_database (void)
{
  g_autofree char *path = g_build_filename (folder, "hỏng.banggiao", NULL);
  g_autoptr (GByteArray) whole = read_bytes (book);
  guint seed = (guint) g_test_rand_int ();

  n_damages = n_refused = n_salvaged = 0;
  for (guint i = 0; i < damages; i++, n_damages++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      gboolean in_head = g_rand_int_range (random, 0, 5) == 0;

      g_test_message ("seed %u", seed + i);
      g_byte_array_append (bytes, whole->data, whole->len);
      damage_bytes (bytes, 0, in_head ? PAGE : bytes->len, random);
      write_bytes (path, bytes);
      read_all (path);
      prove (path);
      if (i % DAMAGES_A_SALVAGE == 0)
        salvage (path, bytes);
      check_untouched (path, bytes);
      remove_beside (path);
      open_to_write (path, bytes);
      remove_beside (path);
    }
  g_unlink (path);
  g_print (
    "# damage: %u databases: %u refused at once, 0 crashes, 0 overwritten or gone (%u of %u salvaged)\n",
    n_damages, n_refused, n_salvaged, (n_damages + DAMAGES_A_SALVAGE - 1) / DAMAGES_A_SALVAGE);
}

/* A damaged backup is no backup: it is not restored, and stays as it is. */
static void
damage_backup (const char *path, const char *password, GRand *random)
{
  g_autoptr (GByteArray) whole = read_bytes (path);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRestorePlan) plan = NULL;
  g_autoptr (BgRestored) restored = NULL;

  g_byte_array_append (bytes, whole->data, whole->len);
  do
    damage_bytes (bytes, 0, bytes->len, random);
  while (bytes->len == whole->len && memcmp (bytes->data, whole->data, whole->len) == 0);
  write_bytes (path, bytes);
  plan = bg_restore_plan (book, path, password, NULL, &error);
  g_assert_true (plan != NULL || error != NULL);
  g_clear_error (&error);
  restored = bg_restore_run (book, path, password, NULL, NULL, &error);
  g_assert_true (restored != NULL || error->domain == BG_ERROR);
  n_refused += restored == NULL;
  prove (path);
  check_untouched (path, bytes);
  write_bytes (path, whole);
}

static void
test_backup (void)
{
  g_autoptr (GByteArray) book_bytes = read_bytes (book);
  guint seed = (guint) g_test_rand_int ();

  n_damages = n_refused = 0;
  for (guint i = 0; i < damages; i++, n_damages++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      gboolean locked = i % 50 == 49;

      g_test_message ("seed %u", seed + i);
      damage_backup (locked ? sealed : backup, locked ? PASSWORD : NULL, random);
      check_untouched (book, book_bytes);
    }
  g_print ("# damage: %u backups: %u refused, 0 crashes, 0 overwritten or gone\n", n_damages, n_refused);
  g_assert_cmpuint (n_refused, ==, n_damages);
}

static void
note_fault_cb (const BgHistoryFault *fault, gpointer data)
{
  (*(guint *) data)++;
}

/* How many faults verify tells; a file that cannot be read says so, which is one, too. */
static guint
count_faults (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, &error);
  gint64 checked = 0;
  guint faults = 0;

  if (sql == NULL || !bg_history_verify (sql, NULL, note_fault_cb, &faults, &checked, &error))
    faults++;
  return faults;
}

/* All of history as it is read; NULL where it cannot be. */
static char *
dup_history (const char *path)
{
  static const char *const tables[] = { "SELECT * FROM change_set ORDER BY seq",
                                        "SELECT * FROM change ORDER BY change_set, position" };
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean row = TRUE;

  for (gsize i = 0; sql != NULL && i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *statement = bg_sql_prepare (sql, tables[i], NULL);

      row = TRUE;
      while (statement != NULL && row)
        {
          if (!bg_sql_step (sql, statement, &row, NULL))
            return NULL;
          for (int column = 0; row && column < sqlite3_column_count (statement); column++)
            {
              g_string_append_printf (text, "%d:", sqlite3_column_type (statement, column));
              g_string_append_len (text, sqlite3_column_blob (statement, column),
                                   sqlite3_column_bytes (statement, column));
              g_string_append_c (text, '\n');
            }
        }
      if (statement == NULL)
        return NULL;
    }
  return sql != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Pages of the two tables of history, by number from 1. */
static GArray *
list_history_pages (void)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (BgSql) sql = bg_sql_open (book, SQLITE_OPEN_READONLY, NULL);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT pageno FROM dbstat WHERE name IN ('change', 'change_set') AND pagetype = 'leaf'", NULL);
  gboolean row;

  g_assert_nonnull (statement);
  while (bg_sql_step (sql, statement, &row, NULL) && row)
    {
      guint page = (guint) sqlite3_column_int (statement, 0);

      g_array_append_val (pages, page);
    }
  return pages;
}

static void
test_history_pages (void)
{
  g_autofree char *path = g_build_filename (folder, "hỏng.banggiao", NULL);
  g_autofree char *history = dup_history (book);
  g_autoptr (GByteArray) whole = read_bytes (book);
  g_autoptr (GArray) pages = list_history_pages ();
  guint seed = (guint) g_test_rand_int ();

  g_assert_cmpuint (count_faults (book), ==, 0);
  g_assert_cmpuint (pages->len, >, 2);
  n_damages = n_changed = n_found = 0;
  for (guint i = 0; i < damages; i++, n_damages++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint page = g_array_index (pages, guint, g_rand_int_range (random, 0, (gint32) pages->len));
      g_autofree char *damaged = NULL;

      g_test_message ("seed %u", seed + i);
      g_byte_array_append (bytes, whole->data, whole->len);
      damage_bytes (bytes, (page - 1) * PAGE, page * PAGE, random);
      write_bytes (path, bytes);
      damaged = dup_history (path);
      if (g_strcmp0 (damaged, history) != 0)
        {
          n_changed++;
          n_found += count_faults (path) > 0;
        }
      check_untouched (path, bytes);
      remove_beside (path);
    }
  g_unlink (path);
  g_print ("# damage: %u pages of history: %u changed what it says, %u of them found\n", n_damages, n_changed,
           n_found);
  g_assert_cmpuint (n_found, ==, n_changed);
  g_assert_cmpuint (n_changed, >, n_damages / 4);
}

/* Somebody who knows SQL: a value in a row, a row that goes, comes or moves. */
static const char *const tamperings[] = {
  "UPDATE change SET after = after || ' ' WHERE rowid_of_chance AND after IS NOT NULL",
  "UPDATE change SET before = '\"khác\"' WHERE rowid_of_chance",
  "UPDATE change SET path = 'note2' WHERE rowid_of_chance",
  "UPDATE change SET record = 'x' || substr (record, 2) WHERE rowid_of_chance",
  "UPDATE change SET kind = 'partner' WHERE rowid_of_chance",
  "UPDATE change SET salt = randomblob (16) WHERE rowid_of_chance",
  "UPDATE change SET digest = randomblob (32) WHERE rowid_of_chance",
  "UPDATE change SET position = position + 1000 WHERE rowid_of_chance",
  "DELETE FROM change WHERE rowid_of_chance",
  "INSERT INTO change SELECT change_set, position + 1000, kind, record, path, before, after, salt, digest, "
  "blanked"
  " FROM change WHERE rowid_of_chance",
  "UPDATE change_set SET officer = 'Người khác' WHERE seq_of_chance",
  "UPDATE change_set SET time = time + 1 WHERE seq_of_chance",
  "UPDATE change_set SET label = label || '.' WHERE seq_of_chance",
  "UPDATE change_set SET hash = randomblob (32) WHERE seq_of_chance",
  "UPDATE change_set SET changes = changes + 1 WHERE seq_of_chance",
  "UPDATE change_set SET undoes = 1 WHERE seq_of_chance AND undoes IS NOT 1",
  "DELETE FROM change_set WHERE seq_of_chance",
  "INSERT INTO change_set SELECT seq + 1000000, time, officer, label, act, undoes, changes, hash FROM "
  "change_set"
  " WHERE seq_of_chance",
};

static char *
fill_in_chance (const char *text, GRand *random)
{
  g_autofree char *row = g_strdup_printf ("(change_set, position) = (SELECT change_set, position FROM change "
                                          "ORDER BY 1, 2 LIMIT 1 OFFSET %u %% (SELECT"
                                          " count (*) FROM change))",
                                          g_rand_int (random) / 2);
  g_autofree char *set = g_strdup_printf (
    "seq = (SELECT seq FROM change_set ORDER BY 1 LIMIT 1 OFFSET %u %% (SELECT count (*) FROM change_set))",
    g_rand_int (random) / 2);
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, "rowid_of_chance", row, 0);
  g_string_replace (filled, "seq_of_chance", set, 0);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static gboolean
tamper (const char *path, const char *text)
{
  sqlite3 *db;
  int changes;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, text, NULL, NULL, NULL), ==, SQLITE_OK);
  changes = sqlite3_changes (db);
  sqlite3_close (db);
  return changes > 0;
}

static void
test_tampering (void)
{
  g_autofree char *path = g_build_filename (folder, "sửa.banggiao", NULL);
  g_autoptr (GByteArray) whole = read_bytes (book);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  n_damages = n_found = 0;
  for (guint i = 0; i < damages; i++)
    {
      g_autofree char *text = fill_in_chance (tamperings[i % G_N_ELEMENTS (tamperings)], random);

      write_bytes (path, whole);
      remove_beside (path);
      if (!tamper (path, text))
        continue;
      g_test_message ("%s", text);
      n_damages++;
      g_assert_cmpuint (count_faults (path), >, 0);
      n_found++;
    }
  g_unlink (path);
  remove_beside (path);
  g_print ("# damage: %u rows of history altered, removed or added: %u found\n", n_damages, n_found);
  g_assert_cmpuint (n_damages, >, damages / 2);
}

int
main (int argc, char **argv)
{
  int status;

  damages = fault_read_count (argc, argv, "--damages", damages);
  fault_init (&argc, &argv);
  make_book ();
  copies = g_build_filename (folder, "bản sao", NULL);
  backup = make_backup (NULL);
  sealed = make_backup (PASSWORD);
  g_test_add_func ("/faults/damage/database", test_database);
  g_test_add_func ("/faults/damage/backup", test_backup);
  g_test_add_func ("/faults/damage/history-pages", test_history_pages);
  g_test_add_func ("/faults/damage/tampering", test_tampering);
  status = g_test_run ();
  fault_folder_remove (folder);
  return status;
}
