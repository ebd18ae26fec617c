/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys and the words on the program. */
#include "bg-help.h"
#include "page-fixture.h"

#include <string.h>

static GtkWidget *
wait_for_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = NULL;

  turn_until (g_list_model_get_n_items (windows) == 1);
  window = g_list_model_get_item (windows, 0);
  g_assert_true (g_type_is_a (G_OBJECT_TYPE (window), type));
  turn_until (gtk_widget_get_mapped (window));
  return window;
}

static guint
count_widgets (GtkWidget *widget, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

/* A key that GTK cannot read would be shown as an empty line. */
static void
check_keys (GtkWidget *widget)
{
  g_autofree char *keys = NULL;
  g_auto (GStrv) parts = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_keys (child);
  if (!g_type_is_a (G_OBJECT_TYPE (widget), GTK_TYPE_SHORTCUT_LABEL))
    return;
  g_object_get (widget, "accelerator", &keys, NULL);
  parts = g_strsplit (keys, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint key = 0;

      if (g_strrstr (parts[i], "...") == NULL)
        g_assert_true (gtk_accelerator_parse (parts[i], &key, NULL));
    }
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
test_shortcuts (void)
{
  GtkWidget *window;
  int least;

  bg_help_show_shortcuts (NULL);
  window = wait_for_window (ADW_TYPE_WINDOW);
  g_assert_cmpuint (count_widgets (window, ADW_TYPE_PREFERENCES_GROUP), >=, 5);
  g_assert_cmpuint (count_widgets (window, GTK_TYPE_SHORTCUT_LABEL), >=, 30);
  check_keys (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Phím tắt");
  /* The screens of the office's computers are 768 pixels high. */
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 700);
  g_assert_cmpint (gtk_widget_get_height (window), <=, 700);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_about (void)
{
  GtkWidget *window;

  bg_help_show_about (NULL);
  window = wait_for_window (ADW_TYPE_WINDOW);
  g_assert_true (has_words (window, "bí mật nhà nước"));
  g_assert_true (has_words (window, "GPL"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  g_test_add_func ("/app/help/shortcuts", test_shortcuts);
  g_test_add_func ("/app/help/about", test_about);
  return g_test_run ();
}
