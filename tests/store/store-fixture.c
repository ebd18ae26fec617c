/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record book in a folder of its own, for the tests of this floor. */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "bg-history.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bg_clock_set_today (bg_date_new (2026, 11, 22));
  fixture->folder = g_dir_make_tmp ("banggiao-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sổ Nguyễn Văn Đường.banggiao", NULL);
  fixture->store = bg_store_open (fixture->path, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  bg_store_set_officer (fixture->store, "Nguyễn Văn A");
  bg_rules_init (&fixture->rules, bg_date_new (2026, 11, 22));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        {
          g_chmod (path, 0600);
          g_unlink (path);
        }
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

BgRecord *
fixture_add (Fixture *fixture, const BgKind *kind, const char *title)
{
  g_autoptr (BgRecord) record = bg_record_new (kind);
  g_autoptr (GError) error = NULL;
  BgRecord *stored;

  bg_record_set_text (record, kind->title, title);
  if (kind == &bg_partner_kind)
    bg_record_set_text (record, "country", "Lào");
  if (kind == &bg_delegation_kind)
    {
      bg_record_set_text (record, "direction", "incoming");
      bg_record_set_text (record, "start_date", "2026-11-20");
    }
  bg_store_save (fixture->store, NULL, record, "Thêm", &error);
  g_assert_no_error (error);
  stored = bg_store_load (fixture->store, kind, bg_record_get_id (record), &error);
  g_assert_no_error (error);
  return stored;
}

BgRecord *
fixture_add_task (Fixture *fixture, const char *title, const char *agency, const char *due)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_task_kind);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (record, "title", title);
  bg_record_set_text (record, "lead_agency", agency);
  bg_record_set_text (record, "due_date", due);
  bg_store_save (fixture->store, NULL, record, "Thêm nhiệm vụ", &error);
  g_assert_no_error (error);
  return bg_store_load (fixture->store, &bg_task_kind, bg_record_get_id (record), NULL);
}

/* How many change sets touched the record. */
guint
fixture_count_history (Fixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) entries = bg_store_load_history (fixture->store, id, G_MAXINT, NULL);
  gint64 last = 0;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      n += entry->set != last;
      last = entry->set;
    }
  return n;
}
