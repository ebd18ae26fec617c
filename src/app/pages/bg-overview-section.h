/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the overview: a ready filter's first records, its count, and the way to the whole list. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

/**
 * BgOverviewPlan:
 * @title: (translatable): heading
 * @kind: kind of the records
 * @filter: name of a ready filter of that kind
 * @rows: how many records are shown
 * @aside: (translatable) (nullable): words at the end of the heading
 */
typedef struct
{
  const char *title;
  const BgKind *kind;
  const char *filter;
  guint rows;
  const char *aside;
} BgOverviewPlan;

#define BG_TYPE_OVERVIEW_SECTION (bg_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (BgOverviewSection, bg_overview_section, BG, OVERVIEW_SECTION, GtkBox)

GtkWidget *bg_overview_section_new (BgSession *session, const BgOverviewPlan *plan);
void bg_overview_section_fill_now (BgOverviewSection *section);
void bg_overview_section_fill (BgOverviewSection *section);
gboolean bg_overview_section_is_new (BgOverviewSection *section);
gboolean bg_overview_section_is_waiting (BgOverviewSection *section);
int bg_overview_section_get_usual_height (BgOverviewSection *section);

G_END_DECLS
