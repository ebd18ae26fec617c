/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence on effect, term, renewal and end of an agreement (NĐ 64/2021 Điều 3(1)d). */
#include "bg-agreement-summary.h"

#include "bg-words.h"

#include <string.h>

static void
append_start (GString *text, const BgAgreementSummary *summary)
{
  g_autofree char *date = NULL;

  if (!bg_date_is_known (summary->effective_date))
    {
      g_string_append (text, "ngày bắt đầu " BG_WORDS_UNKNOWN);
      return;
    }
  date = bg_date_format_document (summary->effective_date);
  g_string_append_printf (text, "từ %s", date);
}

static void
append_period (GString *text, const BgAgreementSummary *summary)
{
  if (bg_date_is_known (summary->effective_date) && bg_date_is_known (summary->end_date))
    g_string_append_printf (text, ", giai đoạn %d - %d", summary->effective_date.year,
                            summary->end_date.year);
  else
    g_string_append (text, ", theo giai đoạn");
}

static void
append_term (GString *text, const BgAgreementSummary *summary)
{
  g_autofree char *term = bg_words_dup_months (summary->term_months);

  switch (summary->term)
    {
    case BG_SUMMARY_TERM_MONTHS:
      g_string_append_printf (text, ", thời hạn %s", term);
      break;
    case BG_SUMMARY_TERM_PERIOD:
      append_period (text, summary);
      break;
    case BG_SUMMARY_TERM_OPEN:
      g_string_append (text, ", không xác định thời hạn");
      break;
    case BG_SUMMARY_TERM_UNKNOWN:
    default:
      g_string_append (text, ", thời hạn " BG_WORDS_UNKNOWN);
      break;
    }
}

static void
append_notice (GString *text, const BgAgreementSummary *summary)
{
  g_autofree char *months = bg_words_dup_months (summary->notice_months);

  if (summary->notice_months > 0)
    g_string_append_printf (text, " nếu không bên nào thông báo trước %s", months);
  else if (summary->notice_days > 0)
    g_string_append_printf (text, " nếu không bên nào thông báo trước %02d ngày", summary->notice_days);
}

static void
append_renewal (GString *text, const BgAgreementSummary *summary)
{
  g_autofree char *months = bg_words_dup_months (summary->renewal_months);

  if (summary->term == BG_SUMMARY_TERM_OPEN && summary->renews != 1)
    return;
  if (summary->renews < 0)
    g_string_append (text, ", việc tự động gia hạn " BG_WORDS_UNKNOWN);
  else if (summary->renews == 0)
    g_string_append (text, ", không tự động gia hạn");
  else if (summary->renewal_months > 0)
    g_string_append_printf (text, ", tự động gia hạn %s", months);
  else
    g_string_append (text, ", tự động gia hạn (thời gian mỗi lần " BG_WORDS_UNKNOWN ")");
  if (summary->renews == 1)
    append_notice (text, summary);
}

static void
append_end (GString *text, const BgAgreementSummary *summary)
{
  g_autofree char *date = bg_words_dup_date (summary->end_date);
  const char *bare = bg_date_is_full (summary->end_date) ? date + strlen ("ngày ") : date;

  if (summary->term == BG_SUMMARY_TERM_OPEN && !bg_date_is_known (summary->end_date))
    return;
  g_string_append_printf (text, ". Ngày hết hạn: %s", bare);
}

/**
 * bg_agreement_summary_dup_effect:
 * @summary: what is known of an agreement
 *
 * Returns: (transfer full): "từ ngày 18 tháng 01 năm 2022, thời hạn 05 năm, …", without a stop at its end
 */
char *
bg_agreement_summary_dup_effect (const BgAgreementSummary *summary)
{
  GString *text;

  g_return_val_if_fail (summary != NULL, NULL);

  text = g_string_new (NULL);
  append_start (text, summary);
  append_term (text, summary);
  append_renewal (text, summary);
  append_end (text, summary);
  return g_string_free (text, FALSE);
}
