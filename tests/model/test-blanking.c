/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day from which passport numbers are kept no longer. */
#include <locale.h>

#include "bg-blanking.h"
#include "model-fixture.h"

#define TRIP "'title':'Đoàn','direction':'outgoing',"

/* The last day they are kept; NULL when no day is known. */
static const struct
{
  const char *fields;
  int months;
  const char *last;
} cases[] = {
  { "'start_date':'2026-01-10','end_date':'2026-01-15','closed_date':'2026-02-10'", 6, "2026-08-10" },
  { "'start_date':'2026-01-10','end_date':'2026-01-15'", 6, "2026-07-15" },
  { "'start_date':'2026-01-10'", 6, "2026-07-10" },
  { "'start_date':'2026-01-10','end_date':'2026-01-15','actual_end_date':'2026-01-17'", 1, "2026-02-17" },
  { "'start_date':'2026-01-10','end_date':'2026-01-15','closed_date':'2026-01-01'", 1, "2026-02-15" },
  /* The end of a month. */
  { "'start_date':'2026-01-01','closed_date':'2026-01-31'", 1, "2026-02-28" },
  { "'start_date':'2024-01-01','closed_date':'2024-01-31'", 1, "2024-02-29" },
  { "'start_date':'2026-08-01','closed_date':'2026-08-31'", 6, "2027-02-28" },
  { "'start_date':'2027-08-01','closed_date':'2027-08-31'", 6, "2028-02-29" },
  { "'start_date':'2026-02-01','closed_date':'2026-02-28'", 1, "2026-03-28" },
  { "'start_date':'2024-02-01','closed_date':'2024-02-29'", 12, "2025-02-28" },
  { "'start_date':'2024-02-01','closed_date':'2024-02-29'", 48, "2028-02-29" },
  { "'start_date':'2026-03-01','closed_date':'2026-03-31'", 3, "2026-06-30" },
  { "'start_date':'2026-12-01','closed_date':'2026-12-31'", 2, "2027-02-28" },
  /* Known to the month or the year: from its last day. */
  { "'start_date':'2026-01-01','closed_date':'2026-02'", 1, "2026-03-28" },
  { "'start_date':'2026-01'", 1, "2026-02-28" },
  { "'start_date':'2022'", 36, "2025-12-31" },
  { "'start_date':'2026-01-10','end_date':'2026-01'", 1, "2026-02-28" },
  /* At once, and for ever. */
  { "'start_date':'2026-01-10'", 0, "2026-01-10" },
  { "'start_date':'2026-01-10'", 600, "2076-01-10" },
  { "'start_date':'9990-01-10'", 600, NULL },
  { "'title':'x'", 6, NULL },
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strconcat (TRIP, cases[i].fields, NULL);
      g_autoptr (BgRecord) trip = record_from (&bg_delegation_kind, fields);
      BgDate day = bg_blanking_get_day (trip, cases[i].months);
      char iso[BG_DATE_ISO_SIZE];

      g_test_message ("%s + %d", cases[i].fields, cases[i].months);
      g_assert_cmpint (bg_date_is_known (day), ==, cases[i].last != NULL);
      if (cases[i].last == NULL)
        {
          g_assert_false (bg_blanking_is_due (trip, cases[i].months, day_from ("9999-12-31")));
          continue;
        }
      g_assert_cmpstr (bg_date_to_iso (day, iso), ==, cases[i].last);
      g_assert_false (bg_blanking_is_due (trip, cases[i].months, day));
      g_assert_true (bg_blanking_is_due (trip, cases[i].months, bg_date_add_days (day, 1)));
    }
}

static void
test_rule (void)
{
  g_autoptr (BgRecord) office = bg_record_new (&bg_office_kind);
  int months = 7;

  /* Off until the office sets it; no number is shipped. */
  g_assert_false (bg_blanking_read_rule (NULL, &months));
  g_assert_false (bg_blanking_read_rule (office, &months));
  g_assert_cmpint (months, ==, 0);
  bg_record_set_integer (office, "passport_months", 36);
  g_assert_true (bg_blanking_read_rule (office, &months));
  g_assert_cmpint (months, ==, 36);
  bg_record_set_integer (office, "passport_months", 0);
  g_assert_false (bg_blanking_read_rule (office, &months));
  bg_record_set_integer (office, "passport_months", -1);
  g_assert_false (bg_blanking_read_rule (office, &months));
  bg_record_set_integer (office, "passport_months", BG_BLANKING_MOST_MONTHS + 1);
  g_assert_false (bg_blanking_read_rule (office, &months));
}

static void
test_blank (void)
{
  g_autoptr (BgRecord) trip =
    record_from (&bg_delegation_kind,
                 TRIP "'start_date':'2026-01-10','members':[{'full_name':'A','passport_number':'C1',"
                      "'passport_expiry':'2030-01-01','passport_kind':'official'},{'full_name':'B'}]");
  g_autoptr (BgRecord) blank = bg_blanking_create_blank (trip);
  BgRecord *first = bg_record_get_item (blank, "members", 0);

  g_assert_true (bg_blanking_has_passport (bg_record_get_item (trip, "members", 0)));
  g_assert_false (bg_blanking_has_passport (bg_record_get_item (trip, "members", 1)));
  g_assert_false (bg_blanking_has_passport (first));
  g_assert_cmpstr (bg_record_get_text (first, "full_name"), ==, "A");
  g_assert_cmpstr (bg_record_get_text (first, "passport_kind"), ==, "official");
  g_assert_cmpstr (bg_record_get_id (first), ==, bg_record_get_id (bg_record_get_item (trip, "members", 0)));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blanking/days", test_days);
  g_test_add_func ("/blanking/rule", test_rule);
  g_test_add_func ("/blanking/blank", test_blank);
  return g_test_run ();
}
