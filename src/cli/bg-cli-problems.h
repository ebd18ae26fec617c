/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong or unusual with a record, in the words of the terminal. */
#pragma once

#include "bg-cli.h"
#include "bg-problems.h"

void bg_cli_find_problems (BgCli *cli, BgRecord *record, BgProblems *problems);
char *bg_cli_dup_problem (const BgProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
void bg_cli_print_problems (BgCli *cli, BgRecord *record);
