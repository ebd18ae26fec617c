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
 * @at_once: its rows stand in an index and are read within a millisecond, so that the first frame has them
 */
typedef struct
{
  const char *title;
  const BgKind *kind;
  const char *filter;
  guint rows;
  const char *aside;
  gboolean at_once;
} BgOverviewPlan;

#define BG_TYPE_OVERVIEW_SECTION (bg_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (BgOverviewSection, bg_overview_section, BG, OVERVIEW_SECTION, GtkBox)

GtkWidget *bg_overview_section_new (BgSession *session, const BgOverviewPlan *plan);

G_END_DECLS
