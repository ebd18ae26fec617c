/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says in a finished PDF which language it is written in; Cairo 1.16 has no call for it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean bg_pdf_add_language (GByteArray *pdf, const char *language);

G_END_DECLS
