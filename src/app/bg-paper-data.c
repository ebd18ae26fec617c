/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads records into a paper's plain data and draws it, both in threads of their own. */
#include "bg-config.h"

#include "bg-papers-private.h"
#include "bg-personal.h"

#include "bg-words.h"

struct _BgPaperData
{
  GObject parent_instance;

  const BgPaper *paper;
  /* Options are written into the content while it is drawn: one thread at a time. */
  GMutex lock;
  gpointer content;
  GStrv signers;
  GStrv recipients;
};

G_DEFINE_FINAL_TYPE (BgPaperData, bg_paper_data, G_TYPE_OBJECT)

/* What the loading thread needs, kept apart from what the window goes on changing. */
typedef struct
{
  const BgPaper *paper;
  BgPaperSource source;
  BgCalendar *calendar;
} Loading;

typedef struct
{
  BgPaperOptions *options;
  char *path;
  GPtrArray *checks;
} Drawing;

static void
bg_paper_data_finalize (GObject *object)
{
  BgPaperData *self = BG_PAPER_DATA (object);

  if (self->content != NULL)
    self->paper->free (self->content);
  g_strfreev (self->signers);
  g_strfreev (self->recipients);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bg_paper_data_parent_class)->finalize (object);
}

static void
bg_paper_data_class_init (BgPaperDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_paper_data_finalize;
}

static void
bg_paper_data_init (BgPaperData *self)
{
  g_mutex_init (&self->lock);
}

static void
free_loading (gpointer data)
{
  Loading *loading = data;

  g_clear_object (&loading->source.store);
  g_clear_object (&loading->source.record);
  g_clear_object (&loading->source.office);
  g_clear_pointer (&loading->calendar, bg_calendar_unref);
  g_free (loading);
}

static void
free_drawing (gpointer data)
{
  Drawing *drawing = data;

  bg_paper_options_free (drawing->options);
  g_clear_pointer (&drawing->checks, g_ptr_array_unref);
  g_free (drawing->path);
  g_free (drawing);
}

/* Positions are kept in capitals, as they are printed; in a list they read better as words. */
static char *
dup_position (const char *position)
{
  g_autofree char *upper = g_utf8_strup (position, -1);
  g_autofree char *lower = g_utf8_strdown (position, -1);

  return g_str_equal (upper, position) ? bg_words_dup_capital (lower) : g_strdup (position);
}

static char *
dup_signer (const char *prefix, const char *title)
{
  g_autofree char *position = dup_position (title);

  if (prefix == NULL || g_str_equal (prefix, "none"))
    return g_steal_pointer (&position);
  return g_strdup_printf ("%s %s", prefix, position);
}

