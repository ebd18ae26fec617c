/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mixed work on a record book by chance, with what the book must hold afterwards. */
#pragma once

#include "bg-draft.h"
#include "bg-store.h"

G_BEGIN_DECLS

/* What a record book holds: key ("task ID", "draft ID") to JSON text. */
typedef GHashTable FaultContent;

/**
 * FaultOp:
 * @name: what it is
 * @expected: (element-type utf8 utf8): what it changes; an empty text for what is gone afterwards
 * @set: (nullable): records to store
 * @draft: (nullable): draft to keep
 * @dropped: (nullable): record whose draft to forget
 */
typedef struct
{
  const char *name;
  FaultContent *expected;
  BgChangeSet *set;
  BgRecord *draft;
  char *dropped;
} FaultOp;

FaultContent *fault_content_new (void) G_GNUC_WARN_UNUSED_RESULT;
FaultContent *fault_content_copy (FaultContent *content) G_GNUC_WARN_UNUSED_RESULT;
FaultContent *fault_content_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void fault_content_apply (FaultContent *content, FaultContent *changes);
char *fault_content_compare (FaultContent *a, FaultContent *b) G_GNUC_WARN_UNUSED_RESULT;
char *fault_record_dup_key (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *fault_record_dup_text (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;

FaultOp *fault_op_choose (BgStore *store, GRand *random) G_GNUC_WARN_UNUSED_RESULT;
FaultOp *fault_op_make (BgStore *store, const char *name, GRand *random) G_GNUC_WARN_UNUSED_RESULT;
gboolean fault_op_run (FaultOp *op, BgStore *store, GError **error);
void fault_op_free (FaultOp *op);

void fault_store_close (BgStore **store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultOp, fault_op_free)

G_END_DECLS
