/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One program writes at a time; no book on a network drive or in a folder that a cloud copies. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-error.h"
#include "bg-lock.h"
#include "bg-place.h"
#include "store-fixture.h"

static const struct
{
  const char *type;
  const char *path;
  BgPlace place;
  const char *name;
} places[] = {
  { "ext4", "/nhà/lan/Documents/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "btrfs", "/nhà/lan/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "tmpfs", "/tmp/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "overlay", "/var/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "vfat", "/media/lan/USB/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "fuseblk", "/media/lan/USB/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "fuse.gocryptfs", "/nhà/lan/Kín/so.banggiao", BG_PLACE_LOCAL, NULL },
  { NULL, "C:\\Users\\Lan\\Documents\\so.banggiao", BG_PLACE_LOCAL, NULL },
  { "nfs", "/srv/so.banggiao", BG_PLACE_NETWORK, "nfs" },
  { "nfs4", "/nhà/lan/so.banggiao", BG_PLACE_NETWORK, "nfs4" },
  { "cifs", "/mnt/chung/so.banggiao", BG_PLACE_NETWORK, "cifs" },
  { "smb3", "/mnt/chung/so.banggiao", BG_PLACE_NETWORK, "smb3" },
  { "9p", "/mnt/c/so.banggiao", BG_PLACE_NETWORK, "9p" },
  { "remote", "Z:\\so.banggiao", BG_PLACE_NETWORK, "remote" },
  { "fuse.sshfs", "/nhà/lan/máy chủ/so.banggiao", BG_PLACE_NETWORK, "fuse.sshfs" },
  { "fuse.gvfsd-fuse", "/run/user/1000/gvfs/smb-share/so.banggiao", BG_PLACE_NETWORK, "fuse.gvfsd-fuse" },
  { "fuse.rclone", "/nhà/lan/mây/so.banggiao", BG_PLACE_NETWORK, "fuse.rclone" },
  { "fuse", "/nhà/lan/gì đó/so.banggiao", BG_PLACE_NETWORK, "fuse" },
  { "nfs4", "/nhà/lan/Dropbox/so.banggiao", BG_PLACE_NETWORK, "nfs4" },
  { "ntfs3", "/media/lan/Windows/Users/Lan/OneDrive/so.banggiao", BG_PLACE_CLOUD, "OneDrive" },
  { NULL, "C:\\Users\\Lan\\OneDrive - UBND tỉnh\\Sổ\\so.banggiao", BG_PLACE_CLOUD, "OneDrive" },
  { "ext4", "/nhà/lan/Dropbox/so.banggiao", BG_PLACE_CLOUD, "Dropbox" },
  { "ext4", "/nhà/lan/Dropbox (Cơ quan)/so.banggiao", BG_PLACE_CLOUD, "Dropbox" },
  { "ext4", "/nhà/lan/DROPBOX/Sổ/so.banggiao", BG_PLACE_CLOUD, "Dropbox" },
  { "ext4", "/nhà/lan/Nextcloud/so.banggiao", BG_PLACE_CLOUD, "Nextcloud" },
  { NULL, "G:\\Drive của tôi\\so.banggiao", BG_PLACE_CLOUD, "Google Drive" },
  { "apfs", "/Users/lan/Library/CloudStorage/GoogleDrive-lan@example.org/so.banggiao", BG_PLACE_CLOUD,
    "Google Drive" },
  { "apfs", "/Users/lan/Library/Mobile Documents/so.banggiao", BG_PLACE_CLOUD, "iCloud" },
  { NULL, "C:\\Users\\Lan\\iCloudDrive\\so.banggiao", BG_PLACE_CLOUD, "iCloud" },
  { "ext4", "/nhà/lan/Dropbox cũ/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "ext4", "/nhà/lan/Về OneDrive/so.banggiao", BG_PLACE_LOCAL, NULL },
  { "ext4", "/nhà/lan/Dropbox", BG_PLACE_LOCAL, NULL },
};

static void
test_judge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *name = NULL;

      g_test_message ("%s %s", places[i].type, places[i].path);
      g_assert_cmpint (bg_place_judge (places[i].type, places[i].path, &name), ==, (int) places[i].place);
      g_assert_cmpstr (name, ==, places[i].name);
    }
}

