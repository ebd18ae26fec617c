/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mixed work on a record book by chance, with what the book must hold afterwards. */
#include "fault-ops.h"

#include "bg-undo.h"

#define MOST_IN_BULK 8
/* Above this many of a kind nothing is added: a small book is checked quickly. */
#define MOST_OF_KIND 15

typedef gboolean (*MakeFunc) (FaultOp *op, BgStore *store, GRand *random);

static char *
dup_words (GRand *random, const char *start)
{
  return g_strdup_printf ("%s số %u, hợp tác %u", start, g_rand_int_range (random, 1, 5000),
                          g_rand_int_range (random, 1, 99));
}

static GPtrArray *
find_all (BgStore *store, const BgKind *kind, gboolean trashed)
{
  g_autoptr (BgQuery) query = NULL;
  GPtrArray *found;
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  query = bg_query_new (kind, &rules);
  bg_query_set_trashed (query, trashed);
  found = bg_store_find (store, query, 0, NULL);
  return found != NULL ? found : g_ptr_array_new ();
}

static BgRecord *
pick (GPtrArray *records, GRand *random)
{
  return g_ptr_array_index (records, (guint) g_rand_int_range (random, 0, (gint32) records->len));
}

static const BgKind *
pick_kind (GRand *random)
{
  static const BgKind *const kinds[] = { &bg_task_kind, &bg_delegation_kind, &bg_agency_kind };

  return kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
}

static void
expect (FaultOp *op, BgRecord *after)
{
  g_hash_table_insert (op->expected, fault_record_dup_key (after), fault_record_dup_text (after));
}

static void
change (FaultOp *op, BgRecord *before, BgRecord *after)
{
  if (op->set == NULL)
    op->set = bg_change_set_new (op->name);
  bg_change_set_set_flags (op->set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (op->set, before, after);
  expect (op, after);
}

static BgRecord *
make_record (const BgKind *kind, GRand *random)
{
  BgRecord *record = bg_record_new (kind);
  g_autofree char *title = dup_words (random, "Đoàn công tác tỉnh");

  bg_record_set_text (record, kind->title, title);
  if (kind == &bg_task_kind)
    bg_record_set_text (record, "lead_agency", "01900000-0000-7000-8000-000000000000");
  if (kind == &bg_delegation_kind)
    {
      bg_record_set_text (record, "direction", "incoming");
      bg_record_set_text (record, "start_date", "2026-11-20");
      for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
        {
          BgRecord *member = bg_record_add_item (record, "members");

          bg_record_set_text (member, "full_name", "Trần Thị Mỹ Hường");
          bg_record_set_text (member, "passport_number", "B1234567");
        }
    }
  return record;
}

static gboolean
make_add (FaultOp *op, BgStore *store, GRand *random)
{
  const BgKind *kind = pick_kind (random);
  g_autoptr (GPtrArray) all = find_all (store, kind, FALSE);
  g_autoptr (BgRecord) record = make_record (kind, random);

  if (all->len >= MOST_OF_KIND)
    return FALSE;
  change (op, NULL, record);
  return TRUE;
}

static void
edit (FaultOp *op, BgRecord *record, GRand *random)
{
  g_autoptr (BgRecord) after = bg_record_copy (record);
  g_autofree char *note = dup_words (random, "Ghi chú đã sửa");

  bg_record_set_text (after, "note", note);
  if (bg_record_get_kind (record) == &bg_delegation_kind && bg_record_get_n_items (after, "members") > 1 &&
      g_rand_boolean (random))
    bg_record_move_item (after, "members", 0, 1);
  change (op, record, after);
}

static gboolean
make_edit (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (GPtrArray) all = find_all (store, pick_kind (random), FALSE);

  if (all->len == 0)
    return FALSE;
  edit (op, pick (all, random), random);
  return TRUE;
}

static gboolean
make_bulk (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (GPtrArray) all = find_all (store, pick_kind (random), FALSE);

  for (guint i = 0; i < all->len && i < MOST_IN_BULK; i++)
    edit (op, g_ptr_array_index (all, i), random);
  return all->len > 0;
}

static gboolean
make_trash (FaultOp *op, BgStore *store, GRand *random)
{
  gboolean trashed = g_str_equal (op->name, "restore");
  g_autoptr (GPtrArray) all = find_all (store, pick_kind (random), trashed);
  g_autoptr (BgRecord) after = NULL;
  BgRecord *record;

  if (all->len == 0)
    return FALSE;
  record = pick (all, random);
  after = bg_record_copy (record);
  bg_record_set_trashed (after, !trashed);
  change (op, record, after);
  return TRUE;
}

static char *
dup_draft_key (const char *id)
{
  return g_strconcat ("draft ", id, NULL);
}

/* For good: nothing of it is left but what history says, not even a draft. */
static gboolean
make_purge (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (GPtrArray) all = find_all (store, &bg_delegation_kind, TRUE);
  BgRecord *record;

  if (all->len == 0)
    return FALSE;
  record = pick (all, random);
  op->set = bg_change_set_new (op->name);
  bg_change_set_add_purge (op->set, record);
  g_hash_table_insert (op->expected, fault_record_dup_key (record), g_strdup (""));
  g_hash_table_insert (op->expected, dup_draft_key (bg_record_get_id (record)), g_strdup (""));
  return TRUE;
}

static gboolean
make_undo (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (BgUndo) undo = bg_undo_load (store, g_rand_boolean (random) ? BG_UNDO_LAST : BG_REDO_LAST, NULL);

  if (undo == NULL || bg_undo_asks (undo))
    return FALSE;
  op->set = bg_undo_create_change_set (undo, NULL);
  if (op->set == NULL)
    return FALSE;
  for (guint i = 0; i < bg_change_set_get_n (op->set); i++)
    expect (op, bg_change_set_get_after (op->set, i));
  return bg_change_set_get_n (op->set) > 0;
}

static gboolean
make_draft (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (GPtrArray) all = find_all (store, &bg_delegation_kind, FALSE);

  op->draft = all->len > 0 ? bg_record_copy (pick (all, random)) : make_record (&bg_delegation_kind, random);
  bg_record_set_text (op->draft, "purpose", "Đang viết dở dang, chưa xo");
  g_hash_table_insert (op->expected, dup_draft_key (bg_record_get_id (op->draft)),
                       fault_record_dup_text (op->draft));
  return TRUE;
}

static gboolean
make_drop (FaultOp *op, BgStore *store, GRand *random)
{
  g_autoptr (BgDraft) draft = bg_store_load_new_draft (store, &bg_delegation_kind, NULL);

  if (draft == NULL)
    return FALSE;
  op->dropped = g_strdup (bg_record_get_id (draft->record));
  g_hash_table_insert (op->expected, dup_draft_key (op->dropped), g_strdup (""));
  return TRUE;
}

static const struct
{
  const char *name;
  MakeFunc make;
  int weight;
} kinds_of_work[] = {
  { "add", make_add, 6 },     { "edit", make_edit, 6 },     { "bulk", make_bulk, 2 },
  { "trash", make_trash, 2 }, { "restore", make_trash, 1 }, { "draft", make_draft, 2 },
  { "drop", make_drop, 1 },   { "undo", make_undo, 3 },     { "purge", make_purge, 1 },
};

static FaultOp *
make (BgStore *store, gsize index, GRand *random)
{
  g_autoptr (FaultOp) op = g_new0 (FaultOp, 1);

  op->name = kinds_of_work[index].name;
  op->expected = fault_content_new ();
  return kinds_of_work[index].make (op, store, random) ? g_steal_pointer (&op) : NULL;
}

/* Returns NULL where the book has nothing to do that with. */
FaultOp *
fault_op_make (BgStore *store, const char *name, GRand *random)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds_of_work); i++)
    if (g_str_equal (kinds_of_work[i].name, name))
      return make (store, i, random);
  g_assert_not_reached ();
}

