/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five decisions of a review, each with the fields it needs. */
#pragma once

#include <gtk/gtk.h>

#include "bg-review.h"

G_BEGIN_DECLS

#define BG_TYPE_REVIEW_CHOICE (bg_review_choice_get_type ())
G_DECLARE_FINAL_TYPE (BgReviewChoice, bg_review_choice, BG, REVIEW_CHOICE, GtkBox)

/* How many decisions there are; they have the keys 1 to 5. */
#define BG_REVIEW_CHOICES 5

GtkWidget *bg_review_choice_new (void);
void bg_review_choice_reset (BgReviewChoice *choice, BgDate today, BgDate due);
void bg_review_choice_choose (BgReviewChoice *choice, int position);
gboolean bg_review_choice_get (BgReviewChoice *choice, BgReviewDecision *decision);

G_END_DECLS
