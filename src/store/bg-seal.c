/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks copies with a password. Each file has a key of its own, which is sealed to a public key; the secret
 * half is derived from the password (Argon2id), so that the daily backup needs no password on this computer.
 */
#include "bg-config.h"

#include "bg-seal.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-file-words.h"

/* The file: mark, salt, cost, public key, sealed key, head of the stream, chunks. Numbers are little-endian.
 */
#define MARK        "BGLOCK\0\1"
#define MARK_SIZE   8
#define SALT_AT     MARK_SIZE
#define OPS_AT      (SALT_AT + crypto_pwhash_SALTBYTES)
#define MEMORY_AT   (OPS_AT + 4)
#define PUBLIC_AT   (MEMORY_AT + 4)
#define LOCK_SIZE   (PUBLIC_AT + crypto_box_PUBLICKEYBYTES)
#define KEY_SIZE    crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEALED_SIZE (crypto_box_SEALBYTES + KEY_SIZE)
#define STREAM_AT   (LOCK_SIZE + SEALED_SIZE)
#define HEAD_SIZE   (STREAM_AT + crypto_secretstream_xchacha20poly1305_HEADERBYTES)
#define CHUNK       (64 * 1024)
#define TAG_SIZE    crypto_secretstream_xchacha20poly1305_ABYTES

/* A file may not ask for more: it comes from anywhere. */
#define MOST_OPS    16
#define MOST_MEMORY (1024u * 1024u * 1024u)

struct _BgSeal
{
  guint8 bytes[LOCK_SIZE];
};

typedef crypto_secretstream_xchacha20poly1305_state Stream;

/**
 * Passage:
 *
 * One file on its way through the cipher.
 */
typedef struct
{
  GFileInputStream *input;
  GFileOutputStream *output;
  GCancellable *cancellable;
  Stream stream;
  guint8 head[HEAD_SIZE];
  guint8 *plain;
  guint8 *secret;
} Passage;

static guint32
get_number (const guint8 *bytes)
{
  return (guint32) bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

static void
put_number (guint8 *bytes, guint32 number)
{
  for (int i = 0; i < 4; i++)
    bytes[i] = (guint8) (number >> (8 * i));
}

/* The same word typed on two keyboards may be composed in two ways. */
static gboolean
derive_secret (const guint8 *lock, const char *password, guint8 *public, guint8 *secret)
{
  g_autofree char *composed = g_utf8_normalize (password, -1, G_NORMALIZE_NFC);
  guint8 seed[crypto_box_SEEDBYTES];
  const char *text = composed != NULL ? composed : password;
  gboolean good =
    get_number (lock + OPS_AT) <= MOST_OPS && get_number (lock + MEMORY_AT) <= MOST_MEMORY &&
    sodium_init () >= 0 &&
    crypto_pwhash (seed, sizeof seed, text, strlen (text), lock + SALT_AT, get_number (lock + OPS_AT),
                   get_number (lock + MEMORY_AT), crypto_pwhash_ALG_ARGON2ID13) == 0 &&
    crypto_box_seed_keypair (public, secret, seed) == 0;

  sodium_memzero (seed, sizeof seed);
  if (composed != NULL)
    sodium_memzero (composed, strlen (composed));
  return good;
}

/**
 * bg_seal_new:
 * @password: the password
 * @error: BG_ERROR_FAILED when the computer has too little memory for it
 *
 * Takes about a second and 256 megabytes on purpose; for a worker.
 *
 * Returns: (transfer full): what locks copies with the password, without holding it
 */
BgSeal *
bg_seal_new (const char *password, GError **error)
{
  g_autoptr (BgSeal) seal = g_new0 (BgSeal, 1);
  guint8 secret[crypto_box_SECRETKEYBYTES];
  gboolean good;

  g_return_val_if_fail (password != NULL, NULL);

  good = sodium_init () >= 0;
  memcpy (seal->bytes, MARK, MARK_SIZE);
  randombytes_buf (seal->bytes + SALT_AT, crypto_pwhash_SALTBYTES);
  put_number (seal->bytes + OPS_AT, crypto_pwhash_OPSLIMIT_MODERATE);
  put_number (seal->bytes + MEMORY_AT, crypto_pwhash_MEMLIMIT_MODERATE);
  good = good && derive_secret (seal->bytes, password, seal->bytes + PUBLIC_AT, secret);
  sodium_memzero (secret, sizeof secret);
  if (good)
    return g_steal_pointer (&seal);
  g_set_error_literal (error, BG_ERROR, BG_ERROR_FAILED,
                       _ ("The password could not be set: the computer has too little memory for it. Nothing "
                          "was changed; close other programs and try again."));
  return NULL;
}

/**
 * bg_seal_free:
 * @seal: (transfer full): a seal
 */
void
bg_seal_free (BgSeal *seal)
{
  g_free (seal);
}

/**
 * bg_seal_to_text:
 * @seal: a seal
 *
 * Returns: (transfer full): it as one word, which is no secret
 */
char *
bg_seal_to_text (const BgSeal *seal)
{
  g_return_val_if_fail (seal != NULL, NULL);
  return g_base64_encode (seal->bytes, sizeof seal->bytes);
}

/**
 * bg_seal_from_text:
 * @text: what bg_seal_to_text() gave
 *
 * Returns: (transfer full) (nullable): the seal; NULL when @text is none
 */
BgSeal *
bg_seal_from_text (const char *text)
{
  gsize size = 0;
  g_autofree guchar *bytes = text != NULL ? g_base64_decode (text, &size) : NULL;
  BgSeal *seal;

  if (size != LOCK_SIZE || memcmp (bytes, MARK, MARK_SIZE) != 0)
    return NULL;
  seal = g_new0 (BgSeal, 1);
  memcpy (seal->bytes, bytes, LOCK_SIZE);
  return seal;
}

/**
 * bg_seal_fits:
 * @seal: a seal
 * @password: a password
 *
 * Takes about a second; for a worker.
 *
 * Returns: whether it is the password of the seal
 */
gboolean
bg_seal_fits (const BgSeal *seal, const char *password)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];
  guint8 secret[crypto_box_SECRETKEYBYTES];
  gboolean good;

  g_return_val_if_fail (seal != NULL && password != NULL, FALSE);

  good = derive_secret (seal->bytes, password, public, secret) &&
         sodium_memcmp (public, seal->bytes + PUBLIC_AT, sizeof public) == 0;
  sodium_memzero (secret, sizeof secret);
  return good;
}

