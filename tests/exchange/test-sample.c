/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample office: valid, closed in itself, honest about what is invented, and as full as the pictures. */
#include "bg-sample.h"

#include <glib/gstdio.h>
#include <string.h>

#include "bg-id.h"
#include "bg-problems.h"
#include "bg-history.h"
#include "bg-text.h"

static const BgDate today = { 2026, 11, 23 };

/* All that is said of the real world without the word "mẫu": facts of Cà Mau, and names any province has. */
static const char *const known_titles[] = {
  "Cơ quan ngoại vụ tỉnh",
  "Sở Công Thương",
  "Sở Văn hóa, Thể thao và Du lịch",
  "Sở Giáo dục và Đào tạo",
  "Sở Tài chính",
  "Sở Nông nghiệp và Môi trường",
  "Văn phòng UBND tỉnh",
  "Công an tỉnh",
  "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
  "Tỉnh Koh Kong",
  "Tỉnh Trat",
  "Tỉnh Khăm Muộn",
  "Tỉnh Jeonbuk",
  "Liên đoàn Công thương tỉnh Nagasaki",
  "Chỉ thị 15-CT/TW về ngoại giao kinh tế",
  "Nghị quyết 21/NQ-CP của Chính phủ",
  "Thỏa thuận hợp tác với tỉnh Koh Kong",
  "Bản ghi nhớ với tỉnh Khăm Muộn",
  "Bản ghi nhớ giữa cơ quan văn hóa Cà Mau và Khăm Muộn",
  "Thỏa thuận hợp tác với tỉnh Trat",
  "Thỏa thuận hợp tác với tỉnh Jeollabuk",
  "Thỏa thuận hợp tác với Liên đoàn Công thương tỉnh Nagasaki",
  "Đoàn đại biểu tỉnh Koh Kong (Campuchia) thăm, làm việc tại Cà Mau",
  NULL,
};

/* Documents and agreements of Long An, Kon Tum, Thanh Hóa and Kiên Giang are not Cà Mau's. */
static const char *const foreign_words[] = { "40-CT/TU",   "78-KH/TU", "4071/KH", "119/KH",   "128-KH/TU",
                                             "Kiên Giang", "Long An",  "Kon Tum", "Thanh Hóa" };

static GPtrArray *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = bg_sample_read (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, >, 70);
  return records;
}

static BgStore *
open_sample (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sample-XXXXXX", &error);
  BgStore *store;

  g_assert_no_error (error);
  *path = g_build_filename (folder, "so.banggiao", NULL);
  store = bg_store_open (*path, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (bg_sample_load (store, &error));
  g_assert_no_error (error);
  return store;
}

static void
close_sample (BgStore *store, char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  bg_store_close (store);
  g_assert_finalize_object (store);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

static void
test_valid (void)
{
  g_autoptr (GPtrArray) records = read_sample ();
  BgRules rules;

  bg_clock_set_today (today);
  bg_rules_init (&rules, today);
  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);
      g_autoptr (BgProblems) problems = bg_problems_new ();

      bg_record_validate (record, &rules, problems);
      for (guint n = 0; n < bg_problems_get_n (problems); n++)
        if (bg_problem_is_open (bg_problems_get (problems, n), record))
          g_error ("%s: %s", bg_record_get_title (record), bg_problems_get (problems, n)->message);
      g_assert_null (bg_record_get_extra (record));
    }
}

static void
collect_ids (BgRecord *record, GHashTable *ids)
{
  g_assert_true (bg_id_is_valid (bg_record_get_id (record)));
  g_assert_true (g_hash_table_add (ids, g_strdup (bg_record_get_id (record))));
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    for (guint i = 0; field->type == BG_FIELD_LIST && i < bg_record_get_n_items (record, field->name); i++)
      collect_ids (bg_record_get_item (record, field->name, i), ids);
}

static void
check_references (BgRecord *record, GHashTable *kinds)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_REFERENCE && bg_record_is_set (record, field->name))
        g_assert_cmpstr (g_hash_table_lookup (kinds, bg_record_get_text (record, field->name)), ==,
                         field->target);
      for (guint i = 0; field->type == BG_FIELD_LIST && i < bg_record_get_n_items (record, field->name); i++)
        check_references (bg_record_get_item (record, field->name, i), kinds);
    }
}

/* Ids are fixed, unique among records and items, and every reference finds a record of the right kind. */
static void
test_closed (void)
{
  g_autoptr (GPtrArray) records = read_sample ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) again = read_sample ();

  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);

      collect_ids (record, ids);
      g_hash_table_insert (kinds, (char *) bg_record_get_id (record),
                           (char *) bg_record_get_kind (record)->name);
      g_assert_true (bg_record_equal (record, g_ptr_array_index (again, i)));
    }
  for (guint i = 0; i < records->len; i++)
    check_references (g_ptr_array_index (records, i), kinds);
}

