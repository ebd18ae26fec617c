/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that need the other records: clashes of visits, and agencies that are no more. */
#include "bg-store-check.h"
#include "store-fixture.h"

static BgRecord *
add_visit (Fixture *fixture, const char *title, const char *time, const char *hold)
{
  BgRecord *visit = bg_record_new (&bg_delegation_kind);
  BgRecord *line = bg_record_add_item (visit, "itinerary");

  bg_record_set_text (visit, "title", title);
  bg_record_set_text (visit, "direction", "incoming");
  bg_record_set_text (visit, "start_date", "2026-02-03");
  bg_record_set_text (visit, "hold", hold);
  bg_record_set_text (line, "content", "Tiếp đoàn");
  bg_record_set_text (line, "date", "2026-02-03");
  bg_record_set_text (line, "time", time);
  bg_record_set_text (line, "room", "Phòng khách lớn");
  g_assert_true (bg_store_save (fixture->store, NULL, visit, "Thêm", NULL));
  return visit;
}

static guint
count_problems (Fixture *fixture, BgRecord *record, const char *prefix)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();
  guint n = 0;

  bg_store_check (fixture->store, record, &fixture->rules, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    n += g_str_has_prefix (bg_problems_get (problems, i)->rule, prefix) ? 1 : 0;
  return n;
}

static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = add_visit (fixture, "Đoàn A", "09:00", NULL);
  g_autoptr (BgRecord) later = add_visit (fixture, "Đoàn B", "10:00", NULL);
  g_autoptr (BgRecord) off = add_visit (fixture, "Đoàn C", "09:30", "cancelled");
  g_autoptr (BgRecord) same = NULL;

  g_assert_cmpuint (count_problems (fixture, first, "clash:"), ==, 0);
  same = add_visit (fixture, "Đoàn D", "09:30", NULL);
  g_assert_cmpuint (count_problems (fixture, first, "clash:"), ==, 1);
  g_assert_cmpuint (count_problems (fixture, same, "clash:"), ==, 2);
  g_assert_cmpuint (count_problems (fixture, off, "clash:"), ==, 0);
  g_assert_cmpuint (count_problems (fixture, later, "clash:"), ==, 1);
}

static void
test_dissolved (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *end, *done;
    guint n;
  } facts[] = {
    { NULL, NULL, 0 },         { "2026-11-22", NULL, 0 }, { "2026-11-21", NULL, 1 },
    { "2025-06-30", NULL, 1 }, { "2025", NULL, 1 },       { "2025-06-30", "2026-11-01", 0 },
  };

  fixture->rules.today = (BgDate){ 2026, 11, 22 };
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Kế hoạch và Đầu tư");
      g_autoptr (BgRecord) ended = bg_record_copy (agency);
      g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);

      bg_record_set_text (ended, "valid_to", facts[i].end);
      g_assert_true (bg_store_save (fixture->store, agency, ended, "Sửa", NULL));
      bg_record_set_text (task, "lead_agency", bg_record_get_id (agency));
      bg_record_set_text (task, "completed_date", facts[i].done);
      g_assert_cmpuint (count_problems (fixture, task, "dissolved_lead"), ==, facts[i].n);
    }
}

static BgRecord *
make_trip (const char *start, const char *direction, const char *member)
{
  BgRecord *trip = bg_record_new (&bg_delegation_kind);

  bg_record_set_text (trip, "title", "Đoàn công tác");
  bg_record_set_text (trip, "direction", direction);
  bg_record_set_text (trip, "start_date", start);
  bg_record_set_text (bg_record_add_item (trip, "members"), "full_name", member);
  return trip;
}

/* Only trips of that person, abroad, in that year, that were neither cancelled nor put into the trash count.
 */
static void
test_trips (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *start, *direction, *member, *hold;
    gboolean trashed;
  } others[] = {
    { "2026-01-10", "outgoing", "Trần Thị B", NULL, FALSE },
    { "2026", "outgoing", "Trần Thị B", NULL, FALSE },
    { "2025-12-31", "outgoing", "Trần Thị B", NULL, FALSE },
    { "2026-03-01", "incoming", "Trần Thị B", NULL, FALSE },
    { "2026-03-01", "outgoing", "Lê Văn C", NULL, FALSE },
    { "2026-03-01", "outgoing", "Trần Thị B", "cancelled", FALSE },
    { "2026-03-01", "outgoing", "Trần Thị B", NULL, TRUE },
  };
  g_autoptr (BgRecord) next = make_trip ("2026-05-01", "outgoing", "Trần Thị B");
  g_autoptr (BgRecord) unnamed = make_trip ("2026-05-01", "outgoing", NULL);
  g_autoptr (BgRecord) undated = make_trip (NULL, "outgoing", "Trần Thị B");

  fixture->rules.trips_a_year = 2;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BgRecord) trip = make_trip (others[i].start, others[i].direction, others[i].member);
      g_autoptr (GError) error = NULL;

      bg_record_set_text (trip, "hold", others[i].hold);
      bg_record_set_trashed (trip, others[i].trashed);
      g_assert_cmpuint (count_problems (fixture, next, "trips:"), ==, i >= 2);
      bg_store_save (fixture->store, NULL, trip, "Thêm", &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_problems (fixture, next, "trips:"), ==, 1);
  fixture->rules.trips_a_year = 3;
  g_assert_cmpuint (count_problems (fixture, next, "trips:"), ==, 0);
  fixture->rules.trips_a_year = 0;
  g_assert_cmpuint (count_problems (fixture, unnamed, "trips:"), ==, 0);
  g_assert_cmpuint (count_problems (fixture, undated, "trips:"), ==, 0);
}

/* An agency that is not here yet is no fault, and no reason to say that nothing was checked. */
static void
test_unknown_lead (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);

  bg_record_set_text (task, "lead_agency", "01900000-0000-7000-8000-00000000000a");
  g_assert_cmpuint (count_problems (fixture, task, ""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/checks/clash", test_clash);
  ADD ("/checks/dissolved", test_dissolved);
  ADD ("/checks/trips", test_trips);
  ADD ("/checks/unknown-lead", test_unknown_lead);
  return g_test_run ();
}
