/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letterhead of the office as its settings say it. */
#pragma once

#include "bg-arena.h"
#include "bg-letterhead.h"

G_BEGIN_DECLS

void bg_letterhead_from_office (BgLetterhead *letterhead, BgRecord *office, guint signer, BgArena *arena);
const char *bg_office_find_committee (const char *parent);
gboolean bg_letterhead_raise (BgLetterhead *letterhead, BgArena *arena);

G_END_DECLS
