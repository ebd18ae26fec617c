/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the kinds are well formed: names, choices, targets, conditions, relations, words. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-text.h"
#include "model-fixture.h"

typedef void (*KindFunc) (const BgKind *kind);

static void
visit_kind (const BgKind *kind, KindFunc func)
{
  func (kind);
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST)
      visit_kind (field->items, func);
}

/* Kinds of items too. */
static void
foreach_kind (KindFunc func)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    visit_kind (*kind, func);
}

static void
check_name (const BgKind *kind, const char *name)
{
  static const char *const record_frame[] = { "id",       "seq",        "version",  "trashed",
                                              "created",  "created_by", "modified", "modified_by",
                                              "sort_key", "extra",      "kind",     NULL };
  static const char *const item_frame[] = { "id", "extra", "parent_seq", "item_order", NULL };

  if (!g_regex_match_simple ("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name, 0, 0))
    g_error ("“%s” of %s is not snake_case", name, kind->name);
  if (g_strv_contains (kind->is_item ? item_frame : record_frame, name))
    g_error ("“%s” of %s is a column of the frame", name, kind->name);
}

static void
check_names (const BgKind *kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      check_name (kind, field->name);
      if (!g_hash_table_add (seen, (gpointer) field->name))
        g_error ("%s has two fields “%s”", kind->name, field->name);
    }
  if (bg_kind_get_field (kind, kind->title) == NULL)
    g_error ("%s has no field “%s” for its title", kind->name, kind->title);
}

static void
test_names (void)
{
  foreach_kind (check_names);
}

static void
check_choices (const BgKind *kind, const BgField *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_nonnull (field->choices);
  g_assert_nonnull (field->choices[0].code);
  g_assert_nonnull (field->choices[1].code);
  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    if (choice->label == NULL || !g_hash_table_add (seen, (gpointer) choice->code))
      g_error ("“%s” of %s.%s has no words or stands twice", choice->code, kind->name, field->name);
}

static void
check_shapes (const BgKind *kind)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      if ((field->type == BG_FIELD_CHOICE) != (field->choices != NULL) ||
          (field->type == BG_FIELD_REFERENCE) != (field->target != NULL) ||
          (field->type == BG_FIELD_LIST) != (field->items != NULL))
        g_error ("%s.%s has what its type does not want, or lacks what it wants", kind->name, field->name);
      if (field->choices != NULL)
        check_choices (kind, field);
      if (field->target != NULL && bg_kind_find (field->target) == NULL)
        g_error ("%s.%s points to no kind", kind->name, field->name);
      if (field->items != NULL && (!field->items->is_item || kind->is_item))
        g_error ("%s.%s does not hold items, or items of items", kind->name, field->name);
      if ((field->group == NULL) != kind->is_item)
        g_error ("%s.%s: a record's fields have groups, an item's have none", kind->name, field->name);
    }
}

static void
test_shapes (void)
{
  foreach_kind (check_shapes);
}

static gboolean
has_code (const BgField *field, const char *code)
{
  if (field->type == BG_FIELD_ANSWER)
    return strcmp (code, "1") == 0 || strcmp (code, "0") == 0;
  for (const BgChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (strcmp (choice->code, code) == 0)
      return TRUE;
  return FALSE;
}

static void
check_conditions (const BgKind *kind)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      g_auto (GStrv) parts = field->when != NULL ? g_strsplit (field->when, "=", -1) : NULL;
      const BgField *on;

      if (parts == NULL)
        continue;
      on = bg_kind_get_field (kind, parts[0]);
      if (g_strv_length (parts) != 2 || on == NULL || !has_code (on, parts[1]))
        g_error ("%s.%s: “%s” is no condition", kind->name, field->name, field->when);
    }
}

static void
test_conditions (void)
{
  foreach_kind (check_conditions);
}

