/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The term of an agreement: when it ends, renews itself, and must be given notice of. */
#include "bg-config.h"

#include <string.h>

#include "bg-agreement.h"
#include "bg-status.h"

/* An agreement that renews itself does so at most this often: a guard against a term of no length. */
#define MOST_RENEWALS 1000

/* The start of the term: the day of effect, or that of signing where the text is silent and no other is
 * known. */
BgDate
bg_agreement_get_term_start (BgRecord *record)
{
  BgDate effective = bg_record_get_date (record, "effective_date");

  return bg_date_is_known (effective) ? effective : bg_record_get_date (record, "signed_date");
}

static BgDate
compute_length_end (BgRecord *record)
{
  BgDate start = bg_agreement_get_term_start (record);
  gint64 years;
  gint64 months;

  bg_record_get_integer (record, "term_years", &years);
  bg_record_get_integer (record, "term_months", &months);
  if (!bg_date_is_known (start) || years < 0 || months < 0 || years > 500 || months > 6000 ||
      years + months == 0)
    return BG_DATE_NONE;
  if (bg_date_get_precision (start) == BG_PRECISION_YEAR)
    return bg_date_new (start.year + (int) (years + months / 12), 0, 0);
  return bg_date_add_months (start, (int) (years * 12 + months));
}

static BgDate
find_extended_end (BgRecord *record)
{
  BgDate end = BG_DATE_NONE;

  for (guint i = 0; i < bg_record_get_n_items (record, "amendments"); i++)
    {
      BgDate new_end = bg_record_get_date (bg_record_get_item (record, "amendments", i), "new_end_date");

      if (bg_date_is_known (new_end))
        end = new_end;
    }
  return end;
}

/**
 * bg_agreement_compute_end:
 * @agreement: an agreement
 *
 * Computes the end as its text says: the last extension's, or the term counted from the day of effect to the
 * same day number of the last month (Bộ luật Dân sự 2015, Điều 148), or the end of the period. Automatic
 * renewals come after it, see bg_agreement_renew_end(). A correction by hand is not looked at.
 *
 * Returns: the end with the precision that is known; BG_DATE_NONE without a term
 */
BgDate
bg_agreement_compute_end (BgRecord *agreement)
{
  const char *kind;
  BgDate end;

  g_return_val_if_fail (BG_IS_RECORD (agreement), BG_DATE_NONE);

  end = find_extended_end (agreement);
  kind = bg_record_get_text (agreement, "term_kind");
  if (bg_date_is_known (end) || kind == NULL)
    return end;
  if (strcmp (kind, "period") == 0)
    return bg_record_get_date (agreement, "period_end");
  return strcmp (kind, "length") == 0 ? compute_length_end (agreement) : BG_DATE_NONE;
}

/**
 * bg_agreement_renew_end:
 * @end: the end of the first term
 * @months: length of each renewal in months
 * @today: a day
 *
 * Returns: the end of the term that @today lies in when the agreement goes on renewing itself
 */
BgDate
bg_agreement_renew_end (BgDate end, int months, BgDate today)
{
  BgDate renewed = end;

  for (int i = 1; months > 0 && i < MOST_RENEWALS && bg_date_is_known (renewed) &&
                  bg_date_compare (bg_date_last_day (renewed), today) < 0;
       i++)
    renewed = bg_date_get_precision (end) == BG_PRECISION_YEAR
                ? bg_date_new (end.year + (i * months + 11) / 12, 0, 0)
                : bg_date_add_months (end, i * months);
  return renewed;
}

static gboolean
renews_itself (BgRecord *record)
{
  return bg_record_get_answer (record, "auto_renewal") == BG_ANSWER_YES &&
         !bg_record_is_set (record, "non_renewal_date");
}

/**
 * bg_agreement_get_end:
 * @agreement: an agreement
 * @today: a day
 *
 * Returns: the end of the term that @today lies in, automatic renewals counted; a correction by hand goes
 * first
 */
BgDate
bg_agreement_get_end (BgRecord *agreement, BgDate today)
{
  BgDate end;
  gint64 months;

  g_return_val_if_fail (BG_IS_RECORD (agreement), BG_DATE_NONE);

  end = bg_record_get_date (agreement, "end_override");
  if (bg_date_is_known (end))
    return end;
  end = bg_agreement_compute_end (agreement);
  bg_record_get_integer (agreement, "renewal_months", &months);
  if (renews_itself (agreement) && months > 0 && months < 6000)
    return bg_agreement_renew_end (end, (int) months, today);
  return end;
}

/**
 * bg_agreement_get_notice_day:
 * @agreement: an agreement
 * @today: a day
 *
 * Returns: the last day to give notice that an agreement which renews itself shall not; BG_DATE_NONE where
 * there is none
 */
BgDate
bg_agreement_get_notice_day (BgRecord *agreement, BgDate today)
{
  BgDate end = bg_agreement_get_end (agreement, today);
  gint64 months;

  if (!renews_itself (agreement) || !bg_date_is_full (end) ||
      !bg_record_get_integer (agreement, "notice_months", &months) || months < 0 || months > 1200)
    return BG_DATE_NONE;
  return bg_date_add_months (end, -(int) months);
}

/**
 * bg_commitment_get_status:
 * @commitment: an item of an agreement's commitments
 * @rules: the office's numbers and the day
 *
 * Returns: its status by the same words as a task's
 */
BgStatus
bg_commitment_get_status (BgRecord *commitment, const BgRules *rules)
{
  BgDate due = bg_record_get_date (commitment, "due_date");
  gint64 progress;
  int days;

  bg_record_get_integer (commitment, "progress", &progress);
  if (bg_record_is_set (commitment, "completed_date") || progress >= 100)
    return bg_status_make ("done", 0, due);
  if (!bg_date_is_known (due))
    return bg_status_make (bg_record_is_set (commitment, "recurrence") ? "continuous" : "no_due_date", 0,
                           due);
  days = bg_date_days_between (rules->today, bg_date_last_day (due));
  if (days < 0)
    return bg_status_make ("overdue", -days, due);
  if (days == 0)
    return bg_status_make ("due_today", 0, due);
  return bg_status_make (days <= rules->warning_days ? "due_soon" : "in_time", days, due);
}