static GStrv
list_signers (BgRecord *office)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; office != NULL && i < bg_record_get_n_items (office, "signers"); i++)
    {
      BgRecord *signer = bg_record_get_item (office, "signers", i);
      const char *title = bg_record_get_text (signer, "position");
      g_autofree char *name = dup_signer (bg_record_get_text (signer, "prefix"),
                                          title != NULL ? title : bg_record_get_title (signer));

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/* What the People's Committee issues is signed by its chair alone: there is nothing to choose. */
static GStrv
list_signers_of (const BgPaperParts *parts, BgRecord *office)
{
  GStrv signers;

  if (parts->issuer != BG_SHEET_OF_PROVINCE)
    return list_signers (office);
  signers = g_new0 (char *, 2);
  signers[0] = dup_signer (parts->letterhead->signer_prefix, parts->letterhead->signer_title);
  return signers;
}

/* Who makes a paper with personal values is written down before it is made. */
static gboolean
note_personal (const BgPaper *paper, const BgPaperSource *source, GError **error)
{
  g_autoptr (BgChangeSet) set = NULL;

  if (!paper->is_personal)
    return TRUE;
  set = bg_personal_set_new (BG_ACT_PRINTED);
  bg_personal_set_add (set, source->record);
  return bg_personal_commit (source->store, set, error);
}

static void
load_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;
  g_autoptr (BgPaperData) self = g_object_new (BG_TYPE_PAPER_DATA, NULL);
  const char *const *recipients;
  BgPaperParts parts;
  GError *error = NULL;

  self->paper = loading->paper;
  if (bg_store_read_office (loading->source.store, &loading->source.office, &error) &&
      note_personal (loading->paper, &loading->source, &error))
    self->content = loading->paper->load (&loading->source, &error);
  if (self->content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  parts = self->paper->get_parts (self->content);
  recipients = parts.letterhead->recipients;
  self->recipients = recipients != NULL ? g_strdupv ((GStrv) recipients) : g_new0 (char *, 1);
  self->signers = list_signers_of (&parts, loading->source.office);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * bg_paper_data_load_async:
 * @paper: a paper
 * @session: the record book and the day
 * @record: (nullable): the record, for a paper of one record
 * @cancellable: (nullable): to give up
 * @callback: called with the result
 * @data: for @callback
 *
 * Reads all that the paper says, however many records that takes, away from the main thread.
 */
void
bg_paper_data_load_async (const BgPaper *paper,
                          BgSession *session,
                          BgRecord *record,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (paper != NULL && BG_IS_SESSION (session));
  g_return_if_fail (paper->is_of_list || BG_IS_RECORD (record));

  loading = g_new0 (Loading, 1);
  loading->paper = paper;
  loading->source.store = g_object_ref (bg_session_get_store (session));
  loading->source.record = record != NULL ? bg_record_copy (record) : NULL;
  if (loading->source.record != NULL && !paper->is_personal)
    bg_record_mask (loading->source.record);
  loading->source.rules = *bg_session_get_rules (session);
  if (loading->source.rules.calendar != NULL)
    loading->calendar = bg_calendar_ref ((BgCalendar *) loading->source.rules.calendar);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, bg_paper_data_load_async);
  g_task_set_task_data (task, loading, free_loading);
  g_task_run_in_thread (task, load_in_worker);
}

/**
 * bg_paper_data_load_finish:
 * @result: the result
 * @error: why it could not be read
 *
 * Returns: (transfer full): what the paper is made from
 */
BgPaperData *
bg_paper_data_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bg_paper_data_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** bg_paper_data_get_paper: which paper it is. */
const BgPaper *
bg_paper_data_get_paper (BgPaperData *self)
{
  g_return_val_if_fail (BG_IS_PAPER_DATA (self), NULL);
  return self->paper;
}

/** bg_paper_data_get_signers: (array zero-terminated): who may sign, in words for a list. */
const char *const *
bg_paper_data_get_signers (BgPaperData *self)
{
  g_return_val_if_fail (BG_IS_PAPER_DATA (self), NULL);
  return (const char *const *) self->signers;
}

/** bg_paper_data_get_recipients: (array zero-terminated): the office's lines of Nơi nhận. */
const char *const *
bg_paper_data_get_recipients (BgPaperData *self)
{
  g_return_val_if_fail (BG_IS_PAPER_DATA (self), NULL);
  return (const char *const *) self->recipients;
}

/* The content borrows from @options until it is drawn. */
static void
apply_options (BgPaperData *self, const BgPaperOptions *options)
{
  const BgPaperSection *sections = self->paper->sections;
  BgPaperParts parts;

  self->paper->set_signer (self->content, options->signer);
  parts = self->paper->get_parts (self->content);
  *parts.number = options->number;
  *parts.date = options->date;
  if (options->recipients != NULL)
    parts.letterhead->recipients = (const char *const *) options->recipients;
  *parts.show_recipients = parts.letterhead->recipients != NULL && parts.letterhead->recipients[0] != NULL;
  for (guint i = 0; sections[i].label != NULL; i++)
    G_STRUCT_MEMBER (gboolean, parts.base, sections[i].offset) = (options->sections & (1U << i)) != 0;
}

static void
forget_options (BgPaperData *self)
{
  BgPaperParts parts = self->paper->get_parts (self->content);

  *parts.number = NULL;
  parts.letterhead->recipients = NULL;
}

/**
 * bg_paper_data_create:
 * @self: what the paper is made from
 * @options: what was chosen
 * @checks: (out) (optional) (transfer full) (element-type BgPaperCheck): the rules it is held to
 *
 * Lays out the pages; blocks for a long list. Any thread, but the document is for one thread at a time.
 *
 * Returns: (transfer full): the document
 */
BgDocument *
bg_paper_data_create (BgPaperData *self, const BgPaperOptions *options, GPtrArray **checks)
{
  BgDocument *document;

  g_return_val_if_fail (BG_IS_PAPER_DATA (self) && options != NULL, NULL);

  g_mutex_lock (&self->lock);
  apply_options (self, options);
  document = self->paper->create (self->content, &options->layout);
  if (checks != NULL)
    *checks = bg_paper_checks_run (self->paper, self->content, document);
  forget_options (self);
  g_mutex_unlock (&self->lock);
  return document;
}

static GTask *
new_drawing (BgPaperData *self,
             const BgPaperOptions *options,
             const char *path,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->options = bg_paper_options_copy (options);
  drawing->path = g_strdup (path);
  g_task_set_task_data (task, drawing, free_drawing);
  return task;
}

static void
create_in_worker (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  Drawing *drawing = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, bg_paper_data_create (self, drawing->options, &drawing->checks),
                         g_object_unref);
}

