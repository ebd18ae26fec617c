/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record book may lie: the tables of network drives and of folders that are copied to a cloud. */
#include "bg-config.h"

#include "bg-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"

/* "remote" is what GIO knows where the operating system has no list of mounts. */
static const char *const network_types[] = {
  "nfs",    "nfs3",   "nfs4",      "cifs",  "smb",    "smb2",  "smb3",   "smbfs", "ncpfs",  "afs",
  "coda",   "ceph",   "lustre",    "gfs",   "gfs2",   "ocfs2", "9p",     "davfs", "webdav", "sshfs",
  "vboxsf", "vmhgfs", "glusterfs", "afpfs", "beegfs", "gpfs",  "prl_fs", "ftp",   "remote", NULL,
};

/* Programs that show a disk of this computer as a file system of their own; all others of that sort show
 * something that is elsewhere. */
static const char *const local_fuse_types[] = {
  "fuseblk",         "fuse.ntfs",
  "fuse.ntfs-3g",    "fuse.exfat",
  "fuse.exfat-fuse", "fuse.gocryptfs",
  "fuse.encfs",      "fuse.cryfs",
  "fuse.securefs",   "fuse.veracrypt",
  "fuse.bindfs",     "fuse.mergerfs",
  "fuse.unionfs",    "fuse.zfs",
  "fuse.apfs",       "fuse.fuse-ext2",
  "fuse.bitlocker",  "fuse.dislocker",
  "fuse.overlayfs",  "fuse.fuse-overlayfs",
  "fuse.vera",       NULL,
};

/* Names of folders, folded; one that ends in a star is a beginning. */
static const struct
{
  const char *folder;
  const char *service;
} services[] = {
  { "onedrive", "OneDrive" },
  { "onedrive - *", "OneDrive" },
  { "onedrive-*", "OneDrive" },
  { "dropbox", "Dropbox" },
  { "dropbox (*", "Dropbox" },
  { "google drive", "Google Drive" },
  { "googledrive", "Google Drive" },
  { "googledrive-*", "Google Drive" },
  { "my drive", "Google Drive" },
  { "drive của tôi", "Google Drive" },
  { "nextcloud", "Nextcloud" },
  { "owncloud", "ownCloud" },
  { "iclouddrive", "iCloud" },
  { "icloud drive", "iCloud" },
  { "icloud drive (*", "iCloud" },
  { "mobile documents", "iCloud" },
  { "com~apple~clouddocs", "iCloud" },
  { "yandex.disk", "Yandex" },
  { "megasync", "MEGA" },
  { "pclouddrive", "pCloud" },
  { "synologydrive", "Synology Drive" },
  { "syncthing", "Syncthing" },
};

/* What a service leaves in the uppermost of its folders, whatever that is called. Dropbox has a folder
 * of the same name in the user's own, which is none. */
static const struct
{
  const char *name;
  GFileTest test;
  const char *service;
} marks[] = {
  { ".dropbox", G_FILE_TEST_IS_REGULAR, "Dropbox" },
  { ".dropbox.cache", G_FILE_TEST_IS_DIR, "Dropbox" },
  { ".849C9593-D756-4E56-8D6E-42412F2A707B", G_FILE_TEST_IS_REGULAR, "OneDrive" },
  { ".tmp.drivedownload", G_FILE_TEST_IS_DIR, "Google Drive" },
  { ".tmp.driveupload", G_FILE_TEST_IS_DIR, "Google Drive" },
  { ".nextcloudsync.log", G_FILE_TEST_IS_REGULAR, "Nextcloud" },
  { ".owncloudsync.log", G_FILE_TEST_IS_REGULAR, "ownCloud" },
  { ".stfolder", G_FILE_TEST_EXISTS, "Syncthing" },
  { ".SynologyWorkingDirectory", G_FILE_TEST_IS_DIR, "Synology Drive" },
};

