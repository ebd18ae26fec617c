/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing through a server while the window is open: on a thread of its own, and only once a person asked. */
#pragma once

#include "bg-kind.h"
#include "bg-store.h"
#include "bg-sync-outcome.h"
#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgSyncerState:
 * @is_joined: whether the record book is shared at all
 * @is_busy: whether records are coming or going right now
 * @wants_password: whether it waits for a person to type the password
 * @outcome: how the last exchange ended
 * @detail: (nullable): its words with the technical detail
 * @done: records that came or went in this exchange
 * @total: how many are known of; 0 where that is not known
 * @waiting: records that are to be sent
 * @refused: records that the server would not take
 * @to_decide: places that a person must decide
 * @time: when both sides were equal last; 0 for never since the start
 *
 * What the sidebar tells.
 */
typedef struct
{
  gboolean is_joined;
  gboolean is_busy;
  gboolean wants_password;
  BgSyncOutcome outcome;
  char *detail;
  guint done;
  guint total;
  guint waiting;
  guint refused;
  guint to_decide;
  gint64 time;
} BgSyncerState;

#define BG_TYPE_SYNCER (bg_syncer_get_type ())
G_DECLARE_FINAL_TYPE (BgSyncer, bg_syncer, BG, SYNCER, GObject)

BgSyncer *bg_syncer_new (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;
void bg_syncer_start (BgSyncer *syncer, const char *password);
void bg_syncer_stop (BgSyncer *syncer);
void bg_syncer_end (BgSyncer *syncer);
void bg_syncer_look (BgSyncer *syncer);
BgTransport *bg_syncer_open_way (BgSyncer *syncer) G_GNUC_WARN_UNUSED_RESULT;
const BgSyncerState *bg_syncer_get_state (BgSyncer *syncer);
BgTone bg_syncer_state_get_tone (const BgSyncerState *state);
const char *bg_syncer_state_get_icon (const BgSyncerState *state);
char *bg_syncer_state_dup_words (const BgSyncerState *state) G_GNUC_WARN_UNUSED_RESULT;
char *bg_syncer_state_dup_detail (const BgSyncerState *state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
