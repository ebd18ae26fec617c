/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curtain: after idle minutes, or at once, nothing of the window can be seen, heard or reached by keys.
 */
#include "bg-config.h"

#include "bg-curtain.h"

#include "bg-curtain-page.h"

/* The clock of the wall, which goes on while the computer sleeps. How often it is looked whether the minutes
 * are over. */
#define CHECK_SECONDS 5

struct _BgCurtain
{
  GObject parent_instance;

  AdwApplicationWindow *window;
  GSettings *settings;
  /* What the window shows when the curtain is up. */
  GtkWidget *stage;
  BgCurtainPage *page;
  /* Dialogs that were open, and the widget that had the focus. */
  GPtrArray *hidden;
  GtkWidget *focus;
  gint64 last_hand;
  guint source;
  guint hide_source;
  gboolean down;
};

G_DEFINE_FINAL_TYPE (BgCurtain, bg_curtain, G_TYPE_OBJECT)

static gboolean
hand_cb (BgCurtain *self)
{
  g_assert (BG_IS_CURTAIN (self));
  bg_curtain_note_hand (self, g_get_real_time ());
  return GDK_EVENT_PROPAGATE;
}

/* Every key and every move of the pointer in any window of the program. */
static void
watch_window (BgCurtain *self, GtkWidget *window)
{
  GtkEventController *hand = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (hand, GTK_PHASE_CAPTURE);
  g_signal_connect_object (hand, "event", G_CALLBACK (hand_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, hand);
}

static void hide_dialogs (BgCurtain *self);

static gboolean
hide_late_cb (gpointer data)
{
  BgCurtain *self = data;

  self->hide_source = 0;
  if (self->down)
    hide_dialogs (self);
  return G_SOURCE_REMOVE;
}

/* What is asked for behind the curtain, such as an answer to a failed save, waits there. */
static void
shown_cb (BgCurtain *self)
{
  g_assert (BG_IS_CURTAIN (self));
  if (self->down && self->hide_source == 0)
    self->hide_source = g_idle_add_full (G_PRIORITY_HIGH, hide_late_cb, self, NULL);
}

static void
windows_changed_cb (BgCurtain *self, guint position, guint removed, guint added, GListModel *windows)
{
  g_assert (BG_IS_CURTAIN (self));

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window == GTK_WIDGET (self->window))
        continue;
      watch_window (self, window);
      g_signal_connect_object (window, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
    }
}

/* What the password needs; every other key with a modifier belongs to what is behind the curtain. */
static gboolean
is_key_of_entry (guint key, GdkModifierType state)
{
  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
      (key >= GDK_KEY_F1 && key <= GDK_KEY_F35))
    return FALSE;
  if ((state & GDK_CONTROL_MASK) == 0)
    return TRUE;
  return key == GDK_KEY_a || key == GDK_KEY_v || key == GDK_KEY_Left || key == GDK_KEY_Right ||
         key == GDK_KEY_BackSpace || key == GDK_KEY_Delete;
}

/* Alt+F4 is the window manager's. The mnemonic of the button is left to Enter. */
static gboolean
key_pressed_cb (BgCurtain *self, guint key, guint code, GdkModifierType state)
{
  g_assert (BG_IS_CURTAIN (self));
  return self->down && !is_key_of_entry (key, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* What ends behind the curtain, such as saving, may want the focus; keys shall go to the password all the
 * same. */
static void
focus_moved_cb (BgCurtain *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert (BG_IS_CURTAIN (self));

  if (self->down && focus != NULL && gtk_widget_is_ancestor (focus, self->stage))
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static gboolean
check_cb (gpointer data)
{
  bg_curtain_check (data, g_get_real_time ());
  return G_SOURCE_CONTINUE;
}

static void
hide_dialogs (BgCurtain *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window) && gtk_widget_get_visible (window))
        g_ptr_array_add (self->hidden, g_object_ref (window));
    }
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->hidden, i), FALSE);
}

static void
forget_focus (BgCurtain *self)
{
  if (self->focus != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->focus), (gpointer *) &self->focus);
  self->focus = NULL;
}

static void
opened_cb (BgCurtain *self)
{
  g_assert (BG_IS_CURTAIN (self));

  self->down = FALSE;
  bg_curtain_note_hand (self, g_get_real_time ());
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_visible (self->stage, TRUE);
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->hidden, i), TRUE);
  g_ptr_array_set_size (self->hidden, 0);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  forget_focus (self);
}

static void
bg_curtain_dispose (GObject *object)
{
  BgCurtain *self = BG_CURTAIN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  forget_focus (self);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bg_curtain_parent_class)->dispose (object);
}