static const BgField *
find_relation_field (const BgRelation *relation)
{
  g_auto (GStrv) parts = g_strsplit (relation->field, ".", -1);
  const BgField *field = bg_kind_get_field (relation->kind, parts[0]);

  if (parts[1] == NULL || field == NULL || field->items == NULL)
    return field;
  return bg_kind_get_field (field->items, parts[1]);
}

static gboolean
has_group (const BgKind *kind, const char *group)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (strcmp (field->group, group) == 0)
      return TRUE;
  return FALSE;
}

static void
test_relations (void)
{
  guint n = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    for (const BgRelation *relation = (*kind)->relations; relation != NULL && relation->label != NULL;
         relation++, n++)
      {
        const BgField *field = find_relation_field (relation);

        if (field == NULL || g_strcmp0 (field->target, (*kind)->name) != 0)
          g_error ("%s: “%s” of %s does not point here", (*kind)->name, relation->field,
                   relation->kind->name);
        if (relation->after != NULL && !has_group (*kind, relation->after))
          g_error ("%s has no group “%s”", (*kind)->name, relation->after);
      }
  g_assert_cmpuint (n, >, 5);
}

static void
test_filters (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    for (const BgFilter *filter = (*kind)->filters; filter != NULL && filter->name != NULL; filter++)
      {
        const BgField *group = filter->group_by != NULL ? bg_kind_get_field (*kind, filter->group_by) : NULL;

        check_name (*kind, filter->name);
        g_assert_true (filter->label != NULL && filter->sql != NULL && filter->match != NULL);
        g_assert_true (bg_kind_get_filter (*kind, filter->name) == filter);
        g_assert_true (filter->group_by == NULL || (group != NULL && group->type == BG_FIELD_REFERENCE));
      }
}

static void
test_list (void)
{
  guint n = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++, n++)
    {
      g_assert_true (bg_kind_find ((*kind)->name) == *kind);
      g_assert_true ((*kind)->order != NULL && (*kind)->plural != NULL && (*kind)->icon != NULL);
      g_assert_false ((*kind)->is_item);
    }
  g_assert_cmpuint (n, ==, 11);
  g_assert_null (bg_kind_find ("nothing"));
  g_assert_null (bg_kind_find (NULL));
}

/* These are the same in Vietnamese. */
static const char *const same_words[] = { "Email", "Website", "Euro", NULL };

static void
check_word (const BgKind *kind, const char *what, const char *word)
{
  if (word == NULL || g_strv_contains (same_words, word))
    return;
  if (strcmp (_ (word), word) == 0)
    g_error ("%s, %s: “%s” has no Vietnamese", kind->name, what, word);
}

static void
check_words (const BgKind *kind)
{
  check_word (kind, "label", kind->label);
  check_word (kind, "plural", kind->plural);
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      check_word (kind, field->name, field->label);
      check_word (kind, field->name, field->group);
      check_word (kind, field->name, field->hint);
      for (const BgChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
        check_word (kind, field->name, choice->label);
    }
  for (const BgFilter *filter = kind->filters; filter != NULL && filter->name != NULL; filter++)
    check_word (kind, filter->name, filter->label);
  for (const BgRelation *relation = kind->relations; relation != NULL && relation->label != NULL; relation++)
    check_word (kind, relation->field, relation->label);
}

static void
test_words (void)
{
  g_assert_cmpstr (bg_kind_get_label (&bg_task_kind), ==, "Nhiệm vụ");
  foreach_kind (check_words);
}

int
main (int argc, char **argv)
{
  bg_language_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/list", test_list);
  g_test_add_func ("/kinds/names", test_names);
  g_test_add_func ("/kinds/shapes", test_shapes);
  g_test_add_func ("/kinds/conditions", test_conditions);
  g_test_add_func ("/kinds/relations", test_relations);
  g_test_add_func ("/kinds/filters", test_filters);
  g_test_add_func ("/kinds/words", test_words);
  return g_test_run ();
}
