/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a backup, kept in a small file beside it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-backup-private.h"
#include "bg-file-words.h"
#include "bg-copy-file.h"

#define GROUP         "Backup"
#define COUNTS        "Counts"
#define PROOF_VERSION 1

/* Vietnam has had UTC+7 without summer time since 1975. */
#define SECONDS_FROM_UTC (7 * 60 * 60)

static const struct
{
  const char *reason;
  const char *label;
} reasons[] = {
  { BG_BACKUP_DAILY, N_ ("Daily") },
  { BG_BACKUP_MANUAL, N_ ("Made by hand") },
  { BG_BACKUP_MIGRATION, N_ ("Before the record book was brought to a new form") },
  { BG_BACKUP_IMPORT, N_ ("Before an import") },
  { BG_BACKUP_PURGE, N_ ("Before records were deleted for good") },
  { BG_BACKUP_RESTORE, N_ ("Before a restore") },
};

/* The texts of a backup and the names they have in its file. */
static const struct
{
  const char *name;
  gsize offset;
} texts[] = {
  { "reason", G_STRUCT_OFFSET (BgBackup, reason) },
  { "label", G_STRUCT_OFFSET (BgBackup, label) },
  { "digest", G_STRUCT_OFFSET (BgBackup, digest) },
  { "plain-digest", G_STRUCT_OFFSET (BgBackup, plain_digest) },
  { "book", G_STRUCT_OFFSET (BgBackup, book) },
  { "host", G_STRUCT_OFFSET (BgBackup, host) },
  { "head", G_STRUCT_OFFSET (BgBackup, head) },
  { "fault", G_STRUCT_OFFSET (BgBackup, fault) },
};

static char **
get_text (const BgBackup *backup, gsize i)
{
  return G_STRUCT_MEMBER_P (backup, texts[i].offset);
}

/**
 * bg_backup_new:
 *
 * Returns: (transfer full): a backup of which nothing is known yet
 */
BgBackup *
bg_backup_new (void)
{
  BgBackup *backup = g_atomic_rc_box_new0 (BgBackup);

  backup->counts = bg_counts_new ();
  return backup;
}

/**
 * bg_backup_ref:
 * @backup: a backup
 *
 * Returns: (transfer full): it
 */
BgBackup *
bg_backup_ref (BgBackup *backup)
{
  return g_atomic_rc_box_acquire (backup);
}

static void
clear_backup (gpointer data)
{
  BgBackup *backup = data;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*get_text (backup, i));
  g_free (backup->path);
  g_array_unref (backup->counts);
}

/**
 * bg_backup_unref:
 * @backup: (transfer full): a backup
 */
void
bg_backup_unref (BgBackup *backup)
{
  g_atomic_rc_box_release_full (backup, clear_backup);
}

/**
 * bg_backup_is_proved:
 * @backup: a backup
 *
 * Returns: whether it was opened again after it was made, and found whole
 */
gboolean
bg_backup_is_proved (const BgBackup *backup)
{
  g_return_val_if_fail (backup != NULL, FALSE);
  return backup->known && backup->fault == NULL;
}

/**
 * bg_backup_dup_reason:
 * @backup: a backup
 *
 * Returns: (transfer full): why it was made, in words
 */
char *
bg_backup_dup_reason (const BgBackup *backup)
{
  g_return_val_if_fail (backup != NULL, NULL);

  if (backup->label != NULL)
    return g_strdup (backup->label);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].reason, backup->reason) == 0)
      return g_strdup (_ (reasons[i].label));
  return g_strdup (_ ("Origin unknown"));
}

/**
 * bg_backup_get_date:
 * @backup: a backup
 *
 * Returns: the day it was made, in Vietnam
 */
BgDate
bg_backup_get_date (const BgBackup *backup)
{
  g_return_val_if_fail (backup != NULL, BG_DATE_NONE);
  return bg_date_add_days (bg_date_new (1970, 1, 1),
                           (backup->time / G_USEC_PER_SEC + SECONDS_FROM_UTC) / (24 * 60 * 60));
}

/**
 * bg_backup_dup_clock:
 * @time: microseconds since 1970 UTC
 *
 * Returns: (transfer full): the time of day in Vietnam, such as "07:32"
 */
char *
bg_backup_dup_clock (gint64 time)
{
  g_autoptr (GDateTime) moment = bg_clock_to_vietnam (time);

  return g_date_time_format (moment, "%H:%M");
}

/**
 * bg_backup_take_proof:
 * @backup: a backup that is being made
 * @proof: what was found in it
 */
