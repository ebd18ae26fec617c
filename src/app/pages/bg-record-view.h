/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole of a record on one page: head, facts, sections of its fields and lists, related records, history.
 */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

/**
 * BgRecordSection:
 * @title: its heading
 * @count: how many items it lists
 * @is_empty: whether nothing is known of it
 * @widget: (transfer none): where it begins
 */
typedef struct
{
  const char *title;
  guint count;
  gboolean is_empty;
  GtkWidget *widget;
} BgRecordSection;

#define BG_TYPE_RECORD_VIEW (bg_record_view_get_type ())
G_DECLARE_FINAL_TYPE (BgRecordView, bg_record_view, BG, RECORD_VIEW, GtkBox)

void bg_record_view_show (BgRecordView *view, BgSession *session, BgRecord *record);
void bg_record_view_show_past (BgRecordView *view, BgSession *session, BgRecord *record);
GArray *bg_record_view_get_sections (BgRecordView *view);

G_END_DECLS
