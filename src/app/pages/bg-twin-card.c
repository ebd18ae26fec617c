/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are likely the same, side by side: what they do not say alike, and three answers. */
#include "bg-config.h"

#include "bg-twin-card.h"

#include <glib/gi18n-lib.h>

#include "bg-twins.h"

/* Rows of the heads of the columns. */
#define FIRST_LINE 2

struct _BgTwinCard
{
  GtkBox parent_instance;

  GtkGrid *grid;
  GtkLabel *mine_by;
  GtkLabel *theirs_by;
  GtkLabel *alike;
  GtkCheckButton *mine;
  GtkCheckButton *theirs;
  GtkCheckButton *distinct;
};

G_DEFINE_FINAL_TYPE (BgTwinCard, bg_twin_card, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (BgTwinCard *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
bg_twin_card_grab_focus (GtkWidget *widget)
{
  BgTwinCard *self = BG_TWIN_CARD (widget);
  GtkCheckButton *buttons[] = { self->theirs, self->distinct };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_check_button_get_active (buttons[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (buttons[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->mine));
}

static void
bg_twin_card_class_init (BgTwinCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = bg_twin_card_grab_focus;

  /**
   * BgTwinCard::changed:
   *
   * Another answer was chosen.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_TWIN_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-twin-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, grid);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, mine_by);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, theirs_by);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, alike);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, mine);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, theirs);
  gtk_widget_class_bind_template_child (widget_class, BgTwinCard, distinct);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
bg_twin_card_init (BgTwinCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_by (BgRecord *record)
{
  const char *who = bg_record_get_created_by (record);
  g_autofree char *moment = bg_clock_format_moment (bg_record_get_created (record));

  return who != NULL && *who != '\0' ? g_strdup_printf ("%s · %s", who, moment) : g_strdup (moment);
}

static void
add_label (BgTwinCard *self, const char *text, const char *style, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_value (BgTwinCard *self, const char *value, int column, int row)
{
  if (*value != '\0')
    add_label (self, value, "value", column, row);
  else
    add_label (self, _ ("nothing"), "secondary", column, row);
}

/**
 * bg_twin_card_new:
 * @pair: two records that are likely the same
 *
 * Returns: (transfer floating): both side by side, with the answer that they have, or none
 */
GtkWidget *
bg_twin_card_new (const BgInboxRecord *pair)
{
  BgTwinCard *self = g_object_new (BG_TYPE_TWIN_CARD, NULL);
  g_autofree char *mine_by = dup_by (pair->record);
  g_autofree char *theirs_by = dup_by (pair->twin);

  gtk_label_set_label (self->mine_by, mine_by);
  gtk_label_set_label (self->theirs_by, theirs_by);
  for (guint i = 0; i < pair->lines->len; i++)
    {
      const BgTwinLine *line = g_ptr_array_index (pair->lines, i);
      int row = FIRST_LINE + (int) i;

      add_label (self, bg_field_get_label (line->field), "secondary", 0, row);
      add_value (self, line->mine, 1, row);
      add_value (self, line->theirs, 2, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->alike), pair->lines->len == 0);
  if (pair->is_answered)
    bg_twin_card_choose (self, BG_TWIN_DISTINCT);
  return GTK_WIDGET (self);
}

/**
 * bg_twin_card_choose:
 * @card: a card
 * @answer: what to choose
 *
 * Chooses as a click does.
 */
void
bg_twin_card_choose (BgTwinCard *card, BgTwinAnswer answer)
{
  GtkCheckButton *buttons[] = { NULL, card->mine, card->theirs, card->distinct };

  g_return_if_fail (answer > BG_TWIN_UNANSWERED && answer < G_N_ELEMENTS (buttons));

  gtk_check_button_set_active (buttons[answer], TRUE);
}

/**
 * bg_twin_card_get_answer:
 * @card: a card
 *
 * Returns: what is chosen
 */
BgTwinAnswer
bg_twin_card_get_answer (BgTwinCard *card)
{
  g_return_val_if_fail (BG_IS_TWIN_CARD (card), BG_TWIN_UNANSWERED);

  if (gtk_check_button_get_active (card->mine))
    return BG_TWIN_INTO_MINE;
  if (gtk_check_button_get_active (card->theirs))
    return BG_TWIN_INTO_THEIRS;
  return gtk_check_button_get_active (card->distinct) ? BG_TWIN_DISTINCT : BG_TWIN_UNANSWERED;
}
