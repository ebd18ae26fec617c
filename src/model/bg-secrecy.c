/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a secrecy stamp (MẬT, TỐI MẬT, TUYỆT MẬT) from an ordinary word, by one table of patterns. */
#include "bg-config.h"

#include "bg-secrecy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-secrecy-words.h"

/*
 * What the rule is. The words mật, tối mật and tuyệt mật are looked for, with their marks, without them, and
 * in spaced letters. Whether they are a stamp is read from how they are written and from their neighbours: a
 * line of the table below says which neighbours make them one. MẬT in capitals among small words is a stamp;
 * MẬT inside a heading in capitals (BẢO MẬT THÔNG TIN) is a word of that heading.
 *
 * It is a guard, not a proof: it stops the hand that copies a stamped paper into the record book. It does not
 * know what a text is about, and a secret without its stamp passes. Law on Protection of State Secrets
 * 117/2025/QH15, three levels; the office answers for what is entered.
 */

/* What a neighbour may be; several at once. */
enum
{
  NONE_STRONG = 1 << 0,
  NONE_EDGE = 1 << 1,
  BRACKET = 1 << 2,
  SMALL = 1 << 3,
  SYMBOL = 1 << 4,
  STAMP = 1 << 5,
  NOUN = 1 << 6,
  LABEL = 1 << 7,
  GRADE = 1 << 8,
  CAPITALS = 1 << 9,
  NONE = NONE_STRONG | NONE_EDGE | BRACKET,
  LONE = NONE | SYMBOL | STAMP,
  ANY = ~0,
};

enum
{
  SECRET = 1 << 0,
  TOP_SECRET = 1 << 1,
  MOST_SECRET = 1 << 2,
  UPPER_LEVELS = TOP_SECRET | MOST_SECRET,
  ALL_LEVELS = SECRET | UPPER_LEVELS,
};

enum
{
  MARKED = 1 << 0,
  UNMARKED = 1 << 1,
  BOTH = MARKED | UNMARKED,
};

enum
{
  LOWER = BG_CASE_LOWER,
  TITLE = BG_CASE_TITLE,
  UPPER = BG_CASE_UPPER,
  ALL_CASES = LOWER | TITLE | UPPER,
};

enum
{
  TEXT = BG_SECRECY_TEXT,
  PERSON = BG_SECRECY_PERSON,
  FILE_NAME = BG_SECRECY_FILE,
  ALL_PLACES = TEXT | PERSON | FILE_NAME,
};

/* The table: a level written so, in such a place, between such neighbours, is a stamp. */
static const struct
{
  int levels;
  int marks;
  int cases;
  int places;
  int left;
  int right;
} patterns[] = {
  /* (MẬT) [Mật] (tuyệt mật) */
  { SECRET, MARKED, UPPER | TITLE, ALL_PLACES, BRACKET, BRACKET },
  { UPPER_LEVELS, BOTH, ALL_CASES, ALL_PLACES, BRACKET, BRACKET },
  { SECRET, UNMARKED, UPPER, TEXT | PERSON, BRACKET, BRACKET },
  { SECRET, UNMARKED, ALL_CASES, FILE_NAME, BRACKET, BRACKET },
  /* Độ mật: Mật; Độ mật: tối mật */
  { ALL_LEVELS, BOTH, ALL_CASES, ALL_PLACES, LABEL, ANY & ~CAPITALS },
  /* độ Mật; đóng dấu Tối mật */
  { ALL_LEVELS, MARKED, TITLE, ALL_PLACES, GRADE, NONE },
  /* TỐI MẬT and TUYỆT MẬT in capitals mean nothing else */
  { UPPER_LEVELS, MARKED, UPPER, ALL_PLACES, ANY, ANY },
  { MOST_SECRET, UNMARKED, UPPER, ALL_PLACES, ANY, ANY },
  { TOP_SECRET, UNMARKED, UPPER, TEXT, LONE, LONE },
  /* MẬT - Kết luận; Công văn MẬT số 12; 12-KL/TU MẬT */
  { SECRET, MARKED, UPPER, TEXT | FILE_NAME, LONE | SMALL, LONE | SMALL },
  /* TÀI LIỆU MẬT; MẬT KẾT LUẬN CỦA BAN THƯỜNG VỤ */
  { SECRET, MARKED, UPPER, TEXT | FILE_NAME, NOUN, LONE | SMALL },
  { SECRET, MARKED, UPPER, TEXT | FILE_NAME, NONE, NOUN },
  /* Mật, alone on its line or between dashes */
  { SECRET, MARKED, TITLE, TEXT, NONE_STRONG, NONE_STRONG },
  /* Tối mật. Tuyệt mật: Kết luận; Tuyệt mật Kết luận */
  { UPPER_LEVELS, MARKED, TITLE, ALL_PLACES, NONE, NONE | NOUN | SYMBOL },
  { UPPER_LEVELS, MARKED, TITLE, ALL_PLACES, NONE_STRONG, NONE },
  /* Names of files: MAT.pdf, ket-luan-MAT.pdf, KL-12-Mat.pdf, tuyet_mat.docx */
  { SECRET, UNMARKED, UPPER, FILE_NAME, LONE | SMALL, LONE | SMALL },
  { SECRET, BOTH, TITLE, FILE_NAME, LONE, LONE },
  { SECRET, BOTH, LOWER, FILE_NAME, NONE_STRONG, NONE_STRONG },
  { UPPER_LEVELS, BOTH, ALL_CASES, FILE_NAME, LONE, ANY & ~CAPITALS },
  { UPPER_LEVELS, BOTH, ALL_CASES, FILE_NAME, ANY & ~CAPITALS, LONE },
};

