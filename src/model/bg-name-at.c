/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that a partner or an agency had on a day, from its former names. */
#include "bg-config.h"

#include "bg-name-at.h"

static gboolean
was_so_on (BgRecord *alias, BgDate day)
{
  BgDate from = bg_record_get_date (alias, "from_date");
  BgDate to = bg_record_get_date (alias, "to_date");

  if (!bg_date_is_known (from) && !bg_date_is_known (to))
    return FALSE;
  return (!bg_date_is_known (from) || bg_date_compare (bg_date_first_day (from), day) <= 0) &&
         (!bg_date_is_known (to) || bg_date_compare (day, bg_date_last_day (to)) <= 0);
}

/* Of two names that overlap the one that came later. */
static gboolean
is_later (BgRecord *alias, BgRecord *found)
{
  return found == NULL || bg_date_compare (bg_date_first_day (bg_record_get_date (alias, "from_date")),
                                           bg_date_first_day (bg_record_get_date (found, "from_date"))) > 0;
}

/**
 * bg_record_get_name_at:
 * @record: a partner, an agency, or a record of another kind
 * @date: a day, a month or a year
 *
 * A former name counts where its first or its last day is written down; one without either is only found by
 * the search. Of a month or a year the first day is asked.
 *
 * Returns: the name it had then, or else the one it has
 */
const char *
bg_record_get_name_at (BgRecord *record, BgDate date)
{
  BgDate day = bg_date_first_day (date);
  BgRecord *found = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  if (!bg_date_is_known (date) || bg_kind_get_field (bg_record_get_kind (record), "aliases") == NULL)
    return bg_record_get_title (record);
  for (guint i = 0; i < bg_record_get_n_items (record, "aliases"); i++)
    {
      BgRecord *alias = bg_record_get_item (record, "aliases", i);

      if (g_strcmp0 (bg_record_get_text (alias, "kind"), "former") == 0 && was_so_on (alias, day) &&
          is_later (alias, found))
        found = alias;
    }
  return bg_record_get_title (found != NULL ? found : record);
}
