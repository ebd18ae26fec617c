/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kind of record is: its fields, its filters and its own rules, in one table a kind. */
#pragma once

#include <glib-object.h>

#include "bg-calendar.h"
#include "bg-date.h"
#include "bg-field.h"

G_BEGIN_DECLS

typedef struct _BgRecord BgRecord;
typedef struct _BgProblems BgProblems;

/**
 * BgTone:
 *
 * The one meaning of a colour; never shown without a word and an icon.
 */
typedef enum
{
  BG_TONE_GREY,
  BG_TONE_BLUE,
  BG_TONE_YELLOW,
  BG_TONE_RED,
  BG_TONE_GREEN,
  BG_TONE_ORANGE,
} BgTone;

/**
 * BgStatus:
 * @code: stable code for programs, such as "overdue"
 * @tone: its colour
 * @icon: name of its symbolic icon
 * @days: days late or left where the word says so, else 0
 * @date: the date the status is counted to, such as the due date
 *
 * A status is computed from dates and never stored. Passed by value; its word is bg_status_dup_word().
 */
typedef struct
{
  const char *code;
  BgTone tone;
  const char *icon;
  int days;
  BgDate date;
} BgStatus;

#define BG_N_CEILINGS 18

/**
 * BgRules:
 * @today: the day all statuses are computed for
 * @calendar: (nullable): working days, for ends that roll forward
 * @warning_days: how many days ahead a task is "due soon"
 * @report_days: days after a trip within which its report is due
 * @expiry_months: how many months ahead an agreement is "about to end"
 * @trips_a_year: soft limits of trips abroad
 * @ceilings: what may be spent on guests in đồng, in the order of bg_ceilings_get_shipped()
 * @rolls_forward: whether a term whose last day is a day off ends on the next working day
 *
 * The numbers that rules use; they come from the office's settings (bg_rules_from_office()).
 */
typedef struct
{
  BgDate today;
  const BgCalendar *calendar;
  int warning_days;
  int report_days;
  int expiry_months;
  int trips_a_year;
  int trip_people;
  int trip_days_per_country;
  int trip_countries;
  gint64 ceilings[BG_N_CEILINGS];
  gboolean rolls_forward;
} BgRules;

/**
 * BgFilter:
 * @name: name on the command line, such as "overdue"
 * @label: (translatable): its words on the chip
 * @icon: symbolic icon of its tone, or NULL
 * @sql: the rule as an SQL condition over the kind's table, named t; see bg_rules_bind_names() for the
 *   parameters it may use
 * @order: (nullable): SQL order that suits it
 * @match: the same rule in C; a test holds the two equal over every boundary day
 * @group_by: (nullable): reference field by which its list is grouped at first
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *icon;
  const char *sql;
  const char *order;
  gboolean (*match) (BgRecord *record, const BgRules *rules);
  const char *group_by;
} BgFilter;

/**
 * BgTitleFunc:
 *
 * Looks up the title of the record a reference points to.
 *
 * Returns: (transfer full) (nullable): the title, or NULL when the record is not here (yet)
 */
typedef char *(*BgTitleFunc) (const char *kind, const char *id, gpointer data);

/**
 * BgFactFunc:
 * @label: words for the fact
 * @text: the fact
 * @target: (nullable): name of the kind of the record behind it
 * @id: (nullable): id of that record
 *
 * Takes one of the facts that stand at the head of a record.
 */
typedef void (
  *BgFactFunc) (const char *label, const char *text, const char *target, const char *id, gpointer data);

/**
 * BgStepState:
 *
 * Where a step of a record's life stands today.
 */
typedef enum
{
  BG_STEP_PAST,
  BG_STEP_NOW,
  BG_STEP_FUTURE,
} BgStepState;

/**
 * BgStep:
 * @label: its words
 * @detail: its date or what is left, "" when not known
 * @state: where it stands
 * @icon: symbolic icon of the present step
 * @tone: tone of the present step
 */
typedef struct
{
  const char *label;
  const char *detail;
  BgStepState state;
  const char *icon;
  BgTone tone;
} BgStep;

typedef void (*BgStepFunc) (const BgStep *step, gpointer data);

/**
 * BgReckoning:
 * @label: what the date is
 * @value: the date in words
 * @aside: what is left of it, "" when nothing
 * @how: how it came about: counted from which day, by which rule, rolled from where
 * @tone: tone of @aside
 *
 * A date that the program computed, with the way it did.
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *aside;
  const char *how;
  BgTone tone;
} BgReckoning;

typedef void (*BgReckoningFunc) (const BgReckoning *reckoning, gpointer data);

/**
 * BgRelation:
 * @label: (translatable): heading of the section
 * @kind: the kind of the related records
 * @field: their field that points here; "list.field" for one in a list of theirs
 * @after: (nullable): group behind which the section stands; NULL for behind all
 * @is_own: whether they belong to its dossier, and go into the trash and come back with it; @field is then
 *   no list
 */
typedef struct
{
  const char *label;
  const BgKind *kind;
  const char *field;
  const char *after;
  gboolean is_own;
} BgRelation;

