/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays of partner countries, for information only: they explain why no answer comes. */
#pragma once

#include "bg-date.h"

G_BEGIN_DECLS

char *bg_partner_holidays_dup_words (BgDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
