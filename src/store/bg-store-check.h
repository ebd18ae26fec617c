/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of a record that need the other records. */
#pragma once

#include "bg-problems.h"
#include "bg-store.h"

G_BEGIN_DECLS

void bg_store_check (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems);

G_END_DECLS
