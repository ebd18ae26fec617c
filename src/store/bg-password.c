/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password is kept as its Argon2id hash alone, and hashed away from the main thread. */
#include "bg-config.h"

#include "bg-password.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "bg-error.h"

typedef struct
{
  char *password;
  char *hash;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  sodium_memzero (work->password, strlen (work->password));
  g_free (work->password);
  g_free (work->hash);
  g_free (work);
}

static GTask *
new_task (const char *password,
          const char *hash,
          GAsyncReadyCallback callback,
          gpointer data,
          gpointer source_tag)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->password = g_utf8_normalize (password, -1, G_NORMALIZE_ALL_COMPOSE);
  if (work->password == NULL)
    work->password = g_strdup (password);
  work->hash = g_strdup (hash);
  g_task_set_task_data (task, work, free_work);
  g_task_set_source_tag (task, source_tag);
  return task;
}

static void
hash_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  char hash[crypto_pwhash_STRBYTES];

  if (sodium_init () < 0 ||
      crypto_pwhash_str (hash, work->password, strlen (work->password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                         crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    g_task_return_new_error (task, BG_ERROR, BG_ERROR_FAILED, "%s",
                             _ ("The password was not set: this computer has not enough free memory for it"));
  else
    g_task_return_pointer (task, g_strdup (hash), g_free);
}

/**
 * bg_password_hash_async:
 * @password: what was typed, in any normal form
 * @callback: called with the result
 * @data: for @callback
 *
 * Hashes with Argon2id, with a salt of its own; takes a few tenths of a second and 64 MiB in a worker.
 */
void
bg_password_hash_async (const char *password, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (password != NULL);

  task = new_task (password, NULL, callback, data, bg_password_hash_async);
  g_task_run_in_thread (task, hash_in_worker);
}

/**
 * bg_password_hash_finish:
 * @result: the result
 * @error: why there is none
 *
 * Returns: (transfer full): the hash, with its salt and its cost, to be kept
 */
char *
bg_password_hash_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bg_password_hash_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
check_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;

  g_task_return_boolean (task,
                         sodium_init () >= 0 && crypto_pwhash_str_verify (work->hash, work->password,
                                                                          strlen (work->password)) == 0);
}

/**
 * bg_password_check_async:
 * @password: what was typed, in any normal form
 * @hash: what bg_password_hash_finish() gave
 * @callback: called with the result
 * @data: for @callback
 *
 * Checks a password in a worker; takes as long as hashing it.
 */
void
bg_password_check_async (const char *password, const char *hash, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (password != NULL && hash != NULL);

  task = new_task (password, hash, callback, data, bg_password_check_async);
  g_task_run_in_thread (task, check_in_worker);
}

/**
 * bg_password_check_finish:
 * @result: the result
 * @error: not set by a password that is only wrong
 *
 * Returns: whether it is the password
 */
gboolean
bg_password_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bg_password_check_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
