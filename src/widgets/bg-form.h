/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state behind a form: the record as it is being written, what is wrong with it, what cannot be read. */
#pragma once

#include "bg-problems.h"
#include "bg-store.h"

G_BEGIN_DECLS

#define BG_TYPE_FORM (bg_form_get_type ())
G_DECLARE_FINAL_TYPE (BgForm, bg_form, BG, FORM, GObject)

BgForm *bg_form_new (BgStore *store, const BgRules *rules, BgRecord *before, BgRecord *draft)
  G_GNUC_WARN_UNUSED_RESULT;

BgStore *bg_form_get_store (BgForm *form);
const BgRules *bg_form_get_rules (BgForm *form);
BgRecord *bg_form_get_record (BgForm *form);
BgRecord *bg_form_get_before (BgForm *form);
BgRecord *bg_form_dup_result (BgForm *form) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_form_has_changes (BgForm *form);

void bg_form_mark_changed (BgForm *form);
void bg_form_hold (BgForm *form);
void bg_form_release (BgForm *form);
gboolean bg_form_is_held (BgForm *form);

void bg_form_touch (BgForm *form);
void bg_form_check (BgForm *form);
const BgProblems *bg_form_get_problems (BgForm *form);
void bg_form_set_asks_missing (BgForm *form);
gboolean bg_form_shows_problem (BgForm *form, const BgProblem *problem);
GPtrArray *bg_form_list_open_problems (BgForm *form) G_GNUC_WARN_UNUSED_RESULT;
const BgProblem *bg_form_find_open_problem (BgForm *form);

void bg_form_set_unread (BgForm *form,
                         BgRecord *record,
                         const BgField *field,
                         const char *typed,
                         const char *message);
const char *bg_form_get_unread_text (BgForm *form, BgRecord *record, const BgField *field);
const char *bg_form_get_unread_message (BgForm *form, BgRecord *record, const BgField *field);

json_t *bg_form_save_unread (BgForm *form) G_GNUC_WARN_UNUSED_RESULT;
void bg_form_load_unread (BgForm *form, json_t *typed);

char *bg_form_dup_notify_name (const char *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_form_can_show_field (const BgField *field, BgRecord *record);
gboolean bg_form_is_missing (BgForm *form, BgRecord *record, const BgField *field);

void bg_form_offer_undo (BgForm *form,
                         const char *text,
                         GCallback undo,
                         gpointer data,
                         GDestroyNotify destroy);

G_END_DECLS
