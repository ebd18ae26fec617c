/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two visits want the same leader, room or car at the same hour. */
#include "bg-config.h"

#include "bg-clash.h"

#include <stdlib.h>
#include <string.h>

/* A line without an end takes an hour. */
#define USUAL_MINUTES 60

static const char *const fields[] = { "host", "room", "vehicle" };

/* Only a person is at one place at a time: an office receives two guests in two rooms. */
static gboolean
is_person (const char *words)
{
  static const char *const forms[] = { "ông ", "bà ", "đồng chí ", "đ/c " };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (words, forms[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_plain (BgRecord *line, const char *field)
{
  const char *words = bg_record_get_text (line, field);

  return words != NULL ? g_strstrip (g_utf8_strdown (words, -1)) : g_strdup ("");
}

static int
get_minutes (BgRecord *line, const char *field, int otherwise)
{
  const char *time = bg_record_get_text (line, field);

  return time != NULL && strlen (time) == 5 ? atoi (time) * 60 + atoi (time + 3) : otherwise;
}

static gboolean
overlaps (BgRecord *line, BgRecord *other)
{
  int start = get_minutes (line, "time", -1);
  int other_start = get_minutes (other, "time", -1);
  BgDate date = bg_record_get_date (line, "date");

  return start >= 0 && other_start >= 0 && bg_date_is_full (date) &&
         bg_date_compare (date, bg_record_get_date (other, "date")) == 0 &&
         start < get_minutes (other, "end_time", other_start + USUAL_MINUTES) &&
         other_start < get_minutes (line, "end_time", start + USUAL_MINUTES);
}

static void
compare_lines (GArray *clashes, BgRecord *line, BgRecord *other)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words = dup_plain (line, fields[i]);
      g_autofree char *others = dup_plain (other, fields[i]);
      BgClash clash = { fields[i], line, other };

      if (*words != '\0' && strcmp (words, others) == 0 &&
          (strcmp (fields[i], "host") != 0 || is_person (words)))
        g_array_append_val (clashes, clash);
    }
}

/**
 * bg_clashes_find:
 * @delegation: a visit
 * @other: another one
 *
 * Pure. A line of a programme without a day and an hour clashes with nothing; one without an end takes an
 * hour; one that ends when the other begins does not clash.
 *
 * Returns: (transfer full) (element-type BgClash): what both want at the same hour, in the order of the
 * programme
 */
GArray *
bg_clashes_find (BgRecord *delegation, BgRecord *other)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (BgClash));

  g_return_val_if_fail (BG_IS_RECORD (delegation) && BG_IS_RECORD (other), clashes);

  for (guint i = 0; i < bg_record_get_n_items (delegation, "itinerary"); i++)
    for (guint k = 0; k < bg_record_get_n_items (other, "itinerary"); k++)
      {
        BgRecord *line = bg_record_get_item (delegation, "itinerary", i);
        BgRecord *their = bg_record_get_item (other, "itinerary", k);

        if (overlaps (line, their))
          compare_lines (clashes, line, their);
      }
  return clashes;
}