static gboolean
set_damaged (const char *path, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED,
               _ ("The locked copy was cut off or altered, and cannot be used. It was left as it is; choose "
                  "another copy. File: %s"),
               path);
  return FALSE;
}

static gboolean
open_passage (Passage *passage, const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  passage->plain = g_malloc (CHUNK);
  passage->secret = g_malloc (CHUNK + TAG_SIZE);
  passage->input = g_file_read (source, passage->cancellable, error);
  if (passage->input == NULL)
    {
      bg_say_file_error (error, from);
      return FALSE;
    }
  passage->output = g_file_create (target, G_FILE_CREATE_PRIVATE, passage->cancellable, error);
  return passage->output != NULL;
}

/* Whatever failed, nothing half remains under the name of the target. */
static gboolean
close_passage (Passage *passage, const char *to, gboolean good, GError **error)
{
  good = good && g_output_stream_close (G_OUTPUT_STREAM (passage->output), passage->cancellable, error) &&
         bg_sync_file (to, error);
  if (!good)
    bg_say_file_error (error, to);
  if (!good && passage->output != NULL)
    g_unlink (to);
  g_clear_object (&passage->input);
  g_clear_object (&passage->output);
  if (passage->plain != NULL)
    sodium_memzero (passage->plain, CHUNK);
  sodium_memzero (&passage->stream, sizeof passage->stream);
  g_clear_pointer (&passage->plain, g_free);
  g_clear_pointer (&passage->secret, g_free);
  return good;
}

static gboolean
read_bytes (Passage *passage, guint8 *bytes, gsize most, gsize *size, GError **error)
{
  return g_input_stream_read_all (G_INPUT_STREAM (passage->input), bytes, most, size, passage->cancellable,
                                  error);
}

static gboolean
write_bytes (Passage *passage, const guint8 *bytes, gsize size, GError **error)
{
  return g_output_stream_write_all (G_OUTPUT_STREAM (passage->output), bytes, size, NULL,
                                    passage->cancellable, error);
}

