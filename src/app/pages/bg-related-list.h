/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of another kind that point to this one, each a click away. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_RELATED_LIST (bg_related_list_get_type ())
G_DECLARE_FINAL_TYPE (BgRelatedList, bg_related_list, BG, RELATED_LIST, GtkBox)

GtkWidget *bg_related_list_new (BgSession *session,
                                BgRecord *record,
                                const BgRelation *relation,
                                GtkWidget *heading);

G_END_DECLS
