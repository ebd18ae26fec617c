/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite's errors are to an officer: the one map of them, each with its cause and what to do. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-sql.h"

/* Extended codes stand before those of their family; a family is found by the last byte alone. */
static const struct
{
  int code;
  BgError error;
  const char *cause;
  const char *remedy;
} failures[] = {
  { SQLITE_FULL, BG_ERROR_FULL, N_ ("The disk is full."), N_ ("Free some space and try again.") },
  { SQLITE_IOERR_NOMEM, BG_ERROR_FAILED, N_ ("The memory of this computer is used up."),
    N_ ("Close other programs and try again.") },
  { SQLITE_IOERR_CORRUPTFS, BG_ERROR_DAMAGED, N_ ("The disk itself is damaged."),
    N_ ("Copy the record book to another disk, and have this one looked at.") },
  { SQLITE_IOERR_DATA, BG_ERROR_DAMAGED, N_ ("The disk gave back something else than was written to it."),
    N_ ("Copy the record book to another disk, and have this one looked at.") },
  { SQLITE_IOERR_FSYNC, BG_ERROR_FAILED, N_ ("The disk did not confirm that it keeps what was written."),
    N_ ("Check the disk and its cable, then try again.") },
  { SQLITE_IOERR_DIR_FSYNC, BG_ERROR_FAILED, N_ ("The disk did not confirm that it keeps what was written."),
    N_ ("Check the disk and its cable, then try again.") },
  { SQLITE_IOERR_READ, BG_ERROR_FAILED, N_ ("The disk cannot be read."),
    N_ ("Check whether the disk is still connected, then try again.") },
  { SQLITE_IOERR, BG_ERROR_FAILED,
    N_ ("The disk cannot be read or written: it may be full, at its quota, or gone."),
    N_ ("Check the disk and try again.") },
  { SQLITE_READONLY_DBMOVED, BG_ERROR_FAILED,
    N_ ("The record book was moved, renamed or replaced while it was open."),
    N_ ("Put it back, or close the program and open the record book where it is now.") },
  { SQLITE_READONLY_DIRECTORY, BG_ERROR_READ_ONLY,
    N_ ("Nothing can be written into the folder of the record book."),
    N_ ("Check the rights of the folder.") },
  { SQLITE_READONLY, BG_ERROR_READ_ONLY, N_ ("The record book may not be written to."),
    N_ ("Check the rights of the file, and whether the disk is protected against writing.") },
  { SQLITE_PERM, BG_ERROR_READ_ONLY, N_ ("The record book may not be written to."),
    N_ ("Check the rights of the file, and whether the disk is protected against writing.") },
  { SQLITE_BUSY, BG_ERROR_BUSY, N_ ("Another program is writing to the record book."),
    N_ ("Try again in a moment.") },
  { SQLITE_LOCKED, BG_ERROR_BUSY, N_ ("Another program is writing to the record book."),
    N_ ("Try again in a moment.") },
  { SQLITE_PROTOCOL, BG_ERROR_BUSY, N_ ("Another program is writing to the record book."),
    N_ ("Try again in a moment.") },
  { SQLITE_CORRUPT, BG_ERROR_DAMAGED, N_ ("The record book is damaged."), N_ ("Restore the last backup.") },
  { SQLITE_NOTADB, BG_ERROR_NOT_BOOK, N_ ("The file is not a record book of Bang Giao."),
    N_ ("Choose another file.") },
  { SQLITE_CANTOPEN, BG_ERROR_NOT_FOUND, N_ ("The record book cannot be opened."),
    N_ ("Check that the folder is there and may be read and written.") },
  { SQLITE_NOMEM, BG_ERROR_FAILED, N_ ("The memory of this computer is used up."),
    N_ ("Close other programs and try again.") },
  { SQLITE_TOOBIG, BG_ERROR_INVALID, N_ ("A text is longer than a record book can hold."),
    N_ ("Shorten it and try again.") },
  { SQLITE_NOLFS, BG_ERROR_FULL, N_ ("The record book is as large as this disk allows a file to be."),
    N_ ("Move it to another disk.") },
  { SQLITE_AUTH, BG_ERROR_REFUSED, N_ ("The record book refused that."), N_ ("Restore the last backup.") },
  { SQLITE_CONSTRAINT, BG_ERROR_FAILED, N_ ("What was to be stored does not agree with itself."),
    N_ ("Have the record book proved on the page of data safety.") },
  { SQLITE_INTERRUPT, BG_ERROR_FAILED, N_ ("The work was given up."), N_ ("Try again.") },
};

/* A table of all of them, so that none is left without words; the last one is for what is not in it. */
static const char unknown_cause[] = N_ ("The record book did not answer as expected.");
static const char unknown_remedy[] =
  N_ ("Close the program and open it again; if it happens again, have the record book proved.");

static gssize
find_failure (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].code == code || failures[i].code == (code & 0xff))
      return (gssize) i;
  return -1;
}

/**
 * bg_sql_create_error:
 * @code: an extended result code of SQLite
 * @path: the file
 * @writes: whether it was to be written to
 * @detail: what SQLite says, for the log
 *
 * Returns: (transfer full): the error that says what happened, what was kept and what to do, and names the
 * file
 */
GError *
bg_sql_create_error (int code, const char *path, gboolean writes, const char *detail)
{
  gssize index = find_failure (code);
  const char *cause = index >= 0 ? failures[index].cause : unknown_cause;
  const char *remedy = index >= 0 ? failures[index].remedy : unknown_remedy;
  BgError error = index >= 0 ? failures[index].error : BG_ERROR_FAILED;
  g_autofree char *readable = g_utf8_make_valid (detail != NULL ? detail : "", -1);
  const char *kept;

  if (error == BG_ERROR_DAMAGED || error == BG_ERROR_NOT_BOOK)
    kept = _ ("The file was left as it is.");
  else
    kept = writes ? _ ("Nothing of this change was saved.") : _ ("Nothing was changed.");
  g_debug ("SQLite %d: %s", code, readable);
  return g_error_new (BG_ERROR, (int) error, _ ("%s %s %s File: %s"), _ (cause), kept, _ (remedy), path);
}
