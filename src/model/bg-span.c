/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days a record takes in a calendar, and moving it to other days. */
#include "bg-config.h"

#include "bg-span.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-task.h"

/* The first of "a|b" that is set. */
static BgDate
get_first (BgRecord *record, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, "|", -1);

  for (int i = 0; names[i] != NULL; i++)
    if (bg_record_is_set (record, names[i]))
      return bg_record_get_date (record, names[i]);
  return BG_DATE_NONE;
}

static gboolean
takes_days (BgRecord *record)
{
  const BgSpan *span = bg_record_get_kind (record)->span;
  const char *kind = span != NULL && span->only != NULL ? bg_record_get_text (record, span->only) : NULL;

  return span != NULL && (kind == NULL || strcmp (kind, "date") == 0);
}

/**
 * bg_span_get_days:
 * @record: a record
 * @from: (out): its first day
 * @to: (out): its last day
 *
 * A date that is known to the month takes its last day where it is a term, and the whole month otherwise.
 *
 * Returns: whether it has days in a calendar
 */
gboolean
bg_span_get_days (BgRecord *record, BgDate *from, BgDate *to)
{
  const BgSpan *span;
  BgDate last;

  g_return_val_if_fail (BG_IS_RECORD (record) && from != NULL && to != NULL, FALSE);

  span = bg_record_get_kind (record)->span;
  *from = *to = BG_DATE_NONE;
  if (!takes_days (record))
    return FALSE;
  *from = get_first (record, span->from);
  last = get_first (record, span->to);
  *to = bg_date_last_day (bg_date_is_known (last) ? last : *from);
  *from = span->is_term ? *to : bg_date_first_day (*from);
  return bg_date_is_known (*from) && bg_date_is_known (*to);
}

/** bg_span_get_label: what the days of records of @kind are, in words: "Due date". */
const char *
bg_span_get_label (const BgKind *kind)
{
  g_return_val_if_fail (kind != NULL && kind->span != NULL, NULL);
  return _ (kind->span->label);
}

/**
 * bg_span_get_refusal:
 * @record: a record
 *
 * Returns: (nullable): why it cannot be moved to another day; NULL where it can
 */
const char *
bg_span_get_refusal (BgRecord *record)
{
  const BgSpan *span;
  BgDate from, to;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  span = bg_record_get_kind (record)->span;
  if (!bg_span_get_days (record, &from, &to))
    return _ ("It has no day");
  if (span->moved == NULL)
    return _ ("This day is computed; change the dates it follows from");
  if (span->settled != NULL && bg_date_is_known (get_first (record, span->settled)))
    return _ ("It is done; its day stays");
  if (!bg_date_is_full (get_first (record, span->from)))
    return _ ("Its day is known to the month only; open it and type the day");
  return NULL;
}

static void
shift_field (BgRecord *record, const char *field, int days)
{
  BgDate date = bg_record_get_date (record, field);

  if (bg_date_is_full (date))
    bg_record_set_date (record, field, bg_date_add_days (date, days));
}

/* "start_date|end_date|itinerary.date" */
static void
shift_fields (BgRecord *record, const char *fields, int days)
{
  g_auto (GStrv) names = g_strsplit (fields, "|", -1);

  for (int i = 0; names[i] != NULL; i++)
    {
      char *dot = strchr (names[i], '.');

      if (dot == NULL)
        {
          shift_field (record, names[i], days);
          continue;
        }
      *dot = '\0';
      for (guint item = 0; item < bg_record_get_n_items (record, names[i]); item++)
        shift_field (bg_record_get_item (record, names[i], item), dot + 1, days);
    }
}

/**
 * bg_span_move:
 * @record: a record that bg_span_get_refusal() does not refuse
 * @days: how many days on, or back where below zero
 * @reason: (nullable): why; a due date does not move without one
 * @number: (nullable): number and symbol of the document that moves it
 * @today: the day of the decision
 *
 * A visit moves with its programme.
 *
 * Returns: (transfer full): the record as it would be; not stored
 */
BgRecord *
bg_span_move (BgRecord *record, int days, const char *reason, const char *number, BgDate today)
{
  BgRecord *moved;

  g_return_val_if_fail (BG_IS_RECORD (record) && bg_span_get_refusal (record) == NULL, NULL);

  moved = bg_record_copy (record);
  if (bg_record_get_kind (record)->is_work)
    bg_task_move_due_date (moved, bg_date_add_days (bg_record_get_date (record, "due_date"), days),
                           reason != NULL ? reason : "", number, today);
  else
    shift_fields (moved, bg_record_get_kind (record)->span->moved, days);
  return moved;
}
