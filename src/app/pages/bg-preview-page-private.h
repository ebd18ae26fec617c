/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview page, for the two files that make it. */
#pragma once

#include "bg-page-view.h"
#include "bg-paper-pane.h"
#include "bg-preview-page.h"

G_BEGIN_DECLS

struct _BgPreviewPage
{
  AdwBin parent_instance;

  GtkLabel *back_label;
  AdwWindowTitle *title;
  GtkStack *desk;
  AdwStatusPage *trouble;
  GtkScrolledWindow *scroll;
  BgPageView *view;
  GtkWidget *turner;
  BgPaperPane *pane;

  BgSession *session;
  BgRecord *record;
  BgPaperData *data;
  GCancellable *cancellable;
  /* One drawing at a time; what changes meanwhile is drawn once behind it. */
  gboolean drawing;
  gboolean again;
};

void bg_preview_page_update_actions (BgPreviewPage *self);
void bg_preview_page_show_page_number (BgPreviewPage *self);
void bg_preview_page_install_actions (GtkWidgetClass *widget_class);
gboolean bg_preview_page_key_pressed_cb (BgPreviewPage *self, guint key);

G_END_DECLS
