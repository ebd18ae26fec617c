/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo against a model in memory: sequences of edits, bulk edits, new records, imports, the trash, undo, redo
 * and restarts by chance. After each step the records touched are those of the model; at the end of a
 * sequence all of them, records as they were at earlier steps, and the chain of history. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-history.h"
#include "bg-patch.h"
#include "bg-undo.h"
#include "fault-check.h"

static guint sequences = 10;
static guint steps = 200;
static guint n_undone;
static guint n_redone;
static guint n_past;

/* A step that can be undone: what each of its records was before and after, as JSON text. */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *before;
  GPtrArray *after;
} Step;

typedef struct
{
  char *folder;
  char *path;
  BgStore *store;
  GRand *random;
  /* Ids in the order they came, and what each record is now. */
  GPtrArray *ids;
  GHashTable *texts;
  GPtrArray *undo;
  GPtrArray *redo;
  /* Copies of the model at some change sets: number to a table like @texts. */
  GHashTable *past;
  gint64 last_set;
} Model;

static void
free_step (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->ids);
  g_ptr_array_unref (step->before);
  g_ptr_array_unref (step->after);
  g_free (step);
}

static char *
to_text (BgRecord *record)
{
  json_t *document = bg_record_to_bare_json (record);
  char *dumped = json_dumps (document, JSON_COMPACT | JSON_SORT_KEYS);
  char *text = g_strdup (dumped);

  free (dumped);
  json_decref (document);
  return text;
}

static BgRecord *
load (Model *model, const char *id)
{
  BgRecord *record = bg_store_load_any (model->store, id, NULL);

  g_assert_nonnull (record);
  return record;
}

static void
check_record (Model *model, const char *id)
{
  g_autoptr (BgRecord) record = load (model, id);
  g_autofree char *text = to_text (record);

  g_assert_cmpstr (text, ==, g_hash_table_lookup (model->texts, id));
}

static guint
pick (Model *model, guint n)
{
  return (guint) g_rand_int_range (model->random, 0, (gint32) n);
}

static char *
make_word (Model *model)
{
  static const char *const words[] = {
    "Đoàn", "Sở Y tế", "hội đàm", "Koh Kong", "kế hoạch", "Đặng Thị Bưởi"
  };

  return g_strdup_printf ("%s %u", words[pick (model, G_N_ELEMENTS (words))], pick (model, 1000));
}

static void
remember_past (Model *model)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer id;
  gpointer text;

  if (pick (model, 20) != 0)
    return;
  copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, model->texts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_hash_table_insert (copy, g_strdup (id), g_strdup (text));
  g_hash_table_insert (model->past, g_memdup2 (&model->last_set, sizeof model->last_set), copy);
}

static void
commit (Model *model, BgChangeSet *set)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_store_commit (model->store, set, &error));
  g_assert_no_error (error);
  if (bg_change_set_get_stored (set) != 0)
    model->last_set = bg_change_set_get_stored (set);
}

/* A new record that is undone lies in the trash: that is what it was "before". */
static char *
get_before (BgRecord *before, BgRecord *after)
{
  g_autoptr (BgRecord) trashed = NULL;

  if (before != NULL)
    return to_text (before);
  trashed = bg_record_copy (after);
  bg_record_set_trashed (trashed, TRUE);
  return to_text (trashed);
}

static void
note (Model *model, Step *step, BgRecord *before, BgRecord *after)
{
  char *old = get_before (before, after);
  char *new = to_text (after);

  if (before == NULL)
    g_ptr_array_add (model->ids, g_strdup (bg_record_get_id (after)));
  if (before != NULL && strcmp (old, new) == 0)
    {
      g_free (old);
      g_free (new);
      return;
    }
  g_ptr_array_add (step->ids, g_strdup (bg_record_get_id (after)));
  g_ptr_array_add (step->before, old);
  g_ptr_array_add (step->after, new);
}

static Step *
step_new (void)
{
  Step *step = g_new0 (Step, 1);

  step->ids = g_ptr_array_new_with_free_func (g_free);
  step->before = g_ptr_array_new_with_free_func (g_free);
  step->after = g_ptr_array_new_with_free_func (g_free);
  return step;
}

static void
set_texts (Model *model, Step *step, GPtrArray *texts)
{
  for (guint i = 0; i < step->ids->len; i++)
    {
      const char *id = g_ptr_array_index (step->ids, i);

      g_hash_table_insert (model->texts, g_strdup (id), g_strdup (g_ptr_array_index (texts, i)));
      check_record (model, id);
    }
  remember_past (model);
}

