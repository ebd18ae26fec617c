/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of kinds, and look-ups in the table of a kind. */
#include "bg-config.h"

#include "bg-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const BgKind *const all_kinds[] = {
  &bg_delegation_kind, &bg_agreement_kind, &bg_task_kind,       &bg_partner_kind,
  &bg_document_kind,   &bg_agency_kind,    &bg_conference_kind, &bg_aid_kind,
  &bg_review_kind,     &bg_officer_kind,   &bg_office_kind,     NULL,
};

/**
 * bg_kind_list:
 *
 * Returns: all kinds of records in the order of the sidebar, ended by NULL; the office's settings are last
 */
const BgKind *const *
bg_kind_list (void)
{
  return all_kinds;
}

/**
 * bg_kind_find:
 * @name: (nullable): name of a kind, such as "delegation"
 *
 * Returns: (nullable): the kind
 */
const BgKind *
bg_kind_find (const char *name)
{
  for (const BgKind *const *kind = all_kinds; name != NULL && *kind != NULL; kind++)
    if (strcmp ((*kind)->name, name) == 0)
      return *kind;
  return NULL;
}

/**
 * bg_kind_get_n_fields:
 * @kind: a kind
 *
 * Returns: how many fields it has
 */
unsigned int
bg_kind_get_n_fields (const BgKind *kind)
{
  unsigned int n = 0;

  g_return_val_if_fail (kind != NULL, 0);
  while (kind->fields[n].name != NULL)
    n++;
  return n;
}

/**
 * bg_kind_get_field_index:
 * @kind: a kind
 * @name: name of a field
 *
 * Returns: its place in the table, or -1
 */
int
bg_kind_get_field_index (const BgKind *kind, const char *name)
{
  g_return_val_if_fail (kind != NULL && name != NULL, -1);
  /* Asked for each value of each record: most lines differ in the first letter, without a call. */
  for (int i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].name[0] == name[0] && strcmp (kind->fields[i].name, name) == 0)
      return i;
  return -1;
}

/**
 * bg_kind_get_field:
 * @kind: a kind
 * @name: name of a field
 *
 * Returns: (nullable): its line of the table
 */
const BgField *
bg_kind_get_field (const BgKind *kind, const char *name)
{
  int index = bg_kind_get_field_index (kind, name);

  return index >= 0 ? &kind->fields[index] : NULL;
}

/**
 * bg_kind_get_filter:
 * @kind: a kind
 * @name: (nullable): name of a ready filter, such as "overdue"
 *
 * Returns: (nullable): the filter
 */
const BgFilter *
bg_kind_get_filter (const BgKind *kind, const char *name)
{
  g_return_val_if_fail (kind != NULL, NULL);
  for (const BgFilter *filter = kind->filters; name != NULL && filter != NULL && filter->name != NULL;
       filter++)
    if (strcmp (filter->name, name) == 0)
      return filter;
  return NULL;
}

/**
 * bg_kind_get_label:
 * @kind: a kind
 *
 * Returns: the words for one record of it
 */
const char *
bg_kind_get_label (const BgKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);
  return _ (kind->label);
}

/**
 * bg_kind_get_plural:
 * @kind: a kind of record (not of an item)
 *
 * Returns: the words for many records of it
 */
const char *
bg_kind_get_plural (const BgKind *kind)
{
  g_return_val_if_fail (kind != NULL && kind->plural != NULL, NULL);
  return _ (kind->plural);
}

/**
 * bg_filter_get_label:
 * @filter: a filter
 *
 * Returns: its words on the chip
 */
const char *
bg_filter_get_label (const BgFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);
  return _ (filter->label);
}

/**
 * bg_relation_get_label:
 * @relation: a relation
 *
 * Returns: heading of its section
 */
const char *
bg_relation_get_label (const BgRelation *relation)
{
  g_return_val_if_fail (relation != NULL, NULL);
  return _ (relation->label);
}
