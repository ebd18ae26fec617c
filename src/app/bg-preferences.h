/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be set on this computer, and the office's rule on personal data. */
#pragma once

#include "bg-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_PREFERENCES (bg_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BgPreferences, bg_preferences, BG, PREFERENCES, AdwPreferencesWindow)

GtkWidget *bg_preferences_new (GtkWindow *parent, BgSession *session, GSettings *settings);

G_END_DECLS
