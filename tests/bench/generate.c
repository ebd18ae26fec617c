/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a record book with realistic Vietnamese records, nearly all of them tasks, through the one door in.
 */
#include <stdlib.h>

#include "bg-store.h"
#include "words.h"

#define BATCH 5000

typedef struct
{
  BgStore *store;
  GRand *random;
  BgDate today;
  BgChangeSet *set;
  GPtrArray *agencies;
  GPtrArray *partners;
} Work;

#define PICK(work, table) pick (work, table, G_N_ELEMENTS (table))

/* The square makes the front of the table more frequent, as words are. */
static const char *
pick (Work *work, const char *const *table, gsize n)
{
  double chance = g_rand_double (work->random);

  return table[(gsize) (chance * chance * (double) n)];
}

static gboolean
happens (Work *work, int percent)
{
  return g_rand_int_range (work->random, 0, 100) < percent;
}

static const char *
pick_id (Work *work, GPtrArray *ids)
{
  return g_ptr_array_index (ids, g_rand_int_range (work->random, 0, (int) ids->len));
}

static void
save_batch (Work *work)
{
  g_autoptr (GError) error = NULL;

  if (!bg_store_commit (work->store, work->set, &error))
    g_error ("%s", error->message);
  bg_change_set_unref (work->set);
  work->set = bg_change_set_new ("Nhập hồ sơ");
}

