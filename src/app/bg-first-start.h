/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new office says of itself at the first start, and how its record book begins. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgBeginning:
 * @BG_BEGINNING_EMPTY: nothing but the office and its officer
 * @BG_BEGINNING_SAMPLE: the sample office besides, to look around
 */
typedef enum
{
  BG_BEGINNING_EMPTY,
  BG_BEGINNING_SAMPLE,
} BgBeginning;

/**
 * BgFirstStart:
 * @province: (nullable): province or city
 * @parent: (nullable): the body above the office
 * @name: name of the office
 * @symbol: (nullable): its symbol in documents
 * @place: (nullable): place name above documents
 * @user_name: full name of the officer at this computer
 * @beginning: what the record book begins with
 */
typedef struct
{
  char *province;
  char *parent;
  char *name;
  char *symbol;
  char *place;
  char *user_name;
  BgBeginning beginning;
} BgFirstStart;

void bg_first_start_clear (BgFirstStart *start);
gboolean bg_first_start_apply (BgStore *store, const BgFirstStart *start, char **officer_id, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BgFirstStart, bg_first_start_clear)

G_END_DECLS
