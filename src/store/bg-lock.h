/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One program writes at a time: the lock beside an open record book, which says who holds it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BgLock BgLock;

BgLock *bg_lock_take (const char *book, const char *officer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_lock_sign (BgLock *lock, const char *officer);
void bg_lock_release (BgLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgLock, bg_lock_release)

G_END_DECLS
