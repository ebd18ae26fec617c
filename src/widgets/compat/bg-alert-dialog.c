/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to the officer; named after GtkAlertDialog (GTK 4.10), made of AdwMessageDialog. */
#include "bg-config.h"

#include "bg-alert-dialog.h"

#define CLOSED "closed"

static const AdwResponseAppearance appearances[] = {
  [BG_ALERT_PLAIN] = ADW_RESPONSE_DEFAULT,
  [BG_ALERT_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
  [BG_ALERT_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  [BG_ALERT_CANCEL] = ADW_RESPONSE_DEFAULT,
};

/* The responses are the places of the buttons, as text. */
static void
add_button (AdwMessageDialog *dialog, const BgAlertButton *button, guint place)
{
  g_autofree char *response = g_strdup_printf ("%u", place);

  adw_message_dialog_add_response (dialog, response, button->label);
  adw_message_dialog_set_response_appearance (dialog, response, appearances[button->look]);
  if (button->look == BG_ALERT_SUGGESTED)
    adw_message_dialog_set_default_response (dialog, response);
  if (button->look == BG_ALERT_CANCEL)
    adw_message_dialog_set_close_response (dialog, response);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  int place = g_str_equal (response, CLOSED) ? -1 : (int) g_ascii_strtoll (response, NULL, 10);

  g_signal_handlers_disconnect_by_func (dialog, answered_cb, task);
  g_task_return_int (task, place);
  g_object_unref (task);
}

/**
 * bg_alert_dialog_choose:
 * @parent: (nullable): the window it stands before
 * @heading: what it is about
 * @body: (nullable): what happens with each answer
 * @buttons: (array length=n_buttons): the answers, in their order
 * @n_buttons: how many
 * @cancellable: (nullable): unused by now; for the form of its successor
 * @callback: called with the answer
 * @data: for @callback
 */
void
bg_alert_dialog_choose (GtkWindow *parent,
                        const char *heading,
                        const char *body,
                        const BgAlertButton *buttons,
                        guint n_buttons,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (heading != NULL && buttons != NULL && n_buttons > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_set_close_response (dialog, CLOSED);
  for (guint i = 0; i < n_buttons; i++)
    add_button (dialog, &buttons[i], i);
  task = g_task_new (parent, cancellable, callback, data);
  g_task_set_source_tag (task, bg_alert_dialog_choose);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * bg_alert_dialog_choose_finish:
 * @result: the result
 *
 * Returns: the place of the button that was pressed; -1 when the question was closed without an answer
 */
int
bg_alert_dialog_choose_finish (GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gssize place;

  g_return_val_if_fail (G_IS_TASK (result), -1);

  place = g_task_propagate_int (G_TASK (result), &error);
  return error == NULL ? (int) place : -1;
}