/* What is invented says so: in the title, or, where only parts of a real event are invented, in the note. */
static void
test_marked (void)
{
  g_autoptr (GPtrArray) records = read_sample ();

  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);
      const BgKind *kind = bg_record_get_kind (record);
      const char *title = bg_record_get_title (record);
      const char *note = bg_kind_get_field (kind, "note") ? bg_record_get_text (record, "note") : NULL;
      gboolean says = strstr (title, "(mẫu)") != NULL;
      gboolean marked = bg_kind_get_field (kind, "sample") != NULL &&
                        bg_record_get_answer (record, "sample") == BG_ANSWER_YES;

      if (!says && !g_strv_contains (known_titles, title))
        g_error ("“%s” neither is known nor says (mẫu)", title);
      if (marked && !says)
        g_assert_nonnull (strstr (note, "dữ liệu mẫu"));
      if (says && bg_kind_get_field (kind, "sample") != NULL)
        g_assert_true (marked);
    }
}

static void
test_no_other_province (void)
{
  g_autoptr (GPtrArray) records = read_sample ();

  for (guint i = 0; i < records->len; i++)
    {
      json_t *document = bg_record_to_json (g_ptr_array_index (records, i));
      char *text = json_dumps (document, 0);
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      g_assert_cmpstr (text, ==, composed);
      for (gsize n = 0; n < G_N_ELEMENTS (foreign_words); n++)
        g_assert_null (strstr (text, foreign_words[n]));
      free (text);
      json_decref (document);
    }
}

static guint
count (BgStore *store, const BgKind *kind, const char *filter, const char *search, BgDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (BgRecord) office = bg_store_load_office (store);
  BgRules rules;
  guint n = 0;

  bg_rules_from_office (&rules, office, day);
  query = bg_query_new (kind, &rules);
  bg_query_set_filter (query, filter);
  bg_query_set_search (query, search);
  g_assert_true (bg_store_count (store, query, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* The numbers of the pictures in the design: what is overdue, due soon, upcoming, unreported and expiring. */
static void
test_numbers (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *filter;
    const char *search;
    guint n;
  } cases[] = {
    { &bg_task_kind, "overdue", NULL, 12 },
    { &bg_task_kind, "overdue", "bao cao", 7 },
    { &bg_task_kind, "due_soon", NULL, 4 },
    { &bg_task_kind, "held", NULL, 2 },
    { &bg_task_kind, "done", NULL, 6 },
    { &bg_delegation_kind, "upcoming", NULL, 2 },
    { &bg_delegation_kind, "unreported", NULL, 2 },
    { &bg_delegation_kind, "under_way", NULL, 0 },
    { &bg_delegation_kind, "passports", NULL, 1 },
    { &bg_agreement_kind, "expiring", NULL, 2 },
    { &bg_agreement_kind, "preparing", NULL, 1 },
    { &bg_agreement_kind, "expired", NULL, 1 },
    { &bg_agreement_kind, "incomplete", NULL, 6 },
    { &bg_partner_kind, NULL, "trát", 1 },
    { &bg_partner_kind, NULL, "Jeonbuk", 1 },
    { &bg_partner_kind, NULL, "jeollabuk", 1 },
    { &bg_partner_kind, NULL, "Kôh Kông", 1 },
    { &bg_partner_kind, NULL, "khammouane", 1 },
  };
  char *path;
  BgStore *store = open_sample (&path);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int before = 0; before < 2; before++)
      {
        guint n =
          count (store, cases[i].kind, cases[i].filter, cases[i].search, bg_date_add_days (today, -before));

        if (n != cases[i].n)
          g_error ("%s %s %s: %u, not %u", cases[i].kind->name, cases[i].filter, cases[i].search, n,
                   cases[i].n);
      }
  close_sample (store, path);
}

static void
test_one_step (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  BgHistoryEntry *entry;
  char *path;
  BgStore *store = open_sample (&path);

  entries = bg_store_load_history (store, BG_OFFICE_ID, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->set, ==, 1);
  g_assert_cmpuint (count (store, &bg_task_kind, NULL, NULL, today), ==, 33);
  g_assert_false (bg_sample_load (store, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (store, &bg_task_kind, NULL, NULL, today), ==, 33);
  close_sample (store, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sample/valid", test_valid);
  g_test_add_func ("/exchange/sample/closed", test_closed);
  g_test_add_func ("/exchange/sample/invented-says-so", test_marked);
  g_test_add_func ("/exchange/sample/no-other-province", test_no_other_province);
  g_test_add_func ("/exchange/sample/numbers-of-the-pictures", test_numbers);
  g_test_add_func ("/exchange/sample/one-step", test_one_step);
  return g_test_run ();
}
