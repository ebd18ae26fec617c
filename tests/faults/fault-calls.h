/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own calls that fail on demand, whatever the disk does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultCallSort:
 * @FAULT_CALL_PREPARE: a statement cannot be made
 * @FAULT_CALL_STEP: a statement cannot be carried out
 * @FAULT_CALL_SCRIPT: a script, such as a COMMIT, cannot be carried out
 */
typedef enum
{
  FAULT_CALL_NONE,
  FAULT_CALL_PREPARE,
  FAULT_CALL_STEP,
  FAULT_CALL_SCRIPT,
  N_FAULT_CALL_SORTS,
} FaultCallSort;

void fault_calls_arm (FaultCallSort sort, gint64 call);
gint64 fault_calls_disarm (void);

G_END_DECLS
