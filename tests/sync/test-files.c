/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of files between computers: up, down, cut off, lost, false, and removed for good. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-carrier.h"
#include "bg-error.h"
#include "bg-shelf.h"
#include "sync-fixture.h"

#define PAPER "một tờ giấy có dấu"

static char *
put (Client *client, const char *text)
{
  g_autofree char *shelf = bg_shelf_dup_folder (client->path);
  g_autofree char *source = g_strconcat (client->path, ".pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *sha256;

  g_assert_true (g_file_set_contents (source, text, -1, NULL));
  sha256 = bg_shelf_put (shelf, source, NULL, NULL, &error);
  g_assert_no_error (error);
  return sha256;
}

static char *
add_partner (Client *client, const char *name, const char *sha256)
{
  g_autoptr (BgRecord) partner = bg_record_new (&bg_partner_kind);
  g_autoptr (GError) error = NULL;
  BgRecord *file;

  bg_record_set_text (partner, "name", name);
  bg_record_set_text (partner, "country", "KH");
  file = bg_record_add_item (partner, "files");
  bg_record_set_text (file, "title", "Công hàm");
  bg_record_set_text (file, "file_name", "cong-ham.pdf");
  bg_record_set_text (file, "sha256", sha256);
  bg_record_set_integer (file, "size", 1);
  bg_store_save (client->store, NULL, partner, "Thêm", &error);
  g_assert_no_error (error);
  return g_strdup (bg_record_get_id (partner));
}

typedef struct
{
  BgTransport *way;
  BgCarrier *carrier;
} Way;

static Way
open_way (Client *client, FakeFaultFunc func, gpointer data)
{
  BgTransport *way = fake_server_open (client->server, func, data);

  return (Way){ way, bg_carrier_new (client->store, way) };
}

static void
close_way (Way *way)
{
  g_clear_pointer (&way->carrier, bg_carrier_free);
  g_clear_pointer (&way->way, bg_transport_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Way, close_way)

static BgCarried
carry (Client *client)
{
  g_auto (Way) way = open_way (client, NULL, NULL);
  g_autoptr (GError) error = NULL;
  BgCarried carried = { 0 };

  bg_carrier_send (way.carrier, &carried, NULL, &error);
  g_assert_no_error (error);
  bg_carrier_fetch_all (way.carrier, &carried, NULL, &error);
  g_assert_no_error (error);
  return carried;
}

static gboolean
has (Client *client, const char *sha256)
{
  g_autofree char *shelf = bg_shelf_dup_folder (client->path);

  return bg_shelf_has (shelf, sha256, -1) && bg_shelf_check (shelf, sha256, NULL, NULL);
}

static json_t *
get_document (Office *office, const char *sha256)
{
  g_autofree char *id = g_strconcat ("file:", sha256, NULL);

  return fake_server_get (office->server, id);
}

/* One record with one file, on the server and known to the second computer. */
static char *
share_file (Office *office, char **record)
{
  Client *first = office_get (office, 0);
  char *sha256 = put (first, PAPER);

  *record = add_partner (first, "Koh Kong", sha256);
  client_sync_well (first);
  g_assert_cmpuint (carry (first).sent, ==, 1);
  client_sync_well (office_get (office, 1));
  return sha256;
}

static void
test_up_and_down (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;
  BgCarried carried;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  g_assert_false (has (office_get (&office, 1), sha256));
  carried = carry (office_get (&office, 1));
  g_assert_cmpuint (carried.fetched, ==, 1);
  g_assert_true (has (office_get (&office, 1), sha256));
  /* Nothing is carried twice, and nothing is asked that is known. */
  carried = carry (office_get (&office, 0));
  g_assert_cmpuint (carried.sent + carried.fetched + carried.absent, ==, 0);
  office_tear_down (&office);
}

/* Both computers add the same scan before either knows of the other's. */
static void
test_same_contents (void)
{
  Office office;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *again = NULL;

  office_set_up (&office, 2);
  sha256 = put (office_get (&office, 0), PAPER);
  again = put (office_get (&office, 1), PAPER);
  one = add_partner (office_get (&office, 0), "Koh Kong", sha256);
  two = add_partner (office_get (&office, 1), "Trat", sha256);
  g_assert_cmpstr (again, ==, sha256);
  g_assert_cmpuint (carry (office_get (&office, 0)).sent, ==, 1);
  g_assert_cmpuint (carry (office_get (&office, 1)).sent, ==, 1);
  g_assert_nonnull (json_object_get (get_document (&office, sha256), "_attachments"));
  office_tear_down (&office);
}

static BgCarried
carry_over (Client *client, FakeFaultFunc func, gpointer data)
{
  g_auto (Way) way = open_way (client, func, data);
  g_autoptr (GError) error = NULL;
  BgCarried carried = { 0 };

  bg_carrier_send (way.carrier, &carried, NULL, &error);
  g_assert_no_error (error);
  return carried;
}

/* What was sent, and how many requests it took. */
typedef struct
{
  guint n;
  Client *other;
} Meeting;

static FakeFault
let_other_go_first (const BgRequest *request, gpointer data)
{
  Meeting *meeting = data;
  Client *other = NULL;

  if (strcmp (request->method, "PUT") == 0 && strchr (request->path, '/') != NULL)
    other = g_steal_pointer (&meeting->other);
  if (other != NULL)
    g_assert_cmpuint (carry (other).sent, ==, 1);
  meeting->n++;
  return FAKE_GOOD;
}

/* Another computer sends the same contents between the announcement and the contents of this one: its
 * contents serve as well. And where they are there, they are not sent again. */
static void
test_met_on_the_way (void)
{
  Office office;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  g_autofree char *sha256 = NULL;
  Meeting meeting = { 0, NULL };

  office_set_up (&office, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_free (sha256);
      sha256 = put (office_get (&office, i), PAPER);
    }
  one = add_partner (office_get (&office, 0), "Koh Kong", sha256);
  two = add_partner (office_get (&office, 1), "Trat", sha256);
  three = add_partner (office_get (&office, 2), "Kampot", sha256);
  meeting.other = office_get (&office, 1);
  g_assert_cmpuint (carry_over (office_get (&office, 0), let_other_go_first, &meeting).sent, ==, 1);
  g_assert_null (meeting.other);
  g_assert_nonnull (json_object_get (get_document (&office, sha256), "_attachments"));
  meeting = (Meeting){ 0, NULL };
  g_assert_cmpuint (carry_over (office_get (&office, 2), let_other_go_first, &meeting).sent, ==, 1);
  /* It was announced already: one request is refused, one asks, and none brings the contents. */
  g_assert_cmpuint (meeting.n, ==, 2);
  office_tear_down (&office);
}

/* What the disk altered is not sent under the name of what it was. */
static void
test_altered_here (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *shelf = NULL;
  g_autofree char *path = NULL;
  BgCarried carried;

  office_set_up (&office, 1);
  sha256 = put (office_get (&office, 0), PAPER);
  record = add_partner (office_get (&office, 0), "Koh Kong", sha256);
  shelf = bg_shelf_dup_folder (office_get (&office, 0)->path);
  path = bg_shelf_dup_path (shelf, sha256);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "một tờ giấy có dáu", -1, NULL));
  carried = carry_over (office_get (&office, 0), NULL, NULL);
  g_assert_cmpuint (carried.sent, ==, 0);
  g_assert_cmpuint (carried.absent, ==, 1);
  g_assert_null (get_document (&office, sha256));
  office_tear_down (&office);
}

