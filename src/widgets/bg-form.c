/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state behind a form: the record as it is being written, what is wrong with it, what cannot be read. */
#include "bg-config.h"

#include "bg-form.h"

#include "bg-store-check.h"

/* A check follows the last keystroke after this pause, so that words do not flicker under the fingers. */
#define CHECK_MILLISECONDS 200

/* What was typed into a field and could not be read. */
typedef struct
{
  char *record_id;
  const BgField *field;
  char *typed;
  char *message;
} Unread;

struct _BgForm
{
  GObject parent_instance;

  BgStore *store;
  BgRules rules;
  BgCalendar *calendar;
  BgRecord *before;
  BgRecord *record;
  /* The record as the form was opened with, to tell whether anything was changed. */
  BgRecord *opened;
  BgProblems *problems;
  GPtrArray *unread;
  guint check_source;
  gboolean asks_missing;
  gboolean marked_changed;
  guint n_holds;
};

G_DEFINE_FINAL_TYPE (BgForm, bg_form, G_TYPE_OBJECT)

enum
{
  TOUCHED,
  CHECKED,
  UNDO_OFFERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_unread (gpointer data)
{
  Unread *unread = data;

  g_free (unread->record_id);
  g_free (unread->typed);
  g_free (unread->message);
  g_free (unread);
}

static void
bg_form_finalize (GObject *object)
{
  BgForm *self = BG_FORM (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->calendar, bg_calendar_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->record);
  g_clear_object (&self->opened);
  g_clear_pointer (&self->problems, bg_problems_free);
  g_clear_pointer (&self->unread, g_ptr_array_unref);

  G_OBJECT_CLASS (bg_form_parent_class)->finalize (object);
}

static void
bg_form_class_init (BgFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_form_finalize;

  /**
   * BgForm::touched:
   * @form: the form
   *
   * Something was typed or chosen.
   */
  signals[TOUCHED] =
    g_signal_new ("touched", BG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BgForm::checked:
   * @form: the form
   *
   * The list of problems is new.
   */
  signals[CHECKED] =
    g_signal_new ("checked", BG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BgForm::undo-offered:
   * @form: the form
   * @text: what was done
   * @undo: a #GClosure that takes it back; to be invoked with one value, the object that asks for it
   */
  signals[UNDO_OFFERED] = g_signal_new ("undo-offered", BG_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_CLOSURE);
}

static void
bg_form_init (BgForm *self)
{
  self->problems = bg_problems_new ();
  self->unread = g_ptr_array_new_with_free_func (free_unread);
}

static gboolean
is_empty_item (BgRecord *item)
{
  for (const BgField *field = bg_record_get_kind (item)->fields; field->name != NULL; field++)
    if (bg_record_is_set (item, field->name))
      return FALSE;
  return TRUE;
}

static gboolean
has_unread (BgForm *self, const char *record_id)
{
  for (guint i = 0; i < self->unread->len; i++)
    if (g_str_equal (((Unread *) g_ptr_array_index (self->unread, i))->record_id, record_id))
      return TRUE;
  return FALSE;
}

static void
leave_out_empty_items (BgForm *self, BgRecord *record, const char *list)
{
  for (guint i = bg_record_get_n_items (record, list); i > 0; i--)
    {
      BgRecord *item = bg_record_get_item (record, list, i - 1);
      g_autofree char *id = g_strdup (bg_record_get_id (item));

      if (is_empty_item (item) && !has_unread (self, id))
        bg_record_remove_item (record, list, id);
    }
}

/**
 * bg_form_new:
 * @store: the record book
 * @rules: numbers of the office and the day; copied
 * @before: (nullable): the record as it was loaded; NULL for a new one
 * @draft: the record to begin with; copied
 *
 * Returns: (transfer full): a form
 */
BgForm *
bg_form_new (BgStore *store, const BgRules *rules, BgRecord *before, BgRecord *draft)
{
  BgForm *self;

  g_return_val_if_fail (BG_IS_STORE (store) && rules != NULL, NULL);
  g_return_val_if_fail (before == NULL || BG_IS_RECORD (before), NULL);
  g_return_val_if_fail (BG_IS_RECORD (draft), NULL);

  self = g_object_new (BG_TYPE_FORM, NULL);
  self->store = g_object_ref (store);
  self->rules = *rules;
  if (rules->calendar != NULL)
    self->rules.calendar = self->calendar = bg_calendar_ref ((BgCalendar *) rules->calendar);
  if (before != NULL)
    self->before = bg_record_copy (before);
  self->record = bg_record_copy (draft);
  self->opened = bg_record_copy (before != NULL ? before : draft);
  bg_form_check (self);
  return self;
}

/**
 * bg_form_get_store:
 * @form: a form
 *
 * Returns: (transfer none): the record book
 */
BgStore *
bg_form_get_store (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);
  return form->store;
}

/**
 * bg_form_get_rules:
 * @form: a form
 *
 * Returns: (transfer none): the numbers of the office and the day
 */
const BgRules *
bg_form_get_rules (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);
  return &form->rules;
}

/**
 * bg_form_get_record:
 * @form: a form
 *
 * Returns: (transfer none): the record that is being written
 */
BgRecord *
bg_form_get_record (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);
  return form->record;
}

