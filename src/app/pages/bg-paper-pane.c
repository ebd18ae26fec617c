/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for the choices of one printing; every change is told at once. */
#include "bg-config.h"

#include "bg-paper-pane.h"

#include <glib/gi18n-lib.h>

#include "bg-paper-checks-card.h"
#include "bg-paper-date-button.h"
#include "bg-paper-margins-button.h"

#define SMALL_BODY 13
#define LARGE_BODY 14

struct _BgPaperPane
{
  AdwBin parent_instance;

  AdwComboRow *paper_row;
  GtkEntry *number_entry;
  BgPaperDateButton *date_button;
  AdwComboRow *signer_row;
  GtkListBox *content_list;
  AdwActionRow *recipients_row;
  GtkTextBuffer *recipients;
  GtkToggleButton *small_button;
  GtkToggleButton *large_button;
  BgPaperMarginsButton *margins_button;
  BgPaperChecksCard *card;

  const BgPaper *paper;
  GPtrArray *papers;
  GPtrArray *switches;
  BgPaperOptions *options;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BgPaperPane, bg_paper_pane, ADW_TYPE_BIN)

enum
{
  CHANGED,
  PAPER_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_change (BgPaperPane *self)
{
  if (!self->filling && self->options != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GStrv
list_lines (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);
  return g_strv_builder_end (kept);
}

static void
show_n_recipients (BgPaperPane *self)
{
  g_auto (GStrv) lines = list_lines (self->recipients);
  guint n = g_strv_length (lines);
  g_autofree char *words =
    n > 0 ? g_strdup_printf (ngettext ("%u line", "%u lines", n), n) : g_strdup (_ ("Not printed"));

  adw_action_row_set_subtitle (self->recipients_row, words);
}

static void
recipients_changed_cb (BgPaperPane *self)
{
  show_n_recipients (self);
  if (self->filling || self->options == NULL)
    return;
  g_strfreev (self->options->recipients);
  self->options->recipients = list_lines (self->recipients);
  tell_change (self);
}

static void
number_changed_cb (BgPaperPane *self)
{
  if (self->options == NULL)
    return;
  g_free (self->options->number);
  self->options->number = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number_entry))));
  tell_change (self);
}

static void
date_changed_cb (BgPaperPane *self)
{
  self->options->date = bg_paper_date_button_get_date (self->date_button);
  tell_change (self);
}

static void
signer_changed_cb (BgPaperPane *self)
{
  guint selected = adw_combo_row_get_selected (self->signer_row);

  if (self->filling || self->options == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  self->options->signer = selected;
  tell_change (self);
}

static void
size_changed_cb (BgPaperPane *self)
{
  if (self->filling || self->options == NULL)
    return;
  bg_layout_set_body_size (&self->options->layout,
                           gtk_toggle_button_get_active (self->small_button) ? SMALL_BODY : LARGE_BODY);
  tell_change (self);
}

static void
margins_changed_cb (BgPaperPane *self)
{
  bg_paper_margins_button_fill_layout (self->margins_button, &self->options->layout);
  tell_change (self);
}

static void
switch_changed_cb (BgPaperPane *self)
{
  if (self->filling)
    return;
  self->options->sections = 0;
  for (guint i = 0; i < self->switches->len; i++)
    if (gtk_switch_get_active (g_ptr_array_index (self->switches, i)))
      self->options->sections |= 1U << i;
  tell_change (self);
}

static void
paper_changed_cb (BgPaperPane *self)
{
  guint selected = adw_combo_row_get_selected (self->paper_row);

  if (!self->filling && self->papers != NULL && selected < self->papers->len &&
      g_ptr_array_index (self->papers, selected) != self->paper)
    g_signal_emit (self, signals[PAPER_CHANGED], 0,
                   bg_paper_get_name (g_ptr_array_index (self->papers, selected)));
}

static void
bg_paper_pane_dispose (GObject *object)
{
  BgPaperPane *self = BG_PAPER_PANE (object);

  /* The text buffer and the rows tell of changes while they go. */
  self->filling = TRUE;
  g_clear_pointer (&self->options, bg_paper_options_free);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  G_OBJECT_CLASS (bg_paper_pane_parent_class)->dispose (object);
}

static void
bg_paper_pane_finalize (GObject *object)
{
  g_ptr_array_unref (BG_PAPER_PANE (object)->switches);
  G_OBJECT_CLASS (bg_paper_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, paper_row);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, number_entry);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, date_button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, signer_row);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, content_list);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, recipients_row);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, recipients);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, small_button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, large_button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, margins_button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperPane, card);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipients_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, margins_changed_cb);
}

