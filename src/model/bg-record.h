/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of any kind: an object whose properties are the fields of its kind. */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

#include "bg-kind.h"

G_BEGIN_DECLS

/**
 * BgAnswer:
 *
 * Three states, so that "not answered" can be told from "no".
 */
typedef enum
{
  BG_ANSWER_UNKNOWN = -1,
  BG_ANSWER_NO = 0,
  BG_ANSWER_YES = 1,
} BgAnswer;

#define BG_TYPE_RECORD (bg_record_get_type ())
GType bg_record_get_type (void);
#define BG_RECORD(instance)    (G_TYPE_CHECK_INSTANCE_CAST ((instance), BG_TYPE_RECORD, BgRecord))
#define BG_IS_RECORD(instance) (G_TYPE_CHECK_INSTANCE_TYPE ((instance), BG_TYPE_RECORD))
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgRecord, g_object_unref)

BgRecord *bg_record_new (const BgKind *kind) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_record_new_with_id (const BgKind *kind, const char *id) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_record_copy (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_record_duplicate (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;

const BgKind *bg_record_get_kind (BgRecord *record);
const char *bg_record_get_id (BgRecord *record);
const char *bg_record_get_title (BgRecord *record);

const char *bg_record_get_text (BgRecord *record, const char *field);
void bg_record_set_text (BgRecord *record, const char *field, const char *value);
BgDate bg_record_get_date (BgRecord *record, const char *field);
void bg_record_set_date (BgRecord *record, const char *field, BgDate value);
gboolean bg_record_get_integer (BgRecord *record, const char *field, gint64 *value);
void bg_record_set_integer (BgRecord *record, const char *field, gint64 value);
BgAnswer bg_record_get_answer (BgRecord *record, const char *field);
void bg_record_set_answer (BgRecord *record, const char *field, BgAnswer value);
GListModel *bg_record_get_items (BgRecord *record, const char *field);
guint bg_record_get_n_items (BgRecord *record, const char *field);
BgRecord *bg_record_get_item (BgRecord *record, const char *field, guint position);
void bg_record_append_item (BgRecord *record, const char *field, BgRecord *item);
BgRecord *bg_record_add_item (BgRecord *record, const char *field);
void bg_record_remove_item (BgRecord *record, const char *field, const char *item_id);
void bg_record_move_item (BgRecord *record, const char *field, guint from, guint to);

gboolean bg_record_is_set (BgRecord *record, const char *field);
void bg_record_clear (BgRecord *record, const char *field);
gboolean bg_record_equal (BgRecord *a, BgRecord *b);
gboolean bg_record_field_equal (BgRecord *a, BgRecord *b, const BgField *field);
void bg_record_copy_field (BgRecord *from, BgRecord *to, const BgField *field);

gboolean bg_record_read_field (BgRecord *record,
                               const char *field,
                               const char *typed,
                               BgDate today,
                               GError **error);

char *bg_record_dup_display (BgRecord *record,
                             const BgField *field,
                             BgTitleFunc title_func,
                             gpointer title_data) G_GNUC_WARN_UNUSED_RESULT;
char *bg_record_dup_subtitle (BgRecord *record,
                              const BgRules *rules,
                              BgTitleFunc title_func,
                              gpointer title_data) G_GNUC_WARN_UNUSED_RESULT;
void bg_record_foreach_fact (BgRecord *record,
                             BgTitleFunc title_func,
                             gpointer title_data,
                             BgFactFunc func,
                             gpointer data);

/**
 * BgPathFunc:
 * @path: where a value stands, as in #BgChange
 *
 * Takes one path.
 */
typedef void (*BgPathFunc) (const char *path, gpointer data);

void bg_record_mask (BgRecord *record);
char *bg_record_dup_path (BgRecord *record, BgRecord *inner, const BgField *field) G_GNUC_WARN_UNUSED_RESULT;
void bg_record_foreach_personal (BgRecord *record, BgPathFunc func, gpointer data);
char *bg_record_dup_search_text (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;

gboolean bg_record_is_trashed (BgRecord *record);
void bg_record_set_trashed (BgRecord *record, gboolean trashed);
gint64 bg_record_get_version (BgRecord *record);
void bg_record_set_version (BgRecord *record, gint64 version);
gint64 bg_record_get_created (BgRecord *record);
gint64 bg_record_get_modified (BgRecord *record);
const char *bg_record_get_created_by (BgRecord *record);
const char *bg_record_get_modified_by (BgRecord *record);
void bg_record_set_created (BgRecord *record, gint64 time, const char *officer);
void bg_record_set_modified (BgRecord *record, gint64 time, const char *officer);
json_t *bg_record_get_extra (BgRecord *record);
void bg_record_set_extra (BgRecord *record, json_t *extra);

json_t *bg_record_to_json (BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
json_t *bg_record_field_to_json (BgRecord *record, const BgField *field) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_record_from_json (const json_t *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void bg_record_apply_filter (BgRecord *record, const char *filter);

BgStatus bg_record_get_status (BgRecord *record, const BgRules *rules);

/**
 * BgChange:
 * @path: "title", "members[ID].full_name", "members[ID]" for a whole item that came or went, and "members"
 *   for the order of the items
 * @before: (nullable): value before as JSON; NULL when it was not set
 * @after: (nullable): value after as JSON; NULL when it is not set
 *
 * One step from one state of a record to the next; a list of them is the whole difference.
 */
typedef struct
{
  char *path;
  json_t *before;
  json_t *after;
} BgChange;

GPtrArray *bg_record_diff (BgRecord *before, BgRecord *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
