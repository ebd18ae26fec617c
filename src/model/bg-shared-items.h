/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sub-records and choices that several kinds share. */
#pragma once

#include "bg-kind.h"

G_BEGIN_DECLS

extern const BgChoice bg_side_choices[];
extern const BgChoice bg_admin_level_choices[];
extern const BgChoice bg_direction_choices[];
extern const BgChoice bg_gender_choices[];
extern const BgChoice bg_currency_choices[];
extern const BgChoice bg_cooperation_field_choices[];
extern const BgChoice bg_alias_kind_choices[];
extern const BgChoice bg_paper_role_choices[];

extern const BgKind bg_alias_items;
extern const BgKind bg_agency_link_items;
extern const BgKind bg_file_items;
extern const BgKind bg_paper_items;
extern const BgKind bg_justification_items;

G_END_DECLS
