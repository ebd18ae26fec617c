/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers of records: UUID version 7, which sort by the time they were made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bg_id_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *bg_id_derive (const char *id, const char *purpose) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_id_is_valid (const char *id);

G_END_DECLS
