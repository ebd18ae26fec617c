/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place that two wrote differently, with the choice between them. */
#pragma once

#include <adwaita.h>

#include "bg-inbox-data.h"
#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_INBOX_CARD (bg_inbox_card_get_type ())
G_DECLARE_FINAL_TYPE (BgInboxCard, bg_inbox_card, BG, INBOX_CARD, GtkBox)

/**
 * BgInboxChoice:
 * @BG_INBOX_NONE: nothing was chosen yet
 * @BG_INBOX_MINE: what was written here
 * @BG_INBOX_THEIRS: what is in use
 * @BG_INBOX_ANOTHER: what is typed
 */
typedef enum
{
  BG_INBOX_NONE,
  BG_INBOX_MINE,
  BG_INBOX_THEIRS,
  BG_INBOX_ANOTHER,
} BgInboxChoice;

GtkWidget *bg_inbox_card_new (BgSession *session, BgRecord *record, const BgInboxPlace *place);
void bg_inbox_card_choose (BgInboxCard *card, BgInboxChoice choice);
BgInboxChoice bg_inbox_card_get_choice (BgInboxCard *card);
gboolean bg_inbox_card_read (BgInboxCard *card, json_t **value, GError **error);

G_END_DECLS
