/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lock beside an open record book. All that differs by operating system is in this file. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "bg-config.h"

#include "bg-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <io.h>
#include <windows.h>
#else
#include <sys/file.h>
#include <unistd.h>
#endif

#include "bg-error.h"

/* The byte that is locked: far behind the text, which others must be able to read meanwhile. */
#define LOCKED_BYTE (1 << 30)
/* A lock file that is taken away between opening and locking is made anew; it does not happen twice. */
#define MOST_TRIES 10
/* What a lock file says is short; a longer one is none of ours. */
#define MOST_TEXT 2000

#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif
#ifndef O_BINARY
#define O_BINARY 0
#endif

struct _BgLock
{
  int file;
  char *path;
  char *since;
};

/* Who holds the lock, in the order of the lines of the file. */
enum
{
  HOLDER_OFFICER,
  HOLDER_COMPUTER,
  HOLDER_PROGRAM,
  HOLDER_SINCE,
  N_HOLDER_LINES,
};

/* Returns 0 when this program has the lock now, EAGAIN when another one has, or another error number. The
 * operating system gives it back when the program ends, however it ends. */
static int
lock_file (int file)
{
#ifdef G_OS_WIN32
  OVERLAPPED at = { .Offset = LOCKED_BYTE };

  if (LockFileEx ((HANDLE) _get_osfhandle (file), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1,
                  0, &at))
    return 0;
  return GetLastError () == ERROR_LOCK_VIOLATION ? EAGAIN : EIO;
#elif defined(F_OFD_SETLK)
  /* Of the open file, not of the process: one program that opens a book twice is told so, too. */
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCKED_BYTE, .l_len = 1 };

  if (fcntl (file, F_OFD_SETLK, &range) == 0)
    return 0;
  return errno == EACCES ? EAGAIN : errno;
#else
  if (flock (file, LOCK_EX | LOCK_NB) == 0)
    return 0;
  return errno == EWOULDBLOCK ? EAGAIN : errno;
#endif
}

/* Whoever closes the book takes the file away: the one that was opened may be gone by the time it is locked.
 */
static gboolean
is_still_there (int file, const char *path)
{
#ifdef G_OS_WIN32
  return TRUE;
#else
  struct stat opened;
  struct stat found;

  return fstat (file, &opened) == 0 && stat (path, &found) == 0 && opened.st_dev == found.st_dev &&
         opened.st_ino == found.st_ino;
#endif
}

/* A book that several users of this computer may write is locked by each of them. */
static void
share_like (int file, const char *book)
{
#ifndef G_OS_WIN32
  struct stat info;

  if (stat (book, &info) == 0 && fchmod (file, info.st_mode & 0666) != 0)
    g_debug ("The rights of the lock stay as they are: %s", g_strerror (errno));
#endif
}

/* The file goes before the lock does, or another program would lock a file that is gone; Windows takes no
 * file away that is open. */
static void
take_away (BgLock *lock)
{
#ifdef G_OS_WIN32
  g_close (lock->file, NULL);
  g_unlink (lock->path);
#else
  g_unlink (lock->path);
  g_close (lock->file, NULL);
#endif
}

static gboolean
write_text (int file, const char *text)
{
  gsize size = strlen (text);

#ifdef G_OS_WIN32
  return _chsize (file, 0) == 0 && _lseek (file, 0, SEEK_SET) == 0 && _write (file, text, size) == (int) size;
#else
  return ftruncate (file, 0) == 0 && pwrite (file, text, size, 0) == (gssize) size;
#endif
}

static char **
read_holder (const char *path)
{
  g_autofree char *text = NULL;
  char **lines;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, NULL) || size > MOST_TEXT ||
      !g_utf8_validate (text, -1, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  if (g_strv_length (lines) >= N_HOLDER_LINES)
    return lines;
  g_strfreev (lines);
  return NULL;
}

static char *
dup_moment (const char *since)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (since, NULL);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M, %d/%m/%Y") : g_strdup (since);
}

