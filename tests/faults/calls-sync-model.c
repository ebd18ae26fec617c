/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record book that is shared through a server, with something of all that it keeps for that: revisions, a
 * queue, a refusal, a clash, a branch, a document of a newer version, a line in the log. */
#include "calls-sync.h"
#include "calls-work.h"

const char *
calls_agency_get_id (CallsAgency which)
{
  static const char *const ids[N_CALLS_AGENCIES] = {
    "01900000-0000-7000-8000-000000000010", "01900000-0000-7000-8000-000000000011",
    "01900000-0000-7000-8000-000000000012", "01900000-0000-7000-8000-000000000013",
    "01900000-0000-7000-8000-000000000014", "01900000-0000-7000-8000-000000000015",
    "01900000-0000-7000-8000-000000000016", "01900000-0000-7000-8000-000000000017",
  };

  return ids[which];
}

BgRecord *
calls_agency_load (BgStore *store, CallsAgency which)
{
  g_autoptr (GError) error = NULL;
  BgRecord *agency = bg_store_load (store, &bg_agency_kind, calls_agency_get_id (which), &error);

  g_assert_no_error (error);
  return agency;
}

/* As the server has it, under another name if there is one. */
json_t *
calls_document_new (BgRecord *record, const char *rev, const char *name)
{
  json_t *document = bg_record_to_json (record);
  g_autofree char *id =
    g_strdup_printf ("%s:%s", bg_record_get_kind (record)->name, bg_record_get_id (record));

  json_object_set_new (document, "_id", json_string (id));
  json_object_set_new (document, "_rev", json_string (rev));
  json_object_set_new (document, "author", json_string ("Trần Thị B"));
  if (name != NULL)
    json_object_set_new (document, "name", json_string (name));
  return document;
}

json_t *
calls_removal_new (CallsAgency which, const char *rev, gboolean purged)
{
  g_autofree char *id = g_strconcat ("agency:", calls_agency_get_id (which), NULL);

  return json_pack ("{s:s, s:s, s:b, s:b}", "_id", id, "_rev", rev, "_deleted", 1, "purged", purged);
}

void
calls_page_free (GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++)
    json_decref (g_ptr_array_index (page, i));
  g_ptr_array_unref (page);
}

static void
add_agency (BgStore *store, CallsAgency which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) agency = bg_record_new_with_id (&bg_agency_kind, calls_agency_get_id (which));
  /* What the server refused has the name of one that it has. */
  g_autofree char *name = g_strdup_printf ("Sở số %d", which != CALLS_REFUSED ? which : CALLS_CLEAN);

  bg_record_set_text (agency, "name", name);
  bg_store_save (store, NULL, agency, "Thêm", &error);
  g_assert_no_error (error);
}

/* All of it is on the server, but for what that refused. */
static void
send_all (BgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = bg_sync_take (store, "", 100, G_MAXSIZE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      BgSyncItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->id, calls_agency_get_id (CALLS_REFUSED)))
        item->refused = g_strdup ("forbidden");
      else
        item->sent_rev = g_strdup ("1-a");
    }
  g_assert_true (bg_sync_sent (store, items, &error));
}

static void
edit (BgStore *store, CallsAgency which, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) before = calls_agency_load (store, which);
  g_autoptr (BgRecord) after = bg_record_copy (before);

  if (name != NULL)
    bg_record_set_text (after, "name", name);
  else
    bg_record_set_trashed (after, TRUE);
  bg_store_save (store, before, after, "Sửa", &error);
  g_assert_no_error (error);
}

/* The clash, the branch, and what this version cannot read. */
static void
receive (BgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) clashed = calls_agency_load (store, CALLS_CLASHED);
  g_autoptr (BgRecord) branched = calls_agency_load (store, CALLS_BRANCHED);
  GPtrArray *page = g_ptr_array_new ();
  BgSyncTotals totals = { 0 };
  json_t *document = calls_document_new (branched, "2-b", NULL);

  json_object_set_new (document, "_conflicts", json_pack ("[s]", "2-z"));
  g_ptr_array_add (page, document);
  g_ptr_array_add (page, calls_document_new (clashed, "2-b", "Tên của người kia"));
  g_ptr_array_add (page, json_pack ("{s:s, s:s}", "_id", "hologram:1", "_rev", "1-a"));
  bg_sync_apply (store, &(BgSyncPage){ page, "\"5-x\"", &totals }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.asked, ==, 1);
  g_assert_cmpuint (totals.kept, ==, 1);
  bg_sync_log (store, "done", &totals, NULL, &error);
  g_assert_no_error (error);
  calls_page_free (page);
}

void
calls_make_shared (const char *path)
{
  g_autoptr (GError) error = NULL;
  BgStore *store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);

  g_assert_no_error (error);
  bg_store_set_officer (store, "Nguyễn Văn A");
  for (CallsAgency which = CALLS_CLEAN; which < N_CALLS_AGENCIES; which++)
    add_agency (store, which);
  edit (store, CALLS_TRASHED, NULL);
  g_assert_true (bg_sync_join (store, "https://example.org/camau", "an", &error));
  send_all (store);
  edit (store, CALLS_CLASHED, "Tên của tôi");
  receive (store);
  edit (store, CALLS_EDITED, "Tên mới");
  edit (store, CALLS_PUT_AWAY, NULL);
  fault_store_close (&store);
}
