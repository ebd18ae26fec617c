/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times what keeps records safe: a proved backup, a save with its draft, a record with a long history; and
 * weighs what a record takes on the disk. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "bg-backup.h"
#include "bg-draft.h"
#include "bg-history.h"

/* Tasks of about 350 bytes, as officers write them. */
#define TASKS    100000
#define IN_A_SET 100

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

static double
get_half (GArray *times)
{
  g_array_sort (times, compare_numbers);
  return g_array_index (times, double, times->len / 2);
}

static BgStore *
open_book (const char *path, BgOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  BgStore *store = bg_store_open (path, flags, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
measure_backup (const char *path, const char *folder)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = folder };
  g_autoptr (GError) error = NULL;
  double start = now_ms ();
  g_autoptr (BgBackup) backup = bg_backup_make (path, &wish, NULL, &error);

  if (backup == NULL)
    g_error ("%s", error->message);
  g_print ("backup\t%.1f\n", now_ms () - start);
}

static BgRecord *
make_task (guint i, const char *agency)
{
  BgRecord *task = bg_record_new (&bg_task_kind);
  g_autofree char *title = g_strdup_printf ("Tham mưu kế hoạch hợp tác số %u với tỉnh bạn", i);
  g_autofree char *detail = g_strdup_printf (
    "Phối hợp các đơn vị liên quan thực hiện nội dung số %u, báo cáo trước ngày 25 hằng tháng bằng văn bản",
    i);

  bg_record_set_text (task, "title", title);
  bg_record_set_text (task, "detail", detail);
  bg_record_set_text (task, "lead_agency", agency);
  bg_record_set_text (task, "due_date", "2026-12-31");
  return task;
}

static BgRecord *
add_agency (BgStore *store)
{
  BgRecord *agency = bg_record_new (&bg_agency_kind);

  bg_record_set_text (agency, "name", "Sở Công Thương");
  g_assert_true (bg_store_save (store, NULL, agency, "Thêm", NULL));
  return agency;
}

static void
print_task_bytes (BgRecord *task)
{
  json_t *document = bg_record_to_json (task);
  char *text = json_dumps (document, JSON_COMPACT);

  g_print ("task.bytes\t%u\n", (guint) strlen (text));
  free (text);
  json_decref (document);
}

static void
measure_disk (const char *path)
{
  BgStore *store = open_book (path, BG_OPEN_CREATE);
  g_autoptr (BgRecord) agency = add_agency (store);
  GStatBuf status;

  for (guint i = 0; i < TASKS;)
    {
      g_autoptr (BgChangeSet) set = bg_change_set_new ("Nhập nhiệm vụ");

      for (guint end = i + IN_A_SET; i < end; i++)
        {
          g_autoptr (BgRecord) task = make_task (i, bg_record_get_id (agency));

          if (i == 0)
            print_task_bytes (task);
          bg_change_set_add (set, NULL, task);
        }
      g_assert_true (bg_store_commit (store, set, NULL));
    }
  bg_store_close (store);
  g_object_unref (store);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_print ("disk\t%.1f\n", (double) status.st_size / TASKS);
}

static BgRecord *
add_edited (BgStore *store, BgRecord *agency, guint changes)
{
  g_autoptr (BgRecord) task = make_task (changes, bg_record_get_id (agency));
  BgRecord *now;

  g_assert_true (bg_store_save (store, NULL, task, "Thêm", NULL));
  now = bg_store_load (store, &bg_task_kind, bg_record_get_id (task), NULL);
  for (guint i = 0; i < changes; i++)
    {
      g_autoptr (BgRecord) after = bg_record_copy (now);
      g_autofree char *words = g_strdup_printf ("Đã gọi điện nhắc lần %u", i);

      bg_record_set_text (after, "result", words);
      g_assert_true (bg_store_save (store, now, after, "Sửa nhiệm vụ", NULL));
      g_object_unref (now);
      now = bg_store_load (store, &bg_task_kind, bg_record_get_id (after), NULL);
    }
  return now;
}

/* What the page of a record asks for. */
static double
open_record_ms (BgStore *store, BgRecord *record)
{
  double start = now_ms ();
  g_autoptr (BgRecord) loaded = bg_store_load (store, &bg_task_kind, bg_record_get_id (record), NULL);
  g_autoptr (GPtrArray) entries = bg_store_load_recent_history (store, bg_record_get_id (record), 8, NULL);

  g_assert_nonnull (loaded);
  g_assert_cmpuint (entries->len, ==, 8);
  return now_ms () - start;
}

static void
measure_history (const char *path)
{
  BgStore *store = open_book (path, BG_OPEN_CREATE);
  g_autoptr (BgRecord) agency = add_agency (store);
  g_autoptr (BgRecord) few = add_edited (store, agency, 10);
  g_autoptr (BgRecord) many = add_edited (store, agency, 1000);
  g_autoptr (GArray) few_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) many_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 200; i++)
    {
      double time = open_record_ms (store, few);

      g_array_append_val (few_times, time);
      time = open_record_ms (store, many);
      g_array_append_val (many_times, time);
    }
  g_print ("few\t%.4f\nmany\t%.4f\n", get_half (few_times), get_half (many_times));
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    g_error ("safety backup FILE FOLDER | disk FILE | history FILE");
  if (strcmp (argv[1], "backup") == 0 && argc == 4)
    measure_backup (argv[2], argv[3]);
  else if (strcmp (argv[1], "disk") == 0)
    measure_disk (argv[2]);
  else
    measure_history (argv[2]);
  return 0;
}
