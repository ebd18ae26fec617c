/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and saves the files of records; those that are not on this computer are fetched first. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

void bg_file_opener_open (GtkWidget *widget, BgSession *session, BgRecord *file);
void bg_file_opener_save (GtkWidget *widget, BgSession *session, BgRecord *file);
void bg_file_opener_clear (void);

G_END_DECLS
