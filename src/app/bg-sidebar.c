/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: the pages, what is late, and where the records are kept. */
#include "bg-config.h"

#include "bg-sidebar.h"

#include <glib/gi18n-lib.h>

#include "bg-foot-button.h"

struct _BgSidebar
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkListBox *list;
  GtkMenuButton *menu_button;
  BgFootButton *sync_button;
  BgFootButton *safety_button;
  GtkLabel *late;

  BgSession *session;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (BgSidebar, bg_sidebar, ADW_TYPE_BIN)

enum
{
  PAGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Kinds that have no place in the sidebar are reached from the main menu. */
static gboolean
is_in_sidebar (const BgKind *kind)
{
  return kind != &bg_officer_kind && kind != &bg_office_kind && kind != &bg_review_kind;
}

static GtkWidget *
add_row (BgSidebar *self, const char *page, const char *icon, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  gtk_list_box_append (self->list, row);
  return box;
}

static void
fill_list (BgSidebar *self)
{
  add_row (self, "overview", "go-home-symbolic", _ ("Overview"));
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      GtkWidget *box;

      if (!is_in_sidebar (*kind))
        continue;
      box = add_row (self, (*kind)->name, (*kind)->icon, bg_kind_get_plural (*kind));
      if ((*kind)->is_work)
        {
          self->late = GTK_LABEL (gtk_label_new (NULL));
          gtk_widget_add_css_class (GTK_WIDGET (self->late), "count-late");
          gtk_widget_set_valign (GTK_WIDGET (self->late), GTK_ALIGN_CENTER);
          gtk_widget_set_visible (GTK_WIDGET (self->late), FALSE);
          gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->late));
        }
    }
  add_row (self, "calendar", "x-office-calendar-symbolic", _ ("Calendar"));
}

static void
row_selected_cb (BgSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->selecting)
    g_signal_emit (self, signals[PAGE_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "page"));
}

static void
late_counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgSidebar) self = data;
  int count = bg_store_count_finish (BG_STORE (source), result, NULL);
  g_autofree char *text = g_strdup_printf ("%d", count);
  g_autofree char *words = g_strdup_printf (_ ("%d overdue tasks"), count);

  gtk_label_set_label (self->late, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->late), words);
  gtk_widget_set_visible (GTK_WIDGET (self->late), count > 0);
}

static void
refresh (BgSidebar *self)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, bg_session_get_rules (self->session));
  g_autoptr (BgRecord) office = bg_store_load_office (bg_session_get_store (self->session));

  adw_window_title_set_subtitle (self->title, office != NULL ? bg_record_get_title (office) : "");
  bg_query_set_filter (query, "overdue");
  bg_store_count_async (bg_session_get_store (self->session), query, NULL, late_counted_cb,
                        g_object_ref (self));
}

static const char *
get_safety_icon (BgTone tone)
{
  if (tone == BG_TONE_GREEN)
    return "security-high-symbolic";
  return tone == BG_TONE_GREY ? "content-loading-symbolic" : "dialog-warning-symbolic";
}

static void
show_safety (BgSidebar *self)
{
  BgSafety *safety = bg_session_get_safety (self->session);
  BgTone tone = bg_safety_get_tone (safety);
  g_autofree char *words = bg_safety_dup_words (safety);
  g_autofree char *detail = bg_safety_dup_detail (safety);

  bg_foot_button_show (self->safety_button, get_safety_icon (tone), tone, words, detail);
}

/* What waits for a decision comes first; what went wrong is told where it is set. */
static void
show_sync (BgSidebar *self)
{
  BgSyncer *syncer = bg_session_get_syncer (self->session);
  const BgSyncerState *state = bg_syncer_get_state (syncer);
  gboolean asks = state->to_decide > 0;
  g_autofree char *words = bg_syncer_state_dup_words (state);
  g_autofree char *detail = bg_syncer_state_dup_detail (state);
  g_autofree char *files = bg_courier_dup_words (bg_session_get_courier (self->session));

  bg_foot_button_show (self->sync_button, bg_syncer_state_get_icon (state), bg_syncer_state_get_tone (state),
                       words, files != NULL ? files : detail);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->sync_button),
                                  asks ? "win.inbox" : "win.sync-settings");
}

static void
bg_sidebar_dispose (GObject *object)
{
  BgSidebar *self = BG_SIDEBAR (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_sidebar_parent_class)->dispose (object);
}

static void
bg_sidebar_class_init (BgSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_sidebar_dispose;

  /**
   * BgSidebar::page-chosen:
   * @page: name of the page
   */
  signals[PAGE_CHOSEN] = g_signal_new ("page-chosen", BG_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (BG_TYPE_FOOT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BgSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, BgSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, BgSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BgSidebar, sync_button);
  gtk_widget_class_bind_template_child (widget_class, BgSidebar, safety_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
bg_sidebar_init (BgSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_list (self);
}

/**
 * bg_sidebar_set_session:
 * @sidebar: the sidebar
 * @session: what to show counts of
 */
void
bg_sidebar_set_session (BgSidebar *sidebar, BgSession *session)
{
  g_return_if_fail (BG_IS_SIDEBAR (sidebar) && BG_IS_SESSION (session));

  if (sidebar->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (bg_session_get_store (sidebar->session), refresh, sidebar);
      g_signal_handlers_disconnect_by_func (sidebar->session, refresh, sidebar);
      g_signal_handlers_disconnect_by_func (bg_session_get_safety (sidebar->session), show_safety, sidebar);
      g_signal_handlers_disconnect_by_func (bg_session_get_syncer (sidebar->session), show_sync, sidebar);
      g_signal_handlers_disconnect_by_func (bg_session_get_courier (sidebar->session), show_sync, sidebar);
    }
  g_set_object (&sidebar->session, session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (refresh), sidebar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_safety (session), "changed", G_CALLBACK (show_safety), sidebar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_syncer (session), "changed", G_CALLBACK (show_sync), sidebar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_courier (session), "changed", G_CALLBACK (show_sync), sidebar,
                           G_CONNECT_SWAPPED);
  show_safety (sidebar);
  show_sync (sidebar);
  g_signal_connect_object (session, "rules-changed", G_CALLBACK (refresh), sidebar, G_CONNECT_SWAPPED);
  refresh (sidebar);
}

/**
 * bg_sidebar_select:
 * @sidebar: the sidebar
 * @page: name of the page that is shown; one that has no row leaves nothing selected
 */
void
bg_sidebar_select (BgSidebar *sidebar, const char *page)
{
  GtkListBoxRow *row;

  g_return_if_fail (BG_IS_SIDEBAR (sidebar));

  sidebar->selecting = TRUE;
  gtk_list_box_unselect_all (sidebar->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (sidebar->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), page) == 0)
      gtk_list_box_select_row (sidebar->list, row);
  sidebar->selecting = FALSE;
}

/**
 * bg_sidebar_open_menu:
 * @sidebar: the sidebar, on the screen
 *
 * Opens the main menu.
 */
void
bg_sidebar_open_menu (BgSidebar *sidebar)
{
  g_return_if_fail (BG_IS_SIDEBAR (sidebar));

  gtk_menu_button_popup (sidebar->menu_button);
}
