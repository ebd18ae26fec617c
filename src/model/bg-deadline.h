/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines follow from a record or a year, and how each was counted. */
#pragma once

#include "bg-deadline-rules.h"

G_BEGIN_DECLS

/**
 * BgDeadline:
 * @rule: the rule; it lives as long as the rule book
 * @key: what of the record it is for: id of an item, the year of a yearly rule, or ""
 * @title: what is to be done
 * @count: how it was counted; both days of a yearly rule stand in it
 * @done: the day the record says it was done; %BG_DATE_NONE while it was not
 *
 * One deadline. Free with bg_deadline_free().
 */
typedef struct
{
  const BgDeadlineRule *rule;
  char *key;
  char *title;
  BgCount count;
  BgDate done;
} BgDeadline;

GPtrArray *bg_deadlines_of_record (BgRecord *record, const BgRuleBook *book) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_deadlines_of_year (int year, const BgRuleBook *book) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_deadlines_differ (BgRecord *before, BgRecord *after, const BgRuleBook *book);
void bg_deadline_free (BgDeadline *deadline);
char *bg_deadline_dup_how (const BgDeadline *deadline, const BgRuleBook *book) G_GNUC_WARN_UNUSED_RESULT;
char *bg_deadline_dup_number (const BgDeadlineRule *rule) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgDeadline, bg_deadline_free)

G_END_DECLS
