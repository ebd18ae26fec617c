/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is right with a server and its database, and what is not, item by item. */
#pragma once

#include "bg-address.h"
#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgFinding:
 * @what: what was looked at, in the officer's language
 * @is_right: whether it is as it should be
 * @words: what was found, and what to do where it is not right
 */
typedef struct
{
  const char *what;
  gboolean is_right;
  char *words;
} BgFinding;

GPtrArray *bg_server_check (BgTransport *transport, const BgAddress *address, GCancellable *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
