/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks by the rules, over the record book: proposed, accepted in one step, undone, proposed again. */
#include <string.h>

#include "bg-error.h"
#include "bg-rule-tasks.h"
#include "bg-undo.h"
#include "store-fixture.h"

static const BgDate today = { 2026, 11, 23 };

static BgRecord *
add_agreement (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) partner = fixture_add (fixture, &bg_partner_kind, "Tỉnh C");
  BgRecord *agreement = bg_record_new (&bg_agreement_kind);

  bg_record_set_text (agreement, "title", "Bản ghi nhớ");
  bg_record_set_text (agreement, "partner", bg_record_get_id (partner));
  bg_record_set_text (agreement, "capacity", "committee");
  bg_record_set_date (agreement, "signed_date", bg_date_new (2026, 2, 12));
  bg_store_save (fixture->store, NULL, agreement, "Thêm", &error);
  g_assert_no_error (error);
  return agreement;
}

static void
add_office (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Cơ quan ngoại vụ");
  g_autoptr (BgRecord) office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);

  bg_record_set_text (office, "name", "Cơ quan ngoại vụ");
  bg_record_set_text (office, "agency", bg_record_get_id (agency));
  bg_store_save (fixture->store, NULL, office, "Thêm", &error);
  g_assert_no_error (error);
}

static GPtrArray *
propose (Fixture *fixture, BgRecord *record, int year)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = bg_store_propose (fixture->store, record, year, today, &error);

  g_assert_no_error (error);
  return proposals;
}

static void
commit (Fixture *fixture, GPtrArray *proposals)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = bg_proposals_create_change_set (proposals, &error);

  g_assert_no_error (error);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agreement = add_agreement (fixture);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  const BgProposal *proposal;

  add_office (fixture);
  first = propose (fixture, agreement, 0);
  g_assert_cmpuint (first->len, ==, 1);
  proposal = g_ptr_array_index (first, 0);
  g_assert_cmpstr (proposal->code, ==, "R1");
  g_assert_cmpint (bg_date_compare (proposal->due, bg_date_new (2026, 2, 27)), ==, 0);
  commit (fixture, first);
  second = propose (fixture, agreement, 0);
  g_assert_cmpuint (second->len, ==, 0);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) take_back = NULL;
  g_autoptr (BgChangeSet) undo = NULL;
  g_autoptr (GPtrArray) year = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;

  add_office (fixture);
  year = propose (fixture, NULL, 2026);
  g_assert_cmpuint (year->len, ==, 4);
  commit (fixture, year);
  after = propose (fixture, NULL, 2026);
  g_assert_cmpuint (after->len, ==, 0);
  take_back = bg_undo_load (fixture->store, BG_UNDO_LAST, &error);
  g_assert_no_error (error);
  undo = bg_undo_create_change_set (take_back, &error);
  g_assert_no_error (error);
  bg_store_commit (fixture->store, undo, &error);
  g_assert_no_error (error);
  again = propose (fixture, NULL, 2026);
  g_assert_cmpuint (again->len, ==, 4);
}

/* Nobody is known to lead it: said, and nothing half done. */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = propose (fixture, NULL, 2026);
  g_autoptr (BgChangeSet) set = bg_proposals_create_change_set (proposals, &error);

  g_assert_null (set);
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
}

static guint
count_tasks (Fixture *fixture)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &fixture->rules);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (bg_store_count (fixture->store, query, &n, &error));
  return n;
}

