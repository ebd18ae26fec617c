/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page about the safety of data: never green without a proved copy, and what its buttons do. */
#include <glib/gstdio.h>

#include "bg-damaged-page.h"
#include "bg-safety-page.h"
#include "page-fixture.h"

#define DAY ((gint64) 24 * 3600 * G_USEC_PER_SEC)

typedef struct
{
  char *book;
  BgStore *store;
  BgSession *session;
  BgSafety *safety;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = page_fixture_new_path ("office");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fixture->book = g_build_filename (folder, "so.banggiao", NULL);
  fixture->store = bg_store_open (fixture->book, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  fixture->session = bg_session_new (fixture->store);
  fixture->safety = bg_session_get_safety (fixture->session);
  fixture->page = bg_safety_page_new (fixture->session);
  fixture->window = page_fixture_show (fixture->page, 1048, 900);
  turn_until (bg_safety_get_state (fixture->safety) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  turn_until (bg_safety_get_job (fixture->safety) == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->session);
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_free (fixture->book);
}

/* Whether some label of the page says so. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL &&
      gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
}

static void
count_message_cb (guint *n)
{
  (*n)++;
}

/* What is done by itself says nothing in front of the officer; what was asked for does. */
static void
test_quiet (Fixture *fixture, gconstpointer data)
{
  static const char *const reasons[] = { BG_BACKUP_DAILY, BG_BACKUP_MANUAL };
  guint said = 0;

  g_signal_connect_swapped (fixture->safety, "message", G_CALLBACK (count_message_cb), &said);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      bg_safety_back_up (fixture->safety, reasons[i]);
      turn_until (bg_safety_get_job (fixture->safety) == NULL);
      g_assert_cmpuint (said, ==, i);
    }
}

static void
test_back_up (Fixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture->page, "Chưa sao lưu lần nào"));
  g_assert_false (says (fixture->page, "Dữ liệu đang an toàn"));
  g_assert_cmpint (bg_safety_get_tone (fixture->safety), !=, BG_TONE_GREEN);
  act (fixture, "safety.back-up");
  g_assert_nonnull (bg_safety_get_job (fixture->safety));
  turn_until (bg_safety_get_last (fixture->safety) != NULL);
  g_assert_cmpint (bg_safety_get_tone (fixture->safety), ==, BG_TONE_GREEN);
  turn_until (says (fixture->page, "Dữ liệu đang an toàn"));
  g_assert_true (says (fixture->page, "chưa có bản sao nào trên ổ đĩa khác"));
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = bg_date_format (bg_clock_get_today ());
  g_autofree char *tomorrow = bg_date_format (bg_date_add_days (bg_clock_get_today (), 1));
  g_autofree char *first = g_strdup_printf ("Lần tới: %s", today);
  g_autofree char *second = g_strdup_printf ("Lần tới: %s", tomorrow);

  g_assert_true (says (fixture->page, first));
  act (fixture, "safety.back-up");
  turn_until (says (fixture->page, second));
  g_settings_set_boolean (bg_safety_get_settings (fixture->safety), "backup-daily", FALSE);
  g_assert_false (says (fixture->page, "Lần tới"));
  g_assert_true (says (fixture->page, "Chỉ trước khi nhập hơn 50 hồ sơ"));
  g_settings_reset (bg_safety_get_settings (fixture->safety), "backup-daily");
}

static void
age_proof (const char *path, gint64 days)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *proof = g_strconcat (path, BG_BACKUP_PROOF_ENDING, NULL);

  g_assert_true (g_key_file_load_from_file (keys, proof, G_KEY_FILE_NONE, NULL));
  g_key_file_set_int64 (keys, "Backup", "time",
                        g_key_file_get_int64 (keys, "Backup", "time", NULL) - days * DAY);
  g_assert_true (g_key_file_save_to_file (keys, proof, NULL));
}

/* Three days are green still, four are not. */
static void
test_old (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 more;
    BgTone tone;
    const char *words;
  } ages[] = { { 3, BG_TONE_GREEN, "Đã sao lưu" }, { 1, BG_TONE_YELLOW, "Đã 4 ngày chưa sao lưu được" } };

  act (fixture, "safety.back-up");
  turn_until (bg_safety_get_last (fixture->safety) != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      int before = bg_safety_get_age (fixture->safety);
      g_autofree char *words = NULL;

      age_proof (bg_safety_get_last (fixture->safety)->path, ages[i].more);
      bg_safety_look (fixture->safety);
      turn_until (bg_safety_get_age (fixture->safety) > before);
      words = bg_safety_dup_words (fixture->safety);
      g_assert_cmpint (bg_safety_get_tone (fixture->safety), ==, ages[i].tone);
      g_assert_nonnull (strstr (words, ages[i].words));
    }
}

static void
test_drill (Fixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture->page, "Chưa diễn tập lần nào"));
  act (fixture, "safety.drill");
  turn_until (says (fixture->page, "Chưa có bản sao nào đã kiểm tra để diễn tập"));
  turn_until (bg_safety_get_job (fixture->safety) == NULL);
  act (fixture, "safety.back-up");
  turn_until (bg_safety_get_last (fixture->safety) != NULL);
  act (fixture, "safety.drill");
  turn_until (bg_safety_get_state (fixture->safety)->drill != NULL);
  turn_until (says (fixture->page, "Đạt"));
  g_assert_true (says (fixture->page, "Khớp"));
}

static void
test_verify (Fixture *fixture, gconstpointer data)
{
  act (fixture, "safety.verify");
  turn_until (bg_safety_get_job (fixture->safety) == NULL);
  g_assert_null (bg_safety_get_fault (fixture->safety));
}

/* A damaged book: the last proved copy is named, and the repaired one is made beside. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *page;
  GtkWidget *window;
  gsize size;
  gsize size_after;

  act (fixture, "safety.back-up");
  turn_until (bg_safety_get_last (fixture->safety) != NULL);
  bg_store_close (fixture->store);
  g_assert_true (g_file_get_contents (fixture->book, &before, &size, NULL));
  memset (before + 100, 0x5a, 3000);
  g_assert_true (g_file_set_contents (fixture->book, before, (gssize) size, NULL));
  page = bg_damaged_page_new (fixture->book, "Sổ bị hỏng, thử");
  window = page_fixture_show (page, 1024, 700);
  g_assert_true (says (page, "Bản sao đã kiểm tra gần nhất"));
  g_assert_true (says (page, "Tạo bản đã sửa") || says (page, "_Tạo bản đã sửa"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (g_file_get_contents (fixture->book, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  ADD ("/safety/back-up", test_back_up);
  ADD ("/safety/next", test_next);
  ADD ("/safety/quiet", test_quiet);
  ADD ("/safety/old", test_old);
  ADD ("/safety/drill", test_drill);
  ADD ("/safety/verify", test_verify);
  ADD ("/safety/damaged", test_damaged);
  return g_test_run ();
}