/* Takes the record. */
static void
add_record (Work *work, BgRecord *record)
{
  bg_change_set_set_flags (work->set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (work->set, NULL, record);
  g_object_unref (record);
  if (bg_change_set_get_n (work->set) >= BATCH)
    save_batch (work);
}

static void
set_day (Work *work, BgRecord *record, const char *field, int from, int to)
{
  bg_record_set_date (record, field,
                      bg_date_add_days (work->today, g_rand_int_range (work->random, from, to + 1)));
}

static void
set_name (Work *work, BgRecord *record, const char *field)
{
  g_autofree char *name = g_strdup_printf ("%s %s %s", PICK (work, families), PICK (work, middles),
                                           givens[g_rand_int_range (work->random, 0, G_N_ELEMENTS (givens))]);

  bg_record_set_text (record, field, name);
}

static void
set_number (Work *work, BgRecord *record, const char *field, const char *symbol)
{
  g_autofree char *number = g_strdup_printf ("%d/%s", g_rand_int_range (work->random, 1, 9000), symbol);

  bg_record_set_text (record, field, number);
}

static char *
make_rare_name (Work *work)
{
  const int n = G_N_ELEMENTS (syllables);

  return g_strdup_printf ("%s%s%s", syllables[g_rand_int_range (work->random, 0, n)],
                          syllables[g_rand_int_range (work->random, 0, n)],
                          syllables[g_rand_int_range (work->random, 0, n)]);
}

static void
set_title (Work *work, BgRecord *record, const char *field)
{
  g_autoptr (GString) title = g_string_new (PICK (work, deeds));

  g_string_append_printf (title, " %s", PICK (work, matters));
  if (happens (work, 70))
    g_string_append_printf (title, " với %s", PICK (work, places));
  if (happens (work, 40))
    g_string_append_printf (title, " năm %d", g_rand_int_range (work->random, 2012, 2028));
  if (happens (work, 20))
    {
      g_autofree char *name = make_rare_name (work);

      g_string_append_printf (title, " tại %s", name);
    }
  bg_record_set_text (record, field, title->str);
}

static void
set_sentence (Work *work, BgRecord *record, const char *field, int most)
{
  g_autoptr (GString) text = g_string_new ("Ghi chú:");
  int n = g_rand_int_range (work->random, most / 3, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, " %s", PICK (work, common_words));
  bg_record_set_text (record, field, text->str);
}

/* Of a hundred tasks about 84 are done, 3 overdue, 9 in time, 2 held and 2 without a day. */
static void
set_task_dates (Work *work, BgRecord *task)
{
  int chance = g_rand_int_range (work->random, 0, 100);

  if (chance < 84)
    {
      set_day (work, task, "due_date", -5000, 20);
      set_day (work, task, "completed_date", -5000, -1);
      bg_record_set_integer (task, "progress", 100);
    }
  else if (chance < 87)
    set_day (work, task, "due_date", -400, -1);
  else if (chance < 96)
    set_day (work, task, "due_date", 0, 400);
  else if (chance < 98)
    {
      set_day (work, task, "due_date", -2000, 300);
      bg_record_set_text (task, "hold", happens (work, 50) ? "paused" : "cancelled");
    }
  else
    bg_record_set_text (task, "due_kind", "continuous");
}

static BgRecord *
make_task (Work *work)
{
  BgRecord *task = bg_record_new (&bg_task_kind);

  set_title (work, task, "title");
  bg_record_set_text (task, "lead_agency", pick_id (work, work->agencies));
  set_task_dates (work, task);
  if (happens (work, 30))
    set_number (work, task, "reply_number", "BC-SNgV");
  if (happens (work, 30))
    set_sentence (work, task, "note", 40);
  if (happens (work, 10))
    {
      BgRecord *note = bg_record_add_item (task, "progress_notes");

      set_day (work, note, "date", -300, -1);
      set_sentence (work, note, "text", 15);
    }
  return task;
}

static BgRecord *
make_document (Work *work)
{
  BgRecord *document = bg_record_new (&bg_document_kind);

  set_title (work, document, "title");
  set_number (work, document, "number", "KH-UBND");
  set_day (work, document, "issued_date", -4000, -1);
  bg_record_set_text (document, "issuer", "Ủy ban nhân dân tỉnh Cà Mau");
  bg_record_set_text (document, "direction", happens (work, 60) ? "incoming" : "outgoing");
  set_name (work, document, "signer_name");
  return document;
}

static BgRecord *
make_delegation (Work *work, int start)
{
  BgRecord *delegation = bg_record_new (&bg_delegation_kind);
  g_autofree char *title = g_strdup_printf ("Đoàn đại biểu %s thăm và làm việc", PICK (work, places));

  bg_record_set_text (delegation, "title", title);
  bg_record_set_text (delegation, "direction", happens (work, 50) ? "incoming" : "outgoing");
  bg_record_set_text (delegation, "partner", pick_id (work, work->partners));
  bg_record_set_date (delegation, "start_date", bg_date_add_days (work->today, start));
  bg_record_set_date (delegation, "end_date", bg_date_add_days (work->today, start + 3));
  if (start < -30)
    bg_record_set_date (delegation, "report_date", bg_date_add_days (work->today, start + 12));
  for (int i = 0; i < 4; i++)
    set_name (work, bg_record_add_item (delegation, "members"), "full_name");
  return delegation;
}

static BgRecord *
make_agreement (Work *work, int signed_day)
{
  BgRecord *agreement = bg_record_new (&bg_agreement_kind);
  g_autofree char *title =
    g_strdup_printf ("Bản ghi nhớ về %s giữa tỉnh Cà Mau và %s", PICK (work, matters), PICK (work, places));
  BgRecord *commitment = bg_record_add_item (agreement, "commitments");

  bg_record_set_text (agreement, "title", title);
  bg_record_set_text (agreement, "partner", pick_id (work, work->partners));
  bg_record_set_date (agreement, "signed_date", bg_date_add_days (work->today, signed_day));
  bg_record_set_text (agreement, "term_kind", "length");
  bg_record_set_integer (agreement, "term_years", 5);
  bg_record_set_answer (agreement, "auto_renewal", happens (work, 40) ? BG_ANSWER_YES : BG_ANSWER_NO);
  bg_record_set_integer (agreement, "renewal_months", 60);
  set_title (work, commitment, "title");
  return agreement;
}

/* Without an office the window would ask who uses it before it shows a list. */
static void
add_office (Work *work)
{
  BgRecord *office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  BgRecord *officer = bg_record_new (&bg_officer_kind);

  bg_record_set_text (office, "name", "Sở Ngoại vụ (mẫu)");
  bg_record_set_text (officer, "full_name", "Nguyễn Văn A");
  add_record (work, office);
  add_record (work, officer);
}

static void
add_people_and_places (Work *work)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      BgRecord *agency = bg_record_new (&bg_agency_kind);

      bg_record_set_text (agency, "name", offices[i]);
      g_ptr_array_add (work->agencies, g_strdup (bg_record_get_id (agency)));
      add_record (work, agency);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      BgRecord *partner = bg_record_new (&bg_partner_kind);

      bg_record_set_text (partner, "name", places[i]);
      bg_record_set_text (partner, "country", "Nước bạn");
      g_ptr_array_add (work->partners, g_strdup (bg_record_get_id (partner)));
      add_record (work, partner);
    }
}

