/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios that read: each gives its whole answer or an error. */
#pragma once

#include "fault-ops.h"

G_BEGIN_DECLS

/* One run of a scenario. */
typedef struct
{
  char *folder;
  char *path;
  BgStore *store;
  FaultOp *op;
  char *answer;
  /* What else it needs. */
  gpointer further;
  GDestroyNotify free_further;
} Run;

char *fault_dup_first_id (Run *run) G_GNUC_WARN_UNUSED_RESULT;
gboolean fault_read_search (Run *run, GError **error);
gboolean fault_read_list (Run *run, GError **error);
gboolean fault_read_counted (Run *run, GError **error);
gboolean fault_read_load (Run *run, GError **error);
gboolean fault_read_history (Run *run, GError **error);
gboolean fault_read_load_draft (Run *run, GError **error);
gboolean fault_read_prove (Run *run, GError **error);
gboolean fault_read_back_up (Run *run, GError **error);
gboolean fault_read_field_history (Run *run, GError **error);
gboolean fault_read_sets (Run *run, GError **error);
gboolean fault_read_one_set (Run *run, GError **error);
gboolean fault_read_as_of (Run *run, GError **error);
gboolean fault_read_overdue (Run *run, GError **error);
gboolean fault_read_blanking (Run *run, GError **error);
gboolean fault_read_dossier (Run *run, GError **error);
gboolean fault_read_undo (Run *run, GError **error);
gboolean fault_read_salvage (Run *run, GError **error);
gboolean fault_read_drill (Run *run, GError **error);
gboolean fault_restore (Run *run, GError **error);

G_END_DECLS
