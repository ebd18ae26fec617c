/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record book in a folder of its own, for the tests of this floor. */
#pragma once

#include "bg-store.h"

typedef struct
{
  char *folder;
  char *path;
  BgStore *store;
  BgRules rules;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
BgRecord *fixture_add (Fixture *fixture, const BgKind *kind, const char *title);
BgRecord *fixture_add_task (Fixture *fixture, const char *title, const char *agency, const char *due);

guint fixture_count_history (Fixture *fixture, const char *id);

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
