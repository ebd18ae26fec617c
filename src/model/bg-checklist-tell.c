/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which the record of an agreement tells that a paper of its dossier is there. */
#include "bg-checklist-private.h"

#include "bg-agreement-succession.h"
#include "bg-condition.h"
#include "bg-text.h"

#include <string.h>

static void
append (GString *note, const char *words, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (note, "%s%s%s", note->len > 0 ? ", " : "", words, value);
}

static void
append_day (GString *note, const char *words, BgDate date)
{
  g_autofree char *day = bg_date_format (date);

  append (note, words, day);
}

/* "số 12/QĐ-UBND, ngày 03/02/2026"; a place is said as it stands. */
static void
append_field (GString *note, BgRecord *record, const char *name)
{
  if (bg_kind_get_field (bg_record_get_kind (record), name)->type == BG_FIELD_DATE)
    append_day (note, "ngày ", bg_record_get_date (record, name));
  else
    append (note, g_str_has_suffix (name, "number") ? "số " : "", bg_record_get_text (record, name));
}

/** bg_check_tell_fields: there when all fields named are set. */
BgCheckState
bg_check_tell_fields (const BgCheckLine *line, BgRecord *record, GString *note)
{
  g_auto (GStrv) names = g_strsplit (line->about, "|", -1);
  guint n_set = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (bg_record_is_set (record, names[i]))
      {
        append_field (note, record, names[i]);
        n_set++;
      }
  return n_set == 0 ? BG_CHECK_MISSING : n_set == g_strv_length (names) ? BG_CHECK_PRESENT : BG_CHECK_PARTLY;
}

static BgCheckState
count (guint n_there, guint n_all)
{
  return n_there == 0 ? BG_CHECK_MISSING : n_there == n_all ? BG_CHECK_PRESENT : BG_CHECK_PARTLY;
}

/** bg_check_tell_items: there when each item that it is about has the field "list.field". */
BgCheckState
bg_check_tell_items (const BgCheckLine *line, BgRecord *record, GString *note)
{
  g_auto (GStrv) parts = g_strsplit (line->about, ".", 2);
  guint n_all = 0;
  guint n_there = 0;

  for (guint i = 0; i < bg_record_get_n_items (record, parts[0]); i++)
    {
      BgRecord *item = bg_record_get_item (record, parts[0], i);

      if (!bg_record_holds (item, line->item_when))
        continue;
      n_all++;
      n_there += bg_record_is_set (item, parts[1]);
    }
  g_string_append_printf (note, "đã thông báo %u trong %u lần", n_there, n_all);
  return count (n_there, n_all);
}

static gboolean
is_answered (BgRecord *opinion)
{
  return bg_record_is_set (opinion, "reply_date") || bg_record_is_set (opinion, "reply_number") ||
         bg_record_holds (opinion, "answer=agrees|comments|disagrees");
}

/* Names are typed by hand: without regard to case and marks. */
static gboolean
names_any (const char *agency, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  g_autofree char *folded = bg_text_fold (agency != NULL ? agency : "");

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *wanted = bg_text_fold (list[i]);

      if (strstr (folded, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static BgCheckState
tell_of_opinion (BgRecord *opinion, GString *note)
{
  g_string_truncate (note, 0);
  if (!is_answered (opinion))
    {
      append_day (note, "đã gửi ngày ", bg_record_get_date (opinion, "sent_date"));
      append (note, "", "chưa trả lời");
      return BG_CHECK_PARTLY;
    }
  append (note, "số ", bg_record_get_text (opinion, "reply_number"));
  append_day (note, "ngày ", bg_record_get_date (opinion, "reply_date"));
  append (note, "", note->len == 0 ? "đã trả lời" : NULL);
  return BG_CHECK_PRESENT;
}

/** bg_check_tell_opinion: there when an agency of that name has answered. */
BgCheckState
bg_check_tell_opinion (const BgCheckLine *line, BgRecord *record, GString *note)
{
  BgCheckState state = BG_CHECK_MISSING;

  for (guint i = 0; i < bg_record_get_n_items (record, "opinions") && state != BG_CHECK_PRESENT; i++)
    {
      BgRecord *opinion = bg_record_get_item (record, "opinions", i);

      if (names_any (bg_record_get_text (opinion, "agency"), line->about))
        state = tell_of_opinion (opinion, note);
    }
  return state;
}

/** bg_check_tell_opinions: there when all that were asked have answered. */
BgCheckState
bg_check_tell_opinions (const BgCheckLine *line, BgRecord *record, GString *note)
{
  guint n = bg_record_get_n_items (record, "opinions");
  guint n_answered = 0;

  for (guint i = 0; i < n; i++)
    n_answered += is_answered (bg_record_get_item (record, "opinions", i));
  if (n > 0)
    g_string_append_printf (note, "%u trong %u cơ quan đã trả lời", n_answered, n);
  return n > 0 && n_answered == 0 ? BG_CHECK_PARTLY : count (n_answered, n);
}

static gboolean
is_vietnamese (const char *language)
{
  g_autofree char *folded = bg_text_fold (language != NULL ? language : "");

  return strstr (folded, "viet") != NULL;
}

static const char *
find_file (BgRecord *record, gboolean vietnamese)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "files"); i++)
    {
      BgRecord *file = bg_record_get_item (record, "files", i);

      if (bg_record_is_set (file, "language") &&
          is_vietnamese (bg_record_get_text (file, "language")) == vietnamese)
        return bg_record_get_title (file);
    }
  return NULL;
}

