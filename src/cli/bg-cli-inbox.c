/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision, in the terminal: listed, and decided. */
#include "bg-config.h"

#include "bg-cli-inbox.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "bg-change-words.h"
#include "bg-error.h"
#include "bg-sync-inbox.h"
#include "bg-sync-twins.h"

static json_t *
entry_to_json (const BgInboxEntry *entry)
{
  json_t *object = json_pack ("{s:I, s:s, s:s, s:s}", "id", (json_int_t) entry->id, "kind", entry->kind,
                              "record", entry->record, "field", entry->path);

  json_object_set (object, "base", entry->base != NULL ? entry->base : json_null ());
  json_object_set (object, "mine", entry->mine != NULL ? entry->mine : json_null ());
  json_object_set (object, "theirs", entry->theirs != NULL ? entry->theirs : json_null ());
  if (entry->mine_by != NULL)
    json_object_set_new (object, "mine_by", json_string (entry->mine_by));
  if (entry->theirs_by != NULL)
    json_object_set_new (object, "theirs_by", json_string (entry->theirs_by));
  return object;
}

static void
print_entry (BgCli *cli, const BgInboxEntry *entry)
{
  g_autoptr (BgRecord) record = bg_store_load (cli->store, bg_kind_find (entry->kind), entry->record, NULL);
  BgChangeWords words = { .kind = bg_kind_find (entry->kind), .record = record };
  g_autofree char *place = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  if (record == NULL)
    return;
  words.title_func = bg_store_title_func;
  words.title_data = cli->store;
  place = bg_change_describe_place (&words, entry->path);
  mine = bg_change_describe_value (&words, entry->path, entry->mine);
  theirs = bg_change_describe_value (&words, entry->path, entry->theirs);
  printf ("%" G_GINT64_FORMAT "  %s, %s\n", entry->id, bg_record_get_title (record), place);
  printf (_ ("    here (%s): %s"), entry->mine_by != NULL ? entry->mine_by : "?", mine);
  printf ("\n");
  printf (_ ("    in use (%s): %s"), entry->theirs_by != NULL ? entry->theirs_by : "?", theirs);
  printf ("\n");
}

/* They are counted with the places, and answered by another verb. */
static gboolean
say_twins (BgCli *cli, GError **error)
{
  g_autoptr (GPtrArray) pairs = bg_sync_read_twins (cli->store, FALSE, G_MAXINT, error);

  if (pairs == NULL)
    return FALSE;
  if (pairs->len == 0)
    return TRUE;
  printf (ngettext ("%u pair of records is likely the same; see it by: banggiao-cli sync twins",
                    "%u pairs of records are likely the same; see them by: banggiao-cli sync twins",
                    pairs->len),
          pairs->len);
  printf ("\n");
  return TRUE;
}

/**
 * bg_cli_list_inbox:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Prints the places that two wrote differently, and says whether likely twins wait too.
 *
 * Returns: whether it was done
 */
gboolean
bg_cli_list_inbox (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  json_t *list;

  if (!bg_cli_open_to_read (cli, error))
    return FALSE;
  entries = bg_sync_read_inbox (cli->store, NULL, error);
  if (entries == NULL)
    return FALSE;
  if (g_strcmp0 (bg_cli_arguments_get (arguments, "format"), "json") != 0)
    {
      for (guint i = 0; i < entries->len; i++)
        print_entry (cli, g_ptr_array_index (entries, i));
      return say_twins (cli, error);
    }
  list = json_array ();
  for (guint i = 0; i < entries->len; i++)
    json_array_append_new (list, entry_to_json (g_ptr_array_index (entries, i)));
  /* It takes the list over. */
  return bg_cli_write_json (list, error);
}

/* The id is that of the entry, or of the record, as the field is named too. */
static const BgInboxEntry *
find_entry (GPtrArray *entries, const char *id, const char *field)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const BgInboxEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);

      if ((strcmp (number, id) == 0 || strcmp (entry->record, id) == 0) && strcmp (entry->path, field) == 0)
        return entry;
    }
  return NULL;
}

/* "mine", "theirs", or a third value, as a person types it: for a list or a part of one it must be JSON. */
static json_t *
read_choice (const BgInboxEntry *entry, const char *typed)
{
  json_t *value;

  if (strcmp (typed, "mine") == 0)
    return json_incref (entry->mine);
  if (strcmp (typed, "theirs") == 0)
    return json_incref (entry->theirs);
  if (*typed == '\0')
    return NULL;
  value = json_is_string (entry->mine) || json_is_string (entry->theirs)
            ? NULL
            : json_loads (typed, JSON_DECODE_ANY, NULL);
  return value != NULL ? value : json_string (typed);
}

/**
 * bg_cli_decide:
 * @cli: the call
 * @arguments: its arguments: behind "decide" the entry or its record, the place, and what shall stand there
 * @error: what went wrong
 *
 * Returns: whether it is decided
 */
gboolean
bg_cli_decide (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *id = bg_cli_arguments_get_word (arguments, 1);
  const char *field = bg_cli_arguments_get_word (arguments, 2);
  const char *typed = bg_cli_arguments_get_word (arguments, 3);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BgChangeSet) set = NULL;
  const BgInboxEntry *entry;
  json_t *value;

  if (typed == NULL)
    {
      bg_cli_set_usage_error (error, "banggiao-cli sync decide ID FIELD mine|theirs|VALUE");
      return FALSE;
    }
  if (!bg_cli_open (cli, error))
    return FALSE;
  entries = bg_sync_read_inbox (cli->store, NULL, error);
  entry = entries != NULL ? find_entry (entries, id, field) : NULL;
  if (entries != NULL && entry == NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("Nothing waits to be decided for %s, %s; banggiao-cli sync inbox shows what does"), id,
                 field);
  if (entry == NULL)
    return FALSE;
  value = read_choice (entry, typed);
  set = bg_sync_create_decision (cli->store, entry, value, error);
  json_decref (value);
  return set != NULL && bg_store_commit (cli->store, set, error);
}
