/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References as people type them: an id, or the exact title, alias or short name of one record. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli-values.h"
#include "bg-error.h"
#include "bg-id.h"
#include "bg-text.h"

/* More than this nobody reads. */
#define MOST_CANDIDATES 10

typedef gboolean (*SameFunc) (const char *a, const char *b);

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *one = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *other = g_utf8_casefold (b, -1);

  return g_strcmp0 (one, other) == 0;
}

static gboolean
is_same_without_marks (const char *a, const char *b)
{
  g_autofree char *one = a != NULL ? bg_text_fold (a) : NULL;
  g_autofree char *other = bg_text_fold (b);

  return g_strcmp0 (one, other) == 0;
}

static gboolean
has_alias (BgRecord *record, const char *typed, SameFunc is_same)
{
  if (bg_kind_get_field (bg_record_get_kind (record), "aliases") == NULL)
    return FALSE;
  for (guint i = 0; i < bg_record_get_n_items (record, "aliases"); i++)
    if (is_same (bg_record_get_text (bg_record_get_item (record, "aliases", i), "name"), typed))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (BgRecord *record, const char *typed, SameFunc is_same)
{
  static const char *const names[] = { "short_name", "number", "code" };

  if (is_same (bg_record_get_title (record), typed) || has_alias (record, typed, is_same))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (bg_kind_get_field (bg_record_get_kind (record), names[i]) != NULL &&
        is_same (bg_record_get_text (record, names[i]), typed))
      return TRUE;
  return FALSE;
}

static BgRecord *
find_only (GPtrArray *records, const char *typed, SameFunc is_same, guint *n)
{
  BgRecord *found = NULL;

  *n = 0;
  for (guint i = 0; i < records->len; i++)
    if (is_named (g_ptr_array_index (records, i), typed, is_same))
      {
        found = g_ptr_array_index (records, i);
        ++*n;
      }
  return *n == 1 ? found : NULL;
}

static void
refuse_name (const BgField *field, const char *typed, GPtrArray *records, guint n, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (records->len, MOST_CANDIDATES); i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (list, "\n  %s  %s", bg_record_get_id (record), bg_record_get_title (record));
    }
  if (n > 1)
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                 _ ("%u records are named “%s”; give the id of the one that is meant:%s"), n, typed,
                 list->str);
  else if (records->len > 0)
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                 _ ("No record is named exactly “%s”. Give the id or the whole title; similar ones:%s"),
                 typed, list->str);
  else
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("There is no record “%s” among: %s"), typed,
                 bg_kind_get_plural (bg_kind_find (field->target)));
}

static char *
find_name (BgCli *cli, const BgField *field, const char *typed, gboolean trashed, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (bg_kind_find (field->target), &cli->rules);
  g_autoptr (GPtrArray) records = NULL;
  BgRecord *found;
  guint n;

  bg_query_set_search (query, typed);
  bg_query_set_trashed (query, trashed);
  records = bg_store_find (cli->store, query, 0, error);
  if (records == NULL)
    return NULL;
  found = find_only (records, typed, is_same_text, &n);
  if (n == 0)
    found = find_only (records, typed, is_same_without_marks, &n);
  if (found == NULL)
    refuse_name (field, typed, records, n, error);
  return found != NULL ? g_strdup (bg_record_get_id (found)) : NULL;
}

/**
 * bg_cli_find_reference:
 * @cli: the call, with its record book open
 * @field: a reference
 * @typed: an id; or a title, alias, short name, number or code, in any case, marks left out or not
 * @error: BG_ERROR_INVALID with the records that may be meant
 *
 * What lies in the trash is found last, so that the record book can say so.
 *
 * Returns: (transfer full): the id of the one record that is meant
 */
char *
bg_cli_find_reference (BgCli *cli, const BgField *field, const char *typed, GError **error)
{
  g_autofree char *name = g_strstrip (bg_text_normalize (typed, BG_TEXT_LINE));
  g_autoptr (GError) failure = NULL;
  char *id;

  if (bg_id_is_valid (name))
    return g_steal_pointer (&name);
  id = find_name (cli, field, name, FALSE, &failure);
  if (id == NULL)
    id = find_name (cli, field, name, TRUE, NULL);
  if (id == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return id;
}
