/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curtain: after idle minutes, or at once, nothing of the window can be seen, heard or reached by keys.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_CURTAIN (bg_curtain_get_type ())
G_DECLARE_FINAL_TYPE (BgCurtain, bg_curtain, BG, CURTAIN, GObject)

BgCurtain *bg_curtain_new (AdwApplicationWindow *window, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_curtain_has_password (BgCurtain *curtain);
gboolean bg_curtain_is_down (BgCurtain *curtain);
void bg_curtain_fall (BgCurtain *curtain);
void bg_curtain_refuse (BgCurtain *curtain, const char *words);
void bg_curtain_note_hand (BgCurtain *curtain, gint64 now);
void bg_curtain_check (BgCurtain *curtain, gint64 now);

G_END_DECLS
