/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks copies with a password: whoever has the file alone can read nothing and change nothing unseen. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BgSeal BgSeal;
typedef struct _BgUnsealer BgUnsealer;

BgSeal *bg_seal_new (const char *password, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgSeal *bg_seal_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bg_seal_to_text (const BgSeal *seal) G_GNUC_WARN_UNUSED_RESULT;
void bg_seal_free (BgSeal *seal);
gboolean bg_seal_fits (const BgSeal *seal, const char *password);

gboolean bg_seal_file (const BgSeal *seal,
                       const char *from,
                       const char *to,
                       GBytes **key,
                       GCancellable *cancellable,
                       GError **error);
gboolean bg_unseal_file (const char *from,
                         const char *to,
                         const char *password,
                         GBytes *key,
                         GCancellable *cancellable,
                         GError **error);
BgUnsealer *bg_unsealer_new (const char *password) G_GNUC_WARN_UNUSED_RESULT;
void bg_unsealer_free (BgUnsealer *unsealer);
gboolean bg_unsealer_open (BgUnsealer *unsealer,
                           const char *from,
                           const char *to,
                           GCancellable *cancellable,
                           GError **error);
gboolean bg_file_is_sealed (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgSeal, bg_seal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgUnsealer, bg_unsealer_free)

G_END_DECLS
