/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scrolling part of a form: a heading and a card for each group of fields. */
#pragma once

#include <adwaita.h>

#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_FORM_SECTIONS (bg_form_sections_get_type ())
G_DECLARE_FINAL_TYPE (BgFormSections, bg_form_sections, BG, FORM_SECTIONS, AdwBin)

void bg_form_sections_set_form (BgFormSections *sections, BgForm *form);
const char *const *bg_form_sections_get_groups (BgFormSections *sections);
void bg_form_sections_go_to_group (BgFormSections *sections, guint group);
void bg_form_sections_focus_problem (BgFormSections *sections, const BgProblem *problem);
void bg_form_sections_focus_first (BgFormSections *sections);
GtkWidget *bg_form_sections_find_row (BgFormSections *sections, const char *field);

G_END_DECLS