static gboolean
write_head (Passage *passage, const BgSeal *seal, const guint8 *key, GError **error)
{
  memcpy (passage->head, seal->bytes, LOCK_SIZE);
  crypto_box_seal (passage->head + LOCK_SIZE, key, KEY_SIZE, seal->bytes + PUBLIC_AT);
  crypto_secretstream_xchacha20poly1305_init_push (&passage->stream, passage->head + STREAM_AT, key);
  return write_bytes (passage, passage->head, HEAD_SIZE, error);
}

/* The head is sealed together with each chunk. A chunk that is not full is the last one, if need be empty. */
static gboolean
write_chunks (Passage *passage, GError **error)
{
  gsize size = CHUNK;

  while (size == CHUNK)
    {
      if (!read_bytes (passage, passage->plain, CHUNK, &size, error))
        return FALSE;
      crypto_secretstream_xchacha20poly1305_push (
        &passage->stream, passage->secret, NULL, passage->plain, size, passage->head, HEAD_SIZE,
        size < CHUNK ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (!write_bytes (passage, passage->secret, size + TAG_SIZE, error))
        return FALSE;
    }
  return TRUE;
}

static void
free_key (gpointer data)
{
  sodium_memzero (data, KEY_SIZE);
  g_free (data);
}

/**
 * bg_seal_file:
 * @seal: what locks
 * @from: a file name
 * @to: name of a file that is not there yet
 * @key: (out) (optional) (transfer full): the key of this one file, to prove it without the password
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether the locked copy is whole and on the disk; if not, nothing of it is left
 */
gboolean
bg_seal_file (const BgSeal *seal,
              const char *from,
              const char *to,
              GBytes **key,
              GCancellable *cancellable,
              GError **error)
{
  Passage passage = { .cancellable = cancellable };
  guint8 *bytes;
  gboolean good;

  g_return_val_if_fail (seal != NULL && from != NULL && to != NULL, FALSE);

  bytes = g_malloc0 (KEY_SIZE);
  crypto_secretstream_xchacha20poly1305_keygen (bytes);
  good = open_passage (&passage, from, to, error) && write_head (&passage, seal, bytes, error) &&
         write_chunks (&passage, error);
  good = close_passage (&passage, to, good, error);
  if (good && key != NULL)
    *key = g_bytes_new_with_free_func (bytes, KEY_SIZE, free_key, bytes);
  else
    free_key (bytes);
  return good;
}

struct _BgUnsealer
{
  char *password;
  /* The lock that the secret was derived for; that takes a second, and many files have the same lock. */
  guint8 lock[LOCK_SIZE];
  guint8 secret[crypto_box_SECRETKEYBYTES];
  gboolean is_derived;
};

static gboolean
refuse_password (GError **error)
{
  g_set_error_literal (error, BG_ERROR, BG_ERROR_REFUSED,
                       _ ("The password does not open this copy. Nothing was changed; type it again, or "
                          "choose another copy."));
  return FALSE;
}

static gboolean
derive_for (BgUnsealer *unsealer, const guint8 *lock)
{
  guint8 public[crypto_box_PUBLICKEYBYTES];

  if (unsealer->is_derived && memcmp (unsealer->lock, lock, LOCK_SIZE) == 0)
    return TRUE;
  unsealer->is_derived = unsealer->password != NULL &&
                         derive_secret (lock, unsealer->password, public, unsealer->secret) &&
                         sodium_memcmp (public, lock + PUBLIC_AT, sizeof public) == 0;
  memcpy (unsealer->lock, lock, LOCK_SIZE);
  return unsealer->is_derived;
}

static gboolean
find_key (Passage *passage, BgUnsealer *unsealer, guint8 *key, GError **error)
{
  return (derive_for (unsealer, passage->head) &&
          crypto_box_seal_open (key, passage->head + LOCK_SIZE, SEALED_SIZE, passage->head + PUBLIC_AT,
                                unsealer->secret) == 0) ||
         refuse_password (error);
}

static gboolean
read_head (Passage *passage, const char *path, BgUnsealer *unsealer, GBytes *key, GError **error)
{
  guint8 bytes[KEY_SIZE];
  gboolean good;
  gsize size;

  if (!read_bytes (passage, passage->head, HEAD_SIZE, &size, error))
    return FALSE;
  if (size < HEAD_SIZE || memcmp (passage->head, MARK, MARK_SIZE) != 0)
    return set_damaged (path, error);
  if (key != NULL)
    memcpy (bytes, g_bytes_get_data (key, NULL), KEY_SIZE);
  else if (!find_key (passage, unsealer, bytes, error))
    return FALSE;
  good =
    crypto_secretstream_xchacha20poly1305_init_pull (&passage->stream, passage->head + STREAM_AT, bytes) == 0;
  sodium_memzero (bytes, sizeof bytes);
  return good || set_damaged (path, error);
}

/* What follows the last chunk, or a last chunk that is missing, is as wrong as a changed one. */
static gboolean
read_chunks (Passage *passage, const char *path, GError **error)
{
  guint8 tag = 0;

  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      unsigned long long plain_size;
      gsize size;

      if (!read_bytes (passage, passage->secret, CHUNK + TAG_SIZE, &size, error))
        return FALSE;
      if (size < TAG_SIZE ||
          crypto_secretstream_xchacha20poly1305_pull (&passage->stream, passage->plain, &plain_size, &tag,
                                                      passage->secret, size, passage->head, HEAD_SIZE) != 0)
        return set_damaged (path, error);
      if (!write_bytes (passage, passage->plain, plain_size, error))
        return FALSE;
      if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL && size == CHUNK + TAG_SIZE)
        return set_damaged (path, error);
    }
  return TRUE;
}

