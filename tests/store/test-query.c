/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries: filters, search with and without marks, order, groups, live lists. */
#include "bg-result-list.h"
#include "bg-span.h"
#include "book-files.h"
#include "store-fixture.h"

static guint
count (Fixture *fixture, const BgKind *kind, const char *filter, const char *search)
{
  g_autoptr (BgQuery) query = bg_query_new (kind, &fixture->rules);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint counted;

  bg_query_set_filter (query, filter);
  bg_query_set_search (query, search);
  found = bg_store_find (fixture->store, query, 0, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_count (fixture->store, query, &counted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counted, ==, found->len);
  return found->len;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    guint found;
  } cases[] = {
    { "doan", 2 },       { "đoàn", 2 },     { "DOAN", 2 },     { "hoa", 2 },       { "hòa", 2 },
    { "hoà", 2 },        { "thuy san", 1 }, { "thuỷ", 1 },     { "thủy", 1 },      { "koh kong", 1 },
    { "ko", 1 },         { "zzz", 0 },      { "'; --", 0 },    { "%", 0 },         { "\"", 0 },
    { "doan AND (", 0 }, { "đoan", 2 },     { "  đoàn  ", 2 }, { "NEAR(a b)", 0 },
  };
  g_autoptr (BgRecord) one = fixture_add (fixture, &bg_delegation_kind, "Đoàn Koh Kong, hòa bình");
  g_autoptr (BgRecord) two = fixture_add (fixture, &bg_delegation_kind, "Đoàn thuỷ sản, hoà hợp");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint found = count (fixture, &bg_delegation_kind, NULL, cases[i].typed);

      if (found != cases[i].found)
        g_error ("“%s” found %u, not %u", cases[i].typed, found, cases[i].found);
    }
}

static void
test_exact_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) exact = fixture_add (fixture, &bg_agency_kind, "Ban mã số");
  g_autoptr (BgRecord) other = fixture_add (fixture, &bg_agency_kind, "Ban má mì");
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_search (query, "mã");
  found = bg_store_find (fixture->store, query, 0, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (bg_record_get_title (g_ptr_array_index (found, 0)), ==, "Ban mã số");
}

static void
test_search_follows_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = fixture_add (fixture, &bg_partner_kind, "Tỉnh Trat");
  g_autoptr (BgRecord) after = bg_record_copy (before);
  BgRecord *alias = bg_record_add_item (after, "aliases");

  g_assert_cmpuint (count (fixture, &bg_partner_kind, NULL, "jeonbuk"), ==, 0);
  bg_record_set_text (alias, "name", "Jeonbuk");
  bg_record_set_text (after, "name", "Tỉnh Khác");
  g_assert_true (bg_store_save (fixture->store, before, after, "Sửa", NULL));
  g_assert_cmpuint (count (fixture, &bg_partner_kind, NULL, "jeonbuk"), ==, 1);
  g_assert_cmpuint (count (fixture, &bg_partner_kind, NULL, "trat"), ==, 0);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Đà Nẵng",   "Cần Thơ",  "Hà Nội",  "Cà Mau",
                                       "Điện Biên", "An Giang", "Cao Bằng" };
  static const char *const sorted[] = { "An Giang", "Cà Mau",    "Cao Bằng", "Cần Thơ",
                                        "Đà Nẵng",  "Điện Biên", "Hà Nội" };
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (GPtrArray) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (fixture_add (fixture, &bg_agency_kind, names[i]));
  found = bg_store_find (fixture->store, query, 0, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpstr (bg_record_get_title (g_ptr_array_index (found, i)), ==, sorted[i]);
}