static void
set_held (GError **error, const char *path, const char *book)
{
  g_auto (GStrv) holder = read_holder (path);
  g_autofree char *moment = holder != NULL ? dup_moment (holder[HOLDER_SINCE]) : NULL;

  if (holder == NULL)
    g_set_error (
      error, BG_ERROR, BG_ERROR_BUSY,
      _ ("Another program has the record book “%s” open. Close it there, then open it here again."), book);
  else
    g_set_error (error, BG_ERROR, BG_ERROR_BUSY,
                 _ ("%s has this record book open on the computer “%s” (%s, since %s). Close it there, then "
                    "open it here again. File: %s"),
                 holder[HOLDER_OFFICER], holder[HOLDER_COMPUTER], holder[HOLDER_PROGRAM], moment, book);
}

static void
set_failed (GError **error, int number, const char *book)
{
  g_debug ("The lock cannot be taken: %s", g_strerror (number));
  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("The folder of the record book is not there. Nothing was changed; check the name and the "
                    "disk. File: %s"),
                 book);
  else
    g_set_error (error, BG_ERROR, number == ENOSPC ? BG_ERROR_FULL : BG_ERROR_READ_ONLY,
                 _ ("Nothing can be written into the folder of the record book. Check the rights of the "
                    "folder and the space on the disk. File: %s"),
                 book);
}

static BgLock *
make_lock (int file, const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  BgLock *lock = g_new0 (BgLock, 1);

  lock->file = file;
  lock->path = g_strdup (path);
  lock->since = g_date_time_format_iso8601 (now);
  return lock;
}

/* Returns an open and locked file, or -1 with the error number. */
static int
open_locked (const char *path, const char *book, int *number)
{
  for (int i = 0; i < MOST_TRIES; i++)
    {
      int file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_BINARY, 0600);

      *number = file < 0 ? errno : lock_file (file);
      if (file < 0)
        return -1;
      if (*number == 0 && is_still_there (file, path))
        {
          share_like (file, book);
          return file;
        }
      g_close (file, NULL);
      if (*number != 0)
        return -1;
    }
  *number = EAGAIN;
  return -1;
}

/**
 * bg_lock_take:
 * @book: file name of the record book, which need not be there yet
 * @officer: (nullable): who opens it
 * @error: BG_ERROR_BUSY with the words who holds it; another one when the folder cannot be written to
 *
 * Takes the right to write into the record book, for as long as the lock is held or the program lives. Does
 * not wait. Any thread.
 *
 * Returns: (transfer full) (nullable): the lock
 */
BgLock *
bg_lock_take (const char *book, const char *officer, GError **error)
{
  g_autofree char *path = NULL;
  BgLock *lock;
  int number;
  int file;

  g_return_val_if_fail (book != NULL, NULL);

  path = g_strconcat (book, "-lock", NULL);
  file = open_locked (path, book, &number);
  if (file < 0)
    {
      if (number == EAGAIN)
        set_held (error, path, book);
      else
        set_failed (error, number, book);
      return NULL;
    }
  lock = make_lock (file, path);
  bg_lock_sign (lock, officer);
  return lock;
}

/* Names are one line each. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\r\n", ' ');
}

/**
 * bg_lock_sign:
 * @lock: a lock
 * @officer: (nullable): who works; otherwise the user of the computer
 *
 * Writes down who holds the lock, for those who find it held. A disk that is full keeps the lock, not the
 * words.
 */
void
bg_lock_sign (BgLock *lock, const char *officer)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (lock != NULL);

  name = dup_line (officer != NULL && *officer != '\0' ? officer : g_get_real_name ());
  text = g_strdup_printf ("%s\n%s\n%s\n%s\n", name, g_get_host_name (),
                          g_get_prgname () != NULL ? g_get_prgname () : "banggiao", lock->since);
  if (!write_text (lock->file, text))
    g_debug ("The lock says nothing: %s", g_strerror (errno));
}

/**
 * bg_lock_release:
 * @lock: (transfer full): a lock
 *
 * Lets others write.
 */
void
bg_lock_release (BgLock *lock)
{
  g_return_if_fail (lock != NULL);

  take_away (lock);
  g_free (lock->path);
  g_free (lock->since);
  g_free (lock);
}
