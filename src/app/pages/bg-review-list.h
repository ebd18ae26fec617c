/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks of a review under their agencies, each with what was decided. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_REVIEW_LIST (bg_review_list_get_type ())
G_DECLARE_FINAL_TYPE (BgReviewList, bg_review_list, BG, REVIEW_LIST, GtkBox)

void bg_review_list_show (BgReviewList *list, BgSession *session, BgRecord *review);
void bg_review_list_select (BgReviewList *list, int position);

G_END_DECLS
