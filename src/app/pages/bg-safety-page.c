/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An toàn dữ liệu: if something breaks now, what does one get back? Two answers first, then what can be done.
 */
#include "bg-config.h"

#include "bg-safety-page.h"

#include <glib/gi18n-lib.h>

#include "bg-restore-dialog.h"
#include "bg-safety-password.h"
#include "bg-safety-rows.h"
#include "bg-width-watch.h"

/* Below this width the right column goes under the left one. */
#define TWO_COLUMNS_WIDTH 860

struct _BgSafetyPage
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *sidebar_button;
  GtkWidget *trouble_box;
  GtkLabel *trouble;
  GtkBox *columns;
  AdwBin *status;
  GtkWidget *actions;
  GtkRevealer *job;
  GtkLabel *job_words;
  GtkProgressBar *job_bar;
  AdwBin *places;
  AdwBin *rules;
  AdwBin *drill;
  AdwBin *copies;

  BgSafety *safety;
  gboolean show_all;
};

G_DEFINE_FINAL_TYPE (BgSafetyPage, bg_safety_page, ADW_TYPE_BIN)

static void
show_trouble (BgSafetyPage *self)
{
  const char *fault = bg_safety_get_fault (self->safety);

  gtk_widget_set_visible (self->trouble_box, fault != NULL);
  gtk_label_set_label (self->trouble, fault != NULL ? fault : "");
}

static void
show_job (BgSafetyPage *self)
{
  const char *job = bg_safety_get_job (self->safety);

  gtk_revealer_set_reveal_child (self->job, job != NULL);
  gtk_widget_set_sensitive (self->actions, job == NULL);
  if (job != NULL)
    gtk_label_set_label (self->job_words, job);
}

static void
progress_cb (BgSafetyPage *self)
{
  double done = bg_safety_get_progress (self->safety);

  if (done > 0 && done < 0.4)
    gtk_progress_bar_set_fraction (self->job_bar, done);
  else
    gtk_progress_bar_pulse (self->job_bar);
}

static void
refresh (BgSafetyPage *self)
{
  show_trouble (self);
  show_job (self);
  adw_bin_set_child (self->status, bg_safety_status_new (self->safety));
  if (bg_safety_get_state (self->safety) == NULL)
    return;
  adw_bin_set_child (self->places, bg_safety_places_new (self->safety));
  adw_bin_set_child (self->rules, bg_safety_rules_new (self->safety));
  adw_bin_set_child (self->drill, bg_safety_drill_card_new (self->safety));
  adw_bin_set_child (self->copies, bg_safety_copies_new (self->safety, self->show_all));
}

static void
back_up (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_back_up (BG_SAFETY_PAGE (widget)->safety, BG_BACKUP_MANUAL);
}

static void
verify (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_verify (BG_SAFETY_PAGE (widget)->safety);
}

static void
drill (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_drill (BG_SAFETY_PAGE (widget)->safety, NULL);
}

static void
stop (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_stop (BG_SAFETY_PAGE (widget)->safety);
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *target)
{
  BG_SAFETY_PAGE (widget)->show_all = TRUE;
  refresh (BG_SAFETY_PAGE (widget));
}

static void
restore (GtkWidget *widget, const char *name, GVariant *target)
{
  BgSafetyPage *self = BG_SAFETY_PAGE (widget);
  BgBackup *last = bg_safety_get_last (self->safety);
  const char *path = target != NULL ? g_variant_get_string (target, NULL) : last != NULL ? last->path : NULL;

  bg_restore_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), bg_safety_get_book (self->safety),
                             path);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *target)
{
  restore (widget, name, NULL);
}

static void
lock_password_cb (const char *password, gpointer data)
{
  bg_safety_set_password (BG_SAFETY_PAGE (data)->safety, password);
}

static void
drill_password_cb (const char *password, gpointer data)
{
  bg_safety_drill (BG_SAFETY_PAGE (data)->safety, password);
}

static void
lock (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_password_ask (GTK_WINDOW (gtk_widget_get_root (widget)), BG_SAFETY_PASSWORD_NEW, lock_password_cb,
                          widget);
}

static void
unlock (GtkWidget *widget, const char *name, GVariant *target)
{
  bg_safety_set_password (BG_SAFETY_PAGE (widget)->safety, NULL);
}

static void
password_wanted_cb (BgSafetyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    bg_safety_password_ask (GTK_WINDOW (root), BG_SAFETY_PASSWORD_KNOWN, drill_password_cb, self);
}

/* What was done elsewhere, such as the backup before a deletion, is seen when one comes here. */
static void
bg_safety_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_safety_page_parent_class)->map (widget);
  bg_safety_look (BG_SAFETY_PAGE (widget)->safety);
}

static void
lay_out (GtkWidget *widget, gboolean is_wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (BG_SAFETY_PAGE (widget)->columns),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (BG_SAFETY_PAGE (widget)->columns, is_wide);
}

static void
bg_safety_page_dispose (GObject *object)
{
  g_clear_object (&BG_SAFETY_PAGE (object)->safety);

  G_OBJECT_CLASS (bg_safety_page_parent_class)->dispose (object);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc func;
} page_actions[] = {
  { "safety.back-up", NULL, back_up }, { "safety.verify", NULL, verify },     { "safety.drill", NULL, drill },
  { "safety.choose", NULL, choose },   { "safety.restore", "s", restore },    { "safety.lock", NULL, lock },
  { "safety.unlock", NULL, unlock },   { "safety.show-all", NULL, show_all }, { "safety.stop", NULL, stop },
};

static void
bg_safety_page_class_init (BgSafetyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_safety_page_dispose;
  widget_class->map = bg_safety_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-safety-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, box);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, trouble_box);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, status);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, actions);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, job);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, job_words);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, job_bar);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, places);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, rules);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, drill);
  gtk_widget_class_bind_template_child (widget_class, BgSafetyPage, copies);
  for (gsize i = 0; i < G_N_ELEMENTS (page_actions); i++)
    gtk_widget_class_install_action (widget_class, page_actions[i].name, page_actions[i].parameter,
                                     page_actions[i].func);
}

static void
bg_safety_page_init (BgSafetyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (self->box, bg_width_watch_new (GTK_WIDGET (self), TWO_COLUMNS_WIDTH, lay_out));
}

/**
 * bg_safety_page_new:
 * @session: the session
 *
 * Returns: the page
 */
GtkWidget *
bg_safety_page_new (BgSession *session)
{
  BgSafetyPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_SAFETY_PAGE, NULL);
  self->safety = g_object_ref (bg_session_get_safety (session));
  g_signal_connect_object (self->safety, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->safety, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->safety, "password-wanted", G_CALLBACK (password_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * bg_safety_page_follow_flap:
 * @page: the page
 * @flap: the flap that holds the sidebar
 *
 * Offers the sidebar where there is no room for it beside the page.
 */
void
bg_safety_page_follow_flap (BgSafetyPage *page, AdwFlap *flap)
{
  g_object_bind_property (flap, "folded", page->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
}