/* What changed something can be undone, and forgets what could be redone. */
static void
finish (Model *model, Step *step)
{
  set_texts (model, step, step->after);
  if (step->ids->len == 0)
    {
      free_step (step);
      return;
    }
  g_ptr_array_add (model->undo, step);
  g_ptr_array_set_size (model->redo, 0);
}

static BgRecord *
make_record (Model *model)
{
  BgRecord *record = bg_record_new (pick (model, 2) == 0 ? &bg_delegation_kind : &bg_agency_kind);
  const BgKind *kind = bg_record_get_kind (record);
  g_autofree char *title = make_word (model);

  bg_record_set_text (record, kind->title, title);
  if (kind == &bg_delegation_kind)
    {
      bg_record_set_text (record, "direction", "incoming");
      bg_record_set_text (record, "start_date", "2026-02-03");
    }
  return record;
}

static void
add_member (Model *model, BgRecord *record)
{
  BgRecord *member = bg_record_add_item (record, "members");
  g_autofree char *name = make_word (model);
  g_autofree char *passport = g_strdup_printf ("N%07u", pick (model, 10000000));

  bg_record_set_text (member, "full_name", name);
  if (pick (model, 2) == 0)
    bg_record_set_text (member, "passport_number", passport);
}

static void
change_members (Model *model, BgRecord *record)
{
  guint n = bg_record_get_n_items (record, "members");
  guint which = n > 0 ? pick (model, n) : 0;
  g_autofree char *word = make_word (model);

  switch (n > 0 ? pick (model, 5) : 0)
    {
    case 0:
    default:
      add_member (model, record);
      break;
    case 1:
      bg_record_remove_item (record, "members",
                             bg_record_get_id (bg_record_get_item (record, "members", which)));
      break;
    case 2:
      bg_record_move_item (record, "members", which, pick (model, n));
      break;
    case 3:
      bg_record_set_text (bg_record_get_item (record, "members", which), "position", word);
      break;
    case 4:
      bg_record_clear (bg_record_get_item (record, "members", which), "passport_number");
      break;
    }
}

static void
change_record (Model *model, BgRecord *record)
{
  g_autofree char *word = make_word (model);
  guint n = 1 + pick (model, 3);

  for (guint i = 0; i < n; i++)
    if (bg_record_get_kind (record) == &bg_agency_kind)
      bg_record_set_text (record, pick (model, 2) == 0 ? "phone" : "address", word);
    else if (pick (model, 3) == 0)
      bg_record_set_text (record, "purpose", pick (model, 3) == 0 ? NULL : word);
    else
      change_members (model, record);
}

static void
do_new (Model *model, guint n, BgAct act)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");
  Step *step = step_new ();

  bg_change_set_set_act (set, act);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BgRecord) record = make_record (model);

      for (guint k = pick (model, 3); bg_record_get_kind (record) == &bg_delegation_kind && k > 0; k--)
        add_member (model, record);
      bg_change_set_add (set, NULL, record);
      note (model, step, NULL, record);
    }
  commit (model, set);
  finish (model, step);
}

/* @trash: whether the trash mark changes, instead of fields. */
static void
do_edit (Model *model, guint n, gboolean trash)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new (trash ? "Bỏ" : "Sửa");
  Step *step = step_new ();

  n = MIN (n, model->ids->len);
  for (guint i = 0, first = pick (model, model->ids->len); i < n; i++)
    {
      const char *id = g_ptr_array_index (model->ids, (first + i) % model->ids->len);
      g_autoptr (BgRecord) before = load (model, id);
      g_autoptr (BgRecord) after = bg_record_copy (before);

      if (trash)
        bg_record_set_trashed (after, !bg_record_is_trashed (before));
      else
        change_record (model, after);
      bg_change_set_add (set, before, after);
      note (model, step, before, after);
    }
  commit (model, set);
  finish (model, step);
}

static void
do_take_back (Model *model, gboolean redo)
{
  GPtrArray *from = redo ? model->redo : model->undo;
  GPtrArray *to = redo ? model->undo : model->redo;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) undo = bg_undo_load (model->store, redo ? BG_REDO_LAST : BG_UNDO_LAST, &error);
  g_autoptr (BgChangeSet) set = NULL;
  Step *step;

  /* Where the model has nothing to take back, neither has the record book. */
  if (from->len == 0)
    {
      g_assert_null (undo);
      return;
    }
  g_assert_no_error (error);
  g_assert_false (bg_undo_asks (undo));
  set = bg_undo_create_change_set (undo, NULL);
  commit (model, set);
  step = g_ptr_array_steal_index (from, from->len - 1);
  set_texts (model, step, redo ? step->after : step->before);
  g_ptr_array_add (to, step);
  if (redo)
    n_redone++;
  else
    n_undone++;
}

