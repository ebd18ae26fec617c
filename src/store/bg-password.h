/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password is kept as its Argon2id hash alone, and hashed away from the main thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void bg_password_hash_async (const char *password, GAsyncReadyCallback callback, gpointer data);
char *bg_password_hash_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_password_check_async (const char *password,
                              const char *hash,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean bg_password_check_finish (GAsyncResult *result, GError **error);

G_END_DECLS
