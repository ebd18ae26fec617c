/* SPDX-License-Identifier: GPL-3.0-or-later */
/* News of records that others changed, gathered while many come.
 *
 * The first is told at once, so that a colleague's edit is on the screen when it is there. What follows
 * within a second waits for the others: at a first exchange a page of 500 records comes several times a
 * second, and lists that were rebuilt for each of them would hold up the window. Where thousands come in a
 * second every row in sight is another one each time, which takes the window a third of a second to draw:
 * then they are shown more rarely, so that nineteen frames of twenty are the officer's. */
#include "bg-config.h"

#include "bg-news.h"

#include <gio/gio.h>

/* After few records, in microseconds; for each of many; and after however many. */
#define LEAST_PAUSE      G_TIME_SPAN_SECOND
#define PAUSE_FOR_RECORD (4 * G_TIME_SPAN_MILLISECOND)
#define MOST_PAUSE       (8 * G_TIME_SPAN_SECOND)

struct _BgNews
{
  BgNewsFunc func;
  gpointer data;
  GPtrArray *waiting;
  gint64 told;
  gint64 pause;
  guint source;
};

/**
 * bg_news_new:
 * @func: hears of what changed
 * @data: for @func
 *
 * Returns: (transfer full): what gathers news; for one thread with its main context
 */
BgNews *
bg_news_new (BgNewsFunc func, gpointer data)
{
  BgNews *news;

  g_return_val_if_fail (func != NULL, NULL);

  news = g_new0 (BgNews, 1);
  news->func = func;
  news->data = data;
  news->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  return news;
}

/**
 * bg_news_free:
 * @news: (nullable): what gathers news; what waits is not told any more
 */
void
bg_news_free (BgNews *news)
{
  if (news == NULL)
    return;
  g_clear_handle_id (&news->source, g_source_remove);
  g_ptr_array_unref (news->waiting);
  g_free (news);
}

/**
 * bg_news_get_pause:
 * @n: how many records were told at once
 *
 * Returns: microseconds until the next are told
 */
gint64
bg_news_get_pause (guint n)
{
  return CLAMP (n * PAUSE_FOR_RECORD, LEAST_PAUSE, MOST_PAUSE);
}

static void
tell_all (BgNews *news)
{
  g_autoptr (GPtrArray) records = g_steal_pointer (&news->waiting);

  news->pause = bg_news_get_pause (records->len);
  news->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  news->func (records, news->data);
  /* From the end on: what the pages did meanwhile is no pause. */
  news->told = g_get_monotonic_time ();
}

static gboolean
pause_over_cb (gpointer data)
{
  BgNews *news = data;

  news->source = 0;
  tell_all (news);
  return G_SOURCE_REMOVE;
}

/**
 * bg_news_tell:
 * @news: what gathers news
 * @records: (element-type BgRecord): what changed
 *
 * Tells it at once when the last news is a second old, or some seconds where that was much; otherwise
 * together with what comes until then.
 */
void
bg_news_tell (BgNews *news, GPtrArray *records)
{
  gint64 rest;

  g_return_if_fail (news != NULL && records != NULL);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (news->waiting, g_object_ref (g_ptr_array_index (records, i)));
  if (news->source != 0)
    return;
  rest = news->told + news->pause - g_get_monotonic_time ();
  if (news->told == 0 || rest <= 0)
    tell_all (news);
  else
    news->source = g_timeout_add ((guint) (rest / 1000) + 1, pause_over_cb, news);
}

typedef struct
{
  BgNews *news;
  GObject *owner;
  GPtrArray *records;
} Passed;

static gboolean
tell_passed_cb (gpointer data)
{
  Passed *passed = data;

  bg_news_tell (passed->news, passed->records);
  return G_SOURCE_REMOVE;
}

static void
free_passed (gpointer data)
{
  Passed *passed = data;

  g_ptr_array_unref (passed->records);
  g_object_unref (passed->owner);
  g_free (passed);
}

/**
 * bg_news_pass:
 * @news: what gathers news
 * @owner: who frees @news at its end; kept until it is told
 * @records: (element-type BgRecord): what changed; not changed any more
 *
 * bg_news_tell() in the main context, from any thread.
 */
void
bg_news_pass (BgNews *news, GObject *owner, GPtrArray *records)
{
  Passed *passed;

  g_return_if_fail (news != NULL && G_IS_OBJECT (owner) && records != NULL);

  passed = g_new0 (Passed, 1);
  passed->news = news;
  passed->owner = g_object_ref (owner);
  passed->records = g_ptr_array_ref (records);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, tell_passed_cb, passed, free_passed);
}
