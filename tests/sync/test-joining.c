/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first join of a computer that has records of its own already. */
#include "sync-fixture.h"

static void
add_office (Client *client, const char *name)
{
  g_autoptr (BgRecord) settings = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (settings, "name", name);
  bg_record_set_text (settings, "place", "Cà Mau");
  bg_store_save (client->store, NULL, settings, "first start", &error);
  g_assert_no_error (error);
}

static void
edit_office (Client *client, const char *name)
{
  g_autoptr (BgRecord) before = bg_store_load_office (client->store);
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (after, "name", name);
  bg_store_save (client->store, before, after, "edit", &error);
  g_assert_no_error (error);
}

static char *
dup_office_name (Client *client)
{
  g_autoptr (BgRecord) settings = bg_store_load_office (client->store);

  return g_strdup (bg_record_get_text (settings, "name"));
}

/* Each computer's first start made a record of the office: the one that is on the server is the office's. */
static void
test_office_as_made (void)
{
  Office office;
  g_autofree char *name = NULL;

  office_set_up (&office, 2);
  add_office (office_get (&office, 0), "Sở Ngoại vụ tỉnh");
  add_office (office_get (&office, 1), "Cơ quan");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  name = dup_office_name (office_get (&office, 1));
  g_assert_cmpstr (name, ==, "Sở Ngoại vụ tỉnh");
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 0);
  office_settle (&office);
  office_assert_equal (&office);
  office_tear_down (&office);
}

/* What a person changed since the first start is a word of somebody, and is asked about. */
static void
test_office_as_edited (void)
{
  Office office;

  office_set_up (&office, 2);
  add_office (office_get (&office, 0), "Sở Ngoại vụ tỉnh");
  add_office (office_get (&office, 1), "Cơ quan");
  edit_office (office_get (&office, 1), "Phòng Ngoại vụ");
  client_sync_well (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (client_count_inbox (office_get (&office, 1)), ==, 1);
  office_settle (&office);
  office_assert_equal (&office);
  office_tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/joining/office-as-made", test_office_as_made);
  g_test_add_func ("/sync/joining/office-as-edited", test_office_as_edited);
  return g_test_run ();
}
