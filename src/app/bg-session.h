/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page works with: the record book, the office's rules, the day. */
#pragma once

#include "bg-courier.h"
#include "bg-safety.h"
#include "bg-store.h"
#include "bg-syncer.h"

G_BEGIN_DECLS

#define BG_TYPE_SESSION (bg_session_get_type ())
G_DECLARE_FINAL_TYPE (BgSession, bg_session, BG, SESSION, GObject)

BgSession *bg_session_new (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;
BgStore *bg_session_get_store (BgSession *session);
BgSafety *bg_session_get_safety (BgSession *session);
BgSyncer *bg_session_get_syncer (BgSession *session);
BgCourier *bg_session_get_courier (BgSession *session);
const BgRules *bg_session_get_rules (BgSession *session);
BgDate bg_session_get_today (BgSession *session);
void bg_session_check_day (BgSession *session);

G_END_DECLS
