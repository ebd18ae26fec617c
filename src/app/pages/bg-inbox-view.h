/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the inbox: the places of a record that two wrote, or two records that are likely the same.
 */
#pragma once

#include <adwaita.h>

#include "bg-inbox-data.h"
#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_INBOX_VIEW (bg_inbox_view_get_type ())
G_DECLARE_FINAL_TYPE (BgInboxView, bg_inbox_view, BG, INBOX_VIEW, AdwBin)

void bg_inbox_view_show (BgInboxView *view, BgSession *session, const BgInboxRecord *record);
void bg_inbox_view_say (BgInboxView *view, const char *words);
const BgInboxRecord *bg_inbox_view_get_shown (BgInboxView *view);
gboolean bg_inbox_view_has_answer (BgInboxView *view);
BgTwinAnswer bg_inbox_view_get_twin_answer (BgInboxView *view);
BgChangeSet *bg_inbox_view_create_decisions (BgInboxView *view, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_inbox_view_choose (BgInboxView *view, int choice);
void bg_inbox_view_move (BgInboxView *view, int step);

G_END_DECLS