/**
 * bg_paper_data_create_async:
 * @self: what the paper is made from
 * @options: what was chosen; copied
 * @cancellable: (nullable): to give up
 * @callback: called with the result
 * @data: for @callback
 *
 * bg_paper_data_create() away from the main thread.
 */
void
bg_paper_data_create_async (BgPaperData *self,
                            const BgPaperOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_PAPER_DATA (self) && options != NULL);

  task = new_drawing (self, options, NULL, cancellable, callback, data);
  g_task_set_source_tag (task, bg_paper_data_create_async);
  g_task_run_in_thread (task, create_in_worker);
}

/**
 * bg_paper_data_create_finish:
 * @self: what the paper is made from
 * @result: the result
 * @checks: (out) (transfer full) (element-type BgPaperCheck): the rules it is held to
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the document, the main thread's from now on
 */
BgDocument *
bg_paper_data_create_finish (BgPaperData *self, GAsyncResult *result, GPtrArray **checks, GError **error)
{
  Drawing *drawing;
  BgDocument *document;

  g_return_val_if_fail (g_task_is_valid (result, self) && checks != NULL, NULL);

  document = g_task_propagate_pointer (G_TASK (result), error);
  drawing = g_task_get_task_data (G_TASK (result));
  *checks = document != NULL ? g_steal_pointer (&drawing->checks) : NULL;
  return document;
}

static void
write_pdf_in_worker (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  Drawing *drawing = data;
  g_autoptr (BgDocument) document = bg_paper_data_create (self, drawing->options, NULL);
  GError *error = NULL;

  if (bg_document_write_pdf (document, drawing->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bg_paper_data_write_pdf_async:
 * @self: what the paper is made from
 * @options: what was chosen; copied
 * @path: name of the file
 * @callback: called with the result
 * @data: for @callback
 *
 * bg_document_write_pdf() of the same pages, away from the main thread. What was begun is finished.
 */
void
bg_paper_data_write_pdf_async (BgPaperData *self,
                               const BgPaperOptions *options,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_PAPER_DATA (self) && options != NULL && path != NULL);

  task = new_drawing (self, options, path, NULL, callback, data);
  g_task_set_source_tag (task, bg_paper_data_write_pdf_async);
  g_task_run_in_thread (task, write_pdf_in_worker);
}

/**
 * bg_paper_data_write_pdf_finish:
 * @self: what the paper is made from
 * @result: the result
 * @path: (out) (optional) (transfer full): name of the file
 * @error: why the file was not written, in words for the officer
 *
 * Returns: whether the file was written
 */
gboolean
bg_paper_data_write_pdf_finish (BgPaperData *self, GAsyncResult *result, char **path, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (path != NULL)
    *path = g_strdup (((Drawing *) g_task_get_task_data (G_TASK (result)))->path);
  return g_task_propagate_boolean (G_TASK (result), error);
}