void
bg_backup_take_proof (BgBackup *backup, const BgProof *proof)
{
  backup->form = proof->form;
  backup->book = g_strdup (proof->book);
  backup->head = g_strdup (proof->head);
  g_array_unref (backup->counts);
  backup->counts = g_array_ref (proof->counts);
  if (!bg_proof_is_good (proof))
    backup->fault = g_strdup (g_ptr_array_index (proof->faults, 0));
}

static char *
dup_proof_path (const char *path)
{
  return g_strconcat (path, BG_BACKUP_PROOF_ENDING, NULL);
}

static GKeyFile *
write_keys (const BgBackup *backup)
{
  GKeyFile *keys = g_key_file_new ();

  g_key_file_set_integer (keys, GROUP, "version", PROOF_VERSION);
  g_key_file_set_int64 (keys, GROUP, "time", backup->time);
  g_key_file_set_int64 (keys, GROUP, "size", backup->size);
  g_key_file_set_integer (keys, GROUP, "form", backup->form);
  g_key_file_set_boolean (keys, GROUP, "sealed", backup->sealed);
  g_key_file_set_uint64 (keys, GROUP, "files", backup->n_files);
  g_key_file_set_uint64 (keys, GROUP, "altered-files", backup->n_altered);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*get_text (backup, i) != NULL)
      g_key_file_set_string (keys, GROUP, texts[i].name, *get_text (backup, i));
  for (guint i = 0; i < backup->counts->len; i++)
    {
      const BgCount *count = &g_array_index (backup->counts, BgCount, i);

      g_key_file_set_int64 (keys, COUNTS, count->name, count->count);
    }
  return keys;
}

/**
 * bg_save_private_file:
 * @path: a file name
 * @text: what shall stand in it
 * @error: what went wrong
 *
 * Returns: whether the file holds the text, and the disk has it; if not, the file is as it was
 */
gboolean
bg_save_private_file (const char *path, const char *text, GError **error)
{
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, error))
    return TRUE;
  bg_say_file_error (error, path);
  return FALSE;
}

/**
 * bg_backup_save_proof:
 * @backup: a backup
 * @error: what went wrong
 *
 * Returns: whether its proof lies beside it
 */
gboolean
bg_backup_save_proof (const BgBackup *backup, GError **error)
{
  g_autoptr (GKeyFile) keys = write_keys (backup);
  g_autofree char *path = dup_proof_path (backup->path);
  g_autofree char *text = g_key_file_to_data (keys, NULL, NULL);

  return bg_save_private_file (path, text, error);
}

static void
read_keys (BgBackup *backup, GKeyFile *keys)
{
  backup->time = g_key_file_get_int64 (keys, GROUP, "time", NULL);
  backup->form = g_key_file_get_integer (keys, GROUP, "form", NULL);
  backup->sealed = g_key_file_get_boolean (keys, GROUP, "sealed", NULL);
  backup->n_files = (guint) g_key_file_get_uint64 (keys, GROUP, "files", NULL);
  backup->n_altered = (guint) g_key_file_get_uint64 (keys, GROUP, "altered-files", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *get_text (backup, i) = g_key_file_get_string (keys, GROUP, texts[i].name, NULL);
  for (guint i = 0; i < backup->counts->len; i++)
    {
      BgCount *count = &g_array_index (backup->counts, BgCount, i);

      count->count = g_key_file_get_int64 (keys, COUNTS, count->name, NULL);
    }
  /* A copy that was cut off since says so at once; one that was altered, when it is used. */
  if (backup->size != g_key_file_get_int64 (keys, GROUP, "size", NULL) && backup->fault == NULL)
    backup->fault = g_strdup (_ ("The file is not as long as it was when the backup was made"));
}

static gint64
get_file_time (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
           ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC
           : 0;
}

/**
 * bg_backup_load:
 * @path: file name of a backup
 *
 * Reads what is known of it, not the backup itself.
 *
 * Returns: (transfer full): the backup; one without a proof beside it is not @known
 */
BgBackup *
bg_backup_load (const char *path)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *proof = NULL;
  BgBackup *backup;

  g_return_val_if_fail (path != NULL, NULL);

  proof = dup_proof_path (path);
  backup = bg_backup_new ();
  backup->path = g_strdup (path);
  backup->size = bg_get_file_size (path);
  backup->known = g_key_file_load_from_file (keys, proof, G_KEY_FILE_NONE, NULL) &&
                  g_key_file_get_integer (keys, GROUP, "version", NULL) == PROOF_VERSION;
  if (backup->known)
    read_keys (backup, keys);
  else
    {
      backup->time = get_file_time (path);
      backup->sealed = bg_file_is_sealed (path);
    }
  return backup;
}
