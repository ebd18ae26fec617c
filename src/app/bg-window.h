/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar, pages, the form and the preview in front of them. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_WINDOW (bg_window_get_type ())
G_DECLARE_FINAL_TYPE (BgWindow, bg_window, BG, WINDOW, AdwApplicationWindow)

GtkWidget *bg_window_new (GtkApplication *application);
void bg_window_set_session (BgWindow *window, BgSession *session);
void bg_window_show_first_start (BgWindow *window, GtkWidget *page);
void bg_window_show_page (BgWindow *window, const char *page);
void bg_window_open_record (BgWindow *window, const char *kind, const char *id);
gboolean bg_window_can_leave (BgWindow *window);
void bg_window_say (BgWindow *window, const char *words);

G_END_DECLS
