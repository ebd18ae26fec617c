/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: which record book is open, colours, and the one window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_APPLICATION (bg_application_get_type ())
G_DECLARE_FINAL_TYPE (BgApplication, bg_application, BG, APPLICATION, AdwApplication)

BgApplication *bg_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
