/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a record, for the files that make up its class. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/* No kind may have more fields than the set of "has a number" can tell apart. */
#define MAX_FIELDS 128

typedef union
{
  char *text;
  gint64 number;
  GListStore *items;
} Value;

struct _BgRecord
{
  GObject parent_instance;

  const BgKind *kind;
  char *id;
  Value *values;
  guint64 has_number[MAX_FIELDS / 64];

  gboolean trashed;
  gint64 version;
  gint64 created;
  gint64 modified;
  char *created_by;
  char *modified_by;
  json_t *extra;
};

int bg_record_find_field (BgRecord *self, const char *name);
GListStore *bg_record_ensure_items (BgRecord *self, int index);
json_t *bg_record_item_to_json (BgRecord *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
