/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the dates of an agreement came about, in words. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-agreement.h"

static char *
describe_days_left (BgDate date, BgDate today)
{
  int days = bg_date_days_between (today, bg_date_last_day (date));

  if (days < 0)
    return g_strdup_printf (_ ("%d days ago"), -days);
  return days == 0 ? g_strdup (_ ("today")) : g_strdup_printf (_ ("%d days left"), days);
}

static char *
describe_length (BgRecord *record)
{
  g_autofree char *start = bg_date_format (bg_agreement_get_term_start (record));
  gint64 years;
  gint64 months;

  bg_record_get_integer (record, "term_years", &years);
  bg_record_get_integer (record, "term_months", &months);
  if (months > 0)
    return g_strdup_printf (
      _ ("counted from %s, %d years and %d months, to the same day of the last month (Civil Code "
         "2015, Article 148)"),
      start, (int) years, (int) months);
  return g_strdup_printf (
    _ ("counted from %s, %d years, to the same day of the last year (Civil Code 2015, Article "
       "148)"),
    start, (int) years);
}

static gboolean
is_extended (BgRecord *record)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "amendments"); i++)
    if (bg_record_is_set (bg_record_get_item (record, "amendments", i), "new_end_date"))
      return TRUE;
  return FALSE;
}

/* Only of an agreement whose end is known: without a correction, an extension or a period, its length made
 * it. */
static char *
describe_term (BgRecord *record)
{
  const char *kind = bg_record_get_text (record, "term_kind");
  g_autofree char *computed = bg_date_format (bg_agreement_compute_end (record));

  if (bg_record_is_set (record, "end_override"))
    return g_strdup_printf (_ ("corrected by hand: %s (computed: %s)"),
                            bg_record_get_text (record, "end_reason"),
                            *computed != '\0' ? computed : _ ("not known"));
  if (is_extended (record))
    return g_strdup (_ ("by the last extension"));
  if (g_strcmp0 (kind, "period") == 0)
    return g_strdup (_ ("the end of the period as the text says"));
  return describe_length (record);
}

static void
tell_end (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  BgDate end = bg_agreement_get_end (record, rules->today);
  g_autofree char *value = bg_date_format_with_weekday (end);
  g_autofree char *aside = describe_days_left (end, rules->today);
  g_autofree char *term = describe_term (record);
  g_autofree char *how = bg_date_compare (end, bg_record_get_date (record, "end_date")) != 0
                           ? g_strdup_printf (_ ("%s; renewed since"), term)
                           : g_steal_pointer (&term);
  BgReckoning reckoning = { _ ("End"), value, aside, how, BG_TONE_GREY };

  func (&reckoning, data);
}

static void
tell_notice (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  BgDate day = bg_agreement_get_notice_day (record, rules->today);
  g_autofree char *value = bg_date_format_with_weekday (day);
  g_autofree char *aside = describe_days_left (day, rules->today);
  g_autofree char *how = NULL;
  gint64 renewal;
  gint64 notice;

  bg_record_get_integer (record, "renewal_months", &renewal);
  bg_record_get_integer (record, "notice_months", &notice);
  how = g_strdup_printf (
    _ ("renews itself by %d months unless a party gives notice %d months before; a renewal is "
       "notified to the Ministry of Foreign Affairs within 15 days of its effect (Law "
       "70/2020/QH14, Article 33)"),
    (int) renewal, (int) notice);
  BgReckoning reckoning = { _ ("Last day to give notice"), value, aside, how, BG_TONE_YELLOW };

  func (&reckoning, data);
}

/**
 * bg_agreement_foreach_reckoning:
 * @record: an agreement
 * @rules: the office's numbers and the day
 * @func: (scope call): called with its end and, where it renews itself, the last day for notice
 * @data: for @func
 */
void
bg_agreement_foreach_reckoning (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  g_return_if_fail (BG_IS_RECORD (record) && rules != NULL && func != NULL);

  if (bg_date_is_known (bg_agreement_get_end (record, rules->today)))
    tell_end (record, rules, func, data);
  if (bg_date_is_known (bg_agreement_get_notice_day (record, rules->today)))
    tell_notice (record, rules, func, data);
}
