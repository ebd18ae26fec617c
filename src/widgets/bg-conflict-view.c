/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another changed in the record while it was being edited here: field by field, to choose from. */
#include "bg-config.h"

#include "bg-conflict-view.h"

#include <glib/gi18n-lib.h>

#include "bg-merge.h"

/* The form below stays in sight. */
#define MOST_HEIGHT 300

/* One field: which of the two values stands in the form. */
typedef struct
{
  BgConflictView *view;
  const BgField *field;
  gboolean clashes;
  GtkCheckButton *mine_button;
  GtkCheckButton *now_button;
} Line;

struct _BgConflictView
{
  GtkBox parent_instance;

  BgForm *form;
  BgRecord *base;
  BgRecord *mine;
  BgRecord *now;
  GPtrArray *lines;
};

G_DEFINE_FINAL_TYPE (BgConflictView, bg_conflict_view, GTK_TYPE_BOX)

static void
chosen_cb (GtkCheckButton *button, Line *line)
{
  BgConflictView *self = line->view;

  if (!gtk_check_button_get_active (button))
    return;
  bg_form_set_unread (self->form, bg_form_get_record (self->form), line->field, NULL, NULL);
  bg_record_copy_field (button == line->mine_button ? self->mine : self->now, bg_form_get_record (self->form),
                        line->field);
  bg_form_touch (self->form);
}

static char *
dup_value (BgConflictView *self, BgRecord *record, const BgField *field)
{
  g_autofree char *text =
    bg_record_dup_display (record, field, bg_store_title_func, bg_form_get_store (self->form));

  return *text != '\0' ? bg_field_mask_value (field, text) : g_strdup (_ ("(empty)"));
}

static GtkWidget *
make_words (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkCheckButton *
add_choice (Line *line, GtkWidget *box, const char *whose, BgRecord *record)
{
  g_autofree char *value = dup_value (line->view, record, line->field);
  g_autofree char *words = g_strdup_printf ("%s: %s", whose, value);
  g_autofree char *name = g_strdup_printf ("%s, %s", bg_field_get_label (line->field), words);
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), make_words (words, NULL));
  gtk_widget_set_tooltip_text (button, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_CHECK_BUTTON (button);
}

/* Where one side alone changed the field, its value stands already; where both did, nothing is preselected.
 */
static GtkWidget *
make_line (BgConflictView *self, const BgMergeLine *merged)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Line *line = g_new0 (Line, 1);

  *line = (Line){ self, merged->field, merged->clashes, NULL, NULL };
  g_ptr_array_add (self->lines, line);
  gtk_box_append (GTK_BOX (box), make_words (bg_field_get_label (line->field), "heading"));
  line->mine_button = add_choice (line, box, _ ("Mine"), self->mine);
  line->now_button = add_choice (line, box, _ ("In the record book"), self->now);
  gtk_check_button_set_group (line->now_button, line->mine_button);
  if (!line->clashes)
    gtk_check_button_set_active (line->now_button, TRUE);
  if (self->base != NULL && line->clashes)
    {
      g_autofree char *value = dup_value (self, self->base, line->field);
      g_autofree char *before = g_strdup_printf (_ ("Before: %s"), value);

      gtk_box_append (GTK_BOX (box), make_words (before, "caption"));
    }
  g_signal_connect (line->mine_button, "toggled", G_CALLBACK (chosen_cb), line);
  g_signal_connect (line->now_button, "toggled", G_CALLBACK (chosen_cb), line);
  return box;
}

static char *
dup_heading (BgConflictView *self)
{
  const char *officer = bg_record_get_modified_by (self->now);
  g_autoptr (GDateTime) local = bg_clock_to_vietnam (bg_record_get_modified (self->now));
  g_autofree char *time = g_date_time_format (local, "%H:%M %d/%m/%Y");

  return g_strdup_printf (
    _ ("%s changed this record at %s, while it was being edited here. Choose field by field; "
       "nothing is overwritten until you save."),
    officer != NULL ? officer : _ ("Somebody"), time);
}

static void
build (BgConflictView *self, GArray *lines)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *heading = dup_heading (self);
  GtkWidget *words = make_words (heading, "heading");

  g_object_set (words, "lines", -1, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
  gtk_box_append (GTK_BOX (self), words);
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (list), make_line (self, &g_array_index (lines, BgMergeLine, i)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_box_append (GTK_BOX (self), scrolled);
}

static void
bg_conflict_view_dispose (GObject *object)
{
  BgConflictView *self = BG_CONFLICT_VIEW (object);

  g_clear_object (&self->form);
  g_clear_object (&self->base);
  g_clear_object (&self->mine);
  g_clear_object (&self->now);

  G_OBJECT_CLASS (bg_conflict_view_parent_class)->dispose (object);
}

static void
bg_conflict_view_finalize (GObject *object)
{
  g_ptr_array_unref (BG_CONFLICT_VIEW (object)->lines);

  G_OBJECT_CLASS (bg_conflict_view_parent_class)->finalize (object);
}

static void
bg_conflict_view_class_init (BgConflictViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_conflict_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_conflict_view_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bg_conflict_view_init (BgConflictView *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_add_css_class (GTK_WIDGET (self), "yellow");
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-note");
}

/**
 * bg_conflict_view_new:
 * @form: the form, over @now, with the merged record in it
 * @base: (nullable): the record that both began with
 * @mine: the record as it was being written
 * @now: the record as it is stored
 * @lines: (element-type BgMergeLine): from bg_record_merge()
 *
 * What is chosen goes into the form at once. Lists are chosen whole.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
bg_conflict_view_new (BgForm *form, BgRecord *base, BgRecord *mine, BgRecord *now, GArray *lines)
{
  BgConflictView *self;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (mine) && BG_IS_RECORD (now) && lines != NULL,
                        NULL);

  self = g_object_new (BG_TYPE_CONFLICT_VIEW, NULL);
  self->form = g_object_ref (form);
  if (base != NULL)
    self->base = g_object_ref (base);
  self->mine = bg_record_copy (mine);
  self->now = bg_record_copy (now);
  build (self, lines);
  return GTK_WIDGET (self);
}

static gboolean
is_open (const Line *line)
{
  return !gtk_check_button_get_active (line->mine_button) && !gtk_check_button_get_active (line->now_button);
}

/**
 * bg_conflict_view_get_n_open:
 * @view: the view
 *
 * Returns: how many fields nobody has chosen for yet
 */
guint
bg_conflict_view_get_n_open (BgConflictView *view)
{
  guint n = 0;

  g_return_val_if_fail (BG_IS_CONFLICT_VIEW (view), 0);

  for (guint i = 0; i < view->lines->len; i++)
    n += is_open (g_ptr_array_index (view->lines, i)) ? 1 : 0;
  return n;
}

/**
 * bg_conflict_view_focus_open:
 * @view: the view
 *
 * Puts the focus where the next choice is to be made.
 */
void
bg_conflict_view_focus_open (BgConflictView *view)
{
  g_return_if_fail (BG_IS_CONFLICT_VIEW (view));

  for (guint i = 0; i < view->lines->len; i++)
    {
      Line *line = g_ptr_array_index (view->lines, i);

      if (is_open (line))
        {
          gtk_widget_grab_focus (GTK_WIDGET (line->mine_button));
          return;
        }
    }
}