/* Words behind which, or before which, "mật" is a part of another word. */
static const char *const makes_another_word[] = {
  "ong", "khẩu", "độ", "mía", "hoa", "gấu", "mã", "thiết", "vụ", "thám", "tông", "dừa", "thư", "danh", NULL,
};
static const char *const begins_another_word[] = {
  "bảo", "bí", "thân", "cơ", "đường", "trăng", "nghiêm", "ong", "nước", NULL,
};

/* Other stamps that stand beside one: KHẨN, HỎA TỐC, and "số" behind it. */
static const char *const other_stamps[] = { "khẩn", "tốc", "hỏa", "thượng", "hẹn", "số", NULL };

/* Symbols of papers and of those who issue them: no words of a heading. */
static const char *const symbols[] = {
  "kl",   "ct",  "nq",  "qđ",  "qd",  "qc",   "tb",   "hd",   "kh",  "bc", "bb",   "ttr", "tt",
  "cv",   "cđ",  "nđ",  "nd",  "pa",  "đa",   "tu",   "tw",   "ttg", "cp", "tp",   "vp",  "snv",
  "sngv", "bng", "bca", "bqp", "btc", "ubnd", "hđnd", "hdnd", "nv",  "đn", "vpub", "bcđ", NULL,
};

/* The first and the last word of what a paper is called. */
static const struct
{
  const char *first;
  const char *last;
} nouns[] = {
  { "tài", "liệu" },  { "văn", "bản" },  { "công", "văn" },   { "hồ", "sơ" },      { "báo", "cáo" },
  { "kết", "luận" },  { "chỉ", "thị" },  { "nghị", "quyết" }, { "quyết", "định" }, { "kế", "hoạch" },
  { "thông", "báo" }, { "tờ", "trình" }, { "công", "điện" },  { "phương", "án" },
};

typedef struct
{
  GArray *words;
  guint first;
  guint last;
  int level;
  int marks;
  BgWordCase form;
} Find;

static const BgSecrecyWord *
word_at (GArray *words, guint index)
{
  return index < words->len ? &g_array_index (words, BgSecrecyWord, index) : NULL;
}

static gboolean
is_word (GArray *words, guint index, const char *lower)
{
  const BgSecrecyWord *word = word_at (words, index);

  return word != NULL && strcmp (word->lower, lower) == 0;
}

static gboolean
is_label (GArray *words, guint first)
{
  if (first < 2)
    return FALSE;
  if (!(is_word (words, first - 2, "độ") && is_word (words, first - 1, "mật")) &&
      !(is_word (words, first - 2, "do") && is_word (words, first - 1, "mat")))
    return FALSE;
  if (word_at (words, first)->before != BG_GAP_SOFT)
    return TRUE;
  /* "Độ mật Mật", but not the list "độ Mật, Tối mật". */
  return word_at (words, first)->form != BG_CASE_LOWER && word_at (words, first - 1)->form == BG_CASE_LOWER;
}