static gboolean
unseal (const char *from,
        const char *to,
        BgUnsealer *unsealer,
        GBytes *key,
        GCancellable *cancellable,
        GError **error)
{
  Passage passage = { .cancellable = cancellable };
  gboolean good = sodium_init () >= 0 && open_passage (&passage, from, to, error) &&
                  read_head (&passage, from, unsealer, key, error) && read_chunks (&passage, from, error);

  return close_passage (&passage, to, good, error);
}

/**
 * bg_unsealer_new:
 * @password: (nullable): the password; without one nothing opens
 *
 * Returns: (transfer full): what opens files locked with one password, deriving it once for all of one lock
 */
BgUnsealer *
bg_unsealer_new (const char *password)
{
  BgUnsealer *unsealer = g_new0 (BgUnsealer, 1);

  unsealer->password = g_strdup (password);
  return unsealer;
}

/**
 * bg_unsealer_free:
 * @unsealer: (nullable): an unsealer
 */
void
bg_unsealer_free (BgUnsealer *unsealer)
{
  if (unsealer == NULL)
    return;
  if (unsealer->password != NULL)
    sodium_memzero (unsealer->password, strlen (unsealer->password));
  g_free (unsealer->password);
  sodium_memzero (unsealer, sizeof *unsealer);
  g_free (unsealer);
}

/**
 * bg_unsealer_open:
 * @unsealer: an unsealer
 * @from: name of a locked file
 * @to: name of a file that is not there yet; only its owner may read it
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_REFUSED for a wrong password, BG_ERROR_DAMAGED for a file that was cut off or altered
 *
 * Returns: whether @to is what had been locked; if not, nothing of it is left
 */
gboolean
bg_unsealer_open (BgUnsealer *unsealer,
                  const char *from,
                  const char *to,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (unsealer != NULL && from != NULL && to != NULL, FALSE);

  return unseal (from, to, unsealer, NULL, cancellable, error);
}

/**
 * bg_unseal_file:
 * @from: name of a locked file
 * @to: name of a file that is not there yet; only its owner may read it
 * @password: (nullable): the password, unless @key is given
 * @key: (nullable): the key that bg_seal_file() gave
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_REFUSED for a wrong password, BG_ERROR_DAMAGED for a file that was cut off or altered
 *
 * Returns: whether @to is what had been locked; if not, nothing of it is left
 */
gboolean
bg_unseal_file (const char *from,
                const char *to,
                const char *password,
                GBytes *key,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BgUnsealer) unsealer = NULL;

  g_return_val_if_fail (from != NULL && to != NULL && (password != NULL || key != NULL), FALSE);

  unsealer = bg_unsealer_new (password);
  return unseal (from, to, unsealer, key, cancellable, error);
}

/**
 * bg_file_is_sealed:
 * @path: a file name
 *
 * Returns: whether the file begins like a locked copy
 */
gboolean
bg_file_is_sealed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, NULL);
  guint8 bytes[MARK_SIZE];
  gsize size;

  return input != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (input), bytes, sizeof bytes, &size, NULL, NULL) &&
         size == sizeof bytes && memcmp (bytes, MARK, MARK_SIZE) == 0;
}
