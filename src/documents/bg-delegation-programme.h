/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file of a delegation and its programme say in the same words. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

char *bg_delegation_dup_dates (BgRecord *delegation) G_GNUC_WARN_UNUSED_RESULT;
char *bg_delegation_dup_hours (BgRecord *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
