/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the password of backups; a new one is typed twice, and told to be final before. */
#include "bg-config.h"

#include "bg-safety-password.h"

#include <glib/gi18n-lib.h>

/* Letters; a shorter one is guessed. */
#define LEAST_LETTERS 8

typedef struct
{
  GtkWidget *dialog;
  GtkEditable *first;
  GtkEditable *second;
  BgSafetyPasswordFunc func;
  GObject *object;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_object_unref (question->object);
  g_free (question);
}

static gboolean
is_complete (Question *question)
{
  const char *first = gtk_editable_get_text (question->first);

  if (question->second == NULL)
    return *first != '\0';
  return g_utf8_strlen (first, -1) >= LEAST_LETTERS &&
         g_strcmp0 (first, gtk_editable_get_text (question->second)) == 0;
}

static void
typed_cb (Question *question)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question->dialog), "go",
                                           is_complete (question));
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;

  if (g_str_equal (response, "go") && is_complete (question))
    question->func (gtk_editable_get_text (question->first), question->object);
}

static GtkEditable *
add_entry (Question *question, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (typed_cb), question);
  return GTK_EDITABLE (row);
}

static void
fill_dialog (Question *question, gboolean is_new)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question->dialog);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->first = add_entry (question, list, is_new ? _ ("Password, at least 8 letters") : _ ("Password"));
  if (is_new)
    question->second = add_entry (question, list, _ ("The same once more"));
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "go", is_new ? _ ("_Lock from now on") : _ ("_Open"));
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "cancel");
  typed_cb (question);
}

/**
 * bg_safety_password_ask:
 * @parent: the window
 * @use: what it is asked for
 * @func: called with the password, unless the officer gives up
 * @object: a #GObject for @func; held meanwhile
 */
void
bg_safety_password_ask (GtkWindow *parent,
                        BgSafetyPasswordUse use,
                        BgSafetyPasswordFunc func,
                        gpointer object)
{
  Question *question = g_new0 (Question, 1);
  gboolean is_new = use == BG_SAFETY_PASSWORD_NEW;

  question->func = func;
  question->object = g_object_ref (object);
  question->dialog = adw_message_dialog_new (
    parent, is_new ? _ ("Lock backups with a password") : _ ("The backup is locked"),
    is_new
      ? _ ("The password is kept nowhere. Whoever forgets it can never open these backups again; nobody can "
           "help then. Write it down and keep it in the safe of the office.")
      : _ ("Type the password that was set when it was made."));
  g_object_set_data_full (G_OBJECT (question->dialog), "question", question, free_question);
  fill_dialog (question, is_new);
  g_signal_connect (question->dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (question->dialog));
}
