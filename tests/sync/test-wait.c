/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for news: news, none in time from servers of either kind, and somebody else who answers. */
#include "bg-sync-outcome.h"
#include "sync-fixture.h"

#include <string.h>

typedef struct
{
  guint status;
  const char *body;
  guint asked;
} Line;

static gboolean
send_line (gpointer data,
           const BgRequest *request,
           BgAnswerFrom *answer,
           GCancellable *cancellable,
           GError **error)
{
  Line *line = data;

  g_assert_true (request->is_feed);
  g_assert_cmpuint (request->wait, >=, 20);
  line->asked++;
  answer->status = line->status;
  answer->body = line->body != NULL ? g_bytes_new_static (line->body, strlen (line->body)) : NULL;
  return TRUE;
}

static void
test_wait (void)
{
  static const struct
  {
    Line line;
    gboolean changed;
    BgSyncOutcome outcome;
  } cases[] = {
    { { 200, "{\"results\":[{\"seq\":\"9-x\",\"id\":\"a\"}],\"last_seq\":\"9-x\"}" }, TRUE, BG_SYNC_DONE },
    { { 200, "{\"results\":[],\"last_seq\":\"8-x\"}" }, FALSE, BG_SYNC_DONE },
    { { 0, NULL }, FALSE, BG_SYNC_DONE },
    { { 200, "<html>" }, FALSE, BG_SYNC_NOT_COUCH },
    { { 401, "{}" }, FALSE, BG_SYNC_WRONG_PASSWORD },
  };
  Office office;

  office_set_up (&office, 1);
  client_sync_well (office_get (&office, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Line line = cases[i].line;
      BgTransport way = { .send = send_line, .data = &line };
      g_autoptr (BgReplicator) replicator =
        bg_replicator_new (office_get (&office, 0)->store, g_memdup2 (&way, sizeof way));
      g_autoptr (GError) error = NULL;
      gboolean changed = !cases[i].changed;

      g_assert_cmpint (bg_replicator_wait (replicator, 20, &changed, NULL, &error), ==, cases[i].outcome);
      g_assert_cmpint (changed, ==, cases[i].changed);
      g_assert_cmpuint (line.asked, ==, 1);
    }
  office_tear_down (&office);
}

/* Pauses grow to a limit, with chance in them, and are never shorter than the server asks for. */
static void
test_pauses (void)
{
  static const struct
  {
    guint failures;
    guint asked;
    guint least;
    guint most;
  } cases[] = { { 1, 0, 2, 3 },     { 2, 0, 4, 6 },        { 5, 0, 32, 48 },     { 8, 0, 256, 384 },
                { 9, 0, 300, 450 }, { 1000, 0, 300, 450 }, { 1, 120, 120, 120 }, { 9, 3600, 3600, 3600 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint shortest = G_MAXUINT, longest = 0;

      for (guint attempt = 0; attempt < 200; attempt++)
        {
          guint pause = bg_replicator_get_pause (cases[i].failures, cases[i].asked);

          shortest = MIN (shortest, pause);
          longest = MAX (longest, pause);
        }
      g_assert_cmpuint (shortest, >=, cases[i].least);
      g_assert_cmpuint (longest, <=, cases[i].most);
      /* Two that fail together do not come back together. */
      g_assert_true (cases[i].asked > 0 || shortest < longest);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/wait/news", test_wait);
  g_test_add_func ("/sync/wait/pauses", test_pauses);
  return g_test_run ();
}
