/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors, limits that are passed over, and clashes with other records, as the terminal says them. */
#include "bg-config.h"

#include "bg-cli-problems.h"

#include <glib/gi18n-lib.h>

#include "bg-store-check.h"

/**
 * bg_cli_find_problems:
 * @cli: the call, with its record book open
 * @record: a record
 * @problems: where problems are added
 *
 * Adds what the record itself shows and what only the other records tell: the same things a form says.
 */
void
bg_cli_find_problems (BgCli *cli, BgRecord *record, BgProblems *problems)
{
  g_return_if_fail (cli != NULL && BG_IS_RECORD (record) && problems != NULL);

  bg_record_validate (record, &cli->rules, problems);
  bg_store_check (cli->store, record, &cli->rules, problems);
}

/**
 * bg_cli_dup_problem:
 * @problem: a problem
 *
 * Returns: (transfer full): a line that says it, with the field and how a reason is given
 */
char *
bg_cli_dup_problem (const BgProblem *problem)
{
  const char *detail, *gap;

  g_return_val_if_fail (problem != NULL, NULL);

  detail = problem->detail != NULL ? problem->detail : "";
  gap = problem->detail != NULL ? ". " : "";
  if (problem->grade == BG_GRADE_ERROR)
    return g_strdup_printf (_ ("error, %s: %s%s%s"), problem->field, problem->message, gap, detail);
  if (problem->grade == BG_GRADE_WARNING)
    return g_strdup_printf (_ ("warning, %s: %s%s%s (a reason is given by --reason %s=TEXT)"), problem->field,
                            problem->message, gap, detail, problem->rule);
  return g_strdup_printf (_ ("note, %s: %s%s%s"), problem->field, problem->message, gap, detail);
}

static void
print_problem (const BgProblem *problem, BgRecord *record)
{
  const char *reason = bg_record_get_reason (record, problem->rule);

  printf ("  %s%s%s\n", problem->message, problem->detail != NULL ? ". " : "",
          problem->detail != NULL ? problem->detail : "");
  if (reason != NULL)
    printf ("    %s: %s\n", _ ("Reason"), reason);
}

/**
 * bg_cli_print_problems:
 * @cli: the call, with its record book open
 * @record: a record
 *
 * Prints what is unusual with a record as it is kept, with the reason where one was given; nothing where
 * there is nothing.
 */
void
bg_cli_print_problems (BgCli *cli, BgRecord *record)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  g_return_if_fail (cli != NULL && BG_IS_RECORD (record));

  bg_cli_find_problems (cli, record, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      if (i == 0)
        printf ("\n%s\n", _ ("What to look at"));
      print_problem (bg_problems_get (problems, i), record);
    }
}
