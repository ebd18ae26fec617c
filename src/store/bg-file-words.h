/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a failure of a file is to an officer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bg_say_file_error (GError **error, const char *path);

G_END_DECLS
