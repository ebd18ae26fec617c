/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that a file is a whole record book: its pages, its links, its history, and how much is in it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BgCount:
 * @name: name of a kind, or "file" (attached files), "draft", "change_set", "change"; a static string
 * @count: how many there are
 */
typedef struct
{
  const char *name;
  gint64 count;
} BgCount;

/**
 * BgProof:
 * @form: form of the record book, see bg_sql_migrate()
 * @size: bytes of the file
 * @counts: (element-type BgCount): what is in it
 * @book: names the record book, by the moment of its first change set; "" for one without history
 * @head: hash of the last change set in hexadecimal; "" for a record book without history
 * @history: rows and change sets of history that were reckoned again
 * @faults: (element-type utf8): what is wrong, in words; empty when the file is proved
 * @cancellable: only meanwhile
 *
 * What was found in a file that was opened and read whole.
 */
typedef struct
{
  int form;
  gint64 size;
  GArray *counts;
  char *book;
  char *head;
  gint64 history;
  GPtrArray *faults;
  GCancellable *cancellable;
} BgProof;

BgProof *bg_prove_file (const char *path, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_proof_free (BgProof *proof);
gboolean bg_proof_is_good (const BgProof *proof);
gint64 bg_counts_get (GArray *counts, const char *name);
GArray *bg_counts_new (void) G_GNUC_WARN_UNUSED_RESULT;
gint64 bg_counts_get_records (GArray *counts);
void bg_counts_set (GArray *counts, const char *name, gint64 count);
const char *bg_count_get_label (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgProof, bg_proof_free)

G_END_DECLS
