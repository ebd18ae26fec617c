/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rà soát quá hạn: one late task after another, each with its decision, by keys. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_REVIEW_PAGE (bg_review_page_get_type ())
G_DECLARE_FINAL_TYPE (BgReviewPage, bg_review_page, BG, REVIEW_PAGE, AdwBin)

GtkWidget *bg_review_page_new (BgSession *session);

G_END_DECLS
