/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a form: the draft that is offered, and what another changed meanwhile. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-conflict-view.h"
#include "bg-form-page-private.h"
#include "bg-merge.h"

/* Nothing that another wrote is overwritten before somebody said so. */
gboolean
bg_form_page_stop_at_conflicts (BgFormPage *self)
{
  GtkWidget *view = adw_bin_get_child (self->conflicts);
  guint open = view != NULL ? bg_conflict_view_get_n_open (BG_CONFLICT_VIEW (view)) : 0;
  g_autofree char *words = NULL;

  if (open == 0)
    return FALSE;
  words = g_strdup_printf (ngettext ("Not saved yet: choose for %u field that another changed too",
                                     "Not saved yet: choose for %u fields that another changed too", open),
                           open);
  bg_form_page_say (self, words);
  bg_conflict_view_focus_open (BG_CONFLICT_VIEW (view));
  return TRUE;
}

/* The form goes on over the record as it is stored now, with both edits in it. */
void
bg_form_page_begin_merged (BgFormPage *self, BgRecord *base, BgRecord *mine, BgRecord *now, json_t *typed)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (BgRecord) merged = bg_record_merge (base, mine, now, &lines);

  bg_form_page_begin (self, now, merged, typed);
  bg_form_mark_changed (self->form);
  bg_form_draft_keep (self->draft);
  bg_form_sections_focus_first (self->sections);
  if (lines->len == 0)
    return;
  adw_bin_set_child (self->conflicts, bg_conflict_view_new (self->form, base, mine, now, lines));
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), TRUE);
  bg_conflict_view_focus_open (BG_CONFLICT_VIEW (adw_bin_get_child (self->conflicts)));
}

static void
forget_offer (BgFormPage *self)
{
  gtk_widget_set_visible (self->draft_note, FALSE);
  g_clear_pointer (&self->offered, bg_draft_free);
}

static void
drop_offer (BgFormPage *self)
{
  if (!bg_store_is_read_only (self->store))
    bg_store_drop_draft_async (self->store, bg_record_get_id (self->offered->record), NULL, NULL);
  forget_offer (self);
}

/* What was typed before a crash, if there is any. */
void
bg_form_page_offer_draft (BgFormPage *self)
{
  BgRecord *before = bg_form_get_before (self->form);
  g_autofree char *words = NULL;

  forget_offer (self);
  if (before != NULL)
    self->offered = bg_store_load_draft (self->store, bg_record_get_id (before), NULL);
  else
    self->offered =
      bg_store_load_new_draft (self->store, bg_record_get_kind (bg_form_get_record (self->form)), NULL);
  if (self->offered != NULL && bg_form_draft_is_saved (self->offered, self->store, before))
    {
      drop_offer (self);
      return;
    }
  if (self->offered == NULL)
    return;
  words = bg_form_draft_dup_offer (self->offered, before);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_note, TRUE);
}

void
bg_form_page_take_draft (BgFormPage *self)
{
  g_autoptr (BgRecord) before = NULL;

  g_assert (BG_IS_FORM_PAGE (self) && self->offered != NULL);

  if (bg_form_get_before (self->form) != NULL)
    before = g_object_ref (bg_form_get_before (self->form));
  if (before != NULL && bg_record_get_version (before) != self->offered->base_version)
    bg_form_page_begin_merged (self, self->offered->base, self->offered->record, before,
                               self->offered->typed);
  else
    {
      bg_form_page_begin (self, before, self->offered->record, self->offered->typed);
      bg_form_sections_focus_first (self->sections);
    }
  bg_form_mark_changed (self->form);
  forget_offer (self);
}

void
bg_form_page_drop_draft (BgFormPage *self)
{
  g_assert (BG_IS_FORM_PAGE (self) && self->offered != NULL);

  drop_offer (self);
  bg_form_sections_focus_first (self->sections);
}
