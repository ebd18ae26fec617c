/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working days of the office, as its settings say them. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

BgCalendar *bg_office_create_calendar (BgRecord *office) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
