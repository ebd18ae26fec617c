/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the form's page share. */
#pragma once

#include "bg-form-draft.h"
#include "bg-form-jump.h"
#include "bg-form-page.h"
#include "bg-form-sections.h"

G_BEGIN_DECLS

struct _BgFormPage
{
  AdwBin parent_instance;

  BgStore *store;
  BgRules rules;
  BgCalendar *calendar;
  BgForm *form;
  BgFormDraft *draft;
  /* An older draft of the same record, as long as it may still be opened. */
  BgDraft *offered;
  /* The problem F8 went to last. */
  guint problem_place;
  gboolean saving;
  gboolean narrow;
  guint narrow_source;

  AdwWindowTitle *title;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkStack *save_stack;
  GtkMenuButton *jump_button;
  GtkWidget *side;
  BgFormJump *jump;
  BgFormJump *popover_jump;
  BgFormSections *sections;
  GtkWidget *draft_note;
  GtkLabel *draft_label;
  GtkWidget *error_note;
  GtkLabel *error_label;
  AdwBin *conflicts;
  AdwToastOverlay *toasts;
};

void bg_form_page_begin (BgFormPage *self, BgRecord *before, BgRecord *draft, json_t *typed);
void bg_form_page_say (BgFormPage *self, const char *words);

void bg_form_page_begin_merged (BgFormPage *self,
                                BgRecord *base,
                                BgRecord *mine,
                                BgRecord *now,
                                json_t *typed);
gboolean bg_form_page_stop_at_conflicts (BgFormPage *self);
void bg_form_page_offer_draft (BgFormPage *self);
void bg_form_page_take_draft (BgFormPage *self);
void bg_form_page_drop_draft (BgFormPage *self);

G_END_DECLS
