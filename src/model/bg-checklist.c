/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds an agreement against the table of what its dossier must have. */
#include "bg-config.h"

#include "bg-checklist-private.h"

#include <string.h>

#include "bg-agreement-succession.h"
#include "bg-condition.h"
#include "bg-status.h"

/* Luật Thỏa thuận quốc tế 70/2020/QH14 is in force since 01/07/2021: it asks for no dossier of what was
 * signed before. */
#define LAW_DAY ((BgDate){ 2021, 7, 1 })

static BgCheckStep
find_step (BgRecord *agreement)
{
  if (bg_agreement_is_signed (agreement))
    return BG_CHECK_STEP_SIGNED;
  if (bg_record_is_set (agreement, "submitted_date") || bg_record_is_set (agreement, "permit_date"))
    return BG_CHECK_STEP_SUBMITTED;
  return bg_record_is_set (agreement, "opinions_date") || bg_record_get_n_items (agreement, "opinions") > 0
           ? BG_CHECK_STEP_CONSULTED
           : BG_CHECK_STEP_PLANNED;
}

static gboolean
is_older_than_law (BgRecord *agreement)
{
  BgDate day = bg_record_get_date (agreement, "signed_date");

  return bg_date_is_known (day) && bg_date_compare (bg_date_last_day (day), LAW_DAY) < 0;
}

static gboolean
is_about (const BgCheckLine *line, BgRecord *agreement)
{
  if (g_strcmp0 (line->when, "@inherited") == 0)
    return bg_agreement_is_inherited (agreement);
  return bg_record_holds (agreement, line->when);
}

/* Whether it is needed at all; %BG_CHECK_MISSING when it is. */
static BgCheckState
find_need (const BgCheckLine *line, BgRecord *agreement, GString *note)
{
  BgAnswer answer = line->answer != NULL ? bg_record_get_answer (agreement, line->answer) : BG_ANSWER_YES;

  if (answer == BG_ANSWER_NO || !is_about (line, agreement))
    return BG_CHECK_NOT_NEEDED;
  if (line->by_law && is_older_than_law (agreement))
    {
      g_string_append (note, "ký trước ngày Luật có hiệu lực (01/07/2021)");
      return BG_CHECK_NOT_NEEDED;
    }
  if (answer == BG_ANSWER_UNKNOWN)
    {
      g_string_append (note, "chưa ghi thỏa thuận có liên quan lĩnh vực này hay không");
      return BG_CHECK_UNKNOWN;
    }
  return find_step (agreement) < line->step ? BG_CHECK_LATER : BG_CHECK_MISSING;
}

/* What is there is there, at whatever step and whether the law asks for it or not. */
static BgCheckState
find_state (const BgCheckLine *line, BgRecord *agreement, GString *note)
{
  g_autoptr (GString) told = g_string_new (NULL);
  BgCheckState need = find_need (line, agreement, note);
  BgCheckState state = line->tell != NULL ? line->tell (line, agreement, told) : BG_CHECK_MISSING;

  if (!is_about (line, agreement))
    return BG_CHECK_NOT_NEEDED;
  if (state != BG_CHECK_PRESENT && line->roles != NULL &&
      bg_check_tell_paper (line, agreement, told) == BG_CHECK_PRESENT)
    state = BG_CHECK_PRESENT;
  if (state == BG_CHECK_MISSING || (state == BG_CHECK_PARTLY && need == BG_CHECK_NOT_NEEDED))
    return need;
  g_string_assign (note, told->str);
  return state;
}

/* A paper of which no more is known than that it is there; its place, or -1. */
static int
find_bare_paper (BgRecord *agreement, const char *role)
{
  static const char *const facts[] = { "title", "number", "date", "issuer", "signer", "document" };

  for (guint i = 0; i < bg_record_get_n_items (agreement, "papers"); i++)
    {
      BgRecord *paper = bg_record_get_item (agreement, "papers", i);
      gboolean is_bare = g_strcmp0 (bg_record_get_text (paper, "role"), role) == 0;

      for (gsize k = 0; k < G_N_ELEMENTS (facts); k++)
        is_bare = is_bare && !bg_record_is_set (paper, facts[k]);
      if (is_bare)
        return (int) i;
    }
  return -1;
}

/* What fields of their own tell is written down there, not by a tick. */
static char *
dup_role (const BgCheckLine *line)
{
  if (line->roles == NULL || line->tell == bg_check_tell_fields)
    return NULL;
  return g_strndup (line->roles, strcspn (line->roles, "|"));
}

