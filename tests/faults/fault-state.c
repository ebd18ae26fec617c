/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a power cut leaves on the disk, reckoned from the log of writes. */
#include "fault-state.h"

#include <glib/gstdio.h>
#include <string.h>

struct _FaultState
{
  /* (element-type guint GByteArray) what is flushed, by number of file. */
  GHashTable *files;
  /* (element-type utf8 guint) the names whose coming and going is flushed. */
  GHashTable *names;
  /* (element-type FaultEvent) borrowed from the log, in their order. */
  GPtrArray *pending;
};

static GByteArray *
get_content (GHashTable *files, guint number)
{
  GByteArray *content = g_hash_table_lookup (files, GUINT_TO_POINTER (number));

  if (content == NULL)
    {
      content = g_byte_array_new ();
      g_hash_table_insert (files, GUINT_TO_POINTER (number), content);
    }
  return content;
}

/* What lies between the old end and the new one is zero. */
static void
set_size (GByteArray *content, gsize size)
{
  guint old = content->len;

  g_byte_array_set_size (content, (guint) size);
  if (size > old)
    memset (content->data + old, 0, size - old);
}

/* Of a torn write every other sector arrives, or by chance. */
static void
apply_write (GByteArray *content, FaultEvent *event, gsize sector, GRand *random)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (event->bytes, &size);
  gsize start = (gsize) event->offset;
  gsize end = start + size;

  if (content->len < end)
    set_size (content, end);
  for (gsize at = start; at < end;)
    {
      gsize next = sector == 0 ? end : MIN (end, (at / sector + 1) * sector);
      gboolean arrives = sector == 0 || (random != NULL ? g_rand_boolean (random) : at / sector % 2 == 0);

      if (arrives)
        memcpy (content->data + at, data + (at - start), next - at);
      at = next;
    }
}

static void
apply (GHashTable *files, GHashTable *names, FaultEvent *event, FaultFate fate, GRand *random)
{
  GByteArray *content = get_content (files, event->file);

  if (fate == FAULT_FATE_DROPPED)
    return;
  switch (event->type)
    {
    case FAULT_EVENT_CREATE:
      g_hash_table_insert (names, g_strdup (event->name), GUINT_TO_POINTER (event->file));
      break;
    case FAULT_EVENT_DELETE:
      g_hash_table_remove (names, event->name);
      break;
    case FAULT_EVENT_TRUNCATE:
      set_size (content, (gsize) event->offset);
      break;
    case FAULT_EVENT_WRITE:
      if (fate == FAULT_FATE_SIZE_ONLY)
        set_size (content, MAX (content->len, (gsize) event->offset + g_bytes_get_size (event->bytes)));
      else
        apply_write (content, event,
                     fate == FAULT_FATE_TORN_512    ? 512
                     : fate == FAULT_FATE_TORN_4096 ? 4096
                                                    : 0,
                     random);
      break;
    case FAULT_EVENT_SYNC:
    case FAULT_EVENT_SYNC_FOLDER:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_flushed_by (FaultEvent *event, FaultEvent *flush)
{
  if (event->type == FAULT_EVENT_CREATE || event->type == FAULT_EVENT_DELETE)
    return flush->type == FAULT_EVENT_SYNC_FOLDER;
  return flush->type == FAULT_EVENT_SYNC && event->file == flush->file;
}

static void
flush_pending (FaultState *state, FaultEvent *flush)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < state->pending->len; i++)
    {
      FaultEvent *event = g_ptr_array_index (state->pending, i);

      if (is_flushed_by (event, flush))
        apply (state->files, state->names, event, FAULT_FATE_KEPT, NULL);
      else
        g_ptr_array_add (left, event);
    }
  g_ptr_array_unref (state->pending);
  state->pending = left;
}

static void
free_content (gpointer content)
{
  g_byte_array_unref (content);
}

/**
 * fault_state_new:
 * @log: (element-type FaultEvent): a log, which must outlive the state
 * @length: how many of its events happened before the cut
 *
 * Returns: (transfer full): what is flushed by then, and what is not
 */
FaultState *
fault_state_new (GPtrArray *log, guint length)
{
  FaultState *state = g_new0 (FaultState, 1);

  state->files = g_hash_table_new_full (NULL, NULL, NULL, free_content);
  state->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->pending = g_ptr_array_new ();
  for (guint i = 0; i < length; i++)
    {
      FaultEvent *event = g_ptr_array_index (log, i);

      if (event->type == FAULT_EVENT_SYNC || event->type == FAULT_EVENT_SYNC_FOLDER)
        flush_pending (state, event);
      else
        g_ptr_array_add (state->pending, event);
    }
  return state;
}

void
fault_state_free (FaultState *state)
{
  g_hash_table_unref (state->files);
  g_hash_table_unref (state->names);
  g_ptr_array_unref (state->pending);
  g_free (state);
}

/**
 * fault_state_get_n_pending:
 * @state: a state
 *
 * Returns: how many writes and names were not flushed
 */
guint
fault_state_get_n_pending (FaultState *state)
{
  return state->pending->len;
}

/* Plainly, as no disk is asked whether it keeps it. */
static void
write_file (const char *path, GByteArray *content)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  /* An empty file has no bytes to point at. */
  if (content->len > 0)
    g_assert_cmpuint (fwrite (content->data, 1, content->len, file), ==, content->len);
  fclose (file);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static GHashTable *
copy_files (GHashTable *files)
{
  GHashTable *copy = g_hash_table_new_full (NULL, NULL, NULL, free_content);
  GHashTableIter iter;
  gpointer number;
  gpointer content;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &number, &content))
    g_byte_array_append (get_content (copy, GPOINTER_TO_UINT (number)), ((GByteArray *) content)->data,
                         ((GByteArray *) content)->len);
  return copy;
}

static GHashTable *
copy_names (GHashTable *names)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;
  gpointer number;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &number))
    g_hash_table_insert (copy, g_strdup (name), number);
  return copy;
}

/* What is not flushed reaches the disk in any order. */
static guint *
make_order (guint n, GRand *random)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; random != NULL && i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
  return order;
}

/**
 * fault_state_write:
 * @state: a state
 * @folder: an existing folder; what is in it goes
 * @fates: what becomes of each that was not flushed
 * @random: (nullable): by which order and torn sectors are chosen; in their own order without
 *
 * Writes the files that are found after the power cut.
 */
void
fault_state_write (FaultState *state, const char *folder, const FaultFate *fates, GRand *random)
{
  g_autoptr (GHashTable) files = copy_files (state->files);
  g_autoptr (GHashTable) names = copy_names (state->names);
  g_autofree guint *order = make_order (state->pending->len, random);
  GHashTableIter iter;
  gpointer name;
  gpointer number;

  for (guint i = 0; i < state->pending->len; i++)
    apply (files, names, g_ptr_array_index (state->pending, order[i]), fates[order[i]], random);
  empty_folder (folder);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &number))
    {
      g_autofree char *base = g_path_get_basename (name);
      g_autofree char *path = g_build_filename (folder, base, NULL);

      write_file (path, get_content (files, GPOINTER_TO_UINT (number)));
    }
}
