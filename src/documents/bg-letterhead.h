/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose paper it is: the head of the first page, and the signature block with Nơi nhận. */
#pragma once

#include "bg-date.h"
#include "bg-flow.h"

G_BEGIN_DECLS

/**
 * BgLetterhead:
 * @parent: (nullable): the body the office belongs to, "UBND tỉnh Cà Mau"
 * @name: (nullable): the office, "Sở Ngoại vụ"
 * @symbol: (nullable): its symbol in document numbers, "SNgV"
 * @place: (nullable): where documents are issued, "Cà Mau"
 * @signer_prefix: (nullable): "TM.", "Q.", "KT.", "TL." or "TUQ."; with @signer_body it makes the first line
 * @signer_body: (nullable): for whom the signer signs, "GIÁM ĐỐC" behind "KT."
 * @signer_title: (nullable): the signer's own title
 * @signer_name: (nullable): the signer; without academic titles (NĐ 30/2020 Phụ lục I.II.7)
 * @recipients: (nullable): recipients, NULL-terminated, without dash and stop; the last one is "Lưu: VT, …"
 *
 * Plain data, borrowed from whoever fills it in.
 */
typedef struct
{
  const char *parent;
  const char *name;
  const char *symbol;
  const char *place;
  const char *signer_prefix;
  const char *signer_body;
  const char *signer_title;
  const char *signer_name;
  const char *const *recipients;
} BgLetterhead;

void bg_letterhead_add_head (const BgLetterhead *letterhead, BgFlow *flow, const char *number, BgDate date);
void bg_letterhead_add_letter_head (const BgLetterhead *letterhead,
                                    BgFlow *flow,
                                    const char *number,
                                    const char *subject,
                                    BgDate date);
void bg_letterhead_add_signature (const BgLetterhead *letterhead, BgFlow *flow, gboolean recipients);

G_END_DECLS
