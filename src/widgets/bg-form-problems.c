/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a form has still to be mended, in the order in which it stands on the page. */
#include "bg-config.h"

#include "bg-form.h"

static int
compare_problems (gconstpointer a, gconstpointer b, gpointer data)
{
  const BgProblem *left = *(const BgProblem *const *) a;
  const BgProblem *right = *(const BgProblem *const *) b;
  const BgKind *kind = data;

  return bg_kind_get_field_index (kind, left->field) - bg_kind_get_field_index (kind, right->field);
}

/**
 * bg_form_list_open_problems:
 * @form: a form
 *
 * Returns: (transfer container) (element-type BgProblem): what is shown and forbids saving, in the order of
 * the fields; valid until the next check
 */
GPtrArray *
bg_form_list_open_problems (BgForm *form)
{
  const BgProblems *problems;
  BgRecord *record;
  GPtrArray *open = g_ptr_array_new ();

  g_return_val_if_fail (BG_IS_FORM (form), open);

  problems = bg_form_get_problems (form);
  record = bg_form_get_record (form);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (bg_form_shows_problem (form, problem) && bg_problem_is_open (problem, record))
        g_ptr_array_add (open, (gpointer) problem);
    }
  g_ptr_array_sort_with_data (open, compare_problems, (gpointer) bg_record_get_kind (record));
  return open;
}
