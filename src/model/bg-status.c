/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of statuses: code, colour, icon and exact words. */
#include "bg-config.h"

#include "bg-status.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  BgTone tone;
  const char *icon;
  const char *word;
} StatusWords;

/* A word with "%d" is filled with the days of the status. */
static const StatusWords all_statuses[] = {
  /* Tasks, and commitments of agreements. */
  { "overdue", BG_TONE_RED, "emblem-important-symbolic", N_ ("Overdue by %d days") },
  { "due_today", BG_TONE_YELLOW, "alarm-symbolic", N_ ("Due today") },
  { "due_soon", BG_TONE_YELLOW, "alarm-symbolic", N_ ("Due soon, %d days left") },
  { "in_time", BG_TONE_BLUE, "media-playback-start-symbolic", N_ ("In time, %d days left") },
  { "not_started", BG_TONE_GREY, "content-loading-symbolic", N_ ("Not started") },
  { "done_early", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("Done early") },
  { "done_in_time", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("Done in time") },
  { "done_late", BG_TONE_ORANGE, "document-open-recent-symbolic", N_ ("Done late") },
  { "done", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("Done") },
  { "paused", BG_TONE_GREY, "media-playback-pause-symbolic", N_ ("Paused") },
  { "cancelled", BG_TONE_GREY, "action-unavailable-symbolic", N_ ("Cancelled") },
  { "no_due_date", BG_TONE_GREY, "checkbox-mixed-symbolic", N_ ("Without due date") },
  { "continuous", BG_TONE_GREY, "checkbox-mixed-symbolic", N_ ("Continuous") },
  /* Delegations. */
  { "planned", BG_TONE_GREY, "content-loading-symbolic", N_ ("Planned") },
  { "submitted", BG_TONE_BLUE, "document-send-symbolic", N_ ("Submitted") },
  { "permitted", BG_TONE_BLUE, "object-select-symbolic", N_ ("Permitted") },
  { "abroad", BG_TONE_BLUE, "media-playback-start-symbolic", N_ ("Abroad now") },
  { "visiting", BG_TONE_BLUE, "media-playback-start-symbolic", N_ ("Working here now") },
  { "returned", BG_TONE_YELLOW, "alarm-symbolic", N_ ("Returned, report due in %d days") },
  { "ended", BG_TONE_YELLOW, "alarm-symbolic", N_ ("Ended, report due in %d days") },
  { "report_overdue", BG_TONE_RED, "emblem-important-symbolic", N_ ("Report overdue by %d days") },
  { "reported", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("Reported") },
  { "closed", BG_TONE_GREY, "changes-prevent-symbolic", N_ ("Closed") },
  { "postponed", BG_TONE_GREY, "media-playback-pause-symbolic", N_ ("Postponed") },
  /* Agreements. */
  { "consulting", BG_TONE_BLUE, "document-send-symbolic", N_ ("Opinions asked") },
  { "permitted_to_sign", BG_TONE_BLUE, "object-select-symbolic", N_ ("Permitted to sign") },
  { "signed", BG_TONE_BLUE, "document-edit-symbolic", N_ ("Signed, not in force yet") },
  { "in_force", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("In force") },
  { "expiring", BG_TONE_YELLOW, "alarm-symbolic", N_ ("About to end, %d days left") },
  { "expired", BG_TONE_GREY, "process-stop-symbolic", N_ ("No longer in force") },
  { "suspended", BG_TONE_GREY, "media-playback-pause-symbolic", N_ ("Suspended") },
  { "terminated", BG_TONE_GREY, "action-unavailable-symbolic", N_ ("Has been terminated") },
  { "replaced", BG_TONE_GREY, "go-next-symbolic", N_ ("Has been replaced") },
  { "term_unknown", BG_TONE_YELLOW, "dialog-warning-symbolic", N_ ("Term not known") },
  /* Papers of a dossier. */
  { "check_present", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("There") },
  { "check_partly", BG_TONE_YELLOW, "checkbox-mixed-symbolic", N_ ("Not complete") },
  { "check_missing", BG_TONE_YELLOW, "dialog-warning-symbolic", N_ ("Missing") },
  { "check_unknown", BG_TONE_YELLOW, "dialog-question-symbolic", N_ ("Need not known") },
  { "check_later", BG_TONE_GREY, "content-loading-symbolic", N_ ("At a later step") },
  { "check_not_needed", BG_TONE_GREY, "action-unavailable-symbolic", N_ ("Not needed") },
  /* Other kinds. */
  { "current", BG_TONE_GREEN, "emblem-default-symbolic", N_ ("Current") },
  { "dissolved", BG_TONE_GREY, "process-stop-symbolic", N_ ("Dissolved or merged") },
};

static const StatusWords *
find_status (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_statuses); i++)
    if (strcmp (all_statuses[i].code, code) == 0)
      return &all_statuses[i];
  g_assert_not_reached ();
}

/**
 * bg_status_make:
 * @code: a code of the table in this file
 * @days: days late or left, for words that say them
 * @date: the date that is counted to
 *
 * Returns: the status with its colour and icon
 */
BgStatus
bg_status_make (const char *code, int days, BgDate date)
{
  const StatusWords *words = find_status (code);

  return (BgStatus){ words->code, words->tone, words->icon, days, date };
}

/**
 * bg_status_dup_word:
 * @status: a status; one whose code is NULL has no word
 *
 * Returns: (transfer full) (nullable): the exact words of the status in the officer's language
 */
char *
bg_status_dup_word (const BgStatus *status)
{
  g_return_val_if_fail (status != NULL, NULL);

  if (status->code == NULL)
    return NULL;
  return g_strdup_printf (_ (find_status (status->code)->word), status->days);
}

/**
 * bg_status_dup_short_word:
 * @status: a status; one whose code is NULL has no word
 *
 * Where a heading says already what is counted, the days alone are enough.
 *
 * Returns: (transfer full) (nullable): "còn 2 ngày" for what is still to come, else the words of the status
 */
char *
bg_status_dup_short_word (const BgStatus *status)
{
  g_return_val_if_fail (status != NULL, NULL);

  if (status->code != NULL && status->days > 0 && status->tone != BG_TONE_RED)
    return g_strdup_printf (_ ("%d days left"), status->days);
  return bg_status_dup_word (status);
}

/**
 * bg_tone_get_name:
 * @tone: a tone
 *
 * Returns: its name in style sheets and in JSON, such as "red"
 */
const char *
bg_tone_get_name (BgTone tone)
{
  static const char *const names[] = { "grey", "blue", "yellow", "red", "green", "orange" };

  g_return_val_if_fail ((gsize) tone < G_N_ELEMENTS (names), "grey");
  return names[tone];
}
