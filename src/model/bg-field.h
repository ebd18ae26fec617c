/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one field of a record is: the line of the table from which everything else about it comes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BgKind BgKind;

/**
 * BgFieldType:
 * @BG_FIELD_TEXT: one line of text
 * @BG_FIELD_LONG_TEXT: paragraphs
 * @BG_FIELD_CHOICE: one of a list of codes
 * @BG_FIELD_DATE: a date with its precision, kept as "2014", "2014-05" or "2014-05-03"
 * @BG_FIELD_TIME: a time of day, kept as "08:30"
 * @BG_FIELD_INTEGER: a whole number
 * @BG_FIELD_MONEY: minor units of the currency that the record's "currency" field names
 * @BG_FIELD_ANSWER: unknown, no or yes
 * @BG_FIELD_REFERENCE: the id of a record of another kind
 * @BG_FIELD_LIST: sub-records in their order
 */
typedef enum
{
  BG_FIELD_TEXT,
  BG_FIELD_LONG_TEXT,
  BG_FIELD_CHOICE,
  BG_FIELD_DATE,
  BG_FIELD_TIME,
  BG_FIELD_INTEGER,
  BG_FIELD_MONEY,
  BG_FIELD_ANSWER,
  BG_FIELD_REFERENCE,
  BG_FIELD_LIST,
} BgFieldType;

/**
 * BgFieldFlags:
 * @BG_FIELD_REQUIRED: a record without it cannot be saved
 * @BG_FIELD_SEARCHED: its words are in the search index
 * @BG_FIELD_LISTED: worth a column of a list, a spreadsheet or a table on paper
 * @BG_FIELD_PERSONAL: masked unless asked for
 * @BG_FIELD_FIXED: may not change once set
 * @BG_FIELD_PERSON: the name of a person, which sorts by the given name
 * @BG_FIELD_HIDDEN: kept by the program, not on the form
 * @BG_FIELD_PERCENT: a share of a hundred
 * @BG_FIELD_FILE_NAME: the name of a file
 * @BG_FIELD_SIGNED: a number that may be below zero
 * @BG_FIELD_WIDE: takes a whole line of the form although its type does not
 */
typedef enum
{
  BG_FIELD_REQUIRED = 1 << 0,
  BG_FIELD_SEARCHED = 1 << 1,
  BG_FIELD_LISTED = 1 << 2,
  BG_FIELD_PERSONAL = 1 << 3,
  BG_FIELD_FIXED = 1 << 4,
  BG_FIELD_PERSON = 1 << 5,
  BG_FIELD_HIDDEN = 1 << 6,
  BG_FIELD_WIDE = 1 << 7,
  BG_FIELD_PERCENT = 1 << 8,
  BG_FIELD_FILE_NAME = 1 << 9,
  BG_FIELD_SIGNED = 1 << 10,
} BgFieldFlags;

/**
 * BgChoice:
 * @code: what is stored
 * @label: (translatable): what is shown
 *
 * A table of choices ends with a line whose @code is NULL.
 */
typedef struct
{
  const char *code;
  const char *label;
} BgChoice;

/**
 * BgField:
 * @name: snake_case name, the same in SQL, JSON, CSV and on the command line
 * @type: what it holds
 * @flags: see #BgFieldFlags
 * @label: (translatable): its words on the form
 * @group: (translatable): heading under which the form shows it
 * @choices: the codes of a choice
 * @target: name of the kind a reference points to
 * @items: kind of the sub-records of a list
 * @hint: (translatable) (nullable): an example or a rule, shown beside it
 * @when: (nullable): "field=code": the form shows it only then; it is kept all the same
 */
typedef struct
{
  const char *name;
  BgFieldType type;
  unsigned int flags;
  const char *label;
  const char *group;
  const BgChoice *choices;
  const char *target;
  const BgKind *items;
  const char *hint;
  const char *when;
} BgField;

const char *bg_field_get_label (const BgField *field);
const char *bg_field_get_group (const BgField *field);
const char *bg_field_get_hint (const BgField *field);
const char *bg_field_get_choice_label (const BgField *field, const char *code);
gboolean bg_field_has_text (const BgField *field);
gboolean bg_field_has_number (const BgField *field);
char *bg_field_mask (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bg_field_mask_value (const BgField *field, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
