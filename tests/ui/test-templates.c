/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every class that has a .ui file can be made from it, and goes away again when nobody holds it. */
#include <adwaita.h>
#include <gmodule.h>

typedef GType (*GetType) (void);

/* "BgFieldRow" is registered by bg_field_row_get_type (), which is how GtkBuilder finds it too. */
static char *
make_symbol (const char *class_name)
{
  GString *symbol = g_string_new (NULL);

  for (const char *letter = class_name; *letter != '\0'; letter++)
    {
      if (g_ascii_isupper (*letter) && letter > class_name)
        g_string_append_c (symbol, '_');
      g_string_append_c (symbol, g_ascii_tolower (*letter));
    }
  g_string_append (symbol, "_get_type");
  return g_string_free (symbol, FALSE);
}

static GType
find_type (const char *class_name)
{
  g_autofree char *symbol = make_symbol (class_name);
  GModule *program = g_module_open (NULL, G_MODULE_BIND_LAZY);
  GetType get_type = NULL;

  g_module_symbol (program, symbol, (gpointer *) &get_type);
  g_module_close (program);
  return get_type != NULL ? get_type () : G_TYPE_INVALID;
}

static void
test_template (gconstpointer data)
{
  GType type = find_type (data);
  GtkWidget *widget;

  g_assert_cmpint (type, !=, G_TYPE_INVALID);
  if (G_TYPE_IS_ABSTRACT (type))
    return;
  widget = g_object_ref_sink (g_object_new (type, NULL));
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
  g_assert_null (widget);
}

static void
add_templates_of_file (const char *path)
{
  g_autoptr (GRegex) pattern = g_regex_new ("<template\\s+class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  if (g_regex_match (pattern, text, 0, &match))
    {
      char *class_name = g_match_info_fetch (match, 1);
      g_autofree char *test = g_strconcat ("/templates/", class_name, NULL);

      g_test_add_data_func_full (test, class_name, test_template, g_free);
    }
}

static void
add_templates_of_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) names = g_dir_open (folder, 0, &error);

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (names); name != NULL; name = g_dir_read_name (names))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_templates_of_folder (path);
      else if (g_str_has_suffix (name, ".ui"))
        add_templates_of_file (path);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_templates_of_folder (g_getenv ("BANGGIAO_UI_DIR"));
  return g_test_run ();
}
