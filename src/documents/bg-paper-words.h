/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese words for the codes of choices and statuses: paper is Vietnamese in every language of the
 * window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *bg_paper_words_get (const char *field, const char *code);

G_END_DECLS
