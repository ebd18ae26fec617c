/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists that lead to a record or a page, from as few widgets as will do. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_link_row_new (BgSession *session, BgRecord *record);
char *bg_link_row_dup_words (BgSession *session, BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *bg_plain_row_new (const char *icon, const char *words);
GtkWidget *bg_way_row_new (const char *icon, const char *words);

G_END_DECLS
