/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 34 provinces and cities of Vietnam since 1 July 2025. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgProvince:
 * @name: its name, which is also the place written above its documents
 * @parent: the people's committee above a department of it
 */
typedef struct
{
  const char *name;
  const char *parent;
} BgProvince;

const BgProvince *bg_province_list (guint *n_provinces);
const BgProvince *bg_province_find (const char *typed);

G_END_DECLS
