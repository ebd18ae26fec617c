/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving history: every row, every change set, and the chain between them. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgHistoryFault:
 * @set: number of the change set
 * @position: number of the row in it, from 0; -1 for the change set itself
 * @text: what is wrong, in words
 */
typedef struct
{
  gint64 set;
  gint64 position;
  const char *text;
} BgHistoryFault;

typedef void (*BgHistoryFaultFunc) (const BgHistoryFault *fault, gpointer data);

gboolean bg_history_verify (BgSql *sql,
                            GCancellable *cancellable,
                            BgHistoryFaultFunc func,
                            gpointer data,
                            gint64 *checked,
                            GError **error);

G_END_DECLS
