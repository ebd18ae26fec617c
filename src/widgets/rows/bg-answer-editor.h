/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not known, no or yes, as three buttons side by side. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_ANSWER_EDITOR (bg_answer_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgAnswerEditor, bg_answer_editor, BG, ANSWER_EDITOR, BgEditor)

G_END_DECLS
