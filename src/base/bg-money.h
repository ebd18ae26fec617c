/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of money: an integer of minor units, written and read as Vietnamese offices do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int bg_money_get_decimals (const char *currency);
char *bg_money_format (gint64 minor, const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *bg_number_format (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *bg_size_format (gint64 bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_money_read (const char *typed, const char *currency, gint64 *minor, GError **error);

G_END_DECLS
