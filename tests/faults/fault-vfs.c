/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails on demand: stands before SQLite's own, counts and refuses calls, and logs every write.
 *
 * Files are real ones, so that the program's own looks at them find what it wrote; flushes are skipped, since
 * what a power cut leaves of unflushed writes is reckoned from the log. */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>

/* What a call wants of the disk. */
typedef enum
{
  CALL_READ = 1 << 0,
  CALL_WRITE = 1 << 1,
  CALL_GROW = 1 << 2,
  CALL_SYNC = 1 << 3,
} Call;

typedef struct
{
  sqlite3_file base;
  guint number;
  gboolean is_logged;
  gboolean is_new_journal;
  sqlite3_file real[];
} File;

static sqlite3_vfs *system_disk;
static GMutex lock;

static FaultSort armed;
static gint64 countdown;
static gint64 refused;
static gboolean lasting;
static gboolean synchronous_off;

static GPtrArray *events;
static char *logged_path;
static GHashTable *numbers;
static guint last_number;

static gboolean
concerns (FaultSort sort, Call call)
{
  switch (sort)
    {
    case FAULT_FULL:
      return (call & CALL_GROW) != 0;
    case FAULT_IO:
      return TRUE;
    case FAULT_READ_ONLY:
      return (call & CALL_WRITE) != 0;
    case FAULT_SHORT:
      return (call & CALL_GROW) != 0;
    case FAULT_SYNC:
      return (call & CALL_SYNC) != 0;
    case FAULT_NONE:
    case N_FAULT_SORTS:
    default:
      return FALSE;
    }
}

/* Returns the sort when this call is the one that fails. */
static FaultSort
refuse (Call call)
{
  FaultSort sort = FAULT_NONE;

  g_mutex_lock (&lock);
  if (concerns (armed, call) && (--countdown == 0 || (countdown < 0 && lasting)))
    {
      sort = armed;
      refused++;
    }
  g_mutex_unlock (&lock);
  return sort;
}

static int
get_code (FaultSort sort, int io_code)
{
  switch (sort)
    {
    case FAULT_FULL:
    case FAULT_SHORT:
      return SQLITE_FULL;
    case FAULT_READ_ONLY:
      return SQLITE_READONLY;
    case FAULT_SYNC:
      return SQLITE_IOERR_FSYNC;
    case FAULT_IO:
    case FAULT_NONE:
    case N_FAULT_SORTS:
    default:
      return io_code;
    }
}

static void
free_event (gpointer data)
{
  FaultEvent *event = data;

  g_free (event->name);
  g_clear_pointer (&event->bytes, g_bytes_unref);
  g_free (event);
}

/* The lock is held. */
static void
add_event (FaultEventType type, guint file, const char *name, gint64 offset, GBytes *bytes)
{
  FaultEvent *event = g_new0 (FaultEvent, 1);

  event->type = type;
  event->file = file;
  event->name = g_strdup (name);
  event->offset = offset;
  event->bytes = bytes;
  g_ptr_array_add (events, event);
}

static void
log_event (File *file, FaultEventType type, gint64 offset, const void *data, int size)
{
  g_mutex_lock (&lock);
  if (events != NULL && file->is_logged)
    add_event (type, file->number, NULL, offset, data != NULL ? g_bytes_new (data, (gsize) size) : NULL);
  g_mutex_unlock (&lock);
}

/* What was there before the log began is on the disk already. */
static void
log_old_content (guint number, const char *path)
{
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    return;
  if (size > 0)
    {
      add_event (FAULT_EVENT_WRITE, number, NULL, 0, g_bytes_new_take (content, size));
      add_event (FAULT_EVENT_SYNC, number, NULL, 0, NULL);
      add_event (FAULT_EVENT_SYNC_FOLDER, number, NULL, 0, NULL);
    }
  else
    g_free (content);
}

static void
log_open (File *file, const char *path, int flags)
{
  static const int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;

  g_mutex_lock (&lock);
  file->is_logged =
    events != NULL && path != NULL && (flags & kept) != 0 && g_str_has_prefix (path, logged_path);
  file->is_new_journal =
    (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0 && (flags & SQLITE_OPEN_CREATE) != 0;
  if (file->is_logged)
    {
      file->number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, path));
      if (file->number == 0)
        {
          file->number = ++last_number;
          g_hash_table_insert (numbers, g_strdup (path), GUINT_TO_POINTER (file->number));
          add_event (FAULT_EVENT_CREATE, file->number, path, 0, NULL);
          log_old_content (file->number, path);
        }
    }
  g_mutex_unlock (&lock);
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;

  return file->real->pMethods != NULL ? file->real->pMethods->xClose (file->real) : SQLITE_OK;
}

