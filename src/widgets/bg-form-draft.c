/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what is being typed into a form as a draft, and forgets it when it is saved or given up. */
#include "bg-config.h"

#include "bg-form-draft.h"

#include <glib/gi18n-lib.h>

/* Nothing older than this is lost in a crash. */
#define KEEP_SECONDS 2

struct _BgFormDraft
{
  GObject parent_instance;

  BgForm *form;
  guint source;
  gboolean dropped;
};

G_DEFINE_FINAL_TYPE (BgFormDraft, bg_form_draft, G_TYPE_OBJECT)

enum
{
  KEPT,
  MISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bg_form_draft_dispose (GObject *object)
{
  BgFormDraft *self = BG_FORM_DRAFT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (bg_form_draft_parent_class)->dispose (object);
}

static void
bg_form_draft_class_init (BgFormDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_form_draft_dispose;

  /**
   * BgFormDraft::kept:
   * @draft: the draft
   *
   * The disk has what was typed so far.
   */
  signals[KEPT] =
    g_signal_new ("kept", BG_TYPE_FORM_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BgFormDraft::missed:
   * @draft: the draft
   * @message: why
   *
   * What was typed last is in the form alone: the disk did not take it.
   */
  signals[MISSED] = g_signal_new ("missed", BG_TYPE_FORM_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bg_form_draft_init (BgFormDraft *self)
{
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgFormDraft) self = data;

  g_autoptr (GError) error = NULL;
  gboolean kept = bg_store_save_draft_finish (BG_STORE (source), result, &error);

  if (self->dropped)
    return;
  if (kept)
    g_signal_emit (self, signals[KEPT], 0);
  else
    g_signal_emit (self, signals[MISSED], 0, error->message);
}

static gboolean
keep_cb (gpointer data)
{
  BgFormDraft *self = data;

  self->source = 0;
  bg_form_draft_keep (self);
  return G_SOURCE_REMOVE;
}

static void
touched_cb (BgFormDraft *self)
{
  g_assert (BG_IS_FORM_DRAFT (self));

  if (self->source == 0 && !self->dropped)
    self->source = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/**
 * bg_form_draft_new:
 * @form: the form to watch
 *
 * Returns: (transfer full): what keeps its draft from now on
 */
BgFormDraft *
bg_form_draft_new (BgForm *form)
{
  BgFormDraft *self;

  g_return_val_if_fail (BG_IS_FORM (form), NULL);

  self = g_object_new (BG_TYPE_FORM_DRAFT, NULL);
  self->form = g_object_ref (form);
  self->dropped = bg_store_is_read_only (bg_form_get_store (form));
  g_signal_connect_object (form, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bg_form_draft_keep:
 * @self: the draft
 *
 * Keeps it now, if anything was changed.
 */
void
bg_form_draft_keep (BgFormDraft *self)
{
  g_autoptr (BgRecord) record = NULL;
  json_t *typed;

  g_return_if_fail (BG_IS_FORM_DRAFT (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dropped || !bg_form_has_changes (self->form))
    return;
  record = bg_form_dup_result (self->form);
  typed = bg_form_save_unread (self->form);
  bg_store_save_draft_async (bg_form_get_store (self->form), record, bg_form_get_before (self->form), typed,
                             kept_cb, g_object_ref (self));
  json_decref (typed);
}

/**
 * bg_form_draft_keep_pending:
 * @self: the draft
 *
 * Keeps at once what was typed last and would be kept in a moment; to be called when the focus moves on.
 */
void
bg_form_draft_keep_pending (BgFormDraft *self)
{
  g_return_if_fail (BG_IS_FORM_DRAFT (self));

  if (self->source != 0)
    bg_form_draft_keep (self);
}

/**
 * bg_form_draft_drop:
 * @self: the draft
 *
 * Forgets it: the record was saved, or the officer does not want it.
 */
void
bg_form_draft_drop (BgFormDraft *self)
{
  g_return_if_fail (BG_IS_FORM_DRAFT (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dropped)
    return;
  self->dropped = TRUE;
  bg_store_drop_draft_async (bg_form_get_store (self->form),
                             bg_record_get_id (bg_form_get_record (self->form)), NULL, NULL);
}

static char *
dup_day (GDateTime *time)
{
  g_autoptr (GDateTime) now = bg_clock_to_vietnam (bg_clock_get_now ());
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now) &&
      g_date_time_get_year (time) == g_date_time_get_year (now))
    return g_date_time_format (time, _ ("%H:%M today"));
  if (g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (yesterday) &&
      g_date_time_get_year (time) == g_date_time_get_year (yesterday))
    return g_date_time_format (time, _ ("%H:%M yesterday"));
  return g_date_time_format (time, _ ("%H:%M on %d/%m/%Y"));
}

/**
 * bg_form_draft_dup_offer:
 * @draft: a draft
 * @before: (nullable): the record as it is stored
 *
 * Returns: (transfer full): "Có bản nháp từ 14:05 hôm qua", and whether the record was changed since
 */
char *
bg_form_draft_dup_offer (const BgDraft *draft, BgRecord *before)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  time = bg_clock_to_vietnam (draft->time);
  day = dup_day (time);
  /* Translators: a time, as in "There is a draft from 14:05 yesterday" */
  words = g_strdup_printf (_ ("There is a draft from %s"), day);
  if (before == NULL || bg_record_get_version (before) == draft->base_version)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s. %s", words, _ ("The record was changed after it; compare before saving."));
}

/**
 * bg_form_draft_is_saved:
 * @draft: a draft
 * @store: the record book
 * @before: (nullable): the record as it is stored; NULL for a draft of a new one
 *
 * Returns: whether the program ended between the saving of the record and the forgetting of its draft
 */
gboolean
bg_form_draft_is_saved (const BgDraft *draft, BgStore *store, BgRecord *before)
{
  g_autoptr (BgRecord) stored = NULL;

  g_return_val_if_fail (draft != NULL && BG_IS_STORE (store), FALSE);

  if (before != NULL)
    return json_array_size (draft->typed) == 0 && bg_record_equal (draft->record, before);
  stored = bg_store_load (store, bg_record_get_kind (draft->record), bg_record_get_id (draft->record), NULL);
  return stored != NULL;
}
