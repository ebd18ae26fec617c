/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: every field of every kind as property, value and JSON, and the difference of two states. */
#include <string.h>

#include "bg-error.h"
#include "model-fixture.h"

typedef void (*FieldFunc) (BgRecord *record, const BgField *field);

/* Each field of each kind, of items too, on a record that is empty. */
static void
foreach_field_of (const BgKind *kind, FieldFunc func)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      g_autoptr (BgRecord) record = bg_record_new (kind);

      func (record, field);
      if (field->type == BG_FIELD_LIST)
        foreach_field_of (field->items, func);
    }
}

static void
foreach_field (FieldFunc func)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    foreach_field_of (*kind, func);
}

static void
count_cb (BgRecord *record, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
check_property (BgRecord *record, const BgField *field)
{
  GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
  g_autofree char *signal = g_strdup_printf ("notify::%s", property->name);
  g_auto (GValue) value = G_VALUE_INIT;
  guint count = 0;

  g_signal_connect (record, signal, G_CALLBACK (count_cb), &count);
  fill_field (record, field, 2);
  if (count == 0)
    g_error ("%s.%s changes without a word", bg_record_get_kind (record)->name, field->name);
  if (field->type == BG_FIELD_LIST)
    return;
  g_object_get_property (G_OBJECT (record), field->name, &value);
  count = 0;
  g_object_set_property (G_OBJECT (record), field->name, &value);
  g_assert_cmpuint (count, ==, 0);
  fill_field (record, field, 3);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_properties (void)
{
  foreach_field (check_property);
}

static void
check_value (BgRecord *record, const BgField *field)
{
  g_autoptr (BgRecord) other = bg_record_new_with_id (bg_record_get_kind (record), bg_record_get_id (record));
  g_autoptr (BgRecord) copy = NULL;

  g_assert_false (bg_record_is_set (record, field->name));
  fill_field (record, field, 4);
  g_assert_true (bg_record_is_set (record, field->name));
  g_assert_false (bg_record_field_equal (record, other, field));
  bg_record_copy_field (record, other, field);
  g_assert_true (bg_record_field_equal (record, other, field));
  copy = bg_record_copy (record);
  g_assert_true (bg_record_equal (record, copy));
  bg_record_clear (record, field->name);
  g_assert_false (bg_record_is_set (record, field->name));
  g_assert_false (bg_record_equal (record, copy));
}

static void
test_values (void)
{
  foreach_field (check_value);
}

static void
test_typed_values (void)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, "'due_date':'2026-11','progress':40");
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  gint64 number;

  g_assert_cmpint (bg_date_compare (bg_record_get_date (task, "due_date"), day_from ("2026-11")), ==, 0);
  g_assert_true (bg_record_get_integer (task, "progress", &number));
  g_assert_cmpint (number, ==, 40);
  g_assert_cmpint (bg_record_get_answer (delegation, "in_plan"), ==, BG_ANSWER_UNKNOWN);
  bg_record_set_answer (delegation, "in_plan", BG_ANSWER_NO);
  g_assert_cmpint (bg_record_get_answer (delegation, "in_plan"), ==, BG_ANSWER_NO);
  g_assert_true (bg_record_is_set (delegation, "in_plan"));
  bg_record_set_answer (delegation, "in_plan", BG_ANSWER_UNKNOWN);
  g_assert_false (bg_record_is_set (delegation, "in_plan"));
}

/* Text is kept in NFC, on one line, and an empty one is none. */
static void
test_text (void)
{
  static const struct
  {
    const char *typed;
    const char *kept;
  } cases[] = {
    { "Đoàn", "Đoàn" },
    { "\xc4\x90oa\xcc\x80n", "\xc4\x90o\xc3\xa0n" },
    { "", NULL },
    { "   ", NULL },
    { "một\nhai", "một hai" },
    { "😀", "😀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);

      bg_record_set_text (task, "title", cases[i].typed);
      g_assert_cmpstr (bg_record_get_text (task, "title"), ==, cases[i].kept);
    }
}

static void
test_json (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgRecord) record = bg_record_new (*kind);
      g_autoptr (BgRecord) same = NULL;
      g_autoptr (GError) error = NULL;
      json_t *first;
      json_t *second;

      fill_record (record, 7);
      first = bg_record_to_json (record);
      json_object_set_new (first, "from_a_newer_version", json_pack ("{s:[i, i]}", "n", 1, 2));
      same = bg_record_from_json (first, &error);
      g_assert_no_error (error);
      second = bg_record_to_json (same);
      g_assert_true (json_equal (first, second));
      bg_record_set_extra (same, NULL);
      g_assert_true (bg_record_equal (record, same));
      json_decref (first);
      json_decref (second);
    }
}

static void
test_unknown_item_fields (void)
{
  g_autoptr (BgRecord) record =
    record_from (&bg_agreement_kind,
                 "'signers':[{'id':'01900000-0000-7000-8000-000000000001','full_name':'A','newer':1}]");
  json_t *json = bg_record_to_json (record);
  const json_t *signer = json_array_get (json_object_get (json, "signers"), 0);

  g_assert_cmpint (json_integer_value (json_object_get (signer, "newer")), ==, 1);
  json_decref (json);
}