static int
file_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_READ);

  if (sort != FAULT_NONE)
    return SQLITE_IOERR_READ;
  return file->real->pMethods->xRead (file->real, buffer, size, offset);
}

static int
file_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_WRITE | CALL_GROW);
  int part = sort == FAULT_SHORT ? size / 2 : size;
  int code;

  if (sort != FAULT_NONE && sort != FAULT_SHORT)
    return get_code (sort, SQLITE_IOERR_WRITE);
  code = file->real->pMethods->xWrite (file->real, data, part, offset);
  if (code == SQLITE_OK)
    log_event (file, FAULT_EVENT_WRITE, offset, data, part);
  return code == SQLITE_OK && sort == FAULT_SHORT ? SQLITE_FULL : code;
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_WRITE);

  if (sort != FAULT_NONE)
    return get_code (sort, SQLITE_IOERR_TRUNCATE);
  log_event (file, FAULT_EVENT_TRUNCATE, size, NULL, 0);
  return file->real->pMethods->xTruncate (file->real, size);
}

/* SQLite flushes the folder with the first flush of a journal that may be new, by each who opened it. */
static int
file_sync (sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_SYNC);

  if (sort != FAULT_NONE)
    return SQLITE_IOERR_FSYNC;
  log_event (file, FAULT_EVENT_SYNC, 0, NULL, 0);
  if (file->is_new_journal)
    log_event (file, FAULT_EVENT_SYNC_FOLDER, 0, NULL, 0);
  file->is_new_journal = FALSE;
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *file = (File *) base;

  if (refuse (CALL_READ) != FAULT_NONE)
    return SQLITE_IOERR_FSTAT;
  return file->real->pMethods->xFileSize (file->real, size);
}

static int
file_lock (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return file->real->pMethods->xLock (file->real, level);
}

static int
file_unlock (sqlite3_file *base, int level)
{
  File *file = (File *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
file_check_lock (sqlite3_file *base, int *result)
{
  File *file = (File *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, result);
}

/* SQLite hands each PRAGMA to the disk before it carries it out; the text is its own copy. */
static void
weaken (char **words)
{
  if (synchronous_off && g_ascii_strcasecmp (words[1], "synchronous") == 0 && words[2] != NULL &&
      strlen (words[2]) >= strlen ("OFF"))
    strcpy (words[2], "OFF");
}

static int
file_control (sqlite3_file *base, int what, void *argument)
{
  File *file = (File *) base;

  if (what == SQLITE_FCNTL_PRAGMA)
    weaken (argument);
  return file->real->pMethods->xFileControl (file->real, what, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  File *file = (File *) base;

  return file->real->pMethods->xSectorSize (file->real);
}

static int
file_characteristics (sqlite3_file *base)
{
  File *file = (File *) base;

  return file->real->pMethods->xDeviceCharacteristics (file->real);
}

static int
file_shm_map (sqlite3_file *base, int region, int size, int extend, void volatile **where)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_READ | (extend ? CALL_GROW : 0));

  if (sort != FAULT_NONE)
    return get_code (sort, SQLITE_IOERR_SHMSIZE);
  return file->real->pMethods->xShmMap (file->real, region, size, extend, where);
}

static int
file_shm_lock (sqlite3_file *base, int offset, int n, int flags)
{
  File *file = (File *) base;

  return file->real->pMethods->xShmLock (file->real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *base)
{
  File *file = (File *) base;

  file->real->pMethods->xShmBarrier (file->real);
}

static int
file_shm_unmap (sqlite3_file *base, int remove)
{
  File *file = (File *) base;

  return file->real->pMethods->xShmUnmap (file->real, remove);
}

static const sqlite3_io_methods methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_lock,
  file_control,
  file_sector_size,
  file_characteristics,
  file_shm_map,
  file_shm_lock,
  file_shm_barrier,
  file_shm_unmap,
};

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out)
{
  File *file = (File *) base;
  FaultSort sort = refuse (CALL_READ | ((flags & SQLITE_OPEN_CREATE) != 0 ? CALL_GROW | CALL_WRITE : 0));
  int code;

  base->pMethods = NULL;
  if (sort != FAULT_NONE)
    return get_code (sort, SQLITE_CANTOPEN);
  memset (file->real, 0, (gsize) system_disk->szOsFile);
  log_open (file, path, flags);
  code = system_disk->xOpen (system_disk, path, file->real, flags, flags_out);
  if (code == SQLITE_OK)
    base->pMethods = &methods;
  return code;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  FaultSort sort = refuse (CALL_WRITE);
  int code;

  if (sort != FAULT_NONE)
    return get_code (sort, SQLITE_IOERR_DELETE);
  code = system_disk->xDelete (system_disk, path, 0);
  g_mutex_lock (&lock);
  if (events != NULL && g_hash_table_contains (numbers, path))
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, path));

      g_hash_table_remove (numbers, path);
      add_event (FAULT_EVENT_DELETE, number, path, 0, NULL);
      if (sync_folder)
        add_event (FAULT_EVENT_SYNC_FOLDER, number, NULL, 0, NULL);
    }
  g_mutex_unlock (&lock);
  return code;
}

