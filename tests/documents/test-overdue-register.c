/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of overdue tasks: groups, totals, header on each page, nothing lost. */
#include "document-samples.h"

#include <string.h>

static BgDocument *
create (const BgOverdueRegister *data, gboolean landscape)
{
  BgLayout layout;

  sample_layout (&layout, 14, landscape);
  return bg_overdue_register_create (data, &layout);
}

static void
test_groups_and_totals (void)
{
  BgOverdueTask tasks[12];
  BgOverdueRegister data;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_register (&data, tasks, G_N_ELEMENTS (tasks), 5);
  document = create (&data, TRUE);
  text = bg_document_dup_text (document);
  g_assert_cmpuint (count_text (text, "Sở Công Thương (03 nhiệm vụ)"), ==, 1);
  g_assert_cmpuint (count_text (text, "Sở Nông nghiệp và Môi trường (02 nhiệm vụ)"), ==, 1);
  g_assert_cmpuint (count_text (text, "Cộng: 03 nhiệm vụ, quá hạn lâu nhất 21 ngày"), ==, 1);
  g_assert_nonnull (strstr (text, "Tổng cộng: 12 nhiệm vụ quá hạn của 05 cơ quan./."));
  g_assert_nonnull (strstr (text, "Danh mục nhiệm vụ quá hạn tính đến ngày 22 tháng 11 năm 2026"));
}

static void
test_no_task_is_said (void)
{
  BgOverdueRegister data;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_register (&data, NULL, 0, 1);
  document = create (&data, TRUE);
  text = bg_document_dup_text (document);
  g_assert_nonnull (strstr (text, "Không có nhiệm vụ quá hạn./."));
  g_assert_null (strstr (text, "STT"));
  g_assert_cmpint (bg_document_get_n_pages (document), ==, 1);
}

static void
test_unknown_agency_is_no_agency (void)
{
  BgOverdueTask tasks[3];
  BgOverdueRegister data;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_register (&data, tasks, G_N_ELEMENTS (tasks), 1);
  tasks[1].lead_agency = NULL;
  tasks[2] = (BgOverdueTask){ NULL };
  document = create (&data, FALSE);
  text = bg_document_dup_text (document);
  g_assert_nonnull (strstr (text, "Chưa rõ cơ quan chủ trì (02 nhiệm vụ)"));
  g_assert_nonnull (strstr (text, "03 nhiệm vụ quá hạn của 01 cơ quan, kể cả nhiệm vụ chưa rõ"));
}

static void
test_300_rows (gconstpointer landscape)
{
  BgOverdueTask tasks[300];
  BgOverdueRegister data;
  g_autoptr (BgDocument) document = NULL;

  sample_register (&data, tasks, G_N_ELEMENTS (tasks), 5);
  document = create (&data, GPOINTER_TO_INT (landscape));
  g_assert_cmpint (bg_document_get_n_pages (document), >, 10);
  for (int i = 0; i < bg_document_get_n_pages (document) - 1; i++)
    {
      g_autofree char *page = bg_document_dup_page_text (document, i);

      g_assert_cmpuint (count_text (page, "STT\n"), ==, 1);
      if (i > 0)
        g_assert_true (g_str_has_prefix (page, "STT\n"));
      g_assert_false (g_str_has_suffix (page, " nhiệm vụ)\n"));
    }
  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *text = bg_document_dup_text (document);
      g_autofree char *number = g_strdup_printf ("\n%u\n", i);

      g_assert_nonnull (strstr (text, number));
    }
}

static void
test_long_title_comes_out_whole (void)
{
  BgOverdueTask tasks[3];
  BgOverdueRegister data;
  g_autofree char *words = sample_long_text (10000);
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;

  sample_register (&data, tasks, G_N_ELEMENTS (tasks), 1);
  tasks[1].title = words;
  document = create (&data, TRUE);
  text = bg_document_dup_text (document);
  squeezed = squeeze_text (text);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *word = g_strdup_printf ("đường%u", i);

      g_assert_nonnull (strstr (squeezed, word));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/register/groups-and-totals", test_groups_and_totals);
  g_test_add_func ("/documents/register/no-task-is-said", test_no_task_is_said);
  g_test_add_func ("/documents/register/unknown-agency-is-no-agency", test_unknown_agency_is_no_agency);
  g_test_add_data_func ("/documents/register/300-rows-portrait", GINT_TO_POINTER (FALSE), test_300_rows);
  g_test_add_data_func ("/documents/register/300-rows-landscape", GINT_TO_POINTER (TRUE), test_300_rows);
  g_test_add_func ("/documents/register/long-title-comes-out-whole", test_long_title_comes_out_whole);
  return g_test_run ();
}