static void
wait_for_list (BgResultList *list)
{
  while (bg_result_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) one = fixture_add (fixture, &bg_agency_kind, "Sở B");
  g_autoptr (BgRecord) two = fixture_add (fixture, &bg_agency_kind, "Sở A");
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &fixture->rules);
  g_autoptr (GObject) head = NULL;
  gboolean loading = FALSE;

  g_object_unref (fixture_add_task (fixture, "Báo cáo 1", bg_record_get_id (one), "2026-11-01"));
  g_object_unref (fixture_add_task (fixture, "Góp ý", bg_record_get_id (one), "2026-10-01"));
  g_object_unref (fixture_add_task (fixture, "Báo cáo 2", bg_record_get_id (two), "2026-11-21"));
  g_object_unref (fixture_add_task (fixture, "Hôm nay", bg_record_get_id (two), "2026-11-22"));
  bg_query_set_filter (query, "overdue");
  bg_query_set_group_by (query, "lead_agency");
  g_assert_cmpstr (bg_query_get_filter (query), ==, "overdue");
  g_assert_cmpint (bg_date_compare (bg_query_get_rules (query)->today, fixture->rules.today), ==, 0);
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_cmpuint (bg_result_list_get_n_records (list), ==, 3);
  head = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (BG_IS_GROUP (head));
  g_assert_cmpstr (bg_group_get_title (BG_GROUP (head)), ==, "Sở B");

  bg_query_set_search (query, "bao cao");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_clear_object (&head);
  head = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpuint (bg_group_get_count (BG_GROUP (head)), ==, 1);
  g_assert_cmpuint (bg_group_get_total (BG_GROUP (head)), ==, 2);
  g_assert_cmpstr (bg_group_get_id (BG_GROUP (head)), ==, bg_record_get_id (one));
  g_assert_false (bg_group_is_collapsed (BG_GROUP (head)));
  bg_result_list_set_collapsed (list, bg_record_get_id (one), TRUE);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpuint (bg_result_list_get_groups (list)->len, ==, 2);
  bg_result_list_set_collapsed (list, bg_record_get_id (one), FALSE);
  g_object_get (list, "loading", &loading, NULL);
  g_assert_true (loading);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
}

static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (BgRecord) record = fixture_add (fixture, &bg_agency_kind, "Sở A");
  g_autoptr (BgRecord) edited = bg_record_copy (record);
  g_autoptr (BgRecord) row = NULL;
  guint position;

  bg_result_list_set_query (list, query);
  wait_for_list (list);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  bg_record_set_text (edited, "name", "Sở Z");
  g_assert_true (bg_store_save (fixture->store, record, edited, "Sửa", NULL));
  g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở M"));
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_clear_object (&row);
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (bg_record_get_title (row), ==, "Sở Z");
  g_assert_true (bg_result_list_find (list, bg_record_get_id (record), &position));
  g_assert_cmpuint (position, ==, 1);
}

