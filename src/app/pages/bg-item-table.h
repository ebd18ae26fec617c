/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a list as a table in a card; references alone as links. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_item_table_new (BgSession *session, BgRecord *record, const BgField *list);

G_END_DECLS