/* The overview shall have the same number of rows in a small book as in a large one, so that the time to draw
 * them is the same. */
static void
add_first_page (Work *work)
{
  for (int i = 0; i < 8; i++)
    {
      BgRecord *soon = make_task (work);
      BgRecord *later = make_task (work);

      bg_record_clear (soon, "completed_date");
      bg_record_clear (later, "completed_date");
      bg_record_set_date (soon, "due_date", bg_date_add_days (work->today, i % 7));
      bg_record_set_date (later, "due_date", bg_date_add_days (work->today, 10 + i));
      add_record (work, soon);
      add_record (work, later);
      add_record (work, make_delegation (work, 5 + i));
      add_record (work, make_delegation (work, -1));
      add_record (work, make_delegation (work, -12 - i));
      add_record (work, make_agreement (work, 60 - 5 * 365 + i));
    }
}

/* Records that rules of the law are about, and no others: half of them delegations, half agreements. */
static void
add_ruled_records (Work *work, int n)
{
  for (int i = 0; i < n; i++)
    {
      BgRecord *delegation = make_delegation (work, g_rand_int_range (work->random, -4000, 200));

      bg_record_set_text (delegation, "direction", "outgoing");
      add_record (work, delegation);
      if (++i < n)
        add_record (work, make_agreement (work, g_rand_int_range (work->random, -4000, 0)));
    }
}

static void
add_records (Work *work, int n)
{
  for (int i = 0; i < n; i++)
    {
      if (i % 100 < 92)
        add_record (work, make_task (work));
      else if (i % 100 < 96)
        add_record (work, make_document (work));
      else if (i % 100 < 99)
        add_record (work, make_delegation (work, g_rand_int_range (work->random, -4000, 200)));
      else
        add_record (work, make_agreement (work, g_rand_int_range (work->random, -4000, 0)));
      if ((i + 1) % 100000 == 0)
        g_printerr ("  %d / %d\n", i + 1, n);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) partners = g_ptr_array_new_with_free_func (g_free);
  Work work = { .agencies = agencies, .partners = partners, .today = bg_date_new (2026, 11, 22) };
  g_autoptr (GError) error = NULL;

  if (argc != 3 && argc != 4)
    g_error ("generate FILE RECORDS [ruled]");
  bg_clock_set_today (work.today);
  work.store = bg_store_open (argv[1], BG_OPEN_CREATE, &error);
  if (work.store == NULL)
    g_error ("%s", error->message);
  bg_store_set_officer (work.store, "Nguyễn Văn A");
  work.random = g_rand_new_with_seed (20261122);
  work.set = bg_change_set_new ("Nhập hồ sơ");
  add_office (&work);
  add_people_and_places (&work);
  add_first_page (&work);
  if (argc == 4)
    add_ruled_records (&work, atoi (argv[2]));
  else
    add_records (&work, atoi (argv[2]));
  save_batch (&work);
  bg_change_set_unref (work.set);
  g_rand_free (work.random);
  g_object_unref (work.store);
  return 0;
}
