/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a database as a person types it, taken apart. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgAddress:
 * @server: address of the server, without a slash at its end
 * @database: name of the database, as it stands in the address
 * @is_encrypted: whether it is https
 * @is_local: whether the server is this computer
 *
 * Where a database is. There is never a name or a password in it.
 */
typedef struct
{
  char *server;
  char *database;
  gboolean is_encrypted;
  gboolean is_local;
} BgAddress;

BgAddress *bg_address_read (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_address_free (BgAddress *address);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgAddress, bg_address_free)

G_END_DECLS
