/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of another kind, found by typing a part of its name. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_REFERENCE_EDITOR (bg_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgReferenceEditor, bg_reference_editor, BG, REFERENCE_EDITOR, BgEditor)

G_END_DECLS
