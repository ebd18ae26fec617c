/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the terminal program is used: help, version, wrong use with exit status 2, and the man page. */
#include "cli-fixture.h"

#include <string.h>

static const char *const verbs[] = { "init",   "list",    "show",    "add",    "edit",
                                     "trash",  "restore", "backup",  "verify", "repair",
                                     "print",  "history", "undo",    "redo",   "purge",
                                     "server", "fields",  "filters", "sync",   "deadlines" };

static void
test_help (Fixture *fixture, gconstpointer data)
{
  fixture_run_bare (fixture, "--help", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "Cách dùng:");
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);
      g_autofree char *usage = g_strdup_printf ("banggiao-cli %s ", verbs[i]);

      fixture_run_bare (fixture, "--help", NULL);
      assert_says (fixture->out, line);
      fixture_run_bare (fixture, verbs[i], "--help", NULL);
      assert_status (fixture, 0);
      assert_says (fixture->out, usage);
      g_assert_cmpstr (fixture->err, ==, "");
    }
}

static void
test_version (Fixture *fixture, gconstpointer data)
{
  fixture_run_bare (fixture, "--version", NULL);
  assert_status (fixture, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "banggiao-cli 0."));
}

static void
test_wrong_use (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words[6];
    const char *says;
  } cases[] = {
    { { NULL }, "Cần làm gì?" },
    { { "dance" }, "Không có lệnh “dance”" },
    { { "list" }, "dùng như sau" },
    { { "list", "task", "task" }, "dùng như sau" },
    { { "list", "dragon" }, "delegation, agreement, task" },
    { { "list", "task", "--filter", "lost" }, "overdue, due_soon" },
    { { "list", "officer", "--filter", "lost" }, "không có bộ lọc sẵn" },
    { { "list", "task", "--format", "xml" }, "table, json, csv" },
    { { "list", "task", "--limit", "many" }, "--limit cần một số nguyên" },
    { { "list", "task", "--limit", "0" }, "--limit cần một số nguyên" },
    { { "list", "task", "--search" }, "cần một giá trị" },
    { { "list", "task", "--trashed=yes" }, "không nhận giá trị" },
    { { "list", "task", "--colour" }, "Không có tùy chọn “--colour”" },
    { { "list", "task", "-x" }, "Không có tùy chọn “-x”" },
    { { "list", "task", "\xff" }, "UTF-8" },
    { { "list", "task", "--search", "\xff" }, "UTF-8" },
    { { "list", "task", "--today", "31/02/2026" }, "Tháng 2 năm 2026 chỉ có 28 ngày" },
    { { "list", "task", "--today", "2026" }, "cần đủ ngày, tháng, năm" },
    { { "show" }, "dùng như sau" },
    { { "add", "task" }, "--set FIELD=VALUE" },
    { { "add", "task", "--set", "title" }, "không đúng dạng" },
    { { "add", "task", "--set", "=x" }, "không đúng dạng" },
    { { "add", "task", "--set", "colour=red" }, "không có trường “colour”" },
    { { "add", "task", "--set", "sample=có" }, "do chương trình tự giữ" },
    { { "add", "task", "--set", "title+=x" }, "không phải danh sách" },
    { { "add", "partner", "--reason", "x=y" }, "không lưu lý do" },
    { { "print", "poem", "-o", "x.pdf" }, "agreement-summary ID" },
    { { "print", "overdue-tasks" }, "-o FILE" },
    { { "print", "agreement-summary", "-o", "x.pdf" }, "agreement-summary ID" },
    { { "init", "--sample", "--office", "X" }, "không dùng --sample" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_run_strv (fixture, cases[i].words);
      assert_status (fixture, 2);
      assert_says (fixture->err, cases[i].says);
      g_assert_cmpstr (fixture->out, ==, "");
    }
  fixture_run_bare (fixture, "--", NULL);
  assert_status (fixture, 2);
  assert_says (fixture->err, "Cần làm gì?");
}

