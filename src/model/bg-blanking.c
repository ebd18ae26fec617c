/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the passport numbers of a trip have been kept long enough, by the rule that the office set itself. */
#include "bg-config.h"

#include "bg-blanking.h"

#include "bg-delegation.h"

/* What is blanked of a member. */
static const char *const blanked[] = { "passport_number", "passport_expiry" };

/**
 * bg_blanking_read_rule:
 * @office: (nullable): the record of the office
 * @months: (out): months after a trip is closed; 0 when there is no rule
 *
 * No law was found that names a number of months: without one set by the office nothing is ever blanked.
 *
 * Returns: whether the office has a rule
 */
gboolean
bg_blanking_read_rule (BgRecord *office, int *months)
{
  gint64 value;

  g_return_val_if_fail (months != NULL, FALSE);

  *months = 0;
  if (office == NULL || !bg_record_get_integer (office, "passport_months", &value) || value < 1 ||
      value > BG_BLANKING_MOST_MONTHS)
    return FALSE;
  *months = (int) value;
  return TRUE;
}

/**
 * bg_blanking_get_day:
 * @delegation: a delegation
 * @months: of the office's rule
 *
 * The months are counted from the day it was closed, or ended where that is later or it was never closed; of
 * a date that is known to the month or the year, from its last day. A month without that day ends it on its
 * last one (Bộ luật Dân sự 2015, Điều 148).
 *
 * Returns: the last day on which the passport numbers are kept; %BG_DATE_NONE when it is not known
 */
BgDate
bg_blanking_get_day (BgRecord *delegation, int months)
{
  BgDate closed, end;

  g_return_val_if_fail (BG_IS_RECORD (delegation), BG_DATE_NONE);

  closed = bg_date_last_day (bg_record_get_date (delegation, "closed_date"));
  end = bg_date_last_day (bg_delegation_get_end (delegation));
  if (!bg_date_is_known (end) || (bg_date_is_known (closed) && bg_date_compare (closed, end) > 0))
    end = closed;
  return bg_date_add_months (end, months);
}

/**
 * bg_blanking_is_due:
 * @delegation: a delegation
 * @months: of the office's rule
 * @today: the day
 *
 * Returns: whether its passport numbers have been kept long enough
 */
gboolean
bg_blanking_is_due (BgRecord *delegation, int months, BgDate today)
{
  BgDate day;

  g_return_val_if_fail (BG_IS_RECORD (delegation), FALSE);

  day = bg_blanking_get_day (delegation, months);
  return bg_date_is_known (day) && bg_date_compare (day, today) < 0;
}

/**
 * bg_blanking_has_passport:
 * @member: a member of a delegation
 *
 * Returns: whether there is anything to blank
 */
gboolean
bg_blanking_has_passport (BgRecord *member)
{
  g_return_val_if_fail (BG_IS_RECORD (member), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (blanked); i++)
    if (bg_record_is_set (member, blanked[i]))
      return TRUE;
  return FALSE;
}

/**
 * bg_blanking_create_blank:
 * @delegation: a delegation
 *
 * Returns: (transfer full): it without the passport numbers and expiry dates of its members
 */
BgRecord *
bg_blanking_create_blank (BgRecord *delegation)
{
  BgRecord *blank;

  g_return_val_if_fail (BG_IS_RECORD (delegation), NULL);

  blank = bg_record_copy (delegation);
  for (guint n = 0; n < bg_record_get_n_items (blank, "members"); n++)
    for (gsize i = 0; i < G_N_ELEMENTS (blanked); i++)
      bg_record_clear (bg_record_get_item (blank, "members", n), blanked[i]);
  return blank;
}
