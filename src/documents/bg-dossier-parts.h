/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an agreement's dossier, one function each. */
#pragma once

#include "bg-agreement-dossier.h"

G_BEGIN_DECLS

/**
 * BgDossierWork:
 * @sheet: the paper
 * @source: what it is made of
 * @rules: the day and the office's numbers
 *
 * One dossier while it is written.
 */
typedef struct
{
  BgSheet *sheet;
  const BgDossierSource *source;
  const BgRules *rules;
} BgDossierWork;

void bg_dossier_add_checklist (const BgDossierWork *work);
void bg_dossier_add_opinions (const BgDossierWork *work);
void bg_dossier_add_permission (const BgDossierWork *work);
void bg_dossier_add_commitments (const BgDossierWork *work);
void bg_dossier_add_years (const BgDossierWork *work);
void bg_dossier_add_evaluation (const BgDossierWork *work);
void bg_dossier_add_changes (const BgDossierWork *work);
void bg_dossier_add_chain (const BgDossierWork *work);
void bg_dossier_add_due_changes (const BgDossierWork *work);
void bg_dossier_add_papers (const BgDossierWork *work);
void bg_dossier_add_files (const BgDossierWork *work);

const char *bg_dossier_word (BgRecord *record, const char *field);
char *bg_dossier_dup_date (BgRecord *record, const char *field) G_GNUC_WARN_UNUSED_RESULT;
char *bg_dossier_dup_numbered (BgRecord *record, const char *number, const char *date)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_dossier_add_none (const BgDossierWork *work);

G_END_DECLS
