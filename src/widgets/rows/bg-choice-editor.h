/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the choices of a field, or none yet. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_CHOICE_EDITOR (bg_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgChoiceEditor, bg_choice_editor, BG, CHOICE_EDITOR, BgEditor)

G_END_DECLS