/**
 * BgSpan:
 * @label: (translatable): what its days are, "Due date"
 * @from: fields of the first day, the first that is set counts: "actual_start_date|start_date"
 * @to: the same of the last day
 * @moved: (nullable): date fields that move with it, "list.field" for those of items; NULL where its day is
 *   computed
 * @settled: (nullable): fields that say that its day stays
 * @only: (nullable): field that says what kind of day it has; only "date" or nothing has one
 * @is_term: whether a month or a year means its last day alone
 *
 * The days that a record takes in a calendar; bg-span.h works with it.
 */
typedef struct
{
  const char *label;
  const char *from;
  const char *to;
  const char *moved;
  const char *settled;
  const char *only;
  gboolean is_term;
} BgSpan;

/**
 * BgKind:
 * @name: snake_case name of its table and on the command line, such as "delegation"
 * @type_name: GObject type name, such as "BgDelegation"
 * @label: (translatable): one of it, "Delegation"
 * @plural: (translatable): many, "Delegations"
 * @icon: symbolic icon
 * @fields: its table of fields, ended by a line whose name is NULL
 * @title: name of the field that is its title
 * @filters: (nullable): ready filters, ended by a line whose name is NULL
 * @order: SQL order of its list
 * @is_item: it lives inside a record of another kind
 * @get_status: (nullable): its status
 * @validate: (nullable): rules beyond those of single fields
 * @derive: (nullable): fills the fields that are computed at every save
 * @dup_subtitle: (nullable): second line in lists; without it the listed fields are joined
 * @add_facts: (nullable): the facts at its head; without it the listed fields
 * @told: (nullable): names of fields that the facts tell together, ended by NULL
 * @foreach_reckoning: (nullable): the dates that are computed for it
 * @foreach_step: (nullable): the steps of its life
 * @list_checks: (nullable): what its dossier must hold, a list of #BgCheck
 * @checks_after: (nullable): the group of fields that the checklist stands behind
 * @relations: (nullable): records of other kinds that point to it, ended by a line whose label is NULL
 * @span: (nullable): the days it takes in a calendar
 * @gives_task: an item that can be made a task
 * @is_work: it can be done, moved and reminded of
 * @is_single: there is one of it, which always is there
 */
struct _BgKind
{
  const char *name;
  const char *type_name;
  const char *label;
  const char *plural;
  const char *icon;
  const BgField *fields;
  const char *title;
  const BgFilter *filters;
  const char *order;
  gboolean is_item;
  BgStatus (*get_status) (BgRecord *record, const BgRules *rules);
  void (*validate) (BgRecord *record, const BgRules *rules, BgProblems *problems);
  void (*derive) (BgRecord *record);
  char *(*dup_subtitle) (BgRecord *record, const BgRules *rules, BgTitleFunc title_func, gpointer title_data);
  void (*add_facts) (BgRecord *record,
                     BgTitleFunc title_func,
                     gpointer title_data,
                     BgFactFunc func,
                     gpointer data);
  const char *const *told;
  void (*foreach_reckoning) (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data);
  void (*foreach_step) (BgRecord *record, const BgRules *rules, BgStepFunc func, gpointer data);
  GPtrArray *(*list_checks) (BgRecord *record, const BgRules *rules);
  const char *checks_after;
  const BgRelation *relations;
  const BgSpan *span;
  gboolean gives_task;
  gboolean is_work;
  gboolean is_single;
};

/* The kinds, in the order of the sidebar; the office's own settings are last. */
extern const BgKind bg_partner_kind;
extern const BgKind bg_agency_kind;
extern const BgKind bg_officer_kind;
extern const BgKind bg_document_kind;
extern const BgKind bg_delegation_kind;
extern const BgKind bg_agreement_kind;
extern const BgKind bg_task_kind;
extern const BgKind bg_conference_kind;
extern const BgKind bg_aid_kind;
extern const BgKind bg_review_kind;
extern const BgKind bg_office_kind;

const BgKind *const *bg_kind_list (void);
const BgKind *bg_kind_find (const char *name);
unsigned int bg_kind_get_n_fields (const BgKind *kind);
int bg_kind_get_field_index (const BgKind *kind, const char *name);
const BgField *bg_kind_get_field (const BgKind *kind, const char *name);
const BgFilter *bg_kind_get_filter (const BgKind *kind, const char *name);
const char *bg_kind_get_label (const BgKind *kind);
const char *bg_kind_get_plural (const BgKind *kind);
const char *bg_filter_get_label (const BgFilter *filter);
const char *bg_relation_get_label (const BgRelation *relation);
GType bg_kind_get_record_type (const BgKind *kind);

char *bg_status_dup_word (const BgStatus *status) G_GNUC_WARN_UNUSED_RESULT;
char *bg_status_dup_short_word (const BgStatus *status) G_GNUC_WARN_UNUSED_RESULT;
const char *bg_tone_get_name (BgTone tone);

void bg_rules_init (BgRules *rules, BgDate today);
void bg_rules_from_office (BgRules *rules, BgRecord *office, BgDate today);

typedef void (*BgRulesBindFunc) (const char *name, const char *value, gpointer data);
void bg_rules_foreach_binding (const BgRules *rules, BgRulesBindFunc func, gpointer data);

G_END_DECLS
