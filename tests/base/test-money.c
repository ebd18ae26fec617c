/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of money: how they are written, and what is read from what officers type. */
#include "bg-error.h"
#include "bg-money.h"

static void
test_decimals (void)
{
  static const struct
  {
    const char *currency;
    int decimals;
  } cases[] = {
    { "VND", 0 }, { "KRW", 0 }, { "JPY", 0 }, { "LAK", 0 },
    { "USD", 2 }, { "EUR", 2 }, { "THB", 2 }, { NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bg_money_get_decimals (cases[i].currency), ==, cases[i].decimals);
}

static void
test_number (void)
{
  static const struct
  {
    gint64 number;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 999, "999" },
    { 1000, "1.000" },
    { 12345, "12.345" },
    { 123456, "123.456" },
    { 1300000000, "1.300.000.000" },
    { -999, "-999" },
    { -1000, "-1.000" },
    { G_MAXINT64, "9.223.372.036.854.775.807" },
    { G_MININT64, "-9.223.372.036.854.775.808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bg_number_format (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_format (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency, *text;
  } cases[] = {
    { 2600000, "VND", "2.600.000 đồng" },
    { 2600000, NULL, "2.600.000 đồng" },
    { 0, "VND", "0 đồng" },
    { 1197440556, "USD", "11.974.405,56 USD" },
    { 1197440500, "USD", "11.974.405 USD" },
    { 1197440506, "USD", "11.974.405,06 USD" },
    { 1197440550, "USD", "11.974.405,50 USD" },
    { 5, "EUR", "0,05 EUR" },
    { -5, "EUR", "-0,05 EUR" },
    { -105, "EUR", "-1,05 EUR" },
    { 5000, "KRW", "5.000 KRW" },
    { G_MININT64, "USD", "-92.233.720.368.547.758,08 USD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bg_money_format (cases[i].minor, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_read (void)
{
  static const struct
  {
    const char *typed, *currency;
    gint64 minor;
  } cases[] = {
    { "1.300.000.000", "VND", 1300000000 },
    { "1300000", "VND", 1300000 },
    { "1 300 000", "VND", 1300000 },
    { "1\xc2\xa0"
      "300\xc2\xa0"
      "000",
      "VND", 1300000 },
    { "1,300,000", "VND", 1300000 },
    { "1,300,000.00", "VND", 1300000 },
    { "1,3 tỷ", "VND", 1300000000 },
    { "1,3 tỉ", "VND", 1300000000 },
    { "1,3tỷ", "VND", 1300000000 },
    { "1.3 tỷ", "VND", 1300000000 },
    { "1.300 tỷ", "VND", 1300000000000 },
    { "1,3 ty\xcc\x89", "VND", 1300000000 },
    { "1 tỷ 300 triệu", "VND", 1300000000 },
    { "1 tỷ 300 triệu 500 nghìn 7 đồng", "VND", 1300500007 },
    { "250 triệu", "VND", 250000000 },
    { "250 TRIỆU ĐỒNG", "VND", 250000000 },
    { "250tr", "VND", 250000000 },
    { "500 ngàn", "VND", 500000 },
    { "500k", "VND", 500000 },
    { "2.600.000 đồng", "VND", 2600000 },
    { "2.600.000 đ", "VND", 2600000 },
    { "2.600.000đ", "VND", 2600000 },
    { "2.600.000 ₫", "VND", 2600000 },
    { "2.600.000 VNĐ", "VND", 2600000 },
    { "2.600.000,00", "VND", 2600000 },
    { "  2.600.000 ", NULL, 2600000 },
    { "0", "VND", 0 },
    { "11.974.405,56", "USD", 1197440556 },
    { "11974405.56", "USD", 1197440556 },
    { "11,974,405.56", "USD", 1197440556 },
    { "11.974.405,56 USD", "USD", 1197440556 },
    { "11.974.405", "USD", 1197440500 },
    { "1.300", "USD", 130000 },
    { "1.3", "USD", 130 },
    { "1.30", "USD", 130 },
    { "1,3", "USD", 130 },
    { "1,300", "USD", 130 },
    { "0,05", "EUR", 5 },
    { "1,5 triệu", "EUR", 150000000 },
    { "9.223.372.036.854.775.807", "VND", G_MAXINT64 },
    { "92.233.720.368.547.758,07", "USD", G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = -1;

      if (!bg_money_read (cases[i].typed, cases[i].currency, &minor, &error))
        g_error ("%s: %s", cases[i].typed, error->message);
      if (minor != cases[i].minor)
        g_error ("%s: %" G_GINT64_FORMAT, cases[i].typed, minor);
    }
}

static void
test_read_refused (void)
{
  static const char unreadable[] =
    "Cannot be read as a sum of money; type for example 1.300.000.000, 1,3 tỷ, 250 triệu";
  static const char negative[] = "A sum of money cannot be negative";
  static const char large[] = "The sum of money is too large";
  static const char fine[] = "The sum of money has more digits behind the comma than its currency";
  static const struct
  {
    const char *typed, *currency, *message;
  } cases[] = {
    { "-5", "VND", negative },
    { "- 1.000", "VND", negative },
    { "-0,5", "USD", negative },
    { "1,5", "VND", fine },
    { "1,300", "VND", fine },
    { "1,005", "USD", fine },
    { "1,0000000005 tỷ", "VND", fine },
    { "9.223.372.036.854.775.808", "VND", large },
    { "92.233.720.368.547.758,08", "USD", large },
    { "99999999999999999999", "VND", large },
    { "10.000.000.000 tỷ", "VND", large },
    { "9.223.372.036 tỷ 999 triệu", "VND", large },
    { "", "VND", unreadable },
    { NULL, "VND", unreadable },
    { "đồng", "VND", unreadable },
    { "tỷ", "VND", unreadable },
    { "abc", "VND", unreadable },
    { "-", "VND", unreadable },
    { "1.5", "VND", unreadable },
    { "1.30.000", "VND", unreadable },
    { "1.3000", "VND", unreadable },
    { "1300.000", "VND", unreadable },
    { "1..000", "VND", unreadable },
    { ".5", "VND", unreadable },
    { ",5", "USD", unreadable },
    { "5,", "USD", unreadable },
    { "1.000 000", "VND", unreadable },
    { "1.000.", "VND", unreadable },
    { "1,300.50", "USD", unreadable },
    { "5 USD", "VND", unreadable },
    { "5 đồng", "USD", unreadable },
    { "300 triệu 1 tỷ", "VND", unreadable },
    { "1 tỷ 1 tỷ", "VND", unreadable },
    { "1 tỷ đồng 5", "VND", unreadable },
    { "5 đồng 5", "VND", unreadable },
    { "1,12345678901234567890", "USD", unreadable },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 42;

      if (bg_money_read (cases[i].typed, cases[i].currency, &minor, &error))
        g_error ("%s was read as %" G_GINT64_FORMAT, cases[i].typed, minor);
      g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
      if (g_strcmp0 (error->message, cases[i].message) != 0)
        g_error ("%s: %s", cases[i].typed, error->message);
      g_assert_cmpint (minor, ==, 42);
    }
}

static void
test_round_trip (void)
{
  static const char *const currencies[] = { "VND", "USD", "LAK", "EUR" };

  for (int i = 0; i < 20000; i++)
    {
      const char *currency = currencies[i % G_N_ELEMENTS (currencies)];
      gint64 minor =
        (((guint64) (guint32) g_test_rand_int () << 32) ^ (guint32) g_test_rand_int ()) & G_MAXINT64;
      g_autofree char *text = NULL;
      gint64 back = -1;

      minor >>= g_test_rand_int_range (0, 63);
      text = bg_money_format (minor, currency);
      if (!bg_money_read (text, currency, &back, NULL) || back != minor)
        g_error ("%s", text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/decimals", test_decimals);
  g_test_add_func ("/money/number", test_number);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/read", test_read);
  g_test_add_func ("/money/read/refused", test_read_refused);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
