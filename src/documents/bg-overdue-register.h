/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danh mục nhiệm vụ quá hạn, modelled on the follow-up register of NĐ 30/2020 Phụ lục IV.VIII. */
#pragma once

#include "bg-document.h"
#include "bg-letterhead.h"

G_BEGIN_DECLS

/**
 * BgOverdueTask:
 * @title: what is to be done
 * @basis: (nullable): number, symbol and day of the document it comes from
 * @lead_agency: (nullable): who leads
 * @due_date: when it was due
 * @days_late: days since then
 * @progress: (nullable): progress, and how often it was urged
 * @reply: (nullable): number and symbol of the answer
 * @note: (nullable): remarks
 */
typedef struct
{
  const char *title;
  const char *basis;
  const char *lead_agency;
  BgDate due_date;
  int days_late;
  const char *progress;
  const char *reply;
  const char *note;
} BgOverdueTask;

/**
 * BgOverdueRegister:
 * @number: (nullable): number of this paper, given by the records office
 * @date: day of this paper
 * @as_of: the day up to which lateness is counted
 * @tasks: the overdue tasks; those of one agency need not stand together
 * @show_recipients: whether to print Nơi nhận
 *
 * Borrowed from whoever fills it in. Agencies are printed in the order of their first task.
 */
typedef struct
{
  BgLetterhead letterhead;
  const char *number;
  BgDate date;
  BgDate as_of;
  const BgOverdueTask *tasks;
  guint n_tasks;
  gboolean show_recipients;
} BgOverdueRegister;

BgDocument *bg_overdue_register_create (const BgOverdueRegister *data, const BgLayout *layout)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
