/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences on sharing: which server, as whom, and how it went. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_SYNC_SETTINGS (bg_sync_settings_get_type ())
G_DECLARE_FINAL_TYPE (BgSyncSettings, bg_sync_settings, BG, SYNC_SETTINGS, AdwPreferencesPage)

GtkWidget *bg_sync_settings_new (BgSession *session);

G_END_DECLS