/* Five thousand: all in one step, or none where one of them cannot be. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_proposal_free);
  g_autoptr (BgChangeSet) refused = NULL;
  g_autoptr (BgChangeSet) undo = NULL;
  g_autoptr (BgUndo) take_back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lead = NULL;
  BgRecord *last;

  add_office (fixture);
  for (int year = 2026; all->len < 5000; year++)
    {
      GPtrArray *proposals = propose (fixture, NULL, year);

      g_ptr_array_set_free_func (proposals, NULL);
      for (guint i = 0; i < proposals->len; i++)
        g_ptr_array_add (all, g_ptr_array_index (proposals, i));
      g_ptr_array_unref (proposals);
    }
  g_assert_cmpuint (all->len, ==, 5000);

  last = ((const BgProposal *) g_ptr_array_index (all, 4999))->after;
  lead = g_strdup (bg_record_get_text (last, "lead_agency"));
  bg_record_set_text (last, "lead_agency", NULL);
  refused = bg_proposals_create_change_set (all, &error);
  g_assert_null (refused);
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, bg_record_get_title (last)));
  g_clear_error (&error);
  g_assert_cmpuint (count_tasks (fixture), ==, 0);

  bg_record_set_text (last, "lead_agency", lead);
  commit (fixture, all);
  g_assert_cmpuint (count_tasks (fixture), ==, 5000);
  take_back = bg_undo_load (fixture->store, BG_UNDO_LAST, &error);
  g_assert_no_error (error);
  undo = bg_undo_create_change_set (take_back, &error);
  g_assert_no_error (error);
  bg_store_commit (fixture->store, undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tasks (fixture), ==, 0);
}

static BgChangeSet *
describe_many_agreements (BgRecord *partner, guint n)
{
  BgChangeSet *set = bg_change_set_new ("Nhập");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BgRecord) agreement = bg_record_new (&bg_agreement_kind);
      g_autofree char *title = g_strdup_printf ("Bản ghi nhớ số %u", i);

      bg_record_set_text (agreement, "title", title);
      bg_record_set_text (agreement, "partner", bg_record_get_id (partner));
      bg_record_set_text (agreement, "capacity", "committee");
      bg_record_set_date (agreement, "signed_date", bg_date_new (2026, 2, 1 + (int) (i % 28)));
      bg_change_set_add (set, NULL, agreement);
    }
  return set;
}

/* What the sweep says, one line a proposal. */
static char *
describe (GPtrArray *proposals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const BgProposal *proposal = g_ptr_array_index (proposals, i);
      char iso[BG_DATE_ISO_SIZE];

      /* A task that is made is named as its proposal is. */
      if (proposal->after != NULL)
        g_assert_cmpstr (bg_record_get_title (proposal->after), ==, proposal->title);
      g_string_append_printf (text, "%s %s %s %s, %s\n", bg_proposal_kind_get_code (proposal->kind),
                              proposal->code, bg_date_to_iso (proposal->due, iso), proposal->title,
                              proposal->how);
    }
  return g_string_free (text, FALSE);
}

/* Every third has its tasks already, and every sixth was signed on another day since: so some are new, some
 * moved, and some ask for nothing. One more lies in the trash. */
static void
change_some (Fixture *fixture, GPtrArray *agreements, const BgRuleBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Sửa");

  for (guint i = 0; i < agreements->len; i += 3)
    {
      BgRecord *before = g_ptr_array_index (agreements, i);
      g_autoptr (BgRecord) after = bg_record_copy (before);
      g_autoptr (GPtrArray) found = bg_store_propose_by (fixture->store, before, 0, book, &error);

      g_assert_no_error (error);
      g_assert_true (bg_proposals_add_changes (found, set, &error));
      bg_record_set_date (after, "signed_date", bg_date_new (2026, 3, 2));
      if (i == 3)
        bg_record_set_trashed (after, TRUE);
      if (i % 6 == 0 || i == 3)
        bg_change_set_add (set, before, after);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

/* All at once says what is said of each by itself, in the order of the list, across the bounds of batches. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRuleBook) book = NULL;
  g_autoptr (BgRecord) partner = fixture_add (fixture, &bg_partner_kind, "Tỉnh C");
  g_autoptr (BgChangeSet) set = describe_many_agreements (partner, 700);
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) agreements = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GString) each = g_string_new (NULL);
  g_autofree char *swept = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *said = NULL;

  add_office (fixture);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
  book = bg_store_load_rule_book (fixture->store, today, &error);
  g_assert_no_error (error);
  query = bg_query_new (&bg_agreement_kind, bg_rule_book_get_numbers (book));
  agreements = bg_store_find (fixture->store, query, 0, &error);
  g_assert_no_error (error);
  change_some (fixture, agreements, book);

  g_ptr_array_unref (agreements);
  agreements = bg_store_find (fixture->store, query, 0, &error);
  g_assert_cmpuint (agreements->len, ==, 699);
  for (guint i = 0; i <= agreements->len; i++)
    {
      BgRecord *record = i < agreements->len ? g_ptr_array_index (agreements, i) : NULL;
      g_autoptr (GPtrArray) found = bg_store_propose_by (fixture->store, record, 2026, book, &error);
      g_autofree char *text = describe (found);

      g_string_append (each, text);
    }
  all = bg_store_propose_all (fixture->store, 2026, book, FALSE, &error);
  g_assert_no_error (error);
  swept = describe (all);
  words = bg_store_propose_all (fixture->store, 2026, book, TRUE, &error);
  g_assert_no_error (error);
  said = describe (words);
  g_assert_cmpstr (said, ==, swept);
  g_assert_cmpuint (bg_proposals_count (all, BG_PROPOSAL_NEW), >, 400);
  g_assert_cmpuint (bg_proposals_count (all, BG_PROPOSAL_MOVED), >, 50);
  g_assert_cmpstr (swept, ==, each->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rule-tasks/accept", test_accept);
  ADD ("/rule-tasks/undo", test_undo);
  ADD ("/rule-tasks/nobody", test_nobody);
  ADD ("/rule-tasks/many", test_many);
  ADD ("/rule-tasks/sweep", test_sweep);
  return g_test_run ();
}
