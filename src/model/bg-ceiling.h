/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be spent on guests, by their class: the numbers of the Ministry of Finance, changed by the office.
 */
#pragma once

#include "bg-problems.h"

G_BEGIN_DECLS

/**
 * BgCeiling:
 * @code: "room.A", as the office's settings name it
 * @cost_kind: the kind of cost that it limits
 * @guest_class: (nullable): the class of guest; NULL for every class
 * @amount: the shipped value of one unit, in đồng
 */
typedef struct
{
  const char *code;
  const char *cost_kind;
  const char *guest_class;
  gint64 amount;
} BgCeiling;

/* What an officer picks from: each ceiling with the value it is shipped with, and the kinds of cost. */
extern const BgChoice bg_ceiling_choices[];
extern const BgChoice bg_cost_kind_choices[];

const BgCeiling *bg_ceilings_get_shipped (guint *n_ceilings);
gint64 bg_ceiling_get (const BgRules *rules, const char *cost_kind, const char *guest_class);
gint64 bg_ceiling_get_for_cost (BgRecord *delegation, BgRecord *cost, const BgRules *rules);
gint64 bg_ceiling_get_for_gift (BgRecord *delegation, BgRecord *gift, const BgRules *rules);
char *bg_ceilings_dup_words (BgRecord *delegation, const BgRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void bg_ceilings_check (BgRecord *delegation, const BgRules *rules, BgProblems *problems);
void bg_ceilings_check_office (BgRecord *office, BgProblems *problems);

G_END_DECLS