static gboolean
is_network (const char *type)
{
  if (g_strv_contains (network_types, type))
    return TRUE;
  return g_str_has_prefix (type, "fuse") && !g_strv_contains (local_fuse_types, type);
}

static gboolean
matches (const char *pattern, const char *folder)
{
  gsize length = strlen (pattern);

  if (pattern[length - 1] != '*')
    return g_str_equal (pattern, folder);
  return strncmp (pattern, folder, length - 1) == 0;
}

static const char *
find_service_of_folder (const char *folder)
{
  g_autofree char *composed = g_utf8_normalize (folder, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;

  if (folded != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
      if (matches (services[i].folder, folded))
        return services[i].service;
  return NULL;
}

/**
 * bg_place_judge:
 * @type: (nullable): type of the file system as the operating system names it: "ext4", "nfs4", "fuse.sshfs"
 * @path: full path of a file, whose folders are looked at by their names alone
 * @name: (out) (optional): the type or the service; not set for a local disk
 *
 * Reckons without looking at any disk.
 *
 * Returns: what kind of place it is
 */
BgPlace
bg_place_judge (const char *type, const char *path, const char **name)
{
  g_auto (GStrv) folders = NULL;
  guint n;

  g_return_val_if_fail (path != NULL, BG_PLACE_LOCAL);

  if (type != NULL && is_network (type))
    {
      if (name != NULL)
        *name = type;
      return BG_PLACE_NETWORK;
    }
  folders = g_strsplit_set (path, "/\\", -1);
  n = g_strv_length (folders);
  for (guint i = 0; i + 1 < n; i++)
    {
      const char *service = find_service_of_folder (folders[i]);

      if (service == NULL)
        continue;
      if (name != NULL)
        *name = service;
      return BG_PLACE_CLOUD;
    }
  return BG_PLACE_LOCAL;
}

static const char *
find_mark (const char *folder)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *path = g_build_filename (folder, marks[i].name, NULL);

      if (g_file_test (path, marks[i].test))
        return marks[i].service;
    }
  return NULL;
}

/**
 * bg_place_find_service:
 * @path: full path of a file
 *
 * Looks in its folder and all above for what such services leave there.
 *
 * Returns: (nullable): the service that copies it
 */
const char *
bg_place_find_service (const char *path)
{
  g_autofree char *folder = NULL;
  const char *service = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  while ((service = find_mark (folder)) == NULL)
    {
      g_autofree char *above = g_path_get_dirname (folder);

      if (g_str_equal (above, folder))
        return NULL;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return service;
}

static gboolean
refuse_network (const char *path, const char *type, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_REFUSED,
    _ ("“%s” lies on a drive of the network (%s), where a record book can be damaged when the connection "
       "breaks off or two computers write. Nothing was changed. Keep the record book on a disk of this "
       "computer; who takes the risk opens it with --force."),
    path, type);
  return FALSE;
}

static gboolean
refuse_cloud (const char *path, const char *service, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_REFUSED,
    _ ("“%s” lies in a folder that %s copies to other computers by itself; it can replace the record book by "
       "an older or half one. Nothing was changed. Move the record book to another folder of this computer; "
       "who takes the risk opens it with --force."),
    path, service);
  return FALSE;
}

/**
 * bg_place_check:
 * @path: file name of a record book, which need not be there yet
 * @error: BG_ERROR_REFUSED, with the reason and what to do
 *
 * Returns: whether a record book may lie there
 */
gboolean
bg_place_check (const char *path, GError **error)
{
  g_autofree char *real = NULL;
  g_autofree char *type = NULL;
  const char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  real = bg_place_dup_real_path (path);
  type = bg_place_dup_type (real);
  switch (bg_place_judge (type, real, &name))
    {
    case BG_PLACE_NETWORK:
      return refuse_network (path, name, error);
    case BG_PLACE_CLOUD:
      return refuse_cloud (path, name, error);
    case BG_PLACE_LOCAL:
    default:
      name = bg_place_find_service (real);
      return name == NULL || refuse_cloud (path, name, error);
    }
}
