/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying files whole, private to their owner, flushed to the disk, and with their digest. */
#include "bg-config.h"

#include "bg-copy-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>

#include "bg-error.h"
#include "bg-file-words.h"
#include "bg-money.h"

#define CHUNK (1024 * 1024)

/* Both digests have 256 bits. */
#define DIGEST_SIZE 32
G_STATIC_ASSERT (DIGEST_SIZE == crypto_hash_sha256_BYTES);

/* Room that is left free for everything else on the disk. */
#define SPARE_BYTES (64 * 1024 * 1024)

typedef struct
{
  BgDigest kind;
  crypto_generichash_state blake2b;
  crypto_hash_sha256_state sha256;
} Hash;

static void
begin_hash (Hash *hash, BgDigest kind)
{
  hash->kind = kind;
  if (kind == BG_DIGEST_SHA256)
    crypto_hash_sha256_init (&hash->sha256);
  else
    crypto_generichash_init (&hash->blake2b, NULL, 0, DIGEST_SIZE);
}

static void
add_to_hash (Hash *hash, const guint8 *bytes, gsize size)
{
  if (hash->kind == BG_DIGEST_SHA256)
    crypto_hash_sha256_update (&hash->sha256, bytes, size);
  else
    crypto_generichash_update (&hash->blake2b, bytes, size);
}

static char *
finish_hash (Hash *hash)
{
  guint8 digest[DIGEST_SIZE];
  char *text = g_malloc (2 * DIGEST_SIZE + 1);

  if (hash->kind == BG_DIGEST_SHA256)
    crypto_hash_sha256_final (&hash->sha256, digest);
  else
    crypto_generichash_final (&hash->blake2b, digest, sizeof digest);
  return sodium_bin2hex (text, 2 * DIGEST_SIZE + 1, digest, sizeof digest);
}

static gboolean
pass_chunk (const char *path,
            GInputStream *input,
            GOutputStream *output,
            Hash *hash,
            guint8 *chunk,
            gsize *size,
            GCancellable *cancellable,
            GError **error)
{
  if (!g_input_stream_read_all (input, chunk, CHUNK, size, cancellable, error))
    {
      bg_say_file_error (error, path);
      return FALSE;
    }
  add_to_hash (hash, chunk, *size);
  return output == NULL || g_output_stream_write_all (output, chunk, *size, NULL, cancellable, error);
}

static char *
pass_file (const char *path, GOutputStream *output, BgDigest kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);
  Hash hash;
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gsize size = CHUNK;

  if (input == NULL)
    bg_say_file_error (error, path);
  if (input == NULL || sodium_init () < 0)
    return NULL;
  begin_hash (&hash, kind);
  while (size == CHUNK)
    if (!pass_chunk (path, G_INPUT_STREAM (input), output, &hash, chunk, &size, cancellable, error))
      return NULL;
  return finish_hash (&hash);
}

/**
 * bg_hash_file_as:
 * @path: a file name
 * @kind: which digest
 * @cancellable: (nullable): stops it
 * @error: why the file cannot be read
 *
 * Returns: (transfer full): the digest of the file in hexadecimal, as “b2sum -l 256” or “sha256sum” prints it
 */
char *
bg_hash_file_as (const char *path, BgDigest kind, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return pass_file (path, NULL, kind, cancellable, error);
}

/**
 * bg_hash_file:
 * @path: a file name
 * @cancellable: (nullable): stops it
 * @error: why the file cannot be read
 *
 * Returns: (transfer full): its %BG_DIGEST_BLAKE2B
 */
char *
bg_hash_file (const char *path, GCancellable *cancellable, GError **error)
{
  return bg_hash_file_as (path, BG_DIGEST_BLAKE2B, cancellable, error);
}

/**
 * bg_copy_file_as:
 * @from: a file name
 * @to: name of a file that is not there yet; only its owner may read it
 * @kind: which digest
 * @digest: (out) (optional) (transfer full): digest of what was read, in hexadecimal
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether the copy is whole and on the disk; if not, nothing of it is left
 */
gboolean
bg_copy_file_as (const char *from,
                 const char *to,
                 BgDigest kind,
                 char **digest,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GFileOutputStream) output = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  output = g_file_create (target, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (output == NULL)
    {
      bg_say_file_error (error, to);
      return FALSE;
    }
  hash = pass_file (from, G_OUTPUT_STREAM (output), kind, cancellable, error);
  if (hash == NULL || !g_output_stream_close (G_OUTPUT_STREAM (output), cancellable, error) ||
      !bg_sync_file (to, error))
    {
      bg_say_file_error (error, to);
      g_unlink (to);
      return FALSE;
    }
  if (digest != NULL)
    *digest = g_steal_pointer (&hash);
  return TRUE;
}

/**
 * bg_copy_file:
 * @from: a file name
 * @to: name of a file that is not there yet; only its owner may read it
 * @digest: (out) (optional) (transfer full): %BG_DIGEST_BLAKE2B of what was read
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether the copy is whole and on the disk; if not, nothing of it is left
 */
gboolean
bg_copy_file (const char *from, const char *to, char **digest, GCancellable *cancellable, GError **error)
{
  return bg_copy_file_as (from, to, BG_DIGEST_BLAKE2B, digest, cancellable, error);
}

/**
 * bg_sync_file:
 * @path: a file name
 * @error: what went wrong
 *
 * Returns: whether the disk has all of the file
 */
gboolean
bg_sync_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDWR, 0);
  gboolean good = file >= 0 && g_fsync (file) == 0;

  if (!good)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      bg_say_file_error (error, path);
    }
  if (file >= 0)
    g_close (file, NULL);
  return good;
}

/**
 * bg_sync_folder:
 * @path: a folder
 *
 * Lets the disk have the names in the folder too, where the system knows how.
 */
void
bg_sync_folder (const char *path)
{
  int folder = g_open (path, O_RDONLY, 0);

  if (folder < 0)
    return;
  g_fsync (folder);
  g_close (folder, NULL);
}

/**
 * bg_check_space:
 * @folder: a folder
 * @bytes: what is going to be written
 * @error: BG_ERROR_FULL
 *
 * Returns: whether the disk has room for it, and for a little more
 */
gboolean
bg_check_space (const char *folder, gint64 bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info =
    g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  g_autofree char *needed = bg_size_format (bytes + SPARE_BYTES);
  g_autofree char *there = NULL;
  guint64 room;

  /* Some shares do not tell. */
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  room = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if (room >= (guint64) bytes + SPARE_BYTES)
    return TRUE;
  there = bg_size_format ((gint64) room);
  g_set_error (error, BG_ERROR, BG_ERROR_FULL,
               _ ("The disk has too little room: %s are needed, %s are free. Nothing was written; free some "
                  "space and try again. Folder: %s"),
               needed, there, folder);
  return FALSE;
}

/**
 * bg_make_private_folder:
 * @path: a folder
 * @error: why it cannot be made
 *
 * Returns: whether the folder is there; one that is new is its owner's alone
 */
gboolean
bg_make_private_folder (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  bg_say_file_error (error, path);
  return FALSE;
}

/**
 * bg_get_file_size:
 * @path: a file name
 *
 * Returns: its size in bytes; 0 where there is none
 */
gint64
bg_get_file_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_size : 0;
}

/**
 * bg_dup_file_system:
 * @path: a file or folder
 *
 * Returns: (transfer full) (nullable): what names the disk it lies on; NULL when it is not there
 */
char *
bg_dup_file_system (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILESYSTEM, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILESYSTEM));
}
