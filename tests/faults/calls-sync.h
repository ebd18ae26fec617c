/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record book that is shared through a server, for test-calls. */
#pragma once

#include "bg-sync-book.h"

G_BEGIN_DECLS

/* The agencies of the shared book, each with a state of its own. */
typedef enum
{
  CALLS_CLEAN,
  CALLS_EDITED,
  CALLS_TRASHED,
  CALLS_CLASHED,
  CALLS_REFUSED,
  CALLS_BRANCHED,
  CALLS_PUT_AWAY,
  CALLS_LOST,
  N_CALLS_AGENCIES,
} CallsAgency;

const char *calls_agency_get_id (CallsAgency which);
BgRecord *calls_agency_load (BgStore *store, CallsAgency which) G_GNUC_WARN_UNUSED_RESULT;
json_t *calls_document_new (BgRecord *record, const char *rev, const char *name) G_GNUC_WARN_UNUSED_RESULT;
json_t *calls_removal_new (CallsAgency which, const char *rev, gboolean purged) G_GNUC_WARN_UNUSED_RESULT;
void calls_page_free (GPtrArray *page);

G_END_DECLS
