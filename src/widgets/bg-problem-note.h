/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that something is unusual, and asks for the reason that lets it pass. */
#pragma once

#include <gtk/gtk.h>

#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_PROBLEM_NOTE (bg_problem_note_get_type ())
G_DECLARE_FINAL_TYPE (BgProblemNote, bg_problem_note, BG, PROBLEM_NOTE, GtkBox)

GtkWidget *bg_problem_note_new (BgForm *form, const BgProblem *problem);
const char *bg_problem_note_get_rule (BgProblemNote *note);
void bg_problem_note_update (BgProblemNote *note, const BgProblem *problem);

typedef gboolean (*BgProblemMatchFunc) (const BgProblem *problem, gpointer data);
void bg_problem_note_sync (GtkBox *box, BgForm *form, BgProblemMatchFunc match, gpointer data);
gboolean bg_problem_note_focus_open (GtkBox *box);

G_END_DECLS
