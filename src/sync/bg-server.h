/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an administrator makes on a server: the database, who may do what there, and accounts. */
#pragma once

#include "bg-transport.h"

G_BEGIN_DECLS

/* The form of the server's database that this version knows. */
#define BG_SERVER_FORM 1

#define BG_SERVER_DESIGN  "_design/banggiao"
#define BG_SERVER_LIBRARY "meta:library"

/**
 * BgServerRole:
 * @BG_SERVER_READER: reads
 * @BG_SERVER_OFFICER: reads and writes
 * @BG_SERVER_LEADER: removes for good, and changes the office's settings, too
 * @BG_SERVER_N_ROLES: how many there are
 *
 * What an account may do in one database. On the server it is called "DATABASE:officer".
 */
typedef enum
{
  BG_SERVER_READER,
  BG_SERVER_OFFICER,
  BG_SERVER_LEADER,
  BG_SERVER_N_ROLES,
} BgServerRole;

gboolean bg_server_role_read (const char *name, BgServerRole *role);
const char *bg_server_role_get_name (BgServerRole role);
char *bg_server_role_dup_full (const char *database, BgServerRole role) G_GNUC_WARN_UNUSED_RESULT;
char *bg_server_dup_rules (const char *database) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_server_is_member_role (const json_t *security, const char *role);
gboolean bg_server_check_administrator (BgTransport *transport, GCancellable *cancellable, GError **error);
gboolean bg_server_set_up (BgTransport *transport,
                           const char *database,
                           char **library,
                           GCancellable *cancellable,
                           GError **error);
gboolean bg_server_has_user (BgTransport *transport,
                             const char *name,
                             gboolean *has,
                             GCancellable *cancellable,
                             GError **error);
gboolean bg_server_add_user (BgTransport *transport,
                             const char *database,
                             const char *name,
                             BgServerRole role,
                             const char *password,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
