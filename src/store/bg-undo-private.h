/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an undo, for the two files that make it up. */
#pragma once

#include "bg-sql.h"
#include "bg-undo.h"

G_BEGIN_DECLS

struct _BgUndo
{
  GObject parent_instance;

  gint64 set;
  char *label;
  gboolean is_redo;
  GPtrArray *steps;
  /* The records that it touches as they stand now, by id, in the order of the rows. */
  GPtrArray *records;
};

gboolean bg_undo_read (BgUndo *self, BgSql *sql, gint64 set, GError **error);

G_END_DECLS