static BgCheck *
make_check (const BgCheckLine *line, BgRecord *agreement)
{
  g_autoptr (GString) note = g_string_new (NULL);
  BgCheck *check = g_new0 (BgCheck, 1);

  check->code = line->code;
  check->stage = line->stage;
  check->words = line->words;
  check->law = line->law;
  check->role = dup_role (line);
  check->is_ticked = check->role != NULL && find_bare_paper (agreement, check->role) >= 0;
  check->state = find_state (line, agreement, note);
  check->note = note->len > 0 ? g_strdup (note->str) : NULL;
  return check;
}

/**
 * bg_checklist_of_agreement:
 * @agreement: an agreement
 * @rules: the day and the office's numbers
 *
 * Holds it against Luật Thỏa thuận quốc tế 70/2020/QH14, NĐ 64/2021/NĐ-CP and NĐ 177/2025/NĐ-CP. Nothing of
 * this is stored: what the record tells is read from it, and what an officer writes down by hand is a paper
 * of it.
 *
 * Returns: (transfer full) (element-type BgCheck): all lines, those included that this one needs not
 */
GPtrArray *
bg_checklist_of_agreement (BgRecord *agreement, const BgRules *rules)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_check_free);
  guint n;
  const BgCheckLine *lines = bg_checklist_get_lines (&n);

  g_return_val_if_fail (BG_IS_RECORD (agreement), checks);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (checks, make_check (&lines[i], agreement));
  return checks;
}

/**
 * bg_checklist_tick:
 * @agreement: an agreement
 * @role: the role of a line that is ticked by hand
 *
 * Writes down that the paper is there, or takes back what was ticked so. A paper with a number or a day is no
 * tick.
 *
 * Returns: whether it is there now
 */
gboolean
bg_checklist_tick (BgRecord *agreement, const char *role)
{
  int position;

  g_return_val_if_fail (BG_IS_RECORD (agreement) && role != NULL, FALSE);

  position = find_bare_paper (agreement, role);
  if (position < 0)
    {
      bg_record_set_text (bg_record_add_item (agreement, "papers"), "role", role);
      return TRUE;
    }
  bg_record_remove_item (agreement, "papers",
                         bg_record_get_id (bg_record_get_item (agreement, "papers", (guint) position)));
  return FALSE;
}

/** bg_checklist_count: how many of @checks are in @state. */
guint
bg_checklist_count (GPtrArray *checks, BgCheckState state)
{
  guint n = 0;

  g_return_val_if_fail (checks != NULL, 0);

  for (guint i = 0; i < checks->len; i++)
    n += ((BgCheck *) g_ptr_array_index (checks, i))->state == state;
  return n;
}

/**
 * bg_checklist_dup_summary:
 * @checks: (element-type BgCheck): a checklist
 *
 * Returns: (transfer full): "đã có 07 trong 10 tài liệu phải có", in Vietnamese
 */
char *
bg_checklist_dup_summary (GPtrArray *checks)
{
  guint present = bg_checklist_count (checks, BG_CHECK_PRESENT);
  guint unknown = bg_checklist_count (checks, BG_CHECK_UNKNOWN);
  guint needed =
    present + bg_checklist_count (checks, BG_CHECK_PARTLY) + bg_checklist_count (checks, BG_CHECK_MISSING);

  return unknown > 0
           ? g_strdup_printf ("đã có %02u trong %02u tài liệu phải có, %02u tài liệu chưa rõ có phải "
                              "có hay không",
                              present, needed, unknown)
           : g_strdup_printf ("đã có %02u trong %02u tài liệu phải có", present, needed);
}

/**
 * bg_check_state_get_status:
 * @state: a state
 *
 * Returns: how it is shown: colour, icon and word
 */
BgStatus
bg_check_state_get_status (BgCheckState state)
{
  static const char *const codes[BG_N_CHECK_STATES] = { "check_present", "check_partly", "check_missing",
                                                        "check_unknown", "check_later",  "check_not_needed" };

  g_return_val_if_fail (state < BG_N_CHECK_STATES, (BgStatus){ NULL });
  return bg_status_make (codes[state], 0, BG_DATE_NONE);
}

/** bg_check_free: frees @check. */
void
bg_check_free (BgCheck *check)
{
  g_return_if_fail (check != NULL);

  g_free (check->role);
  g_free (check->note);
  g_free (check);
}
