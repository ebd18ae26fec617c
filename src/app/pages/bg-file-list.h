/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a record, to be opened and saved. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_file_list_new (BgSession *session, BgRecord *record, const BgField *list);

G_END_DECLS