static void
test_bad_json (void)
{
  static const char *const cases[] = {
    "{'kind':'nothing'}",
    "{'title':'x'}",
    "{'kind':'task','title':5}",
    "{'kind':'task','due_date':'31/02/2026'}",
    "{'kind':'task','due_date':'2026-02-30'}",
    "{'kind':'task','progress':'nửa'}",
    "{'kind':'task','progress_notes':'x'}",
    "{'kind':'task','progress_notes':['x']}",
    "{'kind':'delegation','in_plan':1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (cases[i]), "'", '"');
      json_t *json = json_loads (text, 0, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BgRecord) record = bg_record_from_json (json, &error);

      if (record != NULL)
        g_error ("%s was taken", cases[i]);
      g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
      json_decref (json);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_delegation_kind);
  g_autoptr (BgRecord) twin = NULL;

  fill_record (record, 3);
  twin = bg_record_duplicate (record);
  g_assert_cmpstr (bg_record_get_id (record), !=, bg_record_get_id (twin));
  g_assert_cmpstr (bg_record_get_title (record), ==, bg_record_get_title (twin));
  g_assert_cmpstr (bg_record_get_id (bg_record_get_item (record, "members", 0)), !=,
                   bg_record_get_id (bg_record_get_item (twin, "members", 0)));
}

#define A "{'id':'01900000-0000-7000-8000-00000000000a','full_name':'A'}"
#define B "{'id':'01900000-0000-7000-8000-00000000000b','full_name':'B'}"
#define C "{'id':'01900000-0000-7000-8000-00000000000c','full_name':'C','side':'foreign'}"
#define D "{'id':'01900000-0000-7000-8000-00000000000a','full_name':'D'}"

/* What changed, as paths; ids of items are written short. */
static const struct
{
  const char *before;
  const char *after;
  const char *paths;
} edits[] = {
  { "", "", "" },
  { "", "'title':'x'", "title" },
  { "'title':'x'", "'title':'y'", "title" },
  { "'title':'x'", "", "title" },
  { "'signed':true", "'signed':false", "signed" },
  { "'signed_date':'2014-05'", "'signed_date':'2014-05-01'", "signed_date" },
  { "'term_years':5", "'code':'1'", "code term_years" },
  { "", "'signers':[" A "]", "signers[a] signers" },
  { "'signers':[" A "," B "]", "'signers':[" A "]", "signers[b] signers" },
  { "'signers':[" A "," B "]", "'signers':[" B "," A "]", "signers" },
  { "'signers':[" A "," B "]", "'signers':[" D "," B "]", "signers[a].full_name" },
  { "'signers':[" A "]", "'signers':[" D "," C "]", "signers[a].full_name signers[c] signers" },
  { "'signers':[" A "," B "," C "]", "'signers':[" C "," D "]", "signers[a].full_name signers[b] signers" },
  { "'trashed':true", "", "trashed" },
};

static char *
list_paths (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const BgChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", change->path);
    }
  g_string_replace (text, "01900000-0000-7000-8000-00000000000", "", 0);
  return g_string_free (text, FALSE);
}

static void
test_diff (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (BgRecord) before = record_from (&bg_agreement_kind, edits[i].before);
      g_autoptr (BgRecord) after = record_from (&bg_agreement_kind, edits[i].after);
      g_autoptr (GPtrArray) changes = bg_record_diff (before, after);
      g_autoptr (GPtrArray) back = bg_record_diff (after, before);
      g_autofree char *paths = list_paths (changes);

      g_assert_cmpstr (paths, ==, edits[i].paths);
      g_assert_cmpuint (back->len, ==, changes->len);
    }
}

/* An item that came is in the history whole, with a field of the name "kind" too. */
static void
test_diff_values (void)
{
  g_autoptr (BgRecord) before = record_from (&bg_agreement_kind, "'title':'x'");
  g_autoptr (BgRecord) after =
    record_from (&bg_agreement_kind, "'title':'y','amendments':[{'id':'01900000-0000-7000-8000-00000000000a',"
                                     "'kind':'extended','new_end_date':'2030'}]");
  g_autoptr (GPtrArray) changes = bg_record_diff (before, after);
  const BgChange *title = g_ptr_array_index (changes, 0);
  const BgChange *item = g_ptr_array_index (changes, 1);

  g_assert_cmpstr (json_string_value (title->before), ==, "x");
  g_assert_cmpstr (json_string_value (title->after), ==, "y");
  g_assert_null (item->before);
  g_assert_cmpstr (json_string_value (json_object_get (item->after, "kind")), ==, "extended");
  g_assert_cmpstr (json_string_value (json_object_get (item->after, "new_end_date")), ==, "2030");
  g_assert_cmpstr (json_string_value (json_object_get (item->after, "id")), ==,
                   "01900000-0000-7000-8000-00000000000a");
}

static void
test_items_notify (void)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_agreement_kind);
  BgRecord *first = bg_record_add_item (record, "signers");
  guint count = 0;

  bg_record_set_text (first, "full_name", "A");
  bg_record_set_text (bg_record_add_item (record, "signers"), "full_name", "B");
  g_signal_connect (record, "notify::signers", G_CALLBACK (count_cb), &count);
  bg_record_move_item (record, "signers", 0, 1);
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpstr (bg_record_get_title (bg_record_get_item (record, "signers", 0)), ==, "B");
  count = 0;
  bg_record_remove_item (record, "signers", bg_record_get_id (first));
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpuint (bg_record_get_n_items (record, "signers"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/typed-values", test_typed_values);
  g_test_add_func ("/record/text", test_text);
  g_test_add_func ("/record/json", test_json);
  g_test_add_func ("/record/unknown-item-fields", test_unknown_item_fields);
  g_test_add_func ("/record/bad-json", test_bad_json);
  g_test_add_func ("/record/duplicate", test_duplicate);
  g_test_add_func ("/record/diff", test_diff);
  g_test_add_func ("/record/diff-values", test_diff_values);
  g_test_add_func ("/record/items-notify", test_items_notify);
  return g_test_run ();
}
