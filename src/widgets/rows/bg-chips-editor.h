/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list whose items are one word or one reference each, as chips in a line. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_CHIPS_EDITOR (bg_chips_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgChipsEditor, bg_chips_editor, BG, CHIPS_EDITOR, BgEditor)

G_END_DECLS
