/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins in the terminal: listed, joined into one, told to be different. */
#include "bg-config.h"

#include "bg-cli-twins.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "bg-sync-twins.h"
#include "bg-twins.h"

static json_t *
record_to_json (BgRecord *record)
{
  const char *by = bg_record_get_created_by (record);
  json_t *object =
    json_pack ("{s:s, s:s}", "id", bg_record_get_id (record), "title", bg_record_get_title (record));

  if (by != NULL)
    json_object_set_new (object, "created_by", json_string (by));
  return object;
}

static json_t *
pair_to_json (BgCli *cli, const BgTwinPair *pair)
{
  g_autoptr (GPtrArray) lines = bg_twins_compare (pair->mine, pair->theirs, bg_store_title_func, cli->store);
  json_t *different = json_array ();
  json_t *object;

  for (guint i = 0; i < lines->len; i++)
    {
      const BgTwinLine *line = g_ptr_array_index (lines, i);

      json_array_append_new (different, json_pack ("{s:s, s:s, s:s}", "field", line->field->name, "mine",
                                                   line->mine, "theirs", line->theirs));
    }
  object =
    json_pack ("{s:s, s:o, s:o, s:o}", "kind", bg_record_get_kind (pair->mine)->name, "mine",
               record_to_json (pair->mine), "theirs", record_to_json (pair->theirs), "different", different);
  if (pair->decided != 0)
    json_object_set_new (object, "change", json_integer (pair->decided));
  return object;
}

static void
print_pair (BgCli *cli, const BgTwinPair *pair)
{
  g_autofree char *number = NULL;
  g_autoptr (GPtrArray) lines = bg_twins_compare (pair->mine, pair->theirs, bg_store_title_func, cli->store);

  printf ("%s: %s\n", bg_kind_get_label (bg_record_get_kind (pair->mine)), bg_record_get_title (pair->mine));
  printf (_ ("    here: %s"), bg_record_get_id (pair->mine));
  printf ("\n");
  printf (_ ("    on the server: %s"), bg_record_get_id (pair->theirs));
  printf ("\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const BgTwinLine *line = g_ptr_array_index (lines, i);

      printf (_ ("    %s: “%s” here, “%s” on the server"), bg_field_get_label (line->field), line->mine,
              line->theirs);
      printf ("\n");
    }
  if (pair->decided == 0)
    return;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, pair->decided);
  printf (_ ("    said to be different; to be asked again: banggiao-cli undo %s"), number);
  printf ("\n");
}

/**
 * bg_cli_list_twins:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Prints the pairs that wait to be joined, or told to be different; with --distinct those that were.
 *
 * Returns: whether it was done
 */
gboolean
bg_cli_list_twins (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) pairs = NULL;
  json_t *list;

  if (!bg_cli_open_to_read (cli, error))
    return FALSE;
  pairs = bg_sync_read_twins (cli->store, bg_cli_arguments_has (arguments, "distinct"), G_MAXINT, error);
  if (pairs == NULL)
    return FALSE;
  if (g_strcmp0 (bg_cli_arguments_get (arguments, "format"), "json") != 0)
    {
      for (guint i = 0; i < pairs->len; i++)
        print_pair (cli, g_ptr_array_index (pairs, i));
      return TRUE;
    }
  list = json_array ();
  for (guint i = 0; i < pairs->len; i++)
    json_array_append_new (list, pair_to_json (cli, g_ptr_array_index (pairs, i)));
  /* It takes the list over. */
  return bg_cli_write_json (list, error);
}

typedef BgChangeSet *(*CreateFunc) (BgStore *store, BgRecord *one, BgRecord *other, GError **error);

static gboolean
answer (BgCli *cli, BgCliArguments *arguments, const char *usage, CreateFunc create, GError **error)
{
  const char *first = bg_cli_arguments_get_word (arguments, 1);
  const char *second = bg_cli_arguments_get_word (arguments, 2);
  g_autoptr (BgRecord) one = NULL;
  g_autoptr (BgRecord) other = NULL;
  g_autoptr (BgChangeSet) set = NULL;

  if (second == NULL)
    {
      bg_cli_set_usage_error (error, "%s", usage);
      return FALSE;
    }
  if (!bg_cli_open (cli, error))
    return FALSE;
  one = bg_cli_load (cli, first, error);
  other = one != NULL ? bg_cli_load (cli, second, error) : NULL;
  set = other != NULL ? create (cli->store, one, other, error) : NULL;
  return set != NULL && bg_store_commit (cli->store, set, error);
}

/**
 * bg_cli_join_twins:
 * @cli: the call
 * @arguments: its arguments: behind "join" the record that is kept, and the one that is joined to it
 * @error: what went wrong
 *
 * Returns: whether the two are one
 */
gboolean
bg_cli_join_twins (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return answer (cli, arguments, "banggiao-cli sync join KEPT OTHER", bg_sync_create_join, error);
}

/**
 * bg_cli_distinct_twins:
 * @cli: the call
 * @arguments: its arguments: behind "distinct" the two records
 * @error: what went wrong
 *
 * Returns: whether it is remembered that the two are different
 */
gboolean
bg_cli_distinct_twins (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return answer (cli, arguments, "banggiao-cli sync distinct ID OTHER", bg_sync_create_distinct, error);
}
