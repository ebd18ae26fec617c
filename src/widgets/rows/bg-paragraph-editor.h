/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, in a field that grows with them. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_PARAGRAPH_EDITOR (bg_paragraph_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgParagraphEditor, bg_paragraph_editor, BG, PARAGRAPH_EDITOR, BgEditor)

G_END_DECLS