static void
restart (Model *model)
{
  g_clear_object (&model->store);
  model->store = bg_store_open (model->path, BG_OPEN_EXISTING, NULL);
  g_assert_nonnull (model->store);
}

static void
do_step (Model *model)
{
  guint chance = pick (model, 100);

  /* Officers who undo go on undoing, or think better of it. */
  if (model->redo->len > 0 && pick (model, 3) > 0)
    chance = 55 + pick (model, 45);
  if (model->ids->len == 0 || chance < 8)
    do_new (model, 1, BG_ACT_EDIT);
  else if (chance < 10)
    do_new (model, 2 + pick (model, 3), BG_ACT_IMPORT);
  else if (chance < 40)
    do_edit (model, 1, FALSE);
  else if (chance < 48)
    do_edit (model, 2 + pick (model, 4), FALSE);
  else if (chance < 55)
    do_edit (model, 1 + pick (model, 2), TRUE);
  else if (chance < 79)
    do_take_back (model, FALSE);
  else if (chance < 97)
    do_take_back (model, TRUE);
  else
    restart (model);
}

/* A record that came later than the change set does not exist yet as of it. */
static void
check_past (Model *model)
{
  GHashTableIter sets;
  gpointer number;
  gpointer texts;

  g_hash_table_iter_init (&sets, model->past);
  while (g_hash_table_iter_next (&sets, &number, &texts))
    for (guint i = 0; i < model->ids->len; i++)
      {
        const char *id = g_ptr_array_index (model->ids, i);
        g_autoptr (BgRecord) now = load (model, id);
        g_autoptr (BgRecord) then =
          bg_store_load_as_of (model->store, bg_record_get_kind (now), id, *(gint64 *) number, NULL);
        g_autofree char *text = then != NULL ? to_text (then) : NULL;

        g_assert_cmpstr (text, ==, g_hash_table_lookup (texts, id));
        n_past++;
      }
}

static void
run_sequence (guint32 seed)
{
  Model model = { .folder = fault_folder_new (), .random = g_rand_new_with_seed (seed) };
  g_autofree char *faults = NULL;

  model.path = g_build_filename (model.folder, "so.banggiao", NULL);
  model.store = bg_store_open (model.path, BG_OPEN_CREATE, NULL);
  g_assert_nonnull (model.store);
  model.ids = g_ptr_array_new_with_free_func (g_free);
  model.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model.undo = g_ptr_array_new_with_free_func (free_step);
  model.redo = g_ptr_array_new_with_free_func (free_step);
  model.past =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < steps; i++)
    do_step (&model);
  for (guint i = 0; i < model.ids->len; i++)
    check_record (&model, g_ptr_array_index (model.ids, i));
  check_past (&model);
  g_clear_object (&model.store);
  faults = fault_check_book (model.path, TRUE);
  g_assert_null (faults);
  g_ptr_array_unref (model.ids);
  g_hash_table_unref (model.texts);
  g_ptr_array_unref (model.undo);
  g_ptr_array_unref (model.redo);
  g_hash_table_unref (model.past);
  g_rand_free (model.random);
  fault_folder_remove (model.folder);
  g_free (model.path);
  g_free (model.folder);
}

static void
test_undo (void)
{
  for (guint i = 0; i < sequences; i++)
    {
      guint32 seed = (guint32) g_test_rand_int ();

      g_test_message ("sequence %u has seed %u", i, seed);
      run_sequence (seed);
    }
  g_assert_cmpuint (n_undone, >, sequences);
  g_assert_cmpuint (n_redone, >, sequences);
  g_print ("# undo: %u sequences of %u steps, %u undone, %u redone, %u records as they were, 0 different\n",
           sequences, steps, n_undone, n_redone, n_past);
}

int
main (int argc, char **argv)
{
  sequences = fault_read_count (argc, argv, "--sequences", sequences);
  steps = fault_read_count (argc, argv, "--steps", steps);
  fault_init (&argc, &argv);
  g_test_add_func ("/faults/undo", test_undo);
  return g_test_run ();
}
