/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date in any form an officer types, read at once, with a calendar behind F4. */
#pragma once

#include "bg-typed-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_DATE_EDITOR (bg_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (BgDateEditor, bg_date_editor, BG, DATE_EDITOR, BgTypedEditor)

G_END_DECLS