/* A search that is given up for an answer known at once leaves nothing loading. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);

  g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở A"));
  bg_query_set_search (query, "so");
  bg_result_list_set_query (list, query);
  g_assert_true (bg_result_list_is_loading (list));
  bg_query_set_search (query, NULL);
  bg_result_list_set_query (list, query);
  g_assert_false (bg_result_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

/* What answers another question is not left in the list; when the book can be read again, so can the list. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);

  g_object_unref (fixture_add (fixture, &bg_agency_kind, "Sở A"));
  bg_result_list_set_query (list, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  book_run (bg_store_get_path (fixture->store), "ALTER TABLE agency RENAME TO away");
  bg_query_set_search (query, "so");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_nonnull (bg_result_list_get_failure (list));
  book_run (bg_store_get_path (fixture->store), "ALTER TABLE away RENAME TO agency");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_null (bg_result_list_get_failure (list));
}

static guint
count_items (BgResultList *list, GListModel *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (item, g_list_model_get_item_type (model)));
      g_assert_cmpstr (bg_record_get_title (BG_RECORD (item)), !=, NULL);
    }
  g_assert_null (g_list_model_get_item (model, g_list_model_get_n_items (model)));
  return g_list_model_get_n_items (model);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, guint *items)
{
  *items = *items - removed + added;
}

/* A list longer than what is kept of it in memory, turned round: the model tells of every row. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Nhiều");
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) first = NULL;
  guint items = 0;

  for (guint i = 0; i < 2200; i++)
    {
      g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);
      g_autofree char *name = g_strdup_printf ("Sở %04u", i);

      bg_record_set_text (agency, "name", name);
      bg_change_set_add (set, NULL, agency);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), &items);
  bg_query_set_order (query, "name");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (count_items (list, G_LIST_MODEL (list)), ==, 2200);
  bg_query_set_order (query, "-name");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (items, ==, 2200);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (bg_record_get_title (first), ==, "Sở 2199");
  bg_query_set_order (query, "-short_name");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  g_assert_cmpuint (items, ==, 2200);
  g_assert_true (bg_result_list_get_query (list) != NULL && bg_result_list_get_groups (list)->len == 0);
}

/* What a view shows that makes rows for what it is told of only. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *titles)
{
  if (removed > 0)
    g_ptr_array_remove_range (titles, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (BgRecord) record = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (titles, (int) (position + i), g_strdup (bg_record_get_title (record)));
    }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, titles->len);
}

static void
check_mirror (GListModel *model, GPtrArray *titles)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, titles->len);
  for (guint i = 0; i < titles->len; i++)
    {
      g_autoptr (BgRecord) record = g_list_model_get_item (model, i);

      g_assert_cmpstr (bg_record_get_title (record), ==, titles->pdata[i]);
    }
}

/* Rows that come, go, and change in great number: a view that follows shows the record book. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgResultList) list = bg_result_list_new (fixture->store);
  g_autoptr (BgQuery) query = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Nhiều");
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sở %04u", i * 10);

      g_ptr_array_add (agencies, fixture_add (fixture, &bg_agency_kind, name));
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), titles);
  bg_query_set_order (query, "name");
  bg_result_list_set_query (list, query);
  wait_for_list (list);
  check_mirror (G_LIST_MODEL (list), titles);
  for (guint i = 0; i < 100; i += 2)
    {
      g_autoptr (BgRecord) after = bg_record_copy (agencies->pdata[i]);
      g_autoptr (BgRecord) next = bg_record_new (&bg_agency_kind);
      g_autofree char *name = g_strdup_printf ("Sở %04ua", i * 10 + (i % 10 == 0 ? 15 : 0));
      g_autofree char *other = g_strdup_printf ("Sở %04u", i * 10 + 5);

      bg_record_set_text (after, "name", name);
      bg_record_set_text (next, "name", other);
      bg_change_set_add (set, agencies->pdata[i], after);
      if (i % 4 == 0)
        bg_change_set_add (set, NULL, next);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
  wait_for_list (list);
  g_assert_cmpuint (titles->len, ==, 125);
  check_mirror (G_LIST_MODEL (list), titles);
  g_assert_cmpstr (titles->pdata[titles->len - 1], ==, "Sở 0990");
}

static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở A");
  g_autoptr (BgRecord) task = fixture_add_task (fixture, "Việc", bg_record_get_id (agency), "2026-12");
  g_autoptr (BgRecord) edited = bg_record_copy (task);
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &fixture->rules);
  guint n;

  bg_record_set_text (bg_record_add_item (edited, "coordinating_agencies"), "agency",
                      bg_record_get_id (agency));
  g_assert_true (bg_store_save (fixture->store, task, edited, "Sửa", NULL));
  bg_query_set_reference (query, "coordinating_agencies.agency", bg_record_get_id (agency));
  g_assert_true (bg_store_count (fixture->store, query, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  bg_query_set_reference (query, "lead_agency", "nobody");
  g_assert_true (bg_store_count (fixture->store, query, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* Dates that are full, of a month and of a year; spans over the end of a month and of a year. */