typedef struct
{
  guint at;
  guint n;
  FakeFault fault;
} Cut;

static FakeFault
cut_cb (const BgRequest *request, gpointer data)
{
  Cut *cut = data;

  return cut->n++ == cut->at ? cut->fault : FAKE_GOOD;
}

/* Cut off at its request number @at, and then done again: the same end as without. */
static guint
cut_at (guint at, FakeFault fault)
{
  Office office;
  Cut cut = { at, 0, fault };
  g_auto (Way) way = { 0 };
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;
  BgCarried carried = { 0 };
  gboolean good;

  office_set_up (&office, 2);
  sha256 = put (office_get (&office, 0), PAPER);
  record = add_partner (office_get (&office, 0), "Koh Kong", sha256);
  client_sync_well (office_get (&office, 0));
  way = open_way (office_get (&office, 0), cut_cb, &cut);
  good = bg_carrier_send (way.carrier, &carried, NULL, NULL);
  g_assert_true (good == (cut.n <= at));
  client_reopen (office_get (&office, 0));
  carry (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (carry (office_get (&office, 1)).fetched, ==, 1);
  g_assert_true (has (office_get (&office, 1), sha256));
  close_way (&way);
  office_tear_down (&office);
  return cut.n;
}

static void
test_cut_up (void)
{
  guint n_cuts = 0;

  for (FakeFault fault = FAKE_CUT_REQUEST; fault < N_FAKE_FAULTS; fault++)
    for (guint at = 0; at < 4; at++)
      if (fault != FAKE_TORN)
        n_cuts += cut_at (at, fault) > at;
  g_test_message ("sync: files: sending broken off %u times, resumed each time", n_cuts);
  /* Two requests, and six ways to break them. */
  g_assert_cmpuint (n_cuts, >=, 12);
}

static void
break_and_resume (Office *office, const char *sha256)
{
  Client *client = office_get (office, 1);
  Cut cut = { 0, 0, FAKE_CUT_ANSWER };
  g_auto (Way) way = open_way (client, cut_cb, &cut);
  g_autofree char *shelf = bg_shelf_dup_folder (client->path);
  g_autofree char *part = bg_shelf_dup_part (shelf, sha256);
  g_autofree char *came = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_there;

  g_assert_false (bg_carrier_fetch (way.carrier, sha256, &is_there, NULL, &error));
  g_assert_error (error, BG_SYNC_ERROR, BG_SYNC_OFFLINE);
  g_assert_false (has (client, sha256));
  g_assert_true (g_file_get_contents (part, &came, NULL, NULL));
  g_assert_cmpuint (strlen (came), ==, strlen (PAPER) / 2);
  g_assert_true (bg_carrier_fetch (way.carrier, sha256, &is_there, NULL, NULL));
  g_assert_true (is_there);
  g_assert_true (has (client, sha256));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_cut_down (gconstpointer ignores_range)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  if (GPOINTER_TO_INT (ignores_range))
    fake_server_ignore_range (office.server);
  break_and_resume (&office, sha256);
  office_tear_down (&office);
}

/* A part that is longer than the whole: thrown away, and fetched from the beginning. */
static void
test_part_too_long (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *shelf = NULL;
  g_autofree char *part = NULL;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  shelf = bg_shelf_dup_folder (office_get (&office, 1)->path);
  part = bg_shelf_dup_part (shelf, sha256);
  g_assert_cmpint (g_mkdir_with_parents (shelf, 0700), ==, 0);
  g_assert_true (g_file_set_contents (part, PAPER PAPER, -1, NULL));
  g_assert_cmpuint (carry (office_get (&office, 1)).fetched, ==, 1);
  g_assert_true (has (office_get (&office, 1), sha256));
  office_tear_down (&office);
}

/* What is not what it is named for never comes onto the shelf, and keeps no other file from coming. */
static void
test_false_contents (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *more = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *other = NULL;
  BgCarried carried;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  other = put (office_get (&office, 0), "tờ khác");
  more = add_partner (office_get (&office, 0), "Trat", other);
  client_sync_well (office_get (&office, 0));
  carry (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  fake_server_set_contents (office.server, sha256, "giả");
  carried = carry (office_get (&office, 1));
  g_assert_cmpuint (carried.absent, ==, 1);
  g_assert_cmpuint (carried.fetched, ==, 1);
  g_assert_false (has (office_get (&office, 1), sha256));
  g_assert_true (has (office_get (&office, 1), other));
  office_tear_down (&office);
}

static void
test_absent (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  fake_server_set_contents (office.server, sha256, NULL);
  g_assert_cmpuint (carry (office_get (&office, 1)).absent, ==, 1);
  g_assert_cmpuint (carry (office_get (&office, 1)).absent, ==, 0);
  office_tear_down (&office);
}

/* The server comes back from a copy of before: whoever has the file sends it again. */
static void
test_server_restored (void)
{
  Office office;
  g_autoptr (FakeServer) before = NULL;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;

  office_set_up (&office, 2);
  client_sync_well (office_get (&office, 0));
  before = fake_server_copy (office.server);
  sha256 = share_file (&office, &record);
  fake_server_replace (office.server, before);
  fake_server_set_contents (office.server, sha256, NULL);
  client_sync_well (office_get (&office, 0));
  g_assert_cmpuint (carry (office_get (&office, 0)).sent, ==, 1);
  client_sync_well (office_get (&office, 1));
  g_assert_cmpuint (carry (office_get (&office, 1)).fetched, ==, 1);
  office_tear_down (&office);
}

/* Out of the trash for good, which every computer of the office has seen it in. */
static void
purge (Office *office, const char *id)
{
  Client *client = office_get (office, 0);
  g_autoptr (BgRecord) current = bg_store_load (client->store, &bg_partner_kind, id, NULL);
  g_autoptr (BgRecord) trashed = bg_record_copy (current);
  g_autoptr (BgRecord) stored = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xóa hẳn");
  g_autoptr (GError) error = NULL;

  bg_record_set_trashed (trashed, TRUE);
  bg_store_save (client->store, current, trashed, "Bỏ", &error);
  g_assert_no_error (error);
  client_sync_well (client);
  client_sync_well (office_get (office, 1));
  stored = bg_store_load (client->store, &bg_partner_kind, id, NULL);
  bg_change_set_add_purge (set, stored);
  bg_store_commit (client->store, set, &error);
  g_assert_no_error (error);
}

static void
test_purge (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *sha256 = NULL;
  Meeting meeting = { 0, NULL };

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  carry (office_get (&office, 1));
  purge (&office, record);
  client_sync_well (office_get (&office, 0));
  carry (office_get (&office, 0));
  g_assert_true (json_is_true (json_object_get (get_document (&office, sha256), "_deleted")));
  g_assert_false (has (office_get (&office, 0), sha256));
  /* It is done once. */
  carry_over (office_get (&office, 0), let_other_go_first, &meeting);
  g_assert_cmpuint (meeting.n, ==, 0);
  client_sync_well (office_get (&office, 1));
  g_assert_false (has (office_get (&office, 1), sha256));
  office_tear_down (&office);
}

/* Another record names the same contents: they stay, on both sides. */
static void
test_purge_of_one (void)
{
  Office office;
  g_autofree char *record = NULL;
  g_autofree char *other = NULL;
  g_autofree char *sha256 = NULL;

  office_set_up (&office, 2);
  sha256 = share_file (&office, &record);
  carry (office_get (&office, 1));
  other = add_partner (office_get (&office, 1), "Trat", sha256);
  client_sync_well (office_get (&office, 1));
  client_sync_well (office_get (&office, 0));
  purge (&office, record);
  client_sync_well (office_get (&office, 0));
  carry (office_get (&office, 0));
  client_sync_well (office_get (&office, 1));
  g_assert_false (json_is_true (json_object_get (get_document (&office, sha256), "_deleted")));
  g_assert_true (has (office_get (&office, 0), sha256));
  g_assert_true (has (office_get (&office, 1), sha256));
  office_tear_down (&office);
}

typedef struct
{
  guint64 last;
  guint n;
} Heard;

static void
step_cb (const BgCarrierStep *step, gpointer data)
{
  Heard *heard = data;

  g_assert_true (step->is_up);
  g_assert_cmpuint (step->n, ==, 2);
  heard->last = step->index;
  heard->n++;
}

static void
test_progress (void)
{
  Office office;
  Heard heard = { 0 };
  BgCarried carried = { 0 };
  g_auto (Way) way = { 0 };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  office_set_up (&office, 1);
  one = put (office_get (&office, 0), PAPER);
  two = put (office_get (&office, 0), "tờ khác");
  first = add_partner (office_get (&office, 0), "Koh Kong", one);
  second = add_partner (office_get (&office, 0), "Trat", two);
  way = open_way (office_get (&office, 0), NULL, NULL);
  bg_carrier_set_func (way.carrier, step_cb, &heard);
  g_assert_true (bg_carrier_send (way.carrier, &carried, NULL, NULL));
  g_assert_cmpuint (heard.n, ==, 2);
  g_assert_cmpuint (heard.last, ==, 1);
  close_way (&way);
  office_tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-files/up-and-down", test_up_and_down);
  g_test_add_func ("/sync-files/same-contents", test_same_contents);
  g_test_add_func ("/sync-files/met-on-the-way", test_met_on_the_way);
  g_test_add_func ("/sync-files/altered-here", test_altered_here);
  g_test_add_func ("/sync-files/cut-up", test_cut_up);
  g_test_add_data_func ("/sync-files/cut-down", GINT_TO_POINTER (FALSE), test_cut_down);
  g_test_add_data_func ("/sync-files/cut-down-whole", GINT_TO_POINTER (TRUE), test_cut_down);
  g_test_add_func ("/sync-files/part-too-long", test_part_too_long);
  g_test_add_func ("/sync-files/false-contents", test_false_contents);
  g_test_add_func ("/sync-files/absent", test_absent);
  g_test_add_func ("/sync-files/server-restored", test_server_restored);
  g_test_add_func ("/sync-files/purge", test_purge);
  g_test_add_func ("/sync-files/purge-of-one", test_purge_of_one);
  g_test_add_func ("/sync-files/progress", test_progress);
  return g_test_run ();
}
