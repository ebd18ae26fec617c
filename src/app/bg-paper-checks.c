/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a paper against the rules of official documents, and says which are met. */
#include "bg-config.h"

#include "bg-papers-private.h"

#include <glib/gi18n-lib.h>

#include "bg-agreement-paper.h"
#include "bg-overdue-paper.h"
#include "bg-page-font.h"

static void
free_check (gpointer data)
{
  BgPaperCheck *check = data;

  g_free (check->words);
  g_free (check);
}

/**
 * bg_paper_checks_add:
 * @checks: the checks so far
 * @met: whether the rule is met
 * @words: (transfer full): the rule, or why it is not met
 */
void
bg_paper_checks_add (GPtrArray *checks, gboolean met, char *words)
{
  BgPaperCheck *check = g_new0 (BgPaperCheck, 1);

  check->met = met;
  check->words = words;
  g_ptr_array_add (checks, check);
}

static void
check_layout (BgDocument *document, GPtrArray *checks)
{
  g_auto (GStrv) violations = bg_layout_dup_violations (bg_document_get_layout (document));

  for (guint i = 0; violations[i] != NULL; i++)
    bg_paper_checks_add (checks, FALSE, g_strdup (violations[i]));
  if (violations[0] == NULL)
    bg_paper_checks_add (checks, TRUE, g_strdup (_ ("Paper, margins and type sizes within what is allowed")));
}

static void
check_font (GPtrArray *checks)
{
  g_autofree char *family = NULL;

  if (bg_page_font_is_proper ())
    {
      bg_paper_checks_add (checks, TRUE, g_strdup (_ ("Type of the same widths as Times New Roman")));
      return;
    }
  family = bg_page_font_dup_family (NULL);
  bg_paper_checks_add (
    checks, FALSE,
    g_strdup_printf (_ ("This computer has no Times New Roman and prints with %s; install the font"),
                     family));
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Said only when something is missing: the head of the page shows the rest. */
static void
check_letterhead (const BgPaperParts *parts, GPtrArray *checks)
{
  const BgLetterhead *letterhead = parts->letterhead;

  if (is_empty (letterhead->name) || is_empty (letterhead->place) || is_empty (letterhead->symbol))
    bg_paper_checks_add (checks, FALSE,
                         g_strdup (_ ("The office's name, place or symbol is not written down yet")));
  if (parts->issuer == BG_SHEET_OF_PROVINCE)
    bg_paper_checks_add (
      checks, TRUE, g_strdup (_ ("Issued by the People's Committee; the name of its chair is left open")));
  else if (is_empty (letterhead->signer_name))
    bg_paper_checks_add (checks, FALSE, g_strdup (_ ("Nobody who signs is written down for the office yet")));
  if (parts->issuer == BG_SHEET_OF_UNKNOWN_PROVINCE)
    bg_paper_checks_add (
      checks, FALSE,
      g_strdup (
        _ ("The People's Committee of the province issues it; the office's record does not name it as "
           "the body the office belongs to")));
}

/**
 * bg_paper_checks_run:
 * @paper: a paper
 * @content: its plain data
 * @document: its pages
 *
 * Returns: (transfer full) (element-type BgPaperCheck): the rules, those of all papers first
 */
GPtrArray *
bg_paper_checks_run (const BgPaper *paper, gpointer content, BgDocument *document)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (free_check);
  BgPaperParts parts = paper->get_parts (content);

  check_layout (document, checks);
  check_font (checks);
  check_letterhead (&parts, checks);
  if (paper->is_personal)
    bg_paper_checks_add (
      checks, TRUE, g_strdup (_ ("Holds personal data; the history says who made it (Law 91/2025/QH15)")));
  paper->check (content, document, checks);
  return checks;
}

/**
 * bg_paper_check_agreement_summary:
 * @content: a #BgAgreementPaper
 * @document: its pages
 * @checks: where to add
 *
 * A summary says what NĐ 64/2021/NĐ-CP Điều 3 asks for, on one page.
 */
void
bg_paper_check_agreement_summary (gpointer content, BgDocument *document, GPtrArray *checks)
{
  g_auto (GStrv) missing = bg_agreement_summary_dup_missing (bg_agreement_paper_get_summary (content));
  g_autofree char *list = g_strjoinv (", ", missing);
  int n_pages = bg_document_get_n_pages (document);

  if (missing[0] == NULL)
    bg_paper_checks_add (checks, TRUE, g_strdup (_ ("All that Article 3 of Decree 64/2021/NĐ-CP asks for")));
  else
    bg_paper_checks_add (checks, FALSE,
                         g_strdup_printf (_ ("Article 3 of Decree 64/2021/NĐ-CP asks for more: %s"), list));
  if (n_pages == 1)
    bg_paper_checks_add (checks, TRUE, g_strdup (_ ("Fits on 1 page, nothing cut off")));
  else
    bg_paper_checks_add (checks, FALSE, g_strdup_printf (_ ("%d pages long"), n_pages));
}

/**
 * bg_paper_check_overdue_register:
 * @content: a #BgOverduePaper
 * @document: its pages
 * @checks: where to add
 *
 * A register names who leads each task; it may have any number of pages.
 */
void
bg_paper_check_overdue_register (gpointer content, BgDocument *document, GPtrArray *checks)
{
  const BgOverdueRegister *data = bg_overdue_paper_get_register (content);
  guint n_unled = 0;

  for (guint i = 0; i < data->n_tasks; i++)
    n_unled += is_empty (data->tasks[i].lead_agency) ? 1 : 0;
  if (data->n_tasks == 0)
    bg_paper_checks_add (checks, FALSE, g_strdup (_ ("No task is overdue today: the register is empty")));
  else if (n_unled > 0)
    bg_paper_checks_add (checks, FALSE, g_strdup_printf (_ ("%u tasks have no lead agency yet"), n_unled));
  else
    bg_paper_checks_add (checks, TRUE, g_strdup (_ ("Every task names its lead agency")));
}

/** bg_paper_check_nothing: a paper that has no rules beside those of all papers. */
void
bg_paper_check_nothing (gpointer content, BgDocument *document, GPtrArray *checks)
{
}
