/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the office and its officer into an empty record book, all of it or nothing. */
#include "bg-config.h"

#include "bg-first-start.h"

#include <glib/gi18n-lib.h>

#include "bg-sample.h"
#include "bg-text.h"

/**
 * bg_first_start_clear:
 * @start: what was said; frees its texts, not the structure
 */
void
bg_first_start_clear (BgFirstStart *start)
{
  g_return_if_fail (start != NULL);

  g_clear_pointer (&start->province, g_free);
  g_clear_pointer (&start->parent, g_free);
  g_clear_pointer (&start->name, g_free);
  g_clear_pointer (&start->symbol, g_free);
  g_clear_pointer (&start->place, g_free);
  g_clear_pointer (&start->user_name, g_free);
}

/* What was left empty stays as it is: with the sample, as the sample has it. */
static void
set_text (BgRecord *record, const char *field, const char *typed)
{
  g_autofree char *text = bg_text_normalize (typed != NULL ? typed : "", BG_TEXT_LINE);

  if (text != NULL && *text != '\0')
    bg_record_set_text (record, field, text);
}

static void
fill_office (BgRecord *office, const BgFirstStart *start)
{
  set_text (office, "province", start->province);
  set_text (office, "parent", start->parent);
  set_text (office, "name", start->name);
  set_text (office, "symbol", start->symbol);
  set_text (office, "place", start->place);
}

/* The records of the beginning; the office is always among them. */
static GPtrArray *
list_records (BgBeginning beginning, GError **error)
{
  GPtrArray *records;

  if (beginning == BG_BEGINNING_SAMPLE)
    return bg_sample_read (error);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID));
  return records;
}

static BgChangeSet *
make_change_set (GPtrArray *records, const BgFirstStart *start, BgRecord *officer, BgRecord *present)
{
  BgChangeSet *set = bg_change_set_new (_ ("First start"));

  /* The sample's records point at one another in both directions, whatever order they come in. */
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);
      gboolean is_office = bg_record_get_kind (record) == &bg_office_kind;

      if (is_office)
        {
          fill_office (record, start);
          bg_record_set_version (record, present != NULL ? bg_record_get_version (present) : 0);
        }
      bg_change_set_add (set, is_office ? present : NULL, record);
    }
  bg_change_set_add (set, NULL, officer);
  return set;
}

/**
 * bg_first_start_apply:
 * @store: a record book without records
 * @start: what was said
 * @officer_id: (out) (optional) (transfer full): id of the officer's record
 * @error: why nothing was written, in words for the officer
 *
 * Writes the office, the officer and, where asked for, the sample office as one step of the history, and
 * makes the officer the author of what follows. Blocks.
 *
 * Returns: whether all of it is on the disk; if not, nothing of it is, and it may be tried again
 */
gboolean
bg_first_start_apply (BgStore *store, const BgFirstStart *start, char **officer_id, GError **error)
{
  g_autoptr (BgRecord) present = NULL;
  g_autoptr (BgRecord) officer = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (BgChangeSet) set = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && start != NULL, FALSE);

  records = list_records (start->beginning, error);
  if (records == NULL)
    return FALSE;
  if (!bg_store_read_office (store, &present, error))
    return FALSE;
  officer = bg_record_new (&bg_officer_kind);
  set_text (officer, "full_name", start->user_name);
  set = make_change_set (records, start, officer, present);
  bg_store_set_officer (store, bg_record_get_text (officer, "full_name"));
  if (!bg_store_commit (store, set, error))
    return FALSE;
  if (officer_id != NULL)
    *officer_id = g_strdup (bg_record_get_id (officer));
  return TRUE;
}
