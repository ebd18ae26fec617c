/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of lists take the room that a label with the same words takes, at any width. */
#include <adwaita.h>

#include "bg-brief-label.h"
#include "bg-widgets.h"

typedef struct
{
  const char *text;
  guint lines;
} Case;

static const Case cases[] = {
  { "Đoàn ra", 1 },
  { "Đoàn công tác của Ủy ban nhân dân tỉnh Cà Mau thăm và làm việc tại tỉnh Koh Kong, Vương quốc Campuchia",
    1 },
  { "Đoàn ra", 2 },
  { "Đoàn công tác của Ủy ban nhân dân tỉnh Cà Mau thăm và làm việc tại tỉnh Koh Kong, Vương quốc Campuchia",
    2 },
  { "Biên bản ghi nhớ\nvề hợp tác giữa tỉnh Cà Mau và tỉnh Jeollabuk", 2 },
  { "Mộttừdàikhôngcóchỗnàođểngắtdòngmàcũngkhôngcódấucáchnàotrongđóhếtvàcònnữa", 3 },
};

static GtkWidget *
make_label (const Case *one)
{
  GtkWidget *label = gtk_label_new (one->text);

  gtk_label_set_single_line_mode (GTK_LABEL (label), one->lines == 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), one->lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), (int) one->lines);
  return label;
}

static int
get_natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static void
check_height (GtkWidget *ours, GtkWidget *label, int width)
{
  g_test_message ("%d pixels wide", width);
  g_assert_cmpint (get_natural (ours, GTK_ORIENTATION_VERTICAL, width), ==,
                   get_natural (label, GTK_ORIENTATION_VERTICAL, width));
}

static void
test_size (gconstpointer data)
{
  const Case *one = data;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ours = bg_brief_label_new (one->text, one->lines);
  GtkWidget *label = make_label (one);
  g_autofree char *single = g_strdelimit (g_strdup (one->text), "\n", ' ');

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), ours);
  gtk_box_append (GTK_BOX (box), label);
  if (strchr (one->text, '\n') == NULL)
    {
      g_assert_cmpint (get_natural (ours, GTK_ORIENTATION_HORIZONTAL, -1), ==,
                       get_natural (label, GTK_ORIENTATION_HORIZONTAL, -1));
      for (int width = 60; width < 900; width += 40)
        check_height (ours, label, width);
    }
  else
    {
      /* A line of its own inside a title would push what follows out of sight. */
      gtk_label_set_label (GTK_LABEL (label), single);
      g_assert_cmpint (get_natural (ours, GTK_ORIENTATION_VERTICAL, 900), ==,
                       get_natural (label, GTK_ORIENTATION_VERTICAL, 900));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A larger font, such as that of a person who sees badly, is measured anew. */
static void
test_font (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *ours = bg_brief_label_new ("Biên bản ghi nhớ", 1);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  int before;

  gtk_window_set_child (GTK_WINDOW (window), ours);
  gtk_window_present (GTK_WINDOW (window));
  before = get_natural (ours, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_add_css_class (ours, "title-1");
  /* Styles are found anew with the next frame. */
  while (get_natural (ours, GTK_ORIENTATION_HORIZONTAL, -1) == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_natural (ours, GTK_ORIENTATION_HORIZONTAL, -1), >, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/brief-label/size/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (name, &cases[i], test_size);
    }
  g_test_add_func ("/brief-label/font", test_font);
  return g_test_run ();
}