/* A heading such as TÀI LIỆU stands alone: only in front of it is an edge. */
static gboolean
is_noun_before (GArray *words, guint first)
{
  if (first < 2 || word_at (words, first - 2)->before == BG_GAP_SOFT)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (is_word (words, first - 2, nouns[i].first) && is_word (words, first - 1, nouns[i].last))
      return TRUE;
  return FALSE;
}

static gboolean
is_noun_after (GArray *words, guint last)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (is_word (words, last + 1, nouns[i].first) && is_word (words, last + 2, nouns[i].last))
      return TRUE;
  return FALSE;
}

static int
class_gap (BgGap gap)
{
  if (gap == BG_GAP_BRACKET)
    return BRACKET;
  return gap == BG_GAP_STRONG ? NONE_STRONG : NONE_EDGE;
}

static int
class_word (const BgSecrecyWord *word)
{
  if (word->form == BG_CASE_NUMBER || (word->form == BG_CASE_UPPER && g_strv_contains (symbols, word->lower)))
    return SYMBOL;
  if (g_strv_contains (other_stamps, word->lower))
    return STAMP;
  return word->form == BG_CASE_UPPER ? CAPITALS : SMALL;
}

static int
class_left (const Find *find)
{
  const BgSecrecyWord *word = word_at (find->words, find->first);
  int found = is_label (find->words, find->first) ? LABEL : 0;

  if (word->before != BG_GAP_SOFT)
    return found | class_gap (word->before);
  if (is_word (find->words, find->first - 1, "độ") || is_word (find->words, find->first - 1, "dấu"))
    found |= GRADE;
  if (is_noun_before (find->words, find->first))
    found |= NOUN;
  return found | class_word (word_at (find->words, find->first - 1));
}

static int
class_right (const Find *find)
{
  const BgSecrecyWord *word = word_at (find->words, find->last);

  if (word->after != BG_GAP_SOFT)
    return class_gap (word->after);
  return class_word (word_at (find->words, find->last + 1)) |
         (is_noun_after (find->words, find->last) ? NOUN : 0);
}

static gboolean
is_another_word (const Find *find)
{
  const BgSecrecyWord *first = word_at (find->words, find->first);
  const BgSecrecyWord *last = word_at (find->words, find->last);

  if (last->after == BG_GAP_SOFT &&
      last + 1 < &g_array_index (find->words, BgSecrecyWord, find->words->len) &&
      g_strv_contains (makes_another_word, (last + 1)->lower))
    return TRUE;
  return find->first > 0 && first->before == BG_GAP_SOFT &&
         g_strv_contains (begins_another_word, (first - 1)->lower);
}

static gboolean
matches_pattern (const Find *find, BgSecrecyPlace place)
{
  int left = class_left (find), right = class_right (find);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if ((patterns[i].levels & find->level) != 0 && (patterns[i].marks & find->marks) != 0 &&
        (patterns[i].cases & (int) find->form) != 0 && (patterns[i].places & (int) place) != 0 &&
        (patterns[i].left & left) != 0 && (patterns[i].right & right) != 0)
      return TRUE;
  return FALSE;
}

/* The words of the three levels; a level of two words is also found written as one. */
static const struct
{
  const char *before;
  const char *word;
  int level;
  int marks;
} levels[] = {
  { "tuyệt", "mật", MOST_SECRET, MARKED },
  { NULL, "tuyệtmật", MOST_SECRET, MARKED },
  { "tối", "mật", TOP_SECRET, MARKED },
  { NULL, "tốimật", TOP_SECRET, MARKED },
  { NULL, "mật", SECRET, MARKED },
  { "tuyet", "mat", MOST_SECRET, UNMARKED },
  { NULL, "tuyetmat", MOST_SECRET, UNMARKED },
  { "toi", "mat", TOP_SECRET, UNMARKED },
  { NULL, "toimat", TOP_SECRET, UNMARKED },
  { NULL, "mat", SECRET, UNMARKED },
};