static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  if (refuse (CALL_READ) != FAULT_NONE)
    return SQLITE_IOERR_ACCESS;
  return system_disk->xAccess (system_disk, path, flags, result);
}

static int
disk_full_pathname (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  return system_disk->xFullPathname (system_disk, path, size, full);
}

/**
 * fault_vfs_install:
 *
 * Makes it the disk of all connections from now on.
 */
void
fault_vfs_install (void)
{
  static sqlite3_vfs vfs;

  g_assert_null (system_disk);
  system_disk = sqlite3_vfs_find (NULL);
  vfs = *system_disk;
  vfs.zName = "fault";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (File) + system_disk->szOsFile;
  vfs.xOpen = disk_open;
  vfs.xDelete = disk_delete;
  vfs.xAccess = disk_access;
  vfs.xFullPathname = disk_full_pathname;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/**
 * fault_vfs_arm:
 * @sort: what goes wrong
 * @call: at the how-manyeth call that it concerns, from 1
 * @for_good: whether all calls behind it fail, too
 */
void
fault_vfs_arm (FaultSort sort, gint64 call, gboolean for_good)
{
  g_mutex_lock (&lock);
  armed = sort;
  countdown = call;
  lasting = for_good;
  refused = 0;
  g_mutex_unlock (&lock);
}

/**
 * fault_vfs_disarm:
 *
 * Returns: how many calls failed
 */
gint64
fault_vfs_disarm (void)
{
  gint64 n;

  g_mutex_lock (&lock);
  armed = FAULT_NONE;
  n = refused;
  g_mutex_unlock (&lock);
  return n;
}

/**
 * fault_vfs_set_synchronous_off:
 * @off: whether connections that open from now on flush nothing, whatever they ask for
 */
void
fault_vfs_set_synchronous_off (gboolean off)
{
  synchronous_off = off;
}

/**
 * fault_log_start:
 * @path: a record book
 *
 * Logs what happens to it and to what SQLite keeps beside it, from when they are opened.
 */
void
fault_log_start (const char *path)
{
  g_mutex_lock (&lock);
  g_assert_null (events);
  g_free (logged_path);
  logged_path = g_strdup (path);
  events = g_ptr_array_new_with_free_func (free_event);
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  last_number = 0;
  g_mutex_unlock (&lock);
}

/**
 * fault_log_stop:
 *
 * Returns: (transfer full) (element-type FaultEvent): what happened since fault_log_start()
 */
GPtrArray *
fault_log_stop (void)
{
  GPtrArray *log;

  g_mutex_lock (&lock);
  log = g_steal_pointer (&events);
  g_clear_pointer (&numbers, g_hash_table_unref);
  g_mutex_unlock (&lock);
  return log;
}

/**
 * fault_log_get_length:
 *
 * Returns: how many events the log has by now
 */
guint
fault_log_get_length (void)
{
  guint n;

  g_mutex_lock (&lock);
  n = events->len;
  g_mutex_unlock (&lock);
  return n;
}
