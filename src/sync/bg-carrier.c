/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carrier: brings the contents of files to the server and from there.
 *
 * A file goes up in two steps: a document announces it under its account, then the contents follow as its
 * attachment, which the rules of the server let nobody change afterwards. Each step may be cut off and done
 * again: what the server has is asked, never guessed. A file that comes down is kept part by part, goes on
 * where it broke off where the server can do that, and counts only when its SHA-256 is its name. */
#include "bg-config.h"

#include "bg-carrier.h"

#include <glib/gstdio.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-shelf.h"
#include "bg-sync-book.h"
#include "bg-sync-files.h"

struct _BgCarrier
{
  BgStore *store;
  BgTransport *transport;
  char *shelf;
  BgCarrierFunc func;
  gpointer data;
  /* Of the run. */
  char *account;
  BgCarrierStep step;
};

/**
 * bg_carrier_new:
 * @store: a record book that is joined to a server
 * @transport: a way to the server's database, which outlives the carrier; one of its own where a large file
 * must not keep records waiting
 *
 * Returns: (transfer full): a carrier; one thread at a time
 */
BgCarrier *
bg_carrier_new (BgStore *store, BgTransport *transport)
{
  BgCarrier *self;

  g_return_val_if_fail (BG_IS_STORE (store) && transport != NULL, NULL);

  self = g_new0 (BgCarrier, 1);
  self->store = g_object_ref (store);
  self->transport = transport;
  self->shelf = bg_shelf_dup_folder (bg_store_get_path (store));
  return self;
}

/**
 * bg_carrier_free:
 * @carrier: (nullable): a carrier that does not run
 */
void
bg_carrier_free (BgCarrier *carrier)
{
  if (carrier == NULL)
    return;
  g_object_unref (carrier->store);
  g_free (carrier->shelf);
  g_free (carrier->account);
  g_free (carrier);
}

/**
 * bg_carrier_set_func:
 * @carrier: a carrier
 * @func: (nullable): hears how far it is, on the thread that runs it
 * @data: for @func
 */
void
bg_carrier_set_func (BgCarrier *carrier, BgCarrierFunc func, gpointer data)
{
  carrier->func = func;
  carrier->data = data;
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  BgCarrier *self = data;

  self->step.done = done;
  self->step.size = total;
  if (self->func != NULL)
    self->func (&self->step, self->data);
}

static void
begin_step (BgCarrier *self, gboolean is_up, guint index, guint n)
{
  self->step = (BgCarrierStep){ .is_up = is_up, .index = index, .n = n };
  progress_cb (0, 0, self);
}

static gboolean
load_account (BgCarrier *self, GError **error)
{
  g_autoptr (BgSyncServer) server = bg_sync_load_server (self->store, error);

  g_clear_pointer (&self->account, g_free);
  self->account = server != NULL ? g_strdup (server->account) : NULL;
  return server != NULL;
}

static char *
dup_path (const char *sha256, const char *more)
{
  return g_strconcat ("file%3A", sha256, more, NULL);
}

/**
 * Place:
 * @rev: (nullable): revision of the document on the server
 * @has: whether it has its contents
 *
 * What the server has of a file.
 */
typedef struct
{
  char *rev;
  gboolean has;
} Place;

