/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one paper is made from, read once; drawn anew for every choice of options. */
#pragma once

#include "bg-papers.h"

G_BEGIN_DECLS

/**
 * BgPaperCheck:
 * @met: whether the rule is met
 * @words: the rule; or why it is not met, and what to do
 */
typedef struct
{
  gboolean met;
  char *words;
} BgPaperCheck;

#define BG_TYPE_PAPER_DATA (bg_paper_data_get_type ())
G_DECLARE_FINAL_TYPE (BgPaperData, bg_paper_data, BG, PAPER_DATA, GObject)

void bg_paper_data_load_async (const BgPaper *paper,
                               BgSession *session,
                               BgRecord *record,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
BgPaperData *bg_paper_data_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const BgPaper *bg_paper_data_get_paper (BgPaperData *self);
const char *const *bg_paper_data_get_signers (BgPaperData *self);
const char *const *bg_paper_data_get_recipients (BgPaperData *self);

BgDocument *bg_paper_data_create (BgPaperData *self, const BgPaperOptions *options, GPtrArray **checks)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_paper_data_create_async (BgPaperData *self,
                                 const BgPaperOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
BgDocument *bg_paper_data_create_finish (BgPaperData *self,
                                         GAsyncResult *result,
                                         GPtrArray **checks,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_paper_data_write_pdf_async (BgPaperData *self,
                                    const BgPaperOptions *options,
                                    const char *path,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean bg_paper_data_write_pdf_finish (BgPaperData *self,
                                         GAsyncResult *result,
                                         char **path,
                                         GError **error);

G_END_DECLS
