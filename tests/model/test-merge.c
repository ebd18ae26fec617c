/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two edits of one record brought together: nothing of either side is lost unseen. */
#include <locale.h>
#include <string.h>

#include "bg-merge.h"
#include "model-fixture.h"

#define ID "'id':'01900000-0000-7000-8000-000000000001',"
#define A  "'id':'01900000-0000-7000-8000-00000000000a'"

/* What was begun with, mine, what is stored; what comes out, and the fields to be shown: "!" for a clash. */
static const struct
{
  const char *base;
  const char *mine;
  const char *now;
  const char *merged;
  const char *lines;
} cases[] = {
  { "'title':'a'", "'title':'a'", "'title':'a'", "'title':'a'", "" },
  { "'title':'a'", "'title':'b'", "'title':'a'", "'title':'b'", "" },
  { "'title':'a'", "'title':'a'", "'title':'b'", "'title':'b'", "title" },
  { "'title':'a'", "'title':'b'", "'title':'b'", "'title':'b'", "" },
  { "'title':'a'", "'title':'b'", "'title':'c'", "'title':'b'", "title!" },
  { "'title':'a'", "'title':'a','note':'x'", "'title':'b'", "'title':'b','note':'x'", "title" },
  { "'title':'a','note':'x'", "'title':'a'", "'title':'a','note':'x'", "'title':'a'", "" },
  { "'title':'a','note':'x'", "'title':'a'", "'title':'a','note':'y'", "'title':'a'", "note!" },
  { "'title':'a','note':'x'", "'title':'a','note':'y'", "'title':'a'", "'title':'a','note':'y'", "note!" },
  { "'title':'a','progress':1", "'title':'a','progress':2", "'title':'a','progress':3",
    "'title':'a','progress':2", "progress!" },
  { "'title':'a'", "'title':'a','progress_notes':[{" A ",'content':'m'}]",
    "'title':'a','progress_notes':[{" A ",'content':'n'}]",
    "'title':'a','progress_notes':[{" A ",'content':'m'}]", "progress_notes!" },
  { "'title':'a'", "'title':'a'", "'title':'a','progress_notes':[{" A ",'content':'n'}]",
    "'title':'a','progress_notes':[{" A ",'content':'n'}]", "progress_notes" },
  /* Of a draft that does not know what it began with, every difference is asked for. */
  { NULL, "'title':'a','note':'x'", "'title':'b','note':'x'", "'title':'a','note':'x'", "title!" },
  { NULL, "'title':'a'", "'title':'a'", "'title':'a'", "" },
};

static BgRecord *
make (const char *fields)
{
  g_autofree char *all = fields != NULL ? g_strconcat (ID, fields, NULL) : NULL;

  return all != NULL ? record_from (&bg_task_kind, all) : NULL;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) base = make (cases[i].base);
      g_autoptr (BgRecord) mine = make (cases[i].mine);
      g_autoptr (BgRecord) now = make (cases[i].now);
      g_autoptr (BgRecord) expected = make (cases[i].merged);
      g_autoptr (GArray) lines = NULL;
      g_autoptr (BgRecord) merged = bg_record_merge (base, mine, now, &lines);
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint n = 0; n < lines->len; n++)
        {
          const BgMergeLine *line = &g_array_index (lines, BgMergeLine, n);

          g_string_append_printf (said, "%s%s%s", n > 0 ? " " : "", line->field->name,
                                  line->clashes ? "!" : "");
        }
      g_test_message ("case %u", (guint) i);
      g_assert_true (bg_record_equal (merged, expected));
      g_assert_cmpstr (said->str, ==, cases[i].lines);
    }
}

/* Every field of every kind: mine alone stays, theirs alone comes, both clash. */
static void
test_every_field (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    for (const BgField *field = (*kind)->fields; field->name != NULL; field++)
      {
        g_autoptr (BgRecord) base = bg_record_new (*kind);
        g_autoptr (BgRecord) changed = bg_record_copy (base);
        g_autoptr (GArray) none = NULL;
        g_autoptr (GArray) theirs = NULL;
        g_autoptr (BgRecord) first = NULL;
        g_autoptr (BgRecord) second = NULL;

        fill_field (changed, field, 1);
        first = bg_record_merge (base, changed, base, &none);
        second = bg_record_merge (base, base, changed, &theirs);
        g_assert_true (bg_record_equal (first, changed));
        g_assert_true (bg_record_equal (second, changed));
        g_assert_cmpuint (none->len, ==, 0);
        g_assert_cmpuint (theirs->len, ==, 1);
        g_assert_false (g_array_index (theirs, BgMergeLine, 0).clashes);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/cases", test_cases);
  g_test_add_func ("/merge/every-field", test_every_field);
  return g_test_run ();
}
