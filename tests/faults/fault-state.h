/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a power cut leaves on the disk, reckoned from the log of writes. */
#pragma once

#include "fault-vfs.h"

G_BEGIN_DECLS

/**
 * FaultFate:
 *
 * What becomes of a write, or of a name that came or went, that was not flushed.
 */
typedef enum
{
  FAULT_FATE_KEPT,
  FAULT_FATE_DROPPED,
  FAULT_FATE_TORN_512,
  FAULT_FATE_TORN_4096,
  FAULT_FATE_SIZE_ONLY,
  N_FAULT_FATES,
} FaultFate;

typedef struct _FaultState FaultState;

FaultState *fault_state_new (GPtrArray *log, guint length) G_GNUC_WARN_UNUSED_RESULT;
void fault_state_free (FaultState *state);
guint fault_state_get_n_pending (FaultState *state);
void fault_state_write (FaultState *state, const char *folder, const FaultFate *fates, GRand *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultState, fault_state_free)

G_END_DECLS
