/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a conversation may end: each ending has a code and words of its own, which say what becomes of the
 * records and what to do, and the technical detail stands apart from them. */
#include <gio/gio.h>
#include <string.h>

#include "bg-error.h"
#include "bg-sync-outcome.h"

static void
test_each_its_own (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (BgSyncOutcome outcome = BG_SYNC_DONE; outcome <= BG_SYNC_BOOK; outcome++)
    {
      const char *code = bg_sync_outcome_get_code (outcome);
      const char *said = bg_sync_outcome_get_words (outcome);
      BgSyncOutcome found;

      g_assert_nonnull (code);
      g_assert_true (g_hash_table_add (codes, (gpointer) code));
      g_assert_true (g_hash_table_add (words, (gpointer) said));
      g_assert_true (bg_sync_outcome_find (code, &found));
      g_assert_cmpint (found, ==, outcome);
      /* An officer reads them: no code, no number, no name of a library. */
      g_assert_null (strstr (said, "HTTP"));
      g_assert_null (strpbrk (said, "0123456789_{}"));
    }
  g_assert_false (bg_sync_outcome_find ("of-a-later-version", &(BgSyncOutcome){ 0 }));
  g_assert_false (bg_sync_outcome_find (NULL, &(BgSyncOutcome){ 0 }));
}

/* What passes by itself is tried again without anybody; what needs a person is not. */
static void
test_what_passes (void)
{
  static const BgSyncOutcome passing[] = { BG_SYNC_DONE,     BG_SYNC_OFFLINE, BG_SYNC_NOT_COUCH,
                                           BG_SYNC_LOCKED,   BG_SYNC_FULL,    BG_SYNC_SERVER_FAULT,
                                           BG_SYNC_CANCELLED };

  for (BgSyncOutcome outcome = BG_SYNC_DONE; outcome <= BG_SYNC_BOOK; outcome++)
    {
      gboolean passes = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (passing); i++)
        passes = passes || passing[i] == outcome;
      g_assert_cmpint (bg_sync_outcome_may_pass (outcome), ==, passes);
    }
}

static void
test_errors (void)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (GError) bare = NULL;
  g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) book = g_error_new_literal (BG_ERROR, BG_ERROR_FAILED, "x");
  g_autofree char *words = NULL;

  bg_sync_set_error (&own, BG_SYNC_FULL, "507 insufficient_storage\nof the disk");
  bg_sync_set_error (&bare, BG_SYNC_FULL, NULL);
  words = bg_sync_dup_words (own->message);
  g_assert_cmpstr (words, ==, bg_sync_outcome_get_words (BG_SYNC_FULL));
  g_assert_cmpstr (bg_sync_find_detail (own->message), ==, "507 insufficient_storage\nof the disk");
  g_assert_null (bg_sync_find_detail (bare->message));
  g_assert_cmpint (bg_sync_outcome_from_error (NULL), ==, BG_SYNC_DONE);
  g_assert_cmpint (bg_sync_outcome_from_error (own), ==, BG_SYNC_FULL);
  g_assert_cmpint (bg_sync_outcome_from_error (stopped), ==, BG_SYNC_CANCELLED);
  g_assert_cmpint (bg_sync_outcome_from_error (book), ==, BG_SYNC_BOOK);
}

/* Which records it is about stands behind the words, and how many more. */
static void
test_records (void)
{
  static const struct
  {
    guint more;
    const char *end;
  } cases[] = { { 0, "“Đoàn A”." }, { 1, "“Đoàn A”, and 1 other." }, { 3, "“Đoàn A”, and 3 others." } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      bg_sync_set_error_of (&error, BG_SYNC_TOO_BIG, "“Đoàn A”", cases[i].more);
      g_assert_true (g_str_has_prefix (error->message, bg_sync_outcome_get_words (BG_SYNC_TOO_BIG)));
      g_assert_true (g_str_has_suffix (error->message, cases[i].end));
      g_assert_null (bg_sync_find_detail (error->message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/outcomes/each-its-own", test_each_its_own);
  g_test_add_func ("/sync/outcomes/what-passes", test_what_passes);
  g_test_add_func ("/sync/outcomes/errors", test_errors);
  g_test_add_func ("/sync/outcomes/records", test_records);
  return g_test_run ();
}
