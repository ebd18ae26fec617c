/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a record besides its fields: trash mark, version, times, officers, unknown fields. */
#include "bg-config.h"

#include "bg-record-private.h"

/**
 * bg_record_is_trashed:
 * @record: a record
 *
 * Returns: whether it lies in the trash
 */
gboolean
bg_record_is_trashed (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), FALSE);
  return record->trashed;
}

/**
 * bg_record_set_trashed:
 * @record: a record
 * @trashed: whether it lies in the trash
 */
void
bg_record_set_trashed (BgRecord *record, gboolean trashed)
{
  g_return_if_fail (BG_IS_RECORD (record));
  record->trashed = trashed;
}

/**
 * bg_record_get_version:
 * @record: a record
 *
 * Returns: how many times it was stored, by which a save knows whether it changed meanwhile; 0 when never
 */
gint64
bg_record_get_version (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), 0);
  return record->version;
}

/**
 * bg_record_set_version:
 * @record: a record
 * @version: see bg_record_get_version(); for the store alone
 */
void
bg_record_set_version (BgRecord *record, gint64 version)
{
  g_return_if_fail (BG_IS_RECORD (record));
  record->version = version;
}

/**
 * bg_record_get_created:
 * @record: a record
 *
 * Returns: when it was first stored, microseconds since 1970 UTC; 0 when never
 */
gint64
bg_record_get_created (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), 0);
  return record->created;
}

/**
 * bg_record_get_modified:
 * @record: a record
 *
 * Returns: when it was last stored, microseconds since 1970 UTC; 0 when never
 */
gint64
bg_record_get_modified (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), 0);
  return record->modified;
}

/**
 * bg_record_get_created_by:
 * @record: a record
 *
 * Returns: (nullable): name of the officer who made it
 */
const char *
bg_record_get_created_by (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return record->created_by;
}

/**
 * bg_record_get_modified_by:
 * @record: a record
 *
 * Returns: (nullable): name of the officer who changed it last
 */
const char *
bg_record_get_modified_by (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return record->modified_by;
}

/**
 * bg_record_set_created:
 * @record: a record
 * @time: microseconds since 1970 UTC
 * @officer: (nullable): who
 */
void
bg_record_set_created (BgRecord *record, gint64 time, const char *officer)
{
  g_return_if_fail (BG_IS_RECORD (record));

  record->created = time;
  g_free (record->created_by);
  record->created_by = g_strdup (officer);
}

/**
 * bg_record_set_modified:
 * @record: a record
 * @time: microseconds since 1970 UTC
 * @officer: (nullable): who
 */
void
bg_record_set_modified (BgRecord *record, gint64 time, const char *officer)
{
  g_return_if_fail (BG_IS_RECORD (record));

  record->modified = time;
  g_free (record->modified_by);
  record->modified_by = g_strdup (officer);
}

/**
 * bg_record_get_extra:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): fields that a newer version wrote and this one does not know
 */
json_t *
bg_record_get_extra (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return record->extra;
}

/**
 * bg_record_set_extra:
 * @record: a record
 * @extra: (nullable) (transfer none): a JSON object; it is copied
 */
void
bg_record_set_extra (BgRecord *record, json_t *extra)
{
  json_t *copy;

  g_return_if_fail (BG_IS_RECORD (record));

  copy = extra != NULL && json_object_size (extra) > 0 ? json_deep_copy (extra) : NULL;
  g_clear_pointer (&record->extra, json_decref);
  record->extra = copy;
}