static gboolean
read_level (GArray *words, guint index, Find *find)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gboolean two = levels[i].before != NULL;

      if (!is_word (words, index, levels[i].word) ||
          (two && (index == 0 || word_at (words, index)->before != BG_GAP_SOFT ||
                   !is_word (words, index - 1, levels[i].before))))
        continue;
      *find =
        (Find){ words,           two ? index - 1 : index, index,
                levels[i].level, levels[i].marks,         word_at (words, two ? index - 1 : index)->form };
      /* "Tuyệt MẬT" counts as capitals, "buổi tối MẬT" as MẬT alone. */
      if (word_at (words, index)->form == BG_CASE_UPPER)
        find->form = BG_CASE_UPPER;
      return TRUE;
    }
  return FALSE;
}

/* An A as it stands in "mật": whole, without marks, or with marks of its own behind it. */
static gboolean
is_second_letter (gunichar c)
{
  static const gunichar letters[] = { 'a', 'A', 0xC2, 0xE2, 0x1EA0, 0x1EA1, 0x1EAC, 0x1EAD };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (c == letters[i])
      return TRUE;
  return FALSE;
}

/* What may stand behind an M: Ậ, AT, marks on their own, signs that cannot be seen, or a space before the Ậ.
 */
static gboolean
begins_stamp (const char *after_m)
{
  gunichar c = g_utf8_get_char_validated (after_m, -1);
  gunichar next;

  if (c >= (gunichar) -2 || c == 0)
    return FALSE;
  next = g_utf8_get_char_validated (g_utf8_next_char (after_m), -1);
  if (c == ' ' || c == '.' || c == '-' || c == '_')
    return is_second_letter (next);
  if (c == 'a' || c == 'A')
    return next == 't' || next == 'T' || next == ' ' || next >= 0x80;
  return is_second_letter (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Nearly all texts have no such letters and are not cut; full-width letters begin with 0xEF. */
static gboolean
may_have_stamp (const char *text)
{
  for (const char *p = strpbrk (text, "mM\xEF"); p != NULL; p = strpbrk (p + 1, "mM\xEF"))
    if ((guchar) *p == 0xEF || begins_stamp (p + 1))
      return TRUE;
  return FALSE;
}

/**
 * bg_secrecy_find:
 * @text: (nullable): UTF-8 in any normal form
 * @place: where it stands
 *
 * Looks for a secrecy stamp. A guard against copying a stamped paper, not a proof that a text is no secret.
 * Any thread.
 *
 * Returns: (nullable): the level that is stamped, "MẬT", "TỐI MẬT" or "TUYỆT MẬT"; NULL where there is none
 */
const char *
bg_secrecy_find (const char *text, BgSecrecyPlace place)
{
  g_autoptr (GArray) words = NULL;

  if (text == NULL || *text == '\0' || !may_have_stamp (text))
    return NULL;
  words = bg_secrecy_cut (text, place == BG_SECRECY_FILE);
  for (guint i = 0; i < words->len; i++)
    {
      Find find;

      if (!read_level (words, i, &find) || is_another_word (&find) || !matches_pattern (&find, place))
        continue;
      return find.level == SECRET ? "MẬT" : find.level == TOP_SECRET ? "TỐI MẬT" : "TUYỆT MẬT";
    }
  return NULL;
}

/**
 * bg_secrecy_get_place:
 * @field: a field that holds words
 *
 * Returns: what kind of text stands in it
 */
BgSecrecyPlace
bg_secrecy_get_place (const BgField *field)
{
  g_return_val_if_fail (field != NULL, BG_SECRECY_TEXT);

  if ((field->flags & BG_FIELD_FILE_NAME) != 0)
    return BG_SECRECY_FILE;
  return (field->flags & BG_FIELD_PERSON) != 0 ? BG_SECRECY_PERSON : BG_SECRECY_TEXT;
}

/**
 * bg_secrecy_dup_refusal:
 * @stamp: what bg_secrecy_find() found
 *
 * Returns: (transfer full): why it is not saved and what to do, in the officer's words
 */
char *
bg_secrecy_dup_refusal (const char *stamp)
{
  g_return_val_if_fail (stamp != NULL, NULL);

  return g_strdup_printf (
    _ ("it carries the stamp “%s”. State secrets are neither written nor kept here (Law "
       "117/2025/QH15): take this out; such papers stay with the security unit."),
    stamp);
}
