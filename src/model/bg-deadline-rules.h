/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law's deadlines as data: which date makes which task due when, and what the office changed of it. */
#pragma once

#include "bg-count.h"
#include "bg-problems.h"

G_BEGIN_DECLS

/**
 * BgDeadlineLead:
 * @BG_LEAD_OFFICE: the foreign-affairs body itself
 * @BG_LEAD_RECORD: the agency that leads the record
 *
 * Whom a rule concerns.
 */
typedef enum
{
  BG_LEAD_OFFICE,
  BG_LEAD_RECORD,
} BgDeadlineLead;

/**
 * BgDeadlineRule:
 * @code: its name, "R1"; the number of the rule and a letter where it has several lines
 * @kind: (nullable): the kind whose records it applies to; NULL for one of every year
 * @trigger: (nullable): field whose date it is counted from; "list.field" for one task an item; "@end" for
 *   the day the record's own rules say it ends, "@succession" for that of an agreement that was inherited
 * @event: (nullable): what that date is, in words
 * @offset: how many units, below zero for before
 * @unit: the unit
 * @offset_field: (nullable): field of the record that holds the number instead, counted before the date
 * @month: month of a rule of every year
 * @day: day of a rule of every year
 * @when: (nullable): what must hold of the record: "field=a|b;!list.field=c"; an empty choice is "not set"
 * @item_when: (nullable): the same of the item
 * @done: (nullable): field whose date says that it was done; of the item, where the trigger is one
 * @title: what is to be done
 * @law: where it stands
 * @lead: whom it concerns
 * @has_no_term: whether its source sets no term, so that the office dates the task itself
 * @is_off: whether it is not in use
 *
 * One line of the table. Its words are Vietnamese: they go into records, which have one language.
 */
typedef struct
{
  const char *code;
  const BgKind *kind;
  const char *trigger;
  const char *event;
  int offset;
  BgTermUnit unit;
  const char *offset_field;
  int month;
  int day;
  const char *when;
  const char *item_when;
  const char *done;
  const char *title;
  const char *law;
  BgDeadlineLead lead;
  gboolean has_no_term;
  gboolean is_off;
} BgDeadlineRule;

typedef struct _BgRuleBook BgRuleBook;

extern const BgChoice bg_deadline_rule_choices[];
extern const BgChoice bg_deadline_unit_choices[];
extern const BgChoice bg_visit_trigger_choices[];

const BgDeadlineRule *bg_deadline_rule_find (const char *code);
const BgDeadlineRule *bg_deadline_rules_get_shipped (guint *n_rules);
void bg_deadline_rules_check (BgRecord *office, BgProblems *problems);

BgRuleBook *bg_rule_book_new (BgRecord *office, BgDate today) G_GNUC_WARN_UNUSED_RESULT;
void bg_rule_book_free (BgRuleBook *book);
guint bg_rule_book_get_n_rules (const BgRuleBook *book);
const BgDeadlineRule *bg_rule_book_get_rule (const BgRuleBook *book, guint position);
const BgRules *bg_rule_book_get_numbers (const BgRuleBook *book);
const char *bg_rule_book_get_agency (const BgRuleBook *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgRuleBook, bg_rule_book_free)

G_END_DECLS
