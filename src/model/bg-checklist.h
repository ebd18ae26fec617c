/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dossier of an agreement must hold by law, and what of it is there. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgCheckState:
 * @BG_CHECK_PRESENT: the record tells that it is there
 * @BG_CHECK_PARTLY: a part of it is there
 * @BG_CHECK_MISSING: it is needed and not there
 * @BG_CHECK_UNKNOWN: whether it is needed depends on what nobody has written down yet
 * @BG_CHECK_LATER: it is needed at a later step of the agreement's life
 * @BG_CHECK_NOT_NEEDED: this agreement needs none
 */
typedef enum
{
  BG_CHECK_PRESENT,
  BG_CHECK_PARTLY,
  BG_CHECK_MISSING,
  BG_CHECK_UNKNOWN,
  BG_CHECK_LATER,
  BG_CHECK_NOT_NEEDED,
  BG_N_CHECK_STATES,
} BgCheckState;

/**
 * BgCheck:
 * @code: stable name of the line
 * @stage: the heading it stands under
 * @words: what must be there, in the words of the law
 * @law: where that stands
 * @role: (nullable): role of the paper that an officer writes down by hand to say that it is there; NULL
 * where the record tells it by itself
 * @is_ticked: whether nothing but that paper, without number, day or subject, says that it is there
 * @state: whether it is there
 * @note: (nullable): what in the record tells so
 *
 * One line of a checklist. Its words are Vietnamese: they are the law's, and stand on papers.
 */
typedef struct
{
  const char *code;
  const char *stage;
  const char *words;
  const char *law;
  char *role;
  gboolean is_ticked;
  BgCheckState state;
  char *note;
} BgCheck;

GPtrArray *bg_checklist_of_agreement (BgRecord *agreement, const BgRules *rules) G_GNUC_WARN_UNUSED_RESULT;
guint bg_checklist_count (GPtrArray *checks, BgCheckState state);
char *bg_checklist_dup_summary (GPtrArray *checks) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_checklist_tick (BgRecord *agreement, const char *role);
BgStatus bg_check_state_get_status (BgCheckState state);
void bg_check_free (BgCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCheck, bg_check_free)

G_END_DECLS
