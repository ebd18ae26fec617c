/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An toàn dữ liệu: if something breaks now, what does one get back? */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_SAFETY_PAGE (bg_safety_page_get_type ())
G_DECLARE_FINAL_TYPE (BgSafetyPage, bg_safety_page, BG, SAFETY_PAGE, AdwBin)

GtkWidget *bg_safety_page_new (BgSession *session);
void bg_safety_page_follow_flap (BgSafetyPage *page, AdwFlap *flap);

G_END_DECLS
