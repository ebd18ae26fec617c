/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads the sample office that is compiled into the program into a record book, as one change set. */
#include "bg-config.h"

#include "bg-sample.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-sample-resources.h"

#define SAMPLE_FOLDER "/org/banggiao/BangGiao/sample/"

static gboolean
refuse_file (const BgKind *kind, const char *why, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED, _ ("The sample data of “%s” cannot be read: %s"),
               kind->name, why);
  return FALSE;
}

static gboolean
read_documents (const json_t *array, GPtrArray *records, GError **error)
{
  gsize index;
  json_t *document;

  json_array_foreach (array, index, document)
  {
    BgRecord *record = bg_record_from_json (document, error);

    if (record == NULL)
      return FALSE;
    g_ptr_array_add (records, record);
  }
  return TRUE;
}

/* The resource is asked for by its own function, so that the linker keeps it in a static library. */
static gboolean
read_kind (const BgKind *kind, GPtrArray *records, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLE_FOLDER, kind->name, ".json", NULL);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (bg_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  json_error_t failure;
  json_t *array;
  gboolean good;

  if (bytes == NULL)
    return FALSE;
  array =
    json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), JSON_REJECT_DUPLICATES, &failure);
  if (!json_is_array (array))
    good = refuse_file (kind, array == NULL ? failure.text : _ ("it is no list"), error);
  else
    good = read_documents (array, records, error);
  json_decref (array);
  return good;
}

/**
 * bg_sample_read:
 * @error: what is wrong with the files, which only a faulty build can be
 *
 * Reads the files of data/sample that are compiled in. What they say of the real world is what is known of
 * Cà Mau; everything invented says “(mẫu)”.
 *
 * Returns: (transfer full) (element-type BgRecord): new records of every kind, with ids that never change
 */
GPtrArray *
bg_sample_read (GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!read_kind (*kind, records, error))
      return NULL;
  return g_steal_pointer (&records);
}

/**
 * bg_sample_load:
 * @store: an empty record book
 * @error: why nothing was stored: BG_ERROR_CONFLICT where the sample is there already
 *
 * Stores the sample office, the office's own settings included, as one step of the history. Blocks.
 *
 * Returns: whether all of it is on the disk; if not, nothing of it is
 */
gboolean
bg_sample_load (BgStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (BgChangeSet) set = NULL;

  g_return_val_if_fail (BG_IS_STORE (store), FALSE);

  records = bg_sample_read (error);
  if (records == NULL)
    return FALSE;
  set = bg_change_set_new (_ ("Load the sample data"));
  /* Records point at one another in both directions, whatever order they come in. */
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  for (guint i = 0; i < records->len; i++)
    bg_change_set_add (set, NULL, g_ptr_array_index (records, i));
  return bg_store_commit (store, set, error);
}