static void
bg_curtain_class_init (BgCurtainClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_curtain_dispose;
}

static void
bg_curtain_init (BgCurtain *self)
{
  self->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  self->last_hand = g_get_real_time ();
}

/* The stage and the curtain in one box: one of them is visible. */
static void
build_stage (BgCurtain *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stage = adw_application_window_get_content (self->window);
  self->page = BG_CURTAIN_PAGE (bg_curtain_page_new (self->settings));
  g_object_ref (self->stage);
  adw_application_window_set_content (self->window, NULL);
  gtk_widget_set_vexpand (self->stage, TRUE);
  gtk_box_append (GTK_BOX (box), self->stage);
  g_object_unref (self->stage);
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  adw_application_window_set_content (self->window, box);
  g_signal_connect_object (self->page, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bg_curtain_new:
 * @window: the window, with its content; not held
 * @settings: where minutes and password are kept
 *
 * Returns: (transfer full): its curtain, up
 */
BgCurtain *
bg_curtain_new (AdwApplicationWindow *window, GSettings *settings)
{
  BgCurtain *self;
  GtkEventController *keys;

  g_return_val_if_fail (ADW_IS_APPLICATION_WINDOW (window) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BG_TYPE_CURTAIN, NULL);
  self->window = window;
  self->settings = g_object_ref (settings);
  build_stage (self);
  watch_window (self, GTK_WIDGET (window));
  /* Added last, it is asked first: before the keys of the application. */
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->source = g_timeout_add_seconds (CHECK_SECONDS, check_cb, self);
  return self;
}

/**
 * bg_curtain_has_password:
 * @curtain: the curtain
 *
 * Returns: whether there is a password to open it with; without one it never falls
 */
gboolean
bg_curtain_has_password (BgCurtain *curtain)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (BG_IS_CURTAIN (curtain), FALSE);

  hash = g_settings_get_string (curtain->settings, "curtain-hash");
  return *hash != '\0';
}

/**
 * bg_curtain_is_down:
 * @curtain: the curtain
 *
 * Returns: whether it is down
 */
gboolean
bg_curtain_is_down (BgCurtain *curtain)
{
  g_return_val_if_fail (BG_IS_CURTAIN (curtain), FALSE);
  return curtain->down;
}

/**
 * bg_curtain_fall:
 * @curtain: the curtain
 *
 * Hides the pages and every dialog until the password is given; forms stay as they are. A hidden widget takes
 * no key and is told to no screen reader.
 */
void
bg_curtain_fall (BgCurtain *curtain)
{
  g_return_if_fail (BG_IS_CURTAIN (curtain));

  if (curtain->down || !bg_curtain_has_password (curtain))
    return;
  curtain->down = TRUE;
  curtain->focus = gtk_window_get_focus (GTK_WINDOW (curtain->window));
  if (curtain->focus != NULL)
    g_object_add_weak_pointer (G_OBJECT (curtain->focus), (gpointer *) &curtain->focus);
  gtk_window_set_focus (GTK_WINDOW (curtain->window), NULL);
  hide_dialogs (curtain);
  bg_curtain_page_clear (curtain->page);
  gtk_widget_set_visible (curtain->stage, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (curtain->page), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (curtain->page));
}

/**
 * bg_curtain_refuse:
 * @curtain: a curtain that is down
 * @words: why something is not done
 */
void
bg_curtain_refuse (BgCurtain *curtain, const char *words)
{
  g_return_if_fail (BG_IS_CURTAIN (curtain) && words != NULL);
  bg_curtain_page_say (curtain->page, words);
}

/**
 * bg_curtain_note_hand:
 * @curtain: the curtain
 * @now: microseconds since 1970 UTC
 *
 * Somebody is at the computer.
 */
void
bg_curtain_note_hand (BgCurtain *curtain, gint64 now)
{
  g_return_if_fail (BG_IS_CURTAIN (curtain));
  curtain->last_hand = now;
}

/**
 * bg_curtain_check:
 * @curtain: the curtain
 * @now: microseconds since 1970 UTC
 *
 * Lets it fall when nobody was at the computer for the minutes of the setting; 0 minutes are never.
 */
void
bg_curtain_check (BgCurtain *curtain, gint64 now)
{
  int minutes;

  g_return_if_fail (BG_IS_CURTAIN (curtain));

  minutes = g_settings_get_int (curtain->settings, "curtain-minutes");
  if (minutes > 0 && now - curtain->last_hand >= minutes * 60 * (gint64) G_USEC_PER_SEC)
    bg_curtain_fall (curtain);
}
