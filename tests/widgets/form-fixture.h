/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form in a window over a record book of its own, and what a person does to it. */
#pragma once

#include "bg-field-row.h"
#include "bg-form-page.h"
#include "store-fixture.h"

typedef struct
{
  Fixture book;
  GtkWindow *window;
  BgFormPage *page;
  guint n_saved;
  guint n_closed;
} FormFixture;

void form_set_up (FormFixture *fixture, gconstpointer data);
void form_tear_down (FormFixture *fixture, gconstpointer data);
void form_edit_new (FormFixture *fixture, BgRecord *record);
GtkWidget *form_get_page (FormFixture *fixture);
BgRecord *form_make_delegation (void);

GtkWidget *form_find (GtkWidget *widget, GType type);
BgFieldRow *form_find_row (GtkWidget *widget, const char *field);
void form_type (GtkWidget *widget, const char *field, const char *text);
gboolean form_sees (GtkWidget *widget, const char *text);

/* Turns the main loop until @condition holds; ten seconds at the most. */
#define wait_until(condition)                                                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                            \
    while (!(condition) && g_get_monotonic_time () < limit)                                                  \
      g_main_context_iteration (NULL, FALSE);                                                                \
    g_assert_true (condition);                                                                               \
  }                                                                                                          \
  G_STMT_END

#define ADD_FORM(name, func) g_test_add (name, FormFixture, NULL, form_set_up, func, form_tear_down)
