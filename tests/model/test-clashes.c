/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same leader, room or car at the same hour: minute before, minute of, minute after. */
#include <string.h>

#include "bg-clash.h"
#include "model-fixture.h"

#define LINE "'content':'Tiếp đoàn','date':'2026-02-03','time':'09:00','end_time':'10:00'"

static void
test_lines (void)
{
  static const struct
  {
    const char *mine, *theirs, *fields;
  } facts[] = {
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-03','time':'09:59','host':'ông Lữ Quang Ngời '",
      "host" },
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-03','time':'10:00','host':'Ông Lữ Quang Ngời'",
      "" },
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-03','time':'08:01','host':'Ông Lữ Quang Ngời'",
      "host" },
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-03','time':'08:00','host':'Ông Lữ Quang Ngời'",
      "" },
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-04','time':'09:00','host':'Ông Lữ Quang Ngời'",
      "" },
    { LINE ",'host':'Ông Lữ Quang Ngời'", "'date':'2026-02-03','host':'Ông Lữ Quang Ngời'", "" },
    { LINE ",'host':'Đồng chí Nguyễn Văn A'",
      "'date':'2026-02-03','time':'09:00','host':'đồng chí Nguyễn Văn A'", "host" },
    { LINE ",'host':'Đ/c Nguyễn Văn A'", "'date':'2026-02-03','time':'09:00','host':'đ/c Nguyễn Văn A'",
      "host" },
    { LINE ",'host':'Bà Trần Thị B'", "'date':'2026-02-03','time':'09:00','host':'Bà Trần Thị B'", "host" },
    { LINE ",'host':'Sở Công Thương'", "'date':'2026-02-03','time':'09:00','host':'Sở Công Thương'", "" },
    { LINE ",'room':'Phòng họp số 2','vehicle':'69A-001.23'",
      "'date':'2026-02-03','time':'09:30','room':'phòng họp số 2','vehicle':'69A-001.23'", "room vehicle" },
    { LINE ",'room':'Phòng họp số 2'", "'date':'2026-02-03','time':'09:30','room':'Phòng họp số 3'", "" },
    { LINE, "'date':'2026-02-03','time':'09:30'", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *mine = g_strdup_printf ("'title':'A','itinerary':[{%s}]", facts[i].mine);
      g_autofree char *theirs = g_strdup_printf ("'title':'B','itinerary':[{%s}]", facts[i].theirs);
      g_autoptr (BgRecord) one = record_from (&bg_delegation_kind, mine);
      g_autoptr (BgRecord) other = record_from (&bg_delegation_kind, theirs);
      g_autoptr (GArray) clashes = bg_clashes_find (one, other);
      g_autoptr (GArray) back = bg_clashes_find (other, one);
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint n = 0; n < clashes->len; n++)
        g_string_append_printf (told, "%s%s", n > 0 ? " " : "", g_array_index (clashes, BgClash, n).field);
      if (strcmp (told->str, facts[i].fields) != 0)
        g_error ("%s and %s: “%s”", facts[i].mine, facts[i].theirs, told->str);
      g_assert_cmpuint (back->len, ==, clashes->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clashes/lines", test_lines);
  return g_test_run ();
}
