/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one thread hands to the next, a few pieces at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BgBelt BgBelt;

BgBelt *bg_belt_new (guint most, GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
void bg_belt_free (BgBelt *belt);
void bg_belt_put (BgBelt *belt, gpointer piece);
gpointer bg_belt_take (BgBelt *belt) G_GNUC_WARN_UNUSED_RESULT;
void bg_belt_end (BgBelt *belt);
void bg_belt_stop (BgBelt *belt);
gboolean bg_belt_is_stopped (BgBelt *belt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgBelt, bg_belt_free)

G_END_DECLS