FaultOp *
fault_op_choose (BgStore *store, GRand *random)
{
  FaultOp *op = NULL;
  int total = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds_of_work); i++)
    total += kinds_of_work[i].weight;
  while (op == NULL)
    {
      int drawn = g_rand_int_range (random, 0, total);
      gsize i = 0;

      while (drawn >= kinds_of_work[i].weight)
        drawn -= kinds_of_work[i++].weight;
      op = make (store, i, random);
    }
  return op;
}

typedef struct
{
  gboolean done;
  gboolean good;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->good = g_task_propagate_boolean (G_TASK (result), &answer->error);
  answer->done = TRUE;
}

static gboolean
run_draft (FaultOp *op, BgStore *store, GError **error)
{
  Answer answer = { 0 };

  if (op->draft != NULL)
    bg_store_save_draft_async (store, op->draft, NULL, NULL, answered_cb, &answer);
  else
    bg_store_drop_draft_async (store, op->dropped, answered_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.good;
}

gboolean
fault_op_run (FaultOp *op, BgStore *store, GError **error)
{
  return op->set != NULL ? bg_store_commit (store, op->set, error) : run_draft (op, store, error);
}

/* Closes it now: what was asked for last may hold it a moment longer than its answer. */
void
fault_store_close (BgStore **store)
{
  if (*store != NULL)
    bg_store_close (*store);
  g_clear_object (store);
}

void
fault_op_free (FaultOp *op)
{
  g_hash_table_unref (op->expected);
  g_clear_pointer (&op->set, bg_change_set_unref);
  g_clear_object (&op->draft);
  g_free (op->dropped);
  g_free (op);
}
