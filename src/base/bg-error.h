/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of the program: what kind of thing went wrong, for code that must decide. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgError:
 * @BG_ERROR_INVALID: what was typed or handed in cannot be taken
 * @BG_ERROR_NOT_FOUND: the record, file or name does not exist
 * @BG_ERROR_CONFLICT: somebody else changed the same field meanwhile
 * @BG_ERROR_REFUSED: a rule forbids it (trash still pointed to, secret text)
 * @BG_ERROR_READ_ONLY: the record book may not be written to
 * @BG_ERROR_BUSY: another program is writing
 * @BG_ERROR_FULL: the disk is full
 * @BG_ERROR_DAMAGED: the file is damaged
 * @BG_ERROR_NEWER: a newer version of the program wrote the file
 * @BG_ERROR_NOT_BOOK: the file is something else than a record book
 * @BG_ERROR_FAILED: anything else; the message says what
 *
 * Messages are in the officer's language and say what happened, what was kept, and what to do.
 */
typedef enum
{
  BG_ERROR_INVALID,
  BG_ERROR_NOT_FOUND,
  BG_ERROR_CONFLICT,
  BG_ERROR_REFUSED,
  BG_ERROR_READ_ONLY,
  BG_ERROR_BUSY,
  BG_ERROR_FULL,
  BG_ERROR_DAMAGED,
  BG_ERROR_NEWER,
  BG_ERROR_NOT_BOOK,
  BG_ERROR_FAILED,
} BgError;

#define BG_ERROR (bg_error_quark ())
GQuark bg_error_quark (void);

G_END_DECLS
