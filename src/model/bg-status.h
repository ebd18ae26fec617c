/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of statuses: code, colour, icon and exact words. */
#pragma once

#include "bg-kind.h"

G_BEGIN_DECLS

BgStatus bg_status_make (const char *code, int days, BgDate date);

G_END_DECLS
