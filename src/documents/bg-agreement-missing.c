/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the facts that NĐ 64/2021 Điều 3 demands of an agreement nobody has written down yet. */
#include "bg-config.h"

#include "bg-agreement-summary.h"
#include "bg-words.h"

#include <glib/gi18n-lib.h>

static gboolean
is_known (const char *text)
{
  return text != NULL && bg_words_or_unknown (text) == text;
}

static gboolean
has_any (const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

static gboolean
knows_signers (const BgAgreementSummary *summary)
{
  for (guint i = 0; i < summary->n_signers; i++)
    if (!is_known (summary->signers[i].name) || !is_known (summary->signers[i].title))
      return FALSE;
  return summary->n_signers > 0;
}

/**
 * bg_agreement_summary_dup_missing:
 * @summary: what is known of an agreement
 *
 * Holds the facts against NĐ 64/2021/NĐ-CP Điều 3(1) and 3(3).
 *
 * Returns: (transfer full): names of the missing facts in the officer's language, NULL-terminated
 */
char **
bg_agreement_summary_dup_missing (const BgAgreementSummary *summary)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  g_return_val_if_fail (summary != NULL, NULL);

  const struct
  {
    gboolean known;
    const char *label;
  } facts[] = {
    { is_known (summary->title), N_ ("Title of the agreement") },
    { has_any (summary->vietnamese_parties), N_ ("Vietnamese party") },
    { has_any (summary->foreign_parties), N_ ("Foreign party") },
    { has_any (summary->fields), N_ ("Fields of cooperation") },
    { is_known (summary->content), N_ ("Content of cooperation") },
    { is_known (summary->method), N_ ("Method of cooperation") },
    { bg_date_is_known (summary->effective_date), N_ ("Start of effect") },
    { summary->term != BG_SUMMARY_TERM_UNKNOWN, N_ ("Term") },
    { bg_date_is_known (summary->signed_date), N_ ("Date of signing") },
    { is_known (summary->signed_place), N_ ("Place of signing") },
    { has_any (summary->languages), N_ ("Languages of the text") },
    { knows_signers (summary), N_ ("Signers with their titles") },
    { summary->binding == 0, N_ ("That it is not legally binding") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!facts[i].known)
      g_strv_builder_add (missing, _ (facts[i].label));
  return g_strv_builder_end (missing);
}