static void
clear_place (Place *place)
{
  g_clear_pointer (&place->rev, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static gboolean
ask_place (BgCarrier *self, const char *sha256, Place *place, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = dup_path (sha256, NULL);
  guint status = 0;
  json_t *answer = bg_transport_ask (self->transport, "GET", path, NULL, &status, cancellable, error);
  gboolean good;

  clear_place (place);
  place->has = FALSE;
  if (answer == NULL)
    return FALSE;
  good = status == 404 || bg_answer_check (status, answer, error);
  if (good && status != 404)
    {
      place->rev = g_strdup (json_string_value (json_object_get (answer, "_rev")));
      place->has =
        json_object_get (json_object_get (answer, "_attachments"), BG_SYNC_FILE_ATTACHMENT) != NULL;
    }
  json_decref (answer);
  return good;
}

/* Another computer may announce the same contents at the same moment: its document serves as well. */
static gboolean
announce (BgCarrier *self,
          const char *sha256,
          gint64 size,
          Place *place,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *path = dup_path (sha256, NULL);
  json_t *document =
    json_pack ("{s:s, s:I, s:s}", "kind", "file", "size", (json_int_t) size, "modified_by", self->account);
  guint status = 0;
  json_t *answer = bg_transport_ask (self->transport, "PUT", path, document, &status, cancellable, error);
  gboolean good;

  json_decref (document);
  if (answer == NULL)
    return FALSE;
  if (status == 409)
    good = ask_place (self, sha256, place, cancellable, error);
  else
    {
      good = bg_answer_check (status, answer, error);
      place->rev = g_strdup (json_string_value (json_object_get (answer, "rev")));
    }
  json_decref (answer);
  return good;
}

static gboolean
send_contents (BgCarrier *self,
               const char *sha256,
               GBytes *bytes,
               Place *place,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *more = g_strdup_printf ("/" BG_SYNC_FILE_ATTACHMENT "?rev=%s", place->rev);
  g_autofree char *path = dup_path (sha256, more);
  g_auto (BgAnswerFrom) answer = { 0 };
  BgRequest request = { .method = "PUT",
                        .path = path,
                        .body = bytes,
                        .media_type = "application/octet-stream",
                        .progress = progress_cb,
                        .progress_data = self };
  json_t *json;
  gboolean good;

  if (!self->transport->send (self->transport->data, &request, &answer, cancellable, error))
    return FALSE;
  json = bg_answer_to_json (&answer, error);
  if (json == NULL)
    return FALSE;
  if (answer.status == 409)
    good = ask_place (self, sha256, place, cancellable, error);
  else
    {
      good = bg_answer_check (answer.status, json, error);
      g_free (place->rev);
      place->rev = g_strdup (json_string_value (json_object_get (json, "rev")));
      place->has = good && place->rev != NULL;
    }
  json_decref (json);
  return good;
}

/* Contents that the disk altered are not sent: they would be taken for what they are named for. */
static GBytes *
read_contents (BgCarrier *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = bg_shelf_dup_path (self->shelf, sha256);
  g_autoptr (GMappedFile) file = NULL;

  if (!bg_shelf_check (self->shelf, sha256, cancellable, error))
    return NULL;
  file = g_mapped_file_new (path, FALSE, error);
  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

static gboolean
send_file (BgCarrier *self, const char *sha256, BgCarried *carried, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = read_contents (self, sha256, cancellable, error);
  g_auto (Place) place = { NULL, FALSE };

  if (bytes == NULL ||
      !announce (self, sha256, (gint64) g_bytes_get_size (bytes), &place, cancellable, error))
    return FALSE;
  if (!place.has && place.rev != NULL && !send_contents (self, sha256, bytes, &place, cancellable, error))
    return FALSE;
  if (!place.has)
    {
      bg_sync_set_error (error, BG_SYNC_SERVER_FAULT, sha256);
      return FALSE;
    }
  carried->sent++;
  return bg_sync_set_file (self->store, sha256, place.rev, error);
}

static gboolean
is_about_this_file (const GError *failure)
{
  return g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED) ||
         g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND);
}

/* One file that cannot be carried keeps no other from it; what concerns all of them does. */
static gboolean
pass_over (GError *failure, BgCarried *carried, GError **error)
{
  if (!is_about_this_file (failure))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  carried->absent++;
  g_error_free (failure);
  return TRUE;
}

/* The purge of a leader takes the server's contents too; the server lets nobody else, and then they stay. */
static gboolean
remove_gone (BgCarrier *self, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *rev = bg_sync_dup_file_rev (self->store, sha256, error);
  g_autofree char *name = g_strconcat (BG_SYNC_FILE_PREFIX, sha256, NULL);
  json_t *batch, *answer;
  const char *failure;

  if (rev == NULL)
    return error == NULL || *error == NULL;
  batch = json_pack ("{s:[{s:s, s:s, s:b, s:b, s:s}]}", "docs", "_id", name, "_rev", rev, "_deleted", 1,
                     "purged", 1, "modified_by", self->account);
  answer = bg_transport_ask (self->transport, "POST", "_bulk_docs", batch, NULL, cancellable, error);
  json_decref (batch);
  if (answer == NULL)
    return FALSE;
  failure = json_string_value (json_object_get (json_array_get (answer, 0), "error"));
  json_decref (answer);
  return failure != NULL || bg_sync_set_file (self->store, sha256, NULL, error);
}

static gboolean
remove_all_gone (BgCarrier *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = bg_sync_list_files_gone (self->store, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!remove_gone (self, g_ptr_array_index (names, i), cancellable, error))
      return FALSE;
  return names != NULL;
}

/**
 * bg_carrier_send:
 * @carrier: a carrier
 * @carried: what was done, added to
 * @cancellable: (nullable): to stop; files that are up stay up
 * @error: the ending
 *
 * Sends what records name and the server lacks, and removes there what was removed here for good. Blocks.
 *
 * Returns: whether nothing waits any more
 */
gboolean
bg_carrier_send (BgCarrier *carrier, BgCarried *carried, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (carrier != NULL && carried != NULL, FALSE);

  names = load_account (carrier, error) ? bg_sync_list_files_to_send (carrier->store, error) : NULL;
  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      GError *failure = NULL;

      begin_step (carrier, TRUE, i, names->len);
      if (!send_file (carrier, g_ptr_array_index (names, i), carried, cancellable, &failure) &&
          !pass_over (failure, carried, error))
        return FALSE;
    }
  return remove_all_gone (carrier, cancellable, error);
}

