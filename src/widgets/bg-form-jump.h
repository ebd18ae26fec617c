/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the groups of a form: where to go, and what is wrong there. */
#pragma once

#include <gtk/gtk.h>

#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_FORM_JUMP (bg_form_jump_get_type ())
G_DECLARE_FINAL_TYPE (BgFormJump, bg_form_jump, BG, FORM_JUMP, GtkBox)

void bg_form_jump_set_form (BgFormJump *jump, BgForm *form, const char *const *groups);
void bg_form_jump_select (BgFormJump *jump, guint group);

G_END_DECLS
