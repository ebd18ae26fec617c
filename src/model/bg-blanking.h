/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the passport numbers of a trip have been kept long enough, by the rule that the office set itself. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/* No office keeps them longer than this; it also keeps the reckoning inside the calendar. */
#define BG_BLANKING_MOST_MONTHS 600

gboolean bg_blanking_read_rule (BgRecord *office, int *months);
BgDate bg_blanking_get_day (BgRecord *delegation, int months);
gboolean bg_blanking_is_due (BgRecord *delegation, int months, BgDate today);
gboolean bg_blanking_has_passport (BgRecord *member);
BgRecord *bg_blanking_create_blank (BgRecord *delegation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
