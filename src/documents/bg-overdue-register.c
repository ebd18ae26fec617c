/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the register of overdue tasks as one table, grouped by lead agency, with totals. */
#include "bg-overdue-register.h"

#include "bg-table.h"
#include "bg-words.h"

#define NO_AGENCY "Chưa rõ cơ quan chủ trì"

/* The columns of Phụ lục IV.VIII; the agency of its column "Đơn vị" is the heading of each group. */
static const BgColumn columns[] = {
  { "STT", 5, PANGO_ALIGN_CENTER },
  { "Nội dung nhiệm vụ", 26, PANGO_ALIGN_LEFT },
  { "Căn cứ\n(số, ký hiệu, ngày)", 15, PANGO_ALIGN_LEFT },
  { "Thời hạn", 11, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Số ngày quá hạn", 8, PANGO_ALIGN_CENTER },
  { "Tiến độ, đôn đốc", 15, PANGO_ALIGN_LEFT },
  { "Số, ký hiệu\nvăn bản trả lời", 13, PANGO_ALIGN_LEFT },
  { "Ghi chú", 9, PANGO_ALIGN_LEFT },
};

/* The tasks of one agency. */
typedef struct
{
  const char *agency;
  GPtrArray *tasks;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->tasks);
  g_free (group);
}

/* Groups in the order of their first task, so that the caller's order holds. */
static GPtrArray *
group_by_agency (const BgOverdueRegister *data)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->n_tasks; i++)
    {
      const BgOverdueTask *task = &data->tasks[i];
      gboolean known = task->lead_agency != NULL && *task->lead_agency != '\0';
      const char *agency = known ? task->lead_agency : NO_AGENCY;
      Group *group = g_hash_table_lookup (seen, agency);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->agency = agency;
          group->tasks = g_ptr_array_new ();
          g_hash_table_insert (seen, (gpointer) agency, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->tasks, (gpointer) task);
    }
  return groups;
}

static void
add_task (BgTable *table, const BgOverdueTask *task, guint number)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *due = bg_words_dup_short_date (task->due_date);
  g_autofree char *late = bg_words_dup_number (task->days_late);
  const char *cells[G_N_ELEMENTS (columns)] = {
    position,
    bg_words_or_unknown (task->title),
    bg_words_or_unknown (task->basis),
    due,
    late,
    bg_words_or_unknown (task->progress),
    task->reply != NULL && *task->reply != '\0' ? task->reply : "chưa có",
    task->note != NULL ? task->note : "",
  };

  bg_table_add_row (table, cells);
}

static int
find_longest (const Group *group)
{
  int longest = 0;

  for (guint i = 0; i < group->tasks->len; i++)
    longest = MAX (longest, ((const BgOverdueTask *) g_ptr_array_index (group->tasks, i))->days_late);
  return longest;
}

static guint
add_group (BgTable *table, const Group *group, guint first_number)
{
  g_autofree char *count = bg_words_dup_number (group->tasks->len);
  g_autofree char *longest = bg_words_dup_number (find_longest (group));
  g_autofree char *heading = g_strdup_printf ("%s (%s nhiệm vụ)", group->agency, count);
  g_autofree char *total = g_strdup_printf ("Cộng: %s nhiệm vụ, quá hạn lâu nhất %s ngày", count, longest);

  bg_table_add_group (table, heading);
  for (guint i = 0; i < group->tasks->len; i++)
    add_task (table, g_ptr_array_index (group->tasks, i), first_number + i);
  bg_table_add_total (table, total);
  return first_number + group->tasks->len;
}

static guint
count_agencies (GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += g_str_equal (((Group *) g_ptr_array_index (groups, i))->agency, NO_AGENCY) ? 0 : 1;
  return n;
}

static void
add_conclusion (BgFlow *flow, GPtrArray *groups, const BgOverdueRegister *data)
{
  g_autofree char *tasks = bg_words_dup_number (data->n_tasks);
  g_autofree char *agencies = bg_words_dup_number (count_agencies (groups));
  g_autoptr (BgRuns) runs = bg_runs_new ();

  if (data->n_tasks == 0)
    bg_runs_add (runs, BG_RUN_PLAIN, "Không có nhiệm vụ quá hạn");
  else
    {
      bg_runs_add (runs, BG_RUN_BOLD, "Tổng cộng:");
      bg_runs_add_format (runs, BG_RUN_PLAIN, " %s nhiệm vụ quá hạn của %s cơ quan", tasks, agencies);
      if (count_agencies (groups) < groups->len)
        bg_runs_add (runs, BG_RUN_PLAIN, ", kể cả nhiệm vụ chưa rõ cơ quan chủ trì");
    }
  bg_runs_add (runs, BG_RUN_PLAIN, "./.");
  bg_flow_add_paragraph (flow, runs);
}

static void
add_body (BgFlow *flow, const BgOverdueRegister *data)
{
  g_autoptr (GPtrArray) groups = group_by_agency (data);
  guint number = 1;

  if (groups->len > 0)
    {
      g_autoptr (BgTable) table = bg_table_new (flow, columns, G_N_ELEMENTS (columns));

      for (guint i = 0; i < groups->len; i++)
        number = add_group (table, g_ptr_array_index (groups, i), number);
    }
  bg_flow_keep_last (flow, 1);
  add_conclusion (flow, groups, data);
}

/**
 * bg_overdue_register_create:
 * @data: the tasks and whose paper it is
 * @layout: the numbers of the page; landscape suits its many columns
 *
 * Returns: (transfer full): the register
 */
BgDocument *
bg_overdue_register_create (const BgOverdueRegister *data, const BgLayout *layout)
{
  g_autoptr (BgFlow) flow = NULL;
  g_autofree char *number = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (data != NULL && layout != NULL, NULL);

  flow = bg_flow_new (layout);
  number = bg_words_dup_symbol (data->number, "BC", data->letterhead.symbol);
  as_of = bg_date_format_document (data->as_of);
  subject = g_strdup_printf ("Danh mục nhiệm vụ quá hạn tính đến %s", as_of);
  bg_letterhead_add_head (&data->letterhead, flow, number, data->date);
  bg_flow_add_title (flow, "Báo cáo", subject);
  add_body (flow, data);
  bg_letterhead_add_signature (&data->letterhead, flow, data->show_recipients);
  return bg_document_new (g_steal_pointer (&flow), subject, data->letterhead.name, data->date);
}
