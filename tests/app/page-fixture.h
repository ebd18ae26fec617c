/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record book, a window around a page, and the main loop turned until something happened. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

#define AGREEMENT_ID "01946a00-0006-7000-8000-000000000007"

/* Turns the main loop until the condition holds; ends the test after ten seconds. */
#define turn_until(condition)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 limit_ = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;                                       \
    guint tick_ = g_timeout_add (5, page_tick_cb, NULL);                                                     \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        g_assert_cmpint (g_get_monotonic_time (), <, limit_);                                                \
        g_main_context_iteration (NULL, TRUE);                                                               \
      }                                                                                                      \
    g_source_remove (tick_);                                                                                 \
  }                                                                                                          \
  G_STMT_END

gboolean page_tick_cb (gpointer data);
void turn_a_while (void);
void page_fixture_init (int *argc, char ***argv);
char *page_fixture_new_path (const char *name);
BgStore *page_fixture_new_store (void);
GtkWidget *page_fixture_show (GtkWidget *page, int width, int height);
GtkWidget *page_fixture_find (GtkWidget *widget, GType type, const char *id);
