/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Succession (Nghị định 177/2025/NĐ-CP, Điều 3 to 8): what was inherited, and whether the partner was told.
 */
#include "bg-config.h"

#include "bg-agreement-succession.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"

/* The district level ended with 30/06/2025, and the decree is in force since the day after. */
#define LAST_DISTRICT_DAY ((BgDate){ 2025, 6, 30 })
#define DECREE_DAY        ((BgDate){ 2025, 7, 1 })

/** bg_agreement_is_signed: whether it was signed, also where the day is not known. */
gboolean
bg_agreement_is_signed (BgRecord *agreement)
{
  g_return_val_if_fail (BG_IS_RECORD (agreement), FALSE);

  return bg_record_is_set (agreement, "signed_date") ||
         bg_record_get_answer (agreement, "signed") == BG_ANSWER_YES;
}

static gboolean
is_of_district (BgRecord *agreement)
{
  return g_strcmp0 (bg_record_get_text (agreement, "capacity"), "district") == 0;
}

/* The last entry that says so; NULL when none does. */
static BgRecord *
find_succession (BgRecord *agreement)
{
  BgRecord *found = NULL;

  for (guint i = 0; i < bg_record_get_n_items (agreement, "amendments"); i++)
    {
      BgRecord *amendment = bg_record_get_item (agreement, "amendments", i);

      if (g_strcmp0 (bg_record_get_text (amendment, "kind"), "inherited") == 0)
        found = amendment;
    }
  return found;
}

/**
 * bg_agreement_is_inherited:
 * @agreement: an agreement
 *
 * Returns: whether another unit stands in for the one that signed it: a district signed it, an entry of its
 *   amendments says so, or it names the agreement it was inherited from
 */
gboolean
bg_agreement_is_inherited (BgRecord *agreement)
{
  g_return_val_if_fail (BG_IS_RECORD (agreement), FALSE);

  return is_of_district (agreement) || bg_record_is_set (agreement, "inherited_from") ||
         find_succession (agreement) != NULL;
}

/**
 * bg_agreement_require_inherited:
 * @agreement: an agreement
 * @error: says that it was not
 *
 * Returns: bg_agreement_is_inherited(), for what makes sense of no other
 */
gboolean
bg_agreement_require_inherited (BgRecord *agreement, GError **error)
{
  if (bg_agreement_is_inherited (agreement))
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_INVALID,
    _ ("“%s” was not inherited: no district signed it, and neither its amendments nor its succession say so"),
    bg_record_get_title (agreement));
  return FALSE;
}

static gboolean
has_ended (BgRecord *agreement, const BgRules *rules)
{
  const char *code = bg_record_get_status (agreement, rules).code;

  return g_strcmp0 (code, "terminated") == 0 || g_strcmp0 (code, "replaced") == 0;
}

/**
 * bg_agreement_needs_succession_notice:
 * @agreement: an agreement
 * @rules: the day and the office's numbers
 *
 * Returns: whether the partner is still to be told of the succession
 */
gboolean
bg_agreement_needs_succession_notice (BgRecord *agreement, const BgRules *rules)
{
  return bg_agreement_is_inherited (agreement) && bg_agreement_is_signed (agreement) &&
         !bg_record_is_set (agreement, "succession_date") && !has_ended (agreement, rules);
}

/**
 * bg_agreement_get_succession_day:
 * @agreement: an agreement
 * @rules: the day and the office's numbers
 *
 * Returns: the day from which the partner can be told: that of the succession where it is known, and not
 *   before the decree; %BG_DATE_NONE where nothing was inherited, or what was has ended
 */
BgDate
bg_agreement_get_succession_day (BgRecord *agreement, const BgRules *rules)
{
  BgRecord *succession;
  BgDate day = BG_DATE_NONE;

  g_return_val_if_fail (BG_IS_RECORD (agreement) && rules != NULL, BG_DATE_NONE);

  if (!bg_agreement_is_inherited (agreement) || !bg_agreement_is_signed (agreement) ||
      has_ended (agreement, rules))
    return BG_DATE_NONE;
  succession = find_succession (agreement);
  if (succession != NULL)
    day = bg_record_get_date (succession, "effective_date");
  return bg_date_is_full (day) && bg_date_compare (day, DECREE_DAY) > 0 ? day : DECREE_DAY;
}

static void
check_signing_day (BgRecord *agreement, BgProblems *problems)
{
  BgDate day = bg_date_first_day (bg_record_get_date (agreement, "signed_date"));

  if (is_of_district (agreement) && bg_date_is_known (day) && bg_date_compare (day, LAST_DISTRICT_DAY) > 0)
    bg_problems_add (problems, BG_GRADE_WARNING, "district_signed", "capacity", NULL,
                     _ ("The district level ended on 30/06/2025."),
                     _ ("A district cannot have signed after it ended"));
}

/**
 * bg_agreement_check_succession:
 * @agreement: an agreement
 * @rules: the day and the office's numbers
 * @problems: where problems are added
 *
 * A district does not sign after its end; the partner is told of what was inherited, and of what part.
 */
void
bg_agreement_check_succession (BgRecord *agreement, const BgRules *rules, BgProblems *problems)
{
  g_return_if_fail (BG_IS_RECORD (agreement) && rules != NULL);

  check_signing_day (agreement, problems);
  if (bg_agreement_needs_succession_notice (agreement, rules))
    bg_problems_add (
      problems, BG_GRADE_NOTE, "succession_notice", "succession_date", NULL, NULL,
      _ ("The partner is to be told that the province has inherited it (Decree 177/2025/NĐ-CP, Articles "
         "3 to 8): number and date of the notice are not written down"));
  if (g_strcmp0 (bg_record_get_text (agreement, "succession_scope"), "partial") == 0 &&
      !bg_record_is_set (agreement, "succession_content"))
    bg_problems_add (problems, BG_GRADE_NOTE, "succession_content", "succession_content", NULL, NULL,
                     _ ("Inherited in part: what is inherited is not written down"));
}
