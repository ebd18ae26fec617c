/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a partner or an agency on a day: the day before, the day and the day after it changed. */
#include "bg-name-at.h"
#include "model-fixture.h"

#define CHANGED "'aliases':[{'name':'Jeollabuk','kind':'former','to_date':'2024-01-17'}]"
#define TWICE                                                                                                \
  "'aliases':[{'name':'Một','kind':'former','to_date':'2015'},"                                            \
  "{'name':'Hai','kind':'former','from_date':'2016-01','to_date':'2024-01-17'}]"
#define LOOSE   "'aliases':[{'name':'Jeollabuk','kind':'former'}]"
#define SPELLED "'aliases':[{'name':'Chonbuk','kind':'alias','to_date':'2024-01-17'}]"

static void
test_days (void)
{
  static const struct
  {
    const char *fields, *day, *name;
  } cases[] = {
    { CHANGED, "2024-01-16", "Jeollabuk" }, { CHANGED, "2024-01-17", "Jeollabuk" },
    { CHANGED, "2024-01-18", "Jeonbuk" },   { CHANGED, "", "Jeonbuk" },
    { CHANGED, "2024-01", "Jeollabuk" },    { CHANGED, "2024-02", "Jeonbuk" },
    { CHANGED, "2023", "Jeollabuk" },       { TWICE, "2015-12-31", "Một" },
    { TWICE, "2016-01-01", "Hai" },         { TWICE, "2024-01-17", "Hai" },
    { TWICE, "2024-01-18", "Jeonbuk" },     { LOOSE, "2010-01-01", "Jeonbuk" },
    { SPELLED, "2010-01-01", "Jeonbuk" },   { "'country':'Hàn Quốc'", "2010-01-01", "Jeonbuk" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strdup_printf ("'name':'Jeonbuk',%s", cases[i].fields);
      g_autoptr (BgRecord) partner = record_from (&bg_partner_kind, fields);

      g_assert_cmpstr (bg_record_get_name_at (partner, day_from (cases[i].day)), ==, cases[i].name);
    }
}

static void
test_other_kinds (void)
{
  g_autoptr (BgRecord) agency =
    record_from (&bg_agency_kind, "'name':'Sở Tài chính','aliases':[{'name':'Sở KH',"
                                  "'kind':'former','to_date':'2025-02-28'}]");
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, "'title':'Việc'");

  g_assert_cmpstr (bg_record_get_name_at (agency, day_from ("2025-02-28")), ==, "Sở KH");
  g_assert_cmpstr (bg_record_get_name_at (agency, day_from ("2025-03-01")), ==, "Sở Tài chính");
  g_assert_cmpstr (bg_record_get_name_at (task, day_from ("2025-03-01")), ==, "Việc");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/days", test_days);
  g_test_add_func ("/names/other-kinds", test_other_kinds);
  return g_test_run ();
}
