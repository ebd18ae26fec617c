/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words made of the names of kinds: "Sửa đoàn ra", "Thêm nhiệm vụ". */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

char *bg_form_words_dup_add (const char *label) G_GNUC_WARN_UNUSED_RESULT;
char *bg_form_words_dup_title (BgRecord *record, gboolean is_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
