/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a server over the network: the only file that knows curl. */
#pragma once

#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgHttpFlags:
 * @BG_HTTP_NONE: TLS, or plain http to this computer alone
 * @BG_HTTP_ALLOW_PLAIN: plain http to any computer; an administrator answers for it
 */
typedef enum
{
  BG_HTTP_NONE = 0,
  BG_HTTP_ALLOW_PLAIN = 1 << 0,
} BgHttpFlags;

BgTransport *bg_http_open (const char *url,
                           const char *user,
                           const char *password,
                           BgHttpFlags flags,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