static void
test_mounts (void)
{
  static const char *const mounts =
    "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
    "30 22 0:30 / /nhà/lan/m\\303\\241y\\040ch\\341\\273\\247 rw shared:1 - fuse.sshfs lan@srv rw\n"
    "31 22 0:31 / /mnt rw - tmpfs none rw\n"
    "32 31 0:32 / /mnt/chung rw - cifs //srv/chung rw\n"
    "33 32 0:33 / /mnt/chung rw - nfs4 srv:/chung rw\n"
    "34 22 0:34 / /hom rw - nfs srv:/hom rw\n"
    "broken line\n";
  static const struct
  {
    const char *path;
    const char *type;
  } cases[] = {
    { "/nhà/lan/so.banggiao", "ext4" },
    { "/nhà/lan/máy chủ/so.banggiao", "fuse.sshfs" },
    { "/mnt/so.banggiao", "tmpfs" },
    { "/mnt/chung/so.banggiao", "nfs4" },
    { "/mnt/chung-khác/so.banggiao", "tmpfs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type = bg_place_find_type (mounts, cases[i].path);

      g_assert_cmpstr (type, ==, cases[i].type);
    }
  g_assert_null (bg_place_find_type ("", "/so.banggiao"));
}

/* A mark of a service above the book refuses it; the same name of another sort does not. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mark = g_build_filename (fixture->folder, ".dropbox", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "mới.banggiao", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = NULL;

  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  g_assert_true (bg_place_check (path, &error));
  g_assert_cmpint (g_rmdir (mark), ==, 0);
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
  store = bg_store_open (path, BG_OPEN_CREATE, &error);
  g_assert_null (store);
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Dropbox"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
check_second (Fixture *fixture, BgStore *second)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_agency_kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_store_is_read_only (second) && bg_store_is_held (second));
  g_assert_nonnull (strstr (bg_store_get_reason (second), "Nguyễn Văn A"));
  g_assert_nonnull (strstr (bg_store_get_reason (second), g_get_host_name ()));
  bg_record_set_text (record, "name", "Sở Nội vụ");
  g_assert_false (bg_store_save (second, NULL, record, "Thêm", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Nguyễn Văn A"));
}

static void
test_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) seen = NULL;
  BgStore *second = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);

  g_assert_no_error (error);
  check_second (fixture, second);
  seen = bg_store_load (second, &bg_agency_kind, bg_record_get_id (agency), NULL);
  g_assert_true (bg_record_equal (seen, agency));
  g_clear_object (&second);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->store);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  fixture->store = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_false (bg_store_is_read_only (fixture->store));
}

/* A file that a program left behind when it was killed holds nothing; nor does one that says nothing. */
static void
test_left_behind (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "một dòng", "A\nB\nC\n2026-11-23T01:00:00Z\n",
                                       "\xff\xfe\n\n\n\n" };
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);

  g_clear_object (&fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BgStore) store = NULL;

      g_assert_true (g_file_set_contents (lock, texts[i], -1, NULL));
      store = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      g_assert_false (bg_store_is_read_only (store));
    }
}

static void
test_spoilt_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autoptr (BgStore) second = NULL;
  FILE *file = g_fopen (lock, "r+");

  g_assert_nonnull (file);
  fputs ("\xff\xff\xff", file);
  fclose (file);
  second = bg_store_open (fixture->path, BG_OPEN_EXISTING, NULL);
  g_assert_true (bg_store_is_held (second));
  g_assert_nonnull (strstr (bg_store_get_reason (second), fixture->path));
}

/* A folder in which nothing can be made: the book is shown all the same. */
static void
test_no_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
  fixture->store = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_is_read_only (fixture->store));
  g_assert_false (bg_store_is_held (fixture->store));
  g_assert_nonnull (strstr (bg_store_get_reason (fixture->store), fixture->path));
  g_assert_cmpint (g_rmdir (lock), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/places/judge", test_judge);
  g_test_add_func ("/places/mounts", test_mounts);
  ADD ("/places/marks", test_marks);
  ADD ("/places/second", test_second);
  ADD ("/places/left-behind", test_left_behind);
  ADD ("/places/spoilt-words", test_spoilt_words);
  ADD ("/places/no-lock", test_no_lock);
  return g_test_run ();
}
