/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier of an agreement as one paper with a table of contents. */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

/**
 * BgDossierSource:
 * @agreement: the agreement
 * @tasks: (element-type BgRecord): the tasks that refer to it
 * @before: (element-type BgRecord): the agreements that name it as what replaced or inherited them
 *
 * What the dossier is made of.
 */
typedef struct
{
  BgRecord *agreement;
  GPtrArray *tasks;
  GPtrArray *before;
} BgDossierSource;

BgSheet *bg_agreement_dossier_new (const BgDossierSource *source,
                                   BgRecord *office,
                                   const BgRules *rules,
                                   BgFindRecordFunc find,
                                   gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
