/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tóm tắt thỏa thuận: the content of NĐ 64/2021 Điều 3 on the paper of NĐ 30/2020. */
#pragma once

#include "bg-document.h"
#include "bg-letterhead.h"

G_BEGIN_DECLS

/**
 * BgSummaryTerm:
 * @BG_SUMMARY_TERM_UNKNOWN: nobody wrote it down
 * @BG_SUMMARY_TERM_MONTHS: a number of months
 * @BG_SUMMARY_TERM_PERIOD: from the effective date to the end date, such as 2022–2027
 * @BG_SUMMARY_TERM_OPEN: without a term
 */
typedef enum
{
  BG_SUMMARY_TERM_UNKNOWN,
  BG_SUMMARY_TERM_MONTHS,
  BG_SUMMARY_TERM_PERIOD,
  BG_SUMMARY_TERM_OPEN,
} BgSummaryTerm;

/* Answers are -1 unknown, 0 no, 1 yes. */
#define BG_SUMMARY_UNKNOWN (-1)

typedef struct
{
  const char *name;
  const char *title;
} BgSummarySigner;

typedef struct
{
  const char *title;
  const char *lead_agency;
  const char *due;
  const char *progress;
  gboolean done;
} BgSummaryCommitment;

typedef struct
{
  const char *kind;
  const char *number;
  BgDate signed_date;
  BgDate effective_date;
  const char *note;
} BgSummaryAmendment;

typedef struct
{
  int year;
  const char *result;
  const char *rating;
  const char *proposal;
} BgSummaryYear;

/**
 * BgAgreementSummary:
 * @number: (nullable): number of this paper, given by the records office
 * @date: day of this paper
 * @kind_name: (nullable): "Bản ghi nhớ"
 * @vietnamese_parties: (nullable): NULL-terminated, as @foreign_parties, @fields and @languages
 * @term_months: for %BG_SUMMARY_TERM_MONTHS
 * @renews: whether it renews itself: -1 unknown, 0 no, 1 yes
 * @renewal_months: length of one renewal, 0 when unknown
 * @notice_days: notice in days where the agreement counts so, else 0
 * @notice_months: notice in months, 0 when unknown
 * @end_date: the end, given or computed
 * @binding: whether it is legally binding: -1 unknown, 0 no, 1 yes (NĐ 64/2021 Điều 3(3))
 *
 * All that the summary says, borrowed from whoever fills it in. NULL and unknown dates print as "chưa rõ".
 */
typedef struct
{
  BgLetterhead letterhead;
  const char *number;
  BgDate date;

  const char *title;
  const char *kind_name;
  const char *const *vietnamese_parties;
  const char *const *foreign_parties;
  const char *const *fields;
  const char *content;
  const char *method;

  BgDate effective_date;
  BgSummaryTerm term;
  int term_months;
  int renews;
  int renewal_months;
  int notice_months;
  int notice_days;
  BgDate end_date;

  BgDate signed_date;
  const char *signed_place;
  const char *const *languages;
  const BgSummarySigner *signers;
  guint n_signers;
  int binding;

  const BgSummaryCommitment *commitments;
  guint n_commitments;
  const BgSummaryAmendment *amendments;
  guint n_amendments;
  const BgSummaryYear *years;
  guint n_years;

  gboolean show_commitments;
  gboolean show_amendments;
  gboolean show_years;
  gboolean show_recipients;
} BgAgreementSummary;

void bg_agreement_summary_init (BgAgreementSummary *summary);
BgDocument *bg_agreement_summary_create (const BgAgreementSummary *summary, const BgLayout *layout)
  G_GNUC_WARN_UNUSED_RESULT;
char *bg_agreement_summary_dup_effect (const BgAgreementSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
char **bg_agreement_summary_dup_missing (const BgAgreementSummary *summary) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