static void
test_option_forms (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][5] = {
    { "list", "partner", "--search=Trát", "--format=json" },
    { "list", "--search", "trat", "--format=json", "partner" },
    { "--personal", "list", "partner", "--search=TRÁT", "--format=json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const words[] = { cases[i][0], cases[i][1], cases[i][2], cases[i][3], cases[i][4], NULL };
      json_t *json;

      fixture_run_strv (fixture, words);
      json = fixture_read_json (fixture);
      g_assert_cmpuint (json_array_size (json), ==, 1);
      json_decref (json);
    }
  fixture_run (fixture, "list", "--format", "json", "--", "--search", NULL);
  assert_status (fixture, 2);
  assert_says (fixture->err, "Không có loại hồ sơ “--search”");
}

/* Messages are Vietnamese, or English for those who ask for it. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_subprocess_launcher_setenv (fixture->launcher, "BANGGIAO_LANGUAGE", "en", TRUE);
  fixture_run (fixture, "dance", NULL);
  assert_says (fixture->err, "There is no verb “dance”");
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "delegation", "agreement",  "task", "partner", "document", "agency",
                                       "officer",    "conference", "aid",  "review",  "office" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      json_t *json;

      fixture_run_bare (fixture, "fields", kinds[i], "--format", "json", NULL);
      json = fixture_read_json (fixture);
      g_assert_cmpuint (json_array_size (json), >, 7);
      json_decref (json);
      fixture_run_bare (fixture, "filters", kinds[i], "--format", "json", NULL);
      json = fixture_read_json (fixture);
      g_assert_true (json_is_array (json));
      json_decref (json);
    }
  fixture_run_bare (fixture, "fields", "delegation", NULL);
  assert_says (fixture->out, "members.full_name");
  assert_says (fixture->out, "incoming, outgoing");
}

/* Turned off, no server is asked until somebody turns it on again. */
static void
test_sync_off (Fixture *fixture, gconstpointer data)
{
  static const char *const url = "http://127.0.0.1:9/camau";
  static const char *const parts[] = { "--once", "compare", "--watch" };
  g_autofree char *password = fixture_path (fixture, "mật khẩu");

  g_assert_true (g_file_set_contents (password, "đất mũi\n", -1, NULL));
  fixture_run (fixture, "sync", "configure", url, "--user", "an", NULL);
  fixture_run (fixture, "sync", "off", NULL);
  assert_status (fixture, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      fixture_run (fixture, "sync", parts[i], "--password-file", password, NULL);
      assert_status (fixture, 1);
      assert_says (fixture->err, "đang tắt");
      g_assert_cmpstr (fixture->out, ==, "");
    }
  fixture_run (fixture, "sync", "configure", url, "--user", "an", NULL);
  fixture_run (fixture, "sync", "--password-file", password, NULL);
  assert_status (fixture, 1);
  g_assert_null (strstr (fixture->err, "đang tắt"));
}

/* The man page names every verb and every option that the program's own help names. */
static void
test_man_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  g_autoptr (GRegex) option = g_regex_new ("--([a-z]+)", 0, 0, NULL);

  g_assert_true (g_file_get_contents (g_getenv ("BANGGIAO_MAN_PAGE"), &page, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *item = g_strdup_printf (".It Cm %s", verbs[i]);

      assert_says (page, item);
      fixture_run_bare (fixture, verbs[i], "--help", NULL);
      for (g_regex_match (option, fixture->out, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          g_autofree char *flag = g_strdup_printf ("Fl -%s", name);
          g_autofree char *behind = g_strdup_printf (", -%s", name);

          if (strstr (page, behind) == NULL)
            assert_says (page, flag);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/use/help", test_help);
  ADD ("/cli/use/version", test_version);
  ADD ("/cli/use/wrong-use", test_wrong_use);
  ADD ("/cli/use/option-forms", test_option_forms);
  ADD ("/cli/use/language", test_language);
  ADD ("/cli/use/sync-off", test_sync_off);
  ADD ("/cli/use/fields", test_fields);
  ADD ("/cli/use/man-page", test_man_page);
  return g_test_run ();
}
