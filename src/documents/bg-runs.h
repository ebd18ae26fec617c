/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in runs of upright, bold and italic, the raw stuff of every block on a page. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  BG_RUN_PLAIN = 0,
  BG_RUN_BOLD = 1 << 0,
  BG_RUN_ITALIC = 1 << 1,
} BgRunStyle;

typedef struct _BgRuns BgRuns;

BgRuns *bg_runs_new (void) G_GNUC_WARN_UNUSED_RESULT;
BgRuns *bg_runs_new_with_text (BgRunStyle style, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bg_runs_free (BgRuns *runs);
void bg_runs_add (BgRuns *runs, BgRunStyle style, const char *text);
void bg_runs_add_format (BgRuns *runs, BgRunStyle style, const char *format, ...) G_GNUC_PRINTF (3, 4);
PangoLayout *bg_runs_create_layout (const BgRuns *runs, PangoContext *context, double size)
  G_GNUC_WARN_UNUSED_RESULT;

double bg_runs_balance_layout (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgRuns, bg_runs_free)

G_END_DECLS
