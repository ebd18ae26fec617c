/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of sub-records, a card each, in an order the officer decides. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_LIST_EDITOR (bg_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgListEditor, bg_list_editor, BG, LIST_EDITOR, BgEditor)

G_END_DECLS
