/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The password of an account, kept by the Secret Service of the desktop and nowhere else. */
#include "bg-config.h"

#include "bg-secret.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  BG_APPLICATION_ID ".Sync",
  SECRET_SCHEMA_NONE,
  { { "url", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "user", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/**
 * bg_secret_store:
 * @url: address of a database
 * @user: name of an account
 * @password: its password
 * @cancellable: (nullable): to give up
 *
 * Keeps the password in place of the one that was kept. The service may ask the person to unlock it.
 * Blocks: not for the main thread.
 *
 * Returns: BG_SECRET_DONE or BG_SECRET_NO_SERVICE
 */
BgSecretResult
bg_secret_store (const char *url, const char *user, const char *password, GCancellable *cancellable)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (url != NULL && user != NULL && password != NULL, BG_SECRET_NO_SERVICE);

  label = g_strdup_printf (_ ("Bang Giao, account “%s”"), user);
  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, NULL,
                                     "url", url, "user", user, NULL)
           ? BG_SECRET_DONE
           : BG_SECRET_NO_SERVICE;
}

/**
 * bg_secret_load:
 * @url: address of a database
 * @user: name of an account
 * @password: (out) (transfer full) (nullable): its password; NULL where none is kept
 * @cancellable: (nullable): to give up
 *
 * The service may ask the person to unlock it. Blocks: not for the main thread.
 *
 * Returns: whether there is one
 */
BgSecretResult
bg_secret_load (const char *url, const char *user, char **password, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *kept;

  g_return_val_if_fail (url != NULL && user != NULL && password != NULL, BG_SECRET_NO_SERVICE);

  kept = secret_password_lookup_sync (&schema, cancellable, &error, "url", url, "user", user, NULL);
  *password = g_strdup (kept);
  if (kept != NULL)
    secret_password_free (kept);
  if (error != NULL)
    return BG_SECRET_NO_SERVICE;
  return *password != NULL ? BG_SECRET_DONE : BG_SECRET_NONE;
}

/**
 * bg_secret_clear:
 * @url: address of a database
 * @user: name of an account
 * @cancellable: (nullable): to give up
 *
 * Forgets the password. Blocks: not for the main thread.
 *
 * Returns: BG_SECRET_NONE where none was kept
 */
BgSecretResult
bg_secret_clear (const char *url, const char *user, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean was_kept;

  g_return_val_if_fail (url != NULL && user != NULL, BG_SECRET_NO_SERVICE);

  was_kept = secret_password_clear_sync (&schema, cancellable, &error, "url", url, "user", user, NULL);
  if (error != NULL)
    return BG_SECRET_NO_SERVICE;
  return was_kept ? BG_SECRET_DONE : BG_SECRET_NONE;
}