/**
 * bg_form_get_before:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): the record as it is stored; NULL for a new one
 */
BgRecord *
bg_form_get_before (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);
  return form->before;
}

/**
 * bg_form_dup_result:
 * @form: a form
 *
 * Returns: (transfer full): the record as it would be saved: without items in which nothing was written
 */
BgRecord *
bg_form_dup_result (BgForm *form)
{
  BgRecord *result;

  g_return_val_if_fail (BG_IS_FORM (form), NULL);

  result = bg_record_copy (form->record);
  for (const BgField *field = bg_record_get_kind (result)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST)
      leave_out_empty_items (form, result, field->name);
  return result;
}

/**
 * bg_form_has_changes:
 * @form: a form
 *
 * Returns: whether anything would be lost by leaving
 */
gboolean
bg_form_has_changes (BgForm *form)
{
  g_autoptr (BgRecord) result = NULL;

  g_return_val_if_fail (BG_IS_FORM (form), FALSE);

  result = bg_form_dup_result (form);
  return form->marked_changed || form->n_holds > 0 || form->unread->len > 0 ||
         !bg_record_equal (result, form->opened);
}

/**
 * bg_form_hold:
 * @form: a form
 *
 * Something is on its way into the record, such as the contents of a file: it is not saved without it, and
 * leaving asks. Ends with bg_form_release().
 */
void
bg_form_hold (BgForm *form)
{
  g_return_if_fail (BG_IS_FORM (form));

  form->n_holds++;
}

/**
 * bg_form_release:
 * @form: a form that was held
 */
void
bg_form_release (BgForm *form)
{
  g_return_if_fail (BG_IS_FORM (form) && form->n_holds > 0);

  form->n_holds--;
}

/**
 * bg_form_is_held:
 * @form: a form
 *
 * Returns: whether something is on its way into the record
 */
gboolean
bg_form_is_held (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), FALSE);

  return form->n_holds > 0;
}

/**
 * bg_form_mark_changed:
 * @form: a form
 *
 * What the form was opened with is in no record book: a draft, which would be lost by leaving.
 */
void
bg_form_mark_changed (BgForm *form)
{
  g_return_if_fail (BG_IS_FORM (form));
  form->marked_changed = TRUE;
}

static gboolean
check_soon_cb (gpointer data)
{
  BgForm *self = data;

  self->check_source = 0;
  bg_form_check (self);
  return G_SOURCE_REMOVE;
}

/**
 * bg_form_touch:
 * @form: a form
 *
 * To be called whenever something was typed or chosen: the record is checked a little later.
 */
void
bg_form_touch (BgForm *form)
{
  g_return_if_fail (BG_IS_FORM (form));

  g_clear_handle_id (&form->check_source, g_source_remove);
  form->check_source = g_timeout_add (CHECK_MILLISECONDS, check_soon_cb, form);
  g_signal_emit (form, signals[TOUCHED], 0);
}