static const struct
{
  const BgKind *kind;
  const char *from, *to, *other;
} spans[] = {
  { &bg_task_kind, "2028-02-29", NULL, NULL },
  { &bg_task_kind, "2028-02", NULL, NULL },
  { &bg_task_kind, "2028", NULL, NULL },
  { &bg_task_kind, "2028-03-01", NULL, "continuous" },
  { &bg_delegation_kind, "2028-02-28", "2028-03-01", NULL },
  { &bg_delegation_kind, "2028-12-30", "2029-01-02", NULL },
  { &bg_delegation_kind, "2028-03", NULL, NULL },
  { &bg_delegation_kind, "2028-03-10", "2028-03-12", "2028-03-20" },
  { &bg_conference_kind, "2028-02-29", NULL, NULL },
  { &bg_agreement_kind, "2028-02", NULL, NULL },
};

#define NOBODY "01900000-0000-7000-8000-000000000000"

static void
fill_required (BgRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record);

  bg_record_set_text (record, "title", "Hồ sơ");
  if (kind == &bg_task_kind)
    bg_record_set_text (record, "lead_agency", NOBODY);
  if (kind == &bg_delegation_kind)
    bg_record_set_text (record, "direction", "incoming");
  if (kind == &bg_agreement_kind)
    {
      bg_record_set_text (record, "partner", NOBODY);
      bg_record_set_text (record, "end_reason", "Thử");
    }
}

static BgRecord *
add_span (Fixture *fixture, gsize index)
{
  g_autoptr (BgRecord) record = bg_record_new (spans[index].kind);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");
  g_autoptr (GError) error = NULL;
  gboolean is_task = spans[index].kind == &bg_task_kind;

  fill_required (record);
  bg_record_set_text (record,
                      is_task                                   ? "due_date"
                      : spans[index].kind == &bg_agreement_kind ? "end_override"
                                                                : "start_date",
                      spans[index].from);
  if (spans[index].to != NULL)
    bg_record_set_text (record, "end_date", spans[index].to);
  if (spans[index].other != NULL)
    bg_record_set_text (record, is_task ? "due_kind" : "actual_end_date", spans[index].other);
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, NULL, record);
  g_assert_true (bg_store_commit (fixture->store, set, &error));
  g_assert_no_error (error);
  return bg_store_load_any (fixture->store, bg_record_get_id (record), NULL);
}

/* The period in SQL is the span in C, on every day. */
static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    g_ptr_array_add (records, add_span (fixture, i));
  for (BgDate day = bg_date_new (2027, 12, 30); day.year < 2030; day = bg_date_add_days (day, 1))
    for (gsize kind = 0; kind < G_N_ELEMENTS (spans); kind++)
      {
        g_autoptr (BgQuery) query = bg_query_new (spans[kind].kind, &fixture->rules);
        guint expected = 0, found;

        for (guint i = 0; i < records->len; i++)
          {
            BgDate from, to;

            if (bg_record_get_kind (g_ptr_array_index (records, i)) == spans[kind].kind &&
                bg_span_get_days (g_ptr_array_index (records, i), &from, &to) &&
                bg_date_compare (from, day) <= 0 && bg_date_compare (to, day) >= 0)
              expected++;
          }
        bg_query_set_period (query, day, day);
        g_assert_true (bg_store_count (fixture->store, query, &found, NULL));
        if (found != expected)
          g_error ("%s on %d-%02d-%02d: %u in SQL, %u in C", spans[kind].kind->name, day.year, day.month,
                   day.day, found, expected);
        seen += found;
      }
  g_assert_cmpuint (seen, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/query/search", test_search);
  ADD ("/query/exact-first", test_exact_first);
  ADD ("/query/search-follows-edits", test_search_follows_edits);
  ADD ("/query/order", test_order);
  ADD ("/query/groups", test_groups);
  ADD ("/query/live", test_live);
  ADD ("/query/given-up", test_given_up);
  ADD ("/query/reference", test_reference);
  ADD ("/query/period", test_period);
  ADD ("/query/failure", test_failure);
  ADD ("/query/long", test_long);
  ADD ("/query/followed", test_followed);
  return g_test_run ();
}
