/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a letterhead from the record of the office: its names, one of its signers, its recipients. */
#include "bg-office-letterhead.h"

#include <string.h>

/* The last recipient of every paper is the file copy (NĐ 30/2020 Phụ lục I.II.9). */
#define FILE_COPY "Lưu:"

static void
fill_signer (BgLetterhead *letterhead, BgRecord *office, guint position, BgArena *arena)
{
  BgRecord *signer = bg_record_get_item (office, "signers", position);
  const char *prefix;

  if (signer == NULL)
    return;
  prefix = bg_record_get_text (signer, "prefix");
  letterhead->signer_prefix = g_strcmp0 (prefix, "none") == 0 ? NULL : bg_arena_copy (arena, prefix);
  letterhead->signer_body = bg_arena_copy (arena, bg_record_get_text (signer, "on_behalf_of"));
  letterhead->signer_title = bg_arena_copy (arena, bg_record_get_text (signer, "position"));
  letterhead->signer_name = bg_arena_copy (arena, bg_record_get_text (signer, "full_name"));
}

static const char *const *
list_recipients (BgRecord *office, BgArena *arena)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *unit = bg_record_get_text (office, "unit_symbol");
  gboolean has_copy = FALSE;

  for (guint i = 0; i < bg_record_get_n_items (office, "recipients"); i++)
    {
      const char *name = bg_record_get_text (bg_record_get_item (office, "recipients", i), "name");

      if (name == NULL)
        continue;
      has_copy = has_copy || g_str_has_prefix (name, FILE_COPY);
      g_strv_builder_add (names, name);
    }
  if (!has_copy)
    {
      g_autofree char *copy = g_strconcat (FILE_COPY " VT", unit != NULL ? ", " : "", unit, NULL);

      g_strv_builder_add (names, copy);
    }
  return bg_arena_end_list (arena, names);
}

/**
 * bg_letterhead_from_office:
 * @letterhead: the letterhead to fill
 * @office: (nullable): the record of the office; NULL leaves everything unknown
 * @signer: which of its signers, from 0; one that does not exist leaves the signer open
 * @arena: keeps the texts
 */
void
bg_letterhead_from_office (BgLetterhead *letterhead, BgRecord *office, guint signer, BgArena *arena)
{
  g_return_if_fail (letterhead != NULL && arena != NULL);
  g_return_if_fail (office == NULL || BG_IS_RECORD (office));

  *letterhead = (BgLetterhead){ NULL };
  if (office == NULL)
    return;
  letterhead->parent = bg_arena_copy (arena, bg_record_get_text (office, "parent"));
  letterhead->name = bg_arena_copy (arena, bg_record_get_text (office, "name"));
  letterhead->symbol = bg_arena_copy (arena, bg_record_get_text (office, "symbol"));
  letterhead->place = bg_arena_copy (arena, bg_record_get_text (office, "place"));
  fill_signer (letterhead, office, signer, arena);
  letterhead->recipients = list_recipients (office, arena);
}

static const char *const committee_names[] = { "Ủy ban nhân dân ", "Uỷ ban nhân dân ", "ỦY BAN NHÂN DÂN ",
                                               "UBND " };

/**
 * bg_office_find_committee:
 * @parent: (nullable): the body the office belongs to, "UBND tỉnh Cà Mau", "Văn phòng UBND tỉnh Cà Mau"
 *
 * Returns: (nullable): the part of @parent that names a People's Committee; NULL where it names none
 */
const char *
bg_office_find_committee (const char *parent)
{
  for (gsize i = 0; parent != NULL && i < G_N_ELEMENTS (committee_names); i++)
    {
      const char *found = strstr (parent, committee_names[i]);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* "UBND tỉnh Cà Mau" stands in heads by its full name (NĐ 30/2020 Phụ lục I.II.2). */
static const char *
find_place (const char *committee)
{
  for (gsize i = 0; committee != NULL && i < G_N_ELEMENTS (committee_names); i++)
    if (g_str_has_prefix (committee, committee_names[i]))
      return committee + strlen (committee_names[i]);
  return NULL;
}

/**
 * bg_letterhead_raise:
 * @letterhead: the letterhead of an office
 * @arena: keeps the texts
 *
 * Makes it that of the People's Committee that the office belongs to, signed on its behalf by its chair,
 * whose name is left open (NĐ 30/2020 Phụ lục I.II.7): for what the office drafts and the province issues.
 * The letterhead of an office that belongs to no such body stays as it is.
 *
 * Returns: whether it is that of a People's Committee now
 */
gboolean
bg_letterhead_raise (BgLetterhead *letterhead, BgArena *arena)
{
  const char *place;
  g_autofree char *name = NULL;

  g_return_val_if_fail (letterhead != NULL && arena != NULL, FALSE);

  place = find_place (bg_office_find_committee (letterhead->parent));
  if (place == NULL)
    return FALSE;
  name = g_strconcat ("Ủy ban nhân dân\n", place, NULL);
  letterhead->parent = NULL;
  letterhead->name = bg_arena_copy (arena, name);
  letterhead->symbol = "UBND";
  letterhead->signer_prefix = "TM.";
  letterhead->signer_body = "Ủy ban nhân dân";
  letterhead->signer_title = "Chủ tịch";
  letterhead->signer_name = NULL;
  return TRUE;
}
