/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own calls, and those on files beside it, that fail on demand, whatever the disk does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultCallSort:
 * @FAULT_CALL_PREPARE: a statement cannot be made
 * @FAULT_CALL_STEP: a statement cannot be carried out
 * @FAULT_CALL_SCRIPT: a script, such as a COMMIT, cannot be carried out
 * @FAULT_CALL_OPEN: a file cannot be opened
 * @FAULT_CALL_COPY: pages cannot be copied from book to book
 * @FAULT_CALL_FILE: a file beside SQLite cannot be made, read, written, flushed or renamed
 */
typedef enum
{
  FAULT_CALL_NONE,
  FAULT_CALL_PREPARE,
  FAULT_CALL_STEP,
  FAULT_CALL_SCRIPT,
  FAULT_CALL_OPEN,
  FAULT_CALL_COPY,
  FAULT_CALL_FILE,
  N_FAULT_CALL_SORTS,
} FaultCallSort;

void fault_calls_arm (FaultCallSort sort, gint64 call);
gint64 fault_calls_disarm (void);
gboolean fault_calls_refuse (FaultCallSort sort, gpointer db);

G_END_DECLS
