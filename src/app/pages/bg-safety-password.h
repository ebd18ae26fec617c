/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the password of backups; a new one is typed twice, and told to be final before. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BgSafetyPasswordUse:
 * @BG_SAFETY_PASSWORD_NEW: it is set
 * @BG_SAFETY_PASSWORD_KNOWN: it opens what is locked
 */
typedef enum
{
  BG_SAFETY_PASSWORD_NEW,
  BG_SAFETY_PASSWORD_KNOWN,
} BgSafetyPasswordUse;

typedef void (*BgSafetyPasswordFunc) (const char *password, gpointer object);

void bg_safety_password_ask (GtkWindow *parent,
                             BgSafetyPasswordUse use,
                             BgSafetyPasswordFunc func,
                             gpointer object);

G_END_DECLS
