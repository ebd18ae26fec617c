/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting a term from an event, as the Civil Code and the calendar of state offices say. */
#pragma once

#include "bg-calendar.h"

G_BEGIN_DECLS

typedef enum
{
  BG_TERM_DAYS,
  BG_TERM_WORKING_DAYS,
  BG_TERM_MONTHS,
  BG_TERM_YEARS,
  BG_N_TERM_UNITS,
} BgTermUnit;

/**
 * BgCount:
 * @from: the day of the event
 * @offset: how many units were counted, backwards when negative
 * @unit: the unit
 * @reached: the last day as counted
 * @due: the last day that holds: @reached, or the working day it was moved to
 *
 * How a term was counted. Passed by value.
 */
typedef struct
{
  BgDate from;
  int offset;
  BgTermUnit unit;
  BgDate reached;
  BgDate due;
} BgCount;

BgCount bg_calendar_count (const BgCalendar *calendar,
                           BgDate from,
                           int offset,
                           BgTermUnit unit,
                           gboolean rolls);
gboolean bg_count_is_rolled (const BgCount *count);

G_END_DECLS
