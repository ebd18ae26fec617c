/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list says when it has no rows: why, and what a person can do. */
#pragma once

#include <adwaita.h>

#include "bg-kind.h"

G_BEGIN_DECLS

void bg_list_empty_show_failure (AdwStatusPage *page, GtkButton *button, const char *why);
void bg_list_empty_show_not_found (AdwStatusPage *page, GtkButton *button, const char *typed);
void bg_list_empty_show_none (AdwStatusPage *page, GtkButton *button, const BgKind *kind, const char *filter);

G_END_DECLS
