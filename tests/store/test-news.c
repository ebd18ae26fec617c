/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News of others: the first at once, what follows gathered, none lost. */
#include "bg-news.h"
#include "bg-record.h"

typedef struct
{
  guint times;
  guint records;
} Heard;

static void
heard_cb (GPtrArray *records, gpointer data)
{
  Heard *heard = data;

  heard->times++;
  heard->records += records->len;
}

static void
tell (BgNews *news, guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, bg_record_new (&bg_agency_kind));
  bg_news_tell (news, records);
}

static void
test_gathered (void)
{
  Heard heard = { 0 };
  g_autoptr (BgNews) news = bg_news_new (heard_cb, &heard);

  tell (news, 1);
  g_assert_cmpuint (heard.times, ==, 1);
  for (guint i = 0; i < 20; i++)
    tell (news, 500);
  g_assert_cmpuint (heard.times, ==, 1);
  while (heard.times < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard.records, ==, 1 + 20 * 500);
}

/* A colleague's bulk edit leaves the next edit its second or two; a first exchange is shown every eight. */
static void
test_pauses (void)
{
  static const struct
  {
    guint n;
    gint64 seconds;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 250, 1 }, { 500, 2 }, { 2000, 8 }, { 100000, 8 }, { G_MAXUINT, 8 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bg_news_get_pause (cases[i].n), ==, cases[i].seconds * G_TIME_SPAN_SECOND);
}

/* Freed while some wait: nobody is told, and nothing is left behind. */
static void
test_freed (void)
{
  Heard heard = { 0 };
  BgNews *news = bg_news_new (heard_cb, &heard);

  tell (news, 1);
  tell (news, 1);
  bg_news_free (news);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (heard.times, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/news/gathered", test_gathered);
  g_test_add_func ("/news/pauses", test_pauses);
  g_test_add_func ("/news/freed", test_freed);
  return g_test_run ();
}