/* An item is found under its list; NULL for the record itself. */
static const char *
find_list_of_item (BgForm *self, const char *item_id)
{
  for (const BgField *field = bg_record_get_kind (self->record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST)
      for (guint i = 0; i < bg_record_get_n_items (self->record, field->name); i++)
        if (g_str_equal (bg_record_get_id (bg_record_get_item (self->record, field->name, i)), item_id))
          return field->name;
  return NULL;
}

/* What was typed into an item that is gone meanwhile is nobody's problem. */
static void
add_unread (BgForm *self, BgProblems *problems)
{
  for (guint i = 0; i < self->unread->len; i++)
    {
      Unread *unread = g_ptr_array_index (self->unread, i);
      gboolean own = g_str_equal (unread->record_id, bg_record_get_id (self->record));
      const char *list = own ? NULL : find_list_of_item (self, unread->record_id);

      if (own)
        bg_problems_add (problems, BG_GRADE_ERROR, "unread", unread->field->name, NULL, NULL, "%s",
                         unread->message);
      else if (list != NULL)
        bg_problems_add (problems, BG_GRADE_ERROR, "unread", list, unread->record_id, NULL, "%s",
                         unread->message);
    }
}

/**
 * bg_form_check:
 * @form: a form
 *
 * Looks for problems at once, and emits #BgForm::checked.
 */
void
bg_form_check (BgForm *form)
{
  g_autoptr (BgRecord) result = NULL;

  g_return_if_fail (BG_IS_FORM (form));

  g_clear_handle_id (&form->check_source, g_source_remove);
  result = bg_form_dup_result (form);
  g_clear_pointer (&form->problems, bg_problems_free);
  form->problems = bg_problems_new ();
  add_unread (form, form->problems);
  bg_record_validate (result, &form->rules, form->problems);
  bg_store_check (form->store, result, &form->rules, form->problems);
  g_signal_emit (form, signals[CHECKED], 0);
}

/**
 * bg_form_get_problems:
 * @form: a form
 *
 * Returns: (transfer none): what the last check found; valid until the next one
 */
const BgProblems *
bg_form_get_problems (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);
  return form->problems;
}

/**
 * bg_form_set_asks_missing:
 * @form: a form
 *
 * From now on required fields that are empty count as problems to show: not while a new form is being filled
 * in, but once somebody wanted to save it.
 */
void
bg_form_set_asks_missing (BgForm *form)
{
  g_return_if_fail (BG_IS_FORM (form));

  form->asks_missing = TRUE;
  bg_form_check (form);
}

/**
 * bg_form_shows_problem:
 * @form: a form
 * @problem: one of its problems
 *
 * Returns: whether the officer shall see it now
 */
gboolean
bg_form_shows_problem (BgForm *form, const BgProblem *problem)
{
  g_return_val_if_fail (BG_IS_FORM (form) && problem != NULL, FALSE);
  return form->asks_missing || g_strcmp0 (problem->rule, "required") != 0;
}

/**
 * bg_form_find_open_problem:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): a problem that forbids saving; NULL when there is none
 */
const BgProblem *
bg_form_find_open_problem (BgForm *form)
{
  g_return_val_if_fail (BG_IS_FORM (form), NULL);

  for (guint i = 0; i < bg_problems_get_n (form->problems); i++)
    {
      const BgProblem *problem = bg_problems_get (form->problems, i);

      if (bg_problem_is_open (problem, form->record))
        return problem;
    }
  return NULL;
}

static Unread *
find_unread (BgForm *self, BgRecord *record, const BgField *field, guint *place)
{
  for (guint i = 0; i < self->unread->len; i++)
    {
      Unread *unread = g_ptr_array_index (self->unread, i);

      if (unread->field == field && g_str_equal (unread->record_id, bg_record_get_id (record)))
        {
          if (place != NULL)
            *place = i;
          return unread;
        }
    }
  return NULL;
}

/**
 * bg_form_set_unread:
 * @form: a form
 * @record: the record or one of its items
 * @field: a field of @record
 * @typed: (nullable): what was typed and cannot be read; NULL when all is well
 * @message: (nullable): why
 *
 * What cannot be read is kept here as it was typed, and forbids saving.
 */
