/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads records of tasks into the register's plain data, leaving out those that are not overdue. */
#include "bg-overdue-paper.h"

#include "bg-office-letterhead.h"
#include "bg-words.h"

struct _BgOverduePaper
{
  BgOverdueRegister data;
  BgRecord *office;
  BgArena *arena;
  GArray *tasks;
};

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

/* Number and day of a document; its title when it has no number. */
static char *
dup_reference (BgRecord *document)
{
  const char *number = bg_record_get_text (document, "number");
  BgDate issued = bg_record_get_date (document, "issued_date");
  g_autofree char *date = bg_date_format (issued);

  return g_strdup_printf ("%s%s%s", number != NULL ? number : bg_record_get_title (document),
                          bg_date_is_known (issued) ? ", " : "", date);
}

static void
append_basis (GString *text, BgRecord *basis, BgArena *arena)
{
  BgRecord *document = bg_arena_find (arena, "document", bg_record_get_text (basis, "document"));
  const char *clause = bg_record_get_text (basis, "clause");
  g_autofree char *reference = NULL;
  g_autofree char *part = NULL;

  if (document == NULL)
    return;
  reference = dup_reference (document);
  part = g_strdup_printf ("%s%s%s", reference, clause != NULL ? ", " : "", clause != NULL ? clause : "");
  append_part (text, part);
}

/* The documents a task rests on; without any, the agreement or the delegation it comes from. */
static const char *
write_basis (BgRecord *task, BgArena *arena)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (task, "bases"); i++)
    append_basis (text, bg_record_get_item (task, "bases", i), arena);
  if (text->len == 0)
    append_part (text, bg_arena_find_title (arena, task, "agreement"));
  if (text->len == 0)
    append_part (text, bg_arena_find_title (arena, task, "delegation"));
  return bg_arena_copy (arena, text->str);
}

static void
append_reminders (GString *text, BgRecord *task)
{
  guint n = bg_record_get_n_items (task, "reminders");
  g_autofree char *last = NULL;
  g_autofree char *part = NULL;

  if (n == 0)
    {
      append_part (text, "chưa đôn đốc");
      return;
    }
  last = bg_date_format (bg_record_get_date (bg_record_get_item (task, "reminders", n - 1), "date"));
  part = g_strdup_printf ("đã đôn đốc %02u lần%s%s", n, *last != '\0' ? ", gần nhất " : "", last);
  append_part (text, part);
}

static const char *
write_progress (BgRecord *task, BgArena *arena)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_notes = bg_record_get_n_items (task, "progress_notes");
  gint64 percent = 0;

  if (bg_record_get_integer (task, "progress", &percent))
    g_string_append_printf (text, "%" G_GINT64_FORMAT "%%", percent);
  if (n_notes > 0)
    append_part (text, bg_record_get_text (bg_record_get_item (task, "progress_notes", n_notes - 1), "text"));
  append_reminders (text, task);
  return bg_arena_copy (arena, text->str);
}

static const char *
write_reply (BgRecord *task, BgArena *arena)
{
  const char *number = bg_record_get_text (task, "reply_number");
  g_autofree char *date = bg_date_format (bg_record_get_date (task, "reply_date"));

  if (number == NULL)
    return NULL;
  return bg_arena_take (arena, g_strdup_printf ("%s%s%s", number, *date != '\0' ? ", " : "", date));
}

static void
read_task (BgOverduePaper *paper, BgRecord *task, const BgRules *rules)
{
  BgStatus status = bg_record_get_status (task, rules);
  BgOverdueTask read = { NULL };

  if (g_strcmp0 (status.code, "overdue") != 0)
    return;
  read.title = bg_arena_copy (paper->arena, bg_record_get_text (task, "title"));
  read.basis = write_basis (task, paper->arena);
  read.lead_agency = bg_arena_find_title (paper->arena, task, "lead_agency");
  read.due_date = bg_record_get_date (task, "due_date");
  read.days_late = status.days;
  read.progress = write_progress (task, paper->arena);
  read.reply = write_reply (task, paper->arena);
  read.note = bg_arena_copy (paper->arena, bg_record_get_text (task, "note"));
  g_array_append_val (paper->tasks, read);
}

static void
read_tasks (BgOverduePaper *paper, GListModel *tasks, const BgRules *rules)
{
  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (BgRecord) task = g_list_model_get_item (tasks, i);

      read_task (paper, task, rules);
    }
  paper->data.tasks = (const BgOverdueTask *) (gpointer) paper->tasks->data;
  paper->data.n_tasks = paper->tasks->len;
}

/**
 * bg_overdue_paper_new:
 * @tasks: a list of #BgRecord of tasks, in the order they are to be printed
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: (nullable) (scope call): finds the records that the tasks name
 * @find_data: for @find
 *
 * Reads the tasks that are overdue on @rules->today. The paper is dated that day and signed by the office's
 * first signer.
 *
 * Returns: (transfer full): the data of the register, independent of the records
 */
BgOverduePaper *
bg_overdue_paper_new (GListModel *tasks,
                      BgRecord *office,
                      const BgRules *rules,
                      BgFindRecordFunc find,
                      gpointer find_data)
{
  BgOverduePaper *paper;

  g_return_val_if_fail (G_IS_LIST_MODEL (tasks) && rules != NULL, NULL);

  paper = g_new0 (BgOverduePaper, 1);
  paper->arena = bg_arena_new (find, find_data);
  paper->office = office != NULL ? g_object_ref (office) : NULL;
  paper->tasks = g_array_new (FALSE, TRUE, sizeof (BgOverdueTask));
  paper->data.date = paper->data.as_of = rules->today;
  paper->data.show_recipients = TRUE;
  bg_overdue_paper_set_signer (paper, 0);
  read_tasks (paper, tasks, rules);
  return paper;
}

/**
 * bg_overdue_paper_free:
 * @paper: (transfer full): the data of a register
 */
void
bg_overdue_paper_free (BgOverduePaper *paper)
{
  g_return_if_fail (paper != NULL);

  g_array_unref (paper->tasks);
  bg_arena_free (paper->arena);
  g_clear_object (&paper->office);
  g_free (paper);
}

/**
 * bg_overdue_paper_get_register:
 * @paper: the data of a register
 *
 * Returns: (transfer none): the plain data, whose options, number and date may be changed before
 *   bg_overdue_register_create()
 */
BgOverdueRegister *
bg_overdue_paper_get_register (BgOverduePaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return &paper->data;
}

/**
 * bg_overdue_paper_set_signer:
 * @paper: the data of a register
 * @signer: which of the office's signers, from 0
 */
void
bg_overdue_paper_set_signer (BgOverduePaper *paper, guint signer)
{
  g_return_if_fail (paper != NULL);

  bg_letterhead_from_office (&paper->data.letterhead, paper->office, signer, paper->arena);
}
