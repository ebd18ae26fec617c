/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the foot of the sidebar says of sharing, in each state it can be in. */
#include <adwaita.h>

#include "bg-syncer.h"

/* 14:05 in Vietnam. */
#define MOMENT (G_GINT64_CONSTANT (1795935900) * G_USEC_PER_SEC)

static const struct
{
  BgSyncerState state;
  const char *words;
  const char *detail;
  BgTone tone;
  const char *icon;
} cases[] = {
  { { .is_joined = FALSE },
    "Kept on this computer alone",
    "No network is used",
    BG_TONE_GREY,
    "changes-prevent-symbolic" },
  { { .is_joined = FALSE, .to_decide = 1 },
    "Kept on this computer alone",
    "1 decision is waiting",
    BG_TONE_GREY,
    "changes-prevent-symbolic" },
  { { .is_joined = TRUE },
    "Not synchronised yet",
    "Shared through the office's server",
    BG_TONE_GREY,
    "emblem-synchronizing-symbolic" },
  { { .is_joined = TRUE, .time = MOMENT },
    "Synchronised at 14:05",
    "Shared through the office's server",
    BG_TONE_GREEN,
    "emblem-synchronizing-symbolic" },
  { { .is_joined = TRUE, .is_busy = TRUE, .done = 120, .total = 480, .time = MOMENT },
    "Synchronising 120/480",
    "Shared through the office's server",
    BG_TONE_BLUE,
    "emblem-synchronizing-symbolic" },
  { { .is_joined = TRUE, .is_busy = TRUE, .done = 120 },
    "Synchronising",
    "Shared through the office's server",
    BG_TONE_BLUE,
    "emblem-synchronizing-symbolic" },
  { { .is_joined = TRUE, .outcome = BG_SYNC_OFFLINE, .waiting = 3, .time = MOMENT },
    "No connection, 3 changes are waiting",
    "Shared through the office's server",
    BG_TONE_GREY,
    "network-offline-symbolic" },
  { { .is_joined = TRUE, .outcome = BG_SYNC_OFFLINE },
    "No connection",
    "Shared through the office's server",
    BG_TONE_GREY,
    "network-offline-symbolic" },
  { { .is_joined = TRUE, .to_decide = 2, .time = MOMENT },
    "Synchronised at 14:05",
    "2 decisions are waiting",
    BG_TONE_YELLOW,
    "dialog-question-symbolic" },
  { { .is_joined = TRUE, .outcome = BG_SYNC_OFFLINE, .waiting = 1, .to_decide = 2 },
    "No connection, 1 change is waiting",
    "2 decisions are waiting",
    BG_TONE_GREY,
    "dialog-question-symbolic" },
  { { .is_joined = TRUE, .wants_password = TRUE, .outcome = BG_SYNC_WRONG_PASSWORD },
    "The password is needed",
    "Press to type it",
    BG_TONE_YELLOW,
    "dialog-warning-symbolic" },
  { { .is_joined = TRUE, .outcome = BG_SYNC_FULL, .time = MOMENT },
    "Not synchronised",
    "Press to see why",
    BG_TONE_YELLOW,
    "dialog-warning-symbolic" },
};

static void
test_states (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = bg_syncer_state_dup_words (&cases[i].state);
      g_autofree char *detail = bg_syncer_state_dup_detail (&cases[i].state);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (detail, ==, cases[i].detail);
      g_assert_cmpint (bg_syncer_state_get_tone (&cases[i].state), ==, cases[i].tone);
      g_assert_cmpstr (bg_syncer_state_get_icon (&cases[i].state), ==, cases[i].icon);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sync-words/states", test_states);
  return g_test_run ();
}
