/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sidebar says of sharing: words, colour and icon, from the state alone. */
#include "bg-config.h"

#include "bg-syncer.h"

#include <glib/gi18n-lib.h>

/**
 * bg_syncer_state_get_tone:
 * @state: what it does, see bg_syncer_get_state()
 *
 * Returns: the colour of its words
 */
BgTone
bg_syncer_state_get_tone (const BgSyncerState *state)
{
  if (!state->is_joined || (!state->is_busy && state->outcome == BG_SYNC_OFFLINE))
    return BG_TONE_GREY;
  if (state->is_busy)
    return BG_TONE_BLUE;
  if (state->to_decide > 0 || state->outcome != BG_SYNC_DONE)
    return BG_TONE_YELLOW;
  return state->time > 0 ? BG_TONE_GREEN : BG_TONE_GREY;
}

/**
 * bg_syncer_state_get_icon:
 * @state: what it does, see bg_syncer_get_state()
 *
 * Returns: the symbolic icon of its words
 */
const char *
bg_syncer_state_get_icon (const BgSyncerState *state)
{
  if (!state->is_joined)
    return "changes-prevent-symbolic";
  if (state->to_decide > 0)
    return "dialog-question-symbolic";
  if (state->is_busy || state->outcome == BG_SYNC_DONE)
    return "emblem-synchronizing-symbolic";
  return state->outcome == BG_SYNC_OFFLINE ? "network-offline-symbolic" : "dialog-warning-symbolic";
}

static char *
dup_waiting (const BgSyncerState *state)
{
  if (state->waiting == 0)
    return g_strdup (_ ("No connection"));
  return g_strdup_printf (
    ngettext ("No connection, %u change is waiting", "No connection, %u changes are waiting", state->waiting),
    state->waiting);
}

/**
 * bg_syncer_state_dup_words:
 * @state: what it does, see bg_syncer_get_state()
 *
 * Returns: (transfer full): what the sidebar says, in few words
 */
char *
bg_syncer_state_dup_words (const BgSyncerState *state)
{
  g_autofree char *moment = NULL;

  if (!state->is_joined)
    return g_strdup (_ ("Kept on this computer alone"));
  if (state->is_busy && state->total > 0)
    return g_strdup_printf (_ ("Synchronising %u/%u"), state->done, state->total);
  if (state->is_busy)
    return g_strdup (_ ("Synchronising"));
  if (state->wants_password)
    return g_strdup (_ ("The password is needed"));
  if (state->outcome == BG_SYNC_OFFLINE)
    return dup_waiting (state);
  if (state->outcome != BG_SYNC_DONE)
    return g_strdup (_ ("Not synchronised"));
  if (state->time == 0)
    return g_strdup (_ ("Not synchronised yet"));
  moment = bg_clock_format_moment (state->time);
  return g_strdup_printf (_ ("Synchronised at %s"), strchr (moment, ' ') + 1);
}

/**
 * bg_syncer_state_dup_detail:
 * @state: what it does, see bg_syncer_get_state()
 *
 * Returns: (transfer full): the second line: what a person can do, or that nothing is to be done
 */
char *
bg_syncer_state_dup_detail (const BgSyncerState *state)
{
  /* They wait for a person, whether it is still shared or not. */
  if (state->to_decide > 0)
    return g_strdup_printf (ngettext ("%u decision is waiting", "%u decisions are waiting", state->to_decide),
                            state->to_decide);
  if (!state->is_joined)
    return g_strdup (_ ("No network is used"));
  if (state->wants_password)
    return g_strdup (_ ("Press to type it"));
  return g_strdup (state->outcome == BG_SYNC_DONE || state->outcome == BG_SYNC_OFFLINE
                     ? _ ("Shared through the office's server")
                     : _ ("Press to see why"));
}