/* What the server has nothing of was lost there: whoever has it sends it again. */
static gboolean
note_absent (BgCarrier *self, const char *sha256, GError **error)
{
  return bg_sync_set_file (self->store, sha256, NULL, error);
}

/* The part and whatever follows it on the server; @again when the part is no beginning of it. */
static gboolean
ask_contents (BgCarrier *self,
              const char *sha256,
              const char *part,
              gboolean *is_there,
              gboolean *again,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *path = dup_path (sha256, "/" BG_SYNC_FILE_ATTACHMENT);
  g_auto (BgAnswerFrom) answer = { 0 };
  BgRequest request = {
    .method = "GET", .path = path, .save_to = part, .progress = progress_cb, .progress_data = self
  };
  json_t *json;
  gboolean good;

  *again = FALSE;
  if (!self->transport->send (self->transport->data, &request, &answer, cancellable, error))
    return FALSE;
  *is_there = answer.status != 404;
  if (answer.status == 200 || answer.status == 206)
    return TRUE;
  if (answer.status == 404)
    return note_absent (self, sha256, error);
  if (answer.status == 416)
    {
      *again = TRUE;
      g_unlink (part);
      return TRUE;
    }
  json = bg_answer_to_json (&answer, error);
  good = json != NULL && bg_answer_check (answer.status, json, error);
  json_decref (json);
  return good;
}

static gboolean
fetch_file (BgCarrier *self,
            const char *sha256,
            gboolean *is_there,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *part = bg_shelf_dup_part (self->shelf, sha256);
  gboolean again;

  *is_there = TRUE;
  if (!bg_make_private_folder (self->shelf, error) ||
      !ask_contents (self, sha256, part, is_there, &again, cancellable, error) ||
      (again && !ask_contents (self, sha256, part, is_there, &again, cancellable, error)))
    return FALSE;
  return !*is_there || bg_shelf_take_part (self->shelf, part, sha256, cancellable, error);
}

/**
 * bg_carrier_fetch:
 * @carrier: a carrier
 * @sha256: name of contents
 * @is_there: (out): whether the server has them
 * @cancellable: (nullable): to stop; what came so far is kept for the next time
 * @error: the ending; BG_ERROR_DAMAGED where they are not what they are named for
 *
 * Fetches the contents of one file. Blocks.
 *
 * Returns: whether they are on the shelf, or the server does not have them
 */
gboolean
bg_carrier_fetch (BgCarrier *carrier,
                  const char *sha256,
                  gboolean *is_there,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (carrier != NULL && bg_shelf_is_name (sha256) && is_there != NULL, FALSE);

  begin_step (carrier, FALSE, 0, 1);
  return fetch_file (carrier, sha256, is_there, cancellable, error);
}

/**
 * bg_carrier_fetch_all:
 * @carrier: a carrier
 * @carried: what was done, added to
 * @cancellable: (nullable): to stop; files that are here stay here
 * @error: the ending
 *
 * Fetches what records name and only the server has. Blocks.
 *
 * Returns: whether everything came that could be had
 */
gboolean
bg_carrier_fetch_all (BgCarrier *carrier, BgCarried *carried, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (carrier != NULL && carried != NULL, FALSE);

  names = bg_sync_list_files_to_fetch (carrier->store, error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      GError *failure = NULL;
      gboolean is_there = FALSE;

      begin_step (carrier, FALSE, i, names->len);
      if (!fetch_file (carrier, g_ptr_array_index (names, i), &is_there, cancellable, &failure))
        {
          if (!pass_over (failure, carried, error))
            return FALSE;
          continue;
        }
      carried->fetched += is_there;
      carried->absent += !is_there;
    }
  return names != NULL;
}