static void
bg_paper_pane_class_init (BgPaperPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_paper_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_paper_pane_finalize;
  /* Another choice was made: see bg_paper_pane_get_options(). */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Another paper was asked for, by its name. */
  signals[PAPER_CHANGED] = g_signal_new ("paper-changed", BG_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (BG_TYPE_PAPER_CHECKS_CARD);
  g_type_ensure (BG_TYPE_PAPER_DATE_BUTTON);
  g_type_ensure (BG_TYPE_PAPER_MARGINS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-paper-pane.ui");
  bind_children (widget_class);
}

static void
bg_paper_pane_init (BgPaperPane *self)
{
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_papers (BgPaperPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->papers, g_ptr_array_unref);
  self->papers = bg_paper_list (bg_paper_get_kind (self->paper), bg_paper_is_of_list (self->paper));
  for (guint i = 0; i < self->papers->len; i++)
    gtk_string_list_append (names, bg_paper_get_label (g_ptr_array_index (self->papers, i)));
  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (names));
}

/* A row whose choice is just being told of must keep its list: GTK goes on using it once it has told. */
static void
show_papers (BgPaperPane *self)
{
  guint selected;

  if (self->papers == NULL || !g_ptr_array_find (self->papers, self->paper, NULL))
    name_papers (self);
  if (g_ptr_array_find (self->papers, self->paper, &selected))
    adw_combo_row_set_selected (self->paper_row, selected);
}

static void
add_switch (BgPaperPane *self, const BgPaperSection *section, guint position)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), section->shown);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (section->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (section->label),
                                  -1);
  gtk_list_box_insert (self->content_list, row, (int) position);
  g_ptr_array_add (self->switches, toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (switch_changed_cb), self);
}

static void
show_sections (BgPaperPane *self)
{
  const BgPaperSection *sections = bg_paper_get_sections (self->paper);

  for (guint i = 0; i < self->switches->len; i++)
    gtk_list_box_remove (self->content_list, gtk_widget_get_ancestor (g_ptr_array_index (self->switches, i),
                                                                      ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (self->switches, 0);
  for (guint i = 0; sections[i].label != NULL; i++)
    add_switch (self, &sections[i], i);
}

static void
show_layout (BgPaperPane *self)
{
  gboolean small = self->options->layout.numbers[BG_LAYOUT_BODY] <= SMALL_BODY;

  gtk_toggle_button_set_active (small ? self->small_button : self->large_button, TRUE);
  bg_paper_margins_button_set_layout (self->margins_button, &self->options->layout);
}

/**
 * bg_paper_pane_set_paper:
 * @pane: a pane
 * @paper: which paper
 * @today: its day
 *
 * Begins with the usual choices. Does not emit "changed".
 */
void
bg_paper_pane_set_paper (BgPaperPane *pane, const BgPaper *paper, BgDate today)
{
  g_return_if_fail (BG_IS_PAPER_PANE (pane) && paper != NULL);

  pane->filling = TRUE;
  pane->paper = paper;
  g_clear_pointer (&pane->options, bg_paper_options_free);
  pane->options = bg_paper_options_new (paper, today);
  show_papers (pane);
  show_sections (pane);
  show_layout (pane);
  gtk_editable_set_text (GTK_EDITABLE (pane->number_entry), "");
  bg_paper_date_button_set_today (pane->date_button, today);
  bg_paper_checks_card_set_checks (pane->card, NULL);
  pane->filling = FALSE;
}

/** bg_paper_pane_get_paper: (nullable): which paper. */
const BgPaper *
bg_paper_pane_get_paper (BgPaperPane *pane)
{
  g_return_val_if_fail (BG_IS_PAPER_PANE (pane), NULL);
  return pane->paper;
}

static void
show_signers (BgPaperPane *self, const char *const *signers)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (signers);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  self->options->signer = MIN (self->options->signer, n > 0 ? n - 1 : 0);
  adw_combo_row_set_model (self->signer_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->signer_row, n > 0 ? self->options->signer : GTK_INVALID_LIST_POSITION);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->signer_row), n > 0 ? "" : _ ("Not written down yet"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->signer_row), n > 0);
}

/**
 * bg_paper_pane_set_data:
 * @pane: a pane
 * @data: what the paper is made from
 *
 * Shows the office's signers and recipients; what was chosen already stays. Does not emit "changed".
 */
void
bg_paper_pane_set_data (BgPaperPane *pane, BgPaperData *data)
{
  g_return_if_fail (BG_IS_PAPER_PANE (pane) && BG_IS_PAPER_DATA (data));
  g_return_if_fail (pane->options != NULL);

  pane->filling = TRUE;
  show_signers (pane, bg_paper_data_get_signers (data));
  if (pane->options->recipients == NULL)
    {
      g_autofree char *text = g_strjoinv ("\n", (GStrv) bg_paper_data_get_recipients (data));

      gtk_text_buffer_set_text (pane->recipients, text, -1);
    }
  pane->filling = FALSE;
}

/**
 * bg_paper_pane_set_checks:
 * @pane: a pane
 * @checks: (nullable) (element-type BgPaperCheck): the rules the paper was held to
 */
void
bg_paper_pane_set_checks (BgPaperPane *pane, GPtrArray *checks)
{
  g_return_if_fail (BG_IS_PAPER_PANE (pane));

  bg_paper_checks_card_set_checks (pane->card, checks);
}

/** bg_paper_pane_get_options: (nullable): what is chosen now. */
const BgPaperOptions *
bg_paper_pane_get_options (BgPaperPane *pane)
{
  g_return_val_if_fail (BG_IS_PAPER_PANE (pane), NULL);
  return pane->options;
}
