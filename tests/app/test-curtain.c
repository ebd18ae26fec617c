/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curtain falls in time, hides everything, opens to its password alone, and changes nothing behind it. */
#include <string.h>

#include "bg-curtain-page.h"
#include "bg-curtain.h"
#include "bg-password.h"
#include "page-fixture.h"

#define PASSWORD "cây đước 7"
#define MINUTE   (60 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  GSettings *settings;
  GtkWindow *window;
  GtkWidget *entry;
  GtkWidget *dialog;
  BgCurtain *curtain;
} Fixture;

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = bg_password_hash_finish (result, &error);
  g_assert_no_error (error);
}

static char *
dup_hash (void)
{
  static char *hash;

  if (hash == NULL)
    bg_password_hash_async (PASSWORD, hashed_cb, &hash);
  turn_until (hash != NULL);
  return hash;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->settings = g_settings_new ("org.banggiao.BangGiao");
  g_settings_set_string (fixture->settings, "curtain-hash", dup_hash ());
  g_settings_set_int (fixture->settings, "curtain-minutes", 5);
  fixture->window = GTK_WINDOW (adw_application_window_new (NULL));
  fixture->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), fixture->entry);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), box);
  fixture->curtain = bg_curtain_new (ADW_APPLICATION_WINDOW (fixture->window), fixture->settings);
  gtk_window_present (fixture->window);
  fixture->dialog = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  turn_until (gtk_widget_get_mapped (fixture->entry) && gtk_widget_get_mapped (fixture->dialog));
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "nửa chừng");
  gtk_widget_grab_focus (fixture->entry);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->curtain);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (fixture->window);
  g_settings_reset (fixture->settings, "curtain-hash");
  g_settings_reset (fixture->settings, "curtain-minutes");
  g_clear_object (&fixture->settings);
}

static GtkWidget *
find_page (Fixture *fixture)
{
  return page_fixture_find (GTK_WIDGET (fixture->window), BG_TYPE_CURTAIN_PAGE, NULL);
}

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;
  return FALSE;
}

static void
try_password (Fixture *fixture, const char *password)
{
  GtkWidget *entry = page_fixture_find (find_page (fixture), GTK_TYPE_PASSWORD_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), password);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_minutes (Fixture *fixture, gconstpointer data)
{
  gint64 start = 1000 * MINUTE;

  bg_curtain_note_hand (fixture->curtain, start);
  bg_curtain_check (fixture->curtain, start + 5 * MINUTE - 1);
  g_assert_false (bg_curtain_is_down (fixture->curtain));
  bg_curtain_note_hand (fixture->curtain, start + 5 * MINUTE - 1);
  bg_curtain_check (fixture->curtain, start + 9 * MINUTE);
  g_assert_false (bg_curtain_is_down (fixture->curtain));
  bg_curtain_check (fixture->curtain, start + 10 * MINUTE);
  g_assert_true (bg_curtain_is_down (fixture->curtain));
}

/* Off by default: neither without minutes nor without a password. */
static void
test_off (Fixture *fixture, gconstpointer data)
{
  bg_curtain_note_hand (fixture->curtain, MINUTE);
  g_settings_reset (fixture->settings, "curtain-minutes");
  bg_curtain_check (fixture->curtain, 10000 * MINUTE);
  g_assert_false (bg_curtain_is_down (fixture->curtain));
  g_settings_set_int (fixture->settings, "curtain-minutes", 5);
  g_settings_reset (fixture->settings, "curtain-hash");
  bg_curtain_check (fixture->curtain, 10000 * MINUTE);
  bg_curtain_fall (fixture->curtain);
  g_assert_false (bg_curtain_is_down (fixture->curtain));
}

/* What is behind it is not there for eyes, keys and screen readers, and comes back as it was. */
static void
test_hides (Fixture *fixture, gconstpointer data)
{
  bg_curtain_fall (fixture->curtain);
  turn_until (!gtk_widget_get_mapped (fixture->entry) && !gtk_widget_get_mapped (fixture->dialog));
  g_assert_true (gtk_widget_get_mapped (find_page (fixture)));
  g_assert_false (gtk_widget_is_visible (fixture->entry));
  gtk_widget_grab_focus (fixture->entry);
  turn_until (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), find_page (fixture)));
  try_password (fixture, PASSWORD);
  turn_until (gtk_widget_get_mapped (fixture->entry) && gtk_widget_get_mapped (fixture->dialog));
  g_assert_false (bg_curtain_is_down (fixture->curtain));
  g_assert_false (gtk_widget_get_visible (find_page (fixture)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "nửa chừng");
  turn_until (gtk_window_get_focus (fixture->window) != NULL &&
              gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), fixture->entry));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  bg_curtain_fall (fixture->curtain);
  entry = page_fixture_find (find_page (fixture), GTK_TYPE_PASSWORD_ENTRY, NULL);
  try_password (fixture, "sai bét");
  turn_until (has_words (find_page (fixture), "Mật khẩu không đúng"));
  g_assert_true (bg_curtain_is_down (fixture->curtain));
  g_assert_false (gtk_widget_get_mapped (fixture->entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* During the pause even the right one does nothing. */
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  try_password (fixture, PASSWORD);
  g_assert_true (bg_curtain_is_down (fixture->curtain));
  turn_until (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  try_password (fixture, PASSWORD);
  turn_until (!bg_curtain_is_down (fixture->curtain));
}

/* What wants to be answered while the curtain is down waits behind it. */
static void
test_late_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *late = gtk_window_new ();

  bg_curtain_fall (fixture->curtain);
  gtk_window_set_transient_for (GTK_WINDOW (late), fixture->window);
  gtk_window_present (GTK_WINDOW (late));
  g_assert_true (gtk_widget_get_visible (late));
  turn_until (!gtk_widget_get_visible (late));
  try_password (fixture, PASSWORD);
  turn_until (!bg_curtain_is_down (fixture->curtain) && gtk_widget_get_mapped (late));
  gtk_window_destroy (GTK_WINDOW (late));
}

/* The letters of a password may come composed or not. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loose = g_utf8_normalize (PASSWORD, -1, G_NORMALIZE_NFD);

  g_assert_cmpstr (loose, !=, PASSWORD);
  bg_curtain_fall (fixture->curtain);
  try_password (fixture, loose);
  turn_until (!bg_curtain_is_down (fixture->curtain));
}

static void
test_pause (void)
{
  static const guint pauses[] = { 0, 1, 2, 4, 8, 16, 32, 60, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    g_assert_cmpuint (bg_curtain_page_get_pause (i), ==, pauses[i]);
  g_assert_cmpuint (bg_curtain_page_get_pause (G_MAXUINT), ==, 60);
}

static void
test_hash (void)
{
  const char *hash = dup_hash ();

  g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
  g_assert_null (strstr (hash, PASSWORD));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  ADD ("/curtain/minutes", test_minutes);
  ADD ("/curtain/off", test_off);
  ADD ("/curtain/hides", test_hides);
  ADD ("/curtain/wrong", test_wrong);
  ADD ("/curtain/late-dialog", test_late_dialog);
  ADD ("/curtain/forms", test_forms);
  g_test_add_func ("/curtain/pause", test_pause);
  g_test_add_func ("/curtain/hash", test_hash);
  return g_test_run ();
}
