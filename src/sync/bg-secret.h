/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The password of an account, kept by the Secret Service of the desktop and nowhere else. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BgSecretResult:
 * @BG_SECRET_DONE: done
 * @BG_SECRET_NONE: no password of this account is kept
 * @BG_SECRET_NO_SERVICE: nothing here keeps passwords, or the person did not unlock it: ask at each start
 *
 * None of them is a failure that stops anything.
 */
typedef enum
{
  BG_SECRET_DONE,
  BG_SECRET_NONE,
  BG_SECRET_NO_SERVICE,
} BgSecretResult;

BgSecretResult bg_secret_store (const char *url,
                                const char *user,
                                const char *password,
                                GCancellable *cancellable);
BgSecretResult bg_secret_load (const char *url, const char *user, char **password, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;
BgSecretResult bg_secret_clear (const char *url, const char *user, GCancellable *cancellable);

G_END_DECLS
