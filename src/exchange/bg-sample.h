/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample office: known facts of Cà Mau and, marked as samples, everything else an office keeps. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

GPtrArray *bg_sample_read (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sample_load (BgStore *store, GError **error);

G_END_DECLS
