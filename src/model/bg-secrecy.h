/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrecy stamps: MẬT, TỐI MẬT and TUYỆT MẬT, told from words such as mật ong and bảo mật. */
#pragma once

#include "bg-field.h"

G_BEGIN_DECLS

/**
 * BgSecrecyPlace:
 * @BG_SECRECY_TEXT: words of an officer
 * @BG_SECRECY_PERSON: the name of a person, which may be Mật
 * @BG_SECRECY_FILE: the name of a file, where marks and spaces are often left out
 *
 * Where a text stands; the same letters are a stamp in one place and none in another.
 */
typedef enum
{
  BG_SECRECY_TEXT = 1 << 0,
  BG_SECRECY_PERSON = 1 << 1,
  BG_SECRECY_FILE = 1 << 2,
} BgSecrecyPlace;

const char *bg_secrecy_find (const char *text, BgSecrecyPlace place);
BgSecrecyPlace bg_secrecy_get_place (const BgField *field);
char *bg_secrecy_dup_refusal (const char *stamp) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
