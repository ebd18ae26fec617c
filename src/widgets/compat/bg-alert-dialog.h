/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the officer; named after GtkAlertDialog (GTK 4.10), made of AdwMessageDialog. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BgAlertLook:
 * @BG_ALERT_PLAIN: one of the answers
 * @BG_ALERT_SUGGESTED: the answer most will give; Enter gives it
 * @BG_ALERT_DESTRUCTIVE: something is lost by it
 * @BG_ALERT_CANCEL: nothing happens; Esc gives it
 */
typedef enum
{
  BG_ALERT_PLAIN,
  BG_ALERT_SUGGESTED,
  BG_ALERT_DESTRUCTIVE,
  BG_ALERT_CANCEL,
} BgAlertLook;

/**
 * BgAlertButton:
 * @label: a verb, with its mnemonic
 * @look: see #BgAlertLook
 */
typedef struct
{
  const char *label;
  BgAlertLook look;
} BgAlertButton;

void bg_alert_dialog_choose (GtkWindow *parent,
                             const char *heading,
                             const char *body,
                             const BgAlertButton *buttons,
                             guint n_buttons,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
int bg_alert_dialog_choose_finish (GAsyncResult *result);

G_END_DECLS