void
bg_form_set_unread (BgForm *form,
                    BgRecord *record,
                    const BgField *field,
                    const char *typed,
                    const char *message)
{
  Unread *unread;
  guint place;

  g_return_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record) && field != NULL);

  if (find_unread (form, record, field, &place) != NULL)
    g_ptr_array_remove_index (form->unread, place);
  if (typed == NULL)
    return;
  unread = g_new0 (Unread, 1);
  unread->record_id = g_strdup (bg_record_get_id (record));
  unread->field = field;
  unread->typed = g_strdup (typed);
  unread->message = g_strdup (message);
  g_ptr_array_add (form->unread, unread);
}

/**
 * bg_form_get_unread_text:
 * @form: a form
 * @record: the record or one of its items
 * @field: a field of @record
 *
 * Returns: (nullable): what was typed there and cannot be read
 */
const char *
bg_form_get_unread_text (BgForm *form, BgRecord *record, const BgField *field)
{
  Unread *unread;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record), NULL);

  unread = find_unread (form, record, field, NULL);
  return unread != NULL ? unread->typed : NULL;
}

/**
 * bg_form_get_unread_message:
 * @form: a form
 * @record: the record or one of its items
 * @field: a field of @record
 *
 * Returns: (nullable): why what was typed there cannot be read
 */
const char *
bg_form_get_unread_message (BgForm *form, BgRecord *record, const BgField *field)
{
  Unread *unread;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record), NULL);

  unread = find_unread (form, record, field, NULL);
  return unread != NULL ? unread->message : NULL;
}

/**
 * bg_form_dup_notify_name:
 * @field: name of a field
 *
 * Returns: (transfer full): name of the signal with which a record tells that @field changed; GObject writes
 *   names of properties with hyphens
 */
char *
bg_form_dup_notify_name (const char *field)
{
  char *name;

  g_return_val_if_fail (field != NULL, NULL);

  name = g_strconcat ("notify::", field, NULL);
  return g_strdelimit (name, "_", '-');
}

/**
 * bg_form_can_show_field:
 * @field: a field
 * @record: the record or item that has it
 *
 * Returns: whether the form shows it as things stand: not what the program keeps for itself, and not what
 * another field makes pointless
 */
gboolean
bg_form_can_show_field (const BgField *field, BgRecord *record)
{
  g_auto (GStrv) parts = NULL;
  const BgField *other;
  gint64 number;

  g_return_val_if_fail (field != NULL && BG_IS_RECORD (record), FALSE);

  if ((field->flags & BG_FIELD_HIDDEN) != 0)
    return FALSE;
  if (field->when == NULL)
    return TRUE;
  parts = g_strsplit (field->when, "=", 2);
  other = bg_kind_get_field (bg_record_get_kind (record), parts[0]);
  g_return_val_if_fail (other != NULL && parts[1] != NULL, TRUE);
  if (!bg_field_has_number (other))
    return g_strcmp0 (bg_record_get_text (record, parts[0]), parts[1]) == 0;
  return bg_record_get_integer (record, parts[0], &number) && number == g_ascii_strtoll (parts[1], NULL, 10);
}

/**
 * bg_form_is_missing:
 * @form: a form
 * @record: the record or one of its items
 * @field: a field of @record
 *
 * Returns: whether to say now that a required value is not there
 */
gboolean
bg_form_is_missing (BgForm *form, BgRecord *record, const BgField *field)
{
  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record) && field != NULL, FALSE);

  if (!form->asks_missing || (field->flags & BG_FIELD_REQUIRED) == 0)
    return FALSE;
  if (bg_record_is_set (record, field->name) || bg_form_get_unread_text (form, record, field) != NULL)
    return FALSE;
  return record == form->record || !is_empty_item (record);
}

/**
 * bg_form_offer_undo:
 * @form: a form
 * @text: what was done
 * @undo: (scope notified): takes it back; called with @data first
 * @data: for @undo
 * @destroy: (nullable): frees @data
 */
void
bg_form_offer_undo (BgForm *form, const char *text, GCallback undo, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GClosure) closure = NULL;

  g_return_if_fail (BG_IS_FORM (form) && text != NULL && undo != NULL);

  closure = g_closure_ref (g_cclosure_new_swap (undo, data, (GClosureNotify) (void (*) (void)) destroy));
  g_closure_sink (closure);
  g_closure_set_marshal (closure, g_cclosure_marshal_VOID__VOID);
  g_signal_emit (form, signals[UNDO_OFFERED], 0, text, closure);
}
