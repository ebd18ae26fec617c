/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs share that measure the window. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

BgStore *bench_open (const char *path);
void bench_print_share (const char *name, GArray *times, guint percent);

G_END_DECLS