/** bg_check_tell_draft: before it is signed, a file in that language is the draft; afterwards it may be the
 * text. */
BgCheckState
bg_check_tell_draft (const BgCheckLine *line, BgRecord *record, GString *note)
{
  const char *title = bg_agreement_is_signed (record) ? NULL : find_file (record, line->about != NULL);

  append (note, "tệp: ", title);
  return title != NULL ? BG_CHECK_PRESENT : BG_CHECK_MISSING;
}

/** bg_check_tell_files: there when any file is attached. */
BgCheckState
bg_check_tell_files (const BgCheckLine *line, BgRecord *record, GString *note)
{
  guint n = bg_record_get_n_items (record, "files");

  if (n > 0)
    g_string_append_printf (note, "%u tệp", n);
  return n > 0 ? BG_CHECK_PRESENT : BG_CHECK_MISSING;
}

/** bg_check_tell_vietnamese: there when the record says so, or it was signed in Vietnamese, or a file is; a
 * plain no holds against both. */
BgCheckState
bg_check_tell_vietnamese (const BgCheckLine *line, BgRecord *record, GString *note)
{
  const char *languages = bg_record_get_text (record, "languages");
  const char *title = find_file (record, TRUE);

  if (bg_record_get_answer (record, "vietnamese_text") == BG_ANSWER_NO)
    return BG_CHECK_MISSING;
  if (is_vietnamese (languages))
    append (note, "ký bằng ", languages);
  else
    append (note, "tệp: ", title);
  return note->len > 0 || bg_record_get_answer (record, "vietnamese_text") == BG_ANSWER_YES
           ? BG_CHECK_PRESENT
           : BG_CHECK_MISSING;
}

/** bg_check_tell_publication: there when it was published, with the day, or is not, with the reason. */
BgCheckState
bg_check_tell_publication (const BgCheckLine *line, BgRecord *record, GString *note)
{
  BgAnswer published = bg_record_get_answer (record, "published");

  if (published == BG_ANSWER_UNKNOWN)
    return BG_CHECK_MISSING;
  if (published == BG_ANSWER_YES)
    append_day (note, "ngày ", bg_record_get_date (record, "publication_date"));
  else
    append (note, "không công bố: ", bg_record_get_text (record, "publication_reason"));
  return note->len > 0 ? BG_CHECK_PRESENT : BG_CHECK_PARTLY;
}

/** bg_check_tell_paper: there when a paper of one of the roles is written down. */
BgCheckState
bg_check_tell_paper (const BgCheckLine *line, BgRecord *record, GString *note)
{
  g_auto (GStrv) roles = g_strsplit (line->roles, "|", -1);

  for (guint i = 0; i < bg_record_get_n_items (record, "papers"); i++)
    {
      BgRecord *paper = bg_record_get_item (record, "papers", i);
      const char *role = bg_record_get_text (paper, "role");

      if (role == NULL || !g_strv_contains ((const char *const *) roles, role))
        continue;
      g_string_truncate (note, 0);
      append (note, "số ", bg_record_get_text (paper, "number"));
      append_day (note, "ngày ", bg_record_get_date (paper, "date"));
      append (note, "", note->len == 0 ? bg_record_get_text (paper, "title") : NULL);
      append (note, "", note->len == 0 ? "ghi trong Văn bản kèm theo" : NULL);
      return BG_CHECK_PRESENT;
    }
  return BG_CHECK_MISSING;
}
