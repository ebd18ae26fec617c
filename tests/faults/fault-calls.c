/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own calls that fail on demand: the linker puts these before them (-Wl,--wrap). */
#include "fault-calls.h"

#include <sqlite3.h>

int __real_sqlite3_step (sqlite3_stmt *statement);
int __wrap_sqlite3_step (sqlite3_stmt *statement);
int __real_sqlite3_prepare_v3 (sqlite3 *db,
                               const char *text,
                               int size,
                               unsigned int flags,
                               sqlite3_stmt **statement,
                               const char **tail);
int __wrap_sqlite3_prepare_v3 (sqlite3 *db,
                               const char *text,
                               int size,
                               unsigned int flags,
                               sqlite3_stmt **statement,
                               const char **tail);
int __real_sqlite3_exec (sqlite3 *db,
                         const char *script,
                         int (*callback) (void *, int, char **, char **),
                         void *data,
                         char **message);
int __wrap_sqlite3_exec (sqlite3 *db,
                         const char *script,
                         int (*callback) (void *, int, char **, char **),
                         void *data,
                         char **message);
int __real_sqlite3_extended_errcode (sqlite3 *db);
int __wrap_sqlite3_extended_errcode (sqlite3 *db);

int __real_sqlite3_open_v2 (const char *path, sqlite3 **db, int flags, const char *vfs);
int __wrap_sqlite3_open_v2 (const char *path, sqlite3 **db, int flags, const char *vfs);
sqlite3_backup *__real_sqlite3_backup_init (sqlite3 *to,
                                            const char *to_name,
                                            sqlite3 *from,
                                            const char *from_name);
sqlite3_backup *__wrap_sqlite3_backup_init (sqlite3 *to,
                                            const char *to_name,
                                            sqlite3 *from,
                                            const char *from_name);
int __real_sqlite3_backup_step (sqlite3_backup *backup, int pages);
int __wrap_sqlite3_backup_step (sqlite3_backup *backup, int pages);
int __real_sqlite3_backup_finish (sqlite3_backup *backup);
int __wrap_sqlite3_backup_finish (sqlite3_backup *backup);

static GMutex lock;
static FaultCallSort armed;
static gint64 countdown;
static gint64 refused;
/* The connection whose last call was refused. */
static sqlite3 *refused_db;
/* Where the last copying went, and whether a step of it was refused: its end says so once more. */
static sqlite3 *copied_db;
static gboolean copy_refused;

/* Whether a call is the one that shall fail; @db is the connection that it is made on, if any. */
gboolean
fault_calls_refuse (FaultCallSort sort, gpointer db)
{
  gboolean refuses;

  g_mutex_lock (&lock);
  refuses = armed == sort && --countdown == 0;
  if (refuses)
    {
      refused++;
      refused_db = db;
    }
  else if (db != NULL && refused_db == db)
    refused_db = NULL;
  g_mutex_unlock (&lock);
  return refuses;
}

int
__wrap_sqlite3_step (sqlite3_stmt *statement)
{
  if (fault_calls_refuse (FAULT_CALL_STEP, sqlite3_db_handle (statement)))
    return SQLITE_IOERR;
  return __real_sqlite3_step (statement);
}

int
__wrap_sqlite3_prepare_v3 (sqlite3 *db,
                           const char *text,
                           int size,
                           unsigned int flags,
                           sqlite3_stmt **statement,
                           const char **tail)
{
  if (fault_calls_refuse (FAULT_CALL_PREPARE, db))
    return SQLITE_IOERR;
  return __real_sqlite3_prepare_v3 (db, text, size, flags, statement, tail);
}

/* What takes a transaction back needs no disk and does not fail. */
int
__wrap_sqlite3_exec (sqlite3 *db,
                     const char *script,
                     int (*callback) (void *, int, char **, char **),
                     void *data,
                     char **message)
{
  if (g_strcmp0 (script, "ROLLBACK") != 0 && fault_calls_refuse (FAULT_CALL_SCRIPT, db))
    return SQLITE_IOERR;
  return __real_sqlite3_exec (db, script, callback, data, message);
}

int
__wrap_sqlite3_open_v2 (const char *path, sqlite3 **db, int flags, const char *vfs)
{
  int code = __real_sqlite3_open_v2 (path, db, flags, vfs);

  return fault_calls_refuse (FAULT_CALL_OPEN, *db) ? SQLITE_IOERR : code;
}

sqlite3_backup *
__wrap_sqlite3_backup_init (sqlite3 *to, const char *to_name, sqlite3 *from, const char *from_name)
{
  copied_db = to;
  copy_refused = FALSE;
  return fault_calls_refuse (FAULT_CALL_COPY, to) ? NULL
                                                  : __real_sqlite3_backup_init (to, to_name, from, from_name);
}

int
__wrap_sqlite3_backup_step (sqlite3_backup *backup, int pages)
{
  copy_refused = fault_calls_refuse (FAULT_CALL_COPY, copied_db);
  return copy_refused ? SQLITE_IOERR : __real_sqlite3_backup_step (backup, pages);
}

int
__wrap_sqlite3_backup_finish (sqlite3_backup *backup)
{
  int code = __real_sqlite3_backup_finish (backup);

  return copy_refused ? SQLITE_IOERR : code;
}

int
__wrap_sqlite3_extended_errcode (sqlite3 *db)
{
  return refused_db == db ? SQLITE_IOERR : __real_sqlite3_extended_errcode (db);
}

/* One call fails: the how-manyeth of its sort, from 1. */
void
fault_calls_arm (FaultCallSort sort, gint64 call)
{
  g_mutex_lock (&lock);
  armed = sort;
  countdown = call;
  refused = 0;
  refused_db = NULL;
  g_mutex_unlock (&lock);
}

/* Returns how many failed. */
gint64
fault_calls_disarm (void)
{
  gint64 n;

  g_mutex_lock (&lock);
  armed = FAULT_CALL_NONE;
  refused_db = NULL;
  n = refused;
  g_mutex_unlock (&lock);
  return n;
}
