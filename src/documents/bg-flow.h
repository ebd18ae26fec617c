/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a flow of strips, and the paginator that lays them on pages. */
#pragma once

#include "bg-layout.h"
#include "bg-piece.h"
#include "bg-runs.h"

G_BEGIN_DECLS

typedef struct _BgFlow BgFlow;

/**
 * BgPlaced:
 * @piece: a strip
 * @y: its top from the top margin, in points
 */
typedef struct
{
  BgPiece *piece;
  double y;
} BgPlaced;

BgFlow *bg_flow_new (const BgLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
void bg_flow_free (BgFlow *flow);
const BgLayout *bg_flow_get_layout (BgFlow *flow);
PangoContext *bg_flow_get_context (BgFlow *flow);
guint bg_flow_begin_group (BgFlow *flow);

void bg_flow_add_piece (BgFlow *flow, BgPiece *piece);
void bg_flow_add_space (BgFlow *flow, double height);
void bg_flow_begin_page (BgFlow *flow);
void bg_flow_begin_part (BgFlow *flow, const char *title);
void bg_flow_keep_last (BgFlow *flow, guint n_pieces);
void bg_flow_add_paragraph (BgFlow *flow, const BgRuns *runs);
void bg_flow_add_heading (BgFlow *flow, const BgRuns *runs);
void bg_flow_add_addressee (BgFlow *flow, const char *name);
void bg_flow_add_title (BgFlow *flow, const char *kind, const char *subject);

GPtrArray *bg_flow_paginate (BgFlow *flow) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgFlow, bg_flow_free)

G_END_DECLS
