/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what is being typed into a form as a draft, and forgets it when it is saved or given up. */
#pragma once

#include "bg-draft.h"
#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_FORM_DRAFT (bg_form_draft_get_type ())
G_DECLARE_FINAL_TYPE (BgFormDraft, bg_form_draft, BG, FORM_DRAFT, GObject)

BgFormDraft *bg_form_draft_new (BgForm *form) G_GNUC_WARN_UNUSED_RESULT;
void bg_form_draft_keep (BgFormDraft *self);
void bg_form_draft_keep_pending (BgFormDraft *self);
void bg_form_draft_drop (BgFormDraft *self);

gboolean bg_form_draft_is_saved (const BgDraft *draft, BgStore *store, BgRecord *before);
char *bg_form_draft_dup_offer (const BgDraft *draft, BgRecord *before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
