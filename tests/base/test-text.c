/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: the stored form, folding, words, order, and highlighting. */
#include "bg-text.h"

#include <string.h>

static void
test_normalize (void)
{
  static const struct
  {
    const char *text, *line, *paragraphs;
  } cases[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "Cà Mau", "Cà Mau", "Cà Mau" },
    { "Ca\xcc\x80 Mau", "Cà Mau", "Cà Mau" },
    { "Vie\xcc\xa3\xcc\x82t", "Việt", "Việt" },
    { "Vie\xcc\x82\xcc\xa3t", "Việt", "Việt" },
    { "\xc3\x90\xc3\xa0 \xc3\xb0i \xc6\x89\xc3\xb4ng", "Đà đi Đông", "Đà đi Đông" },
    { "  a \t b\r\n\r\nc  ", "a b c", "  a \t b\n\nc" },
    { "a\rb", "a b", "a\nb" },
    { "a\xe2\x80\xa8"
      "b",
      "a b", "a\nb" },
    { "a\xc2\x85"
      "b",
      "a b", "a\nb" },
    { "a\x0b"
      "b\x0c"
      "c",
      "a b c", "abc" },
    { "a\xc2\xa0"
      "b",
      "a\xc2\xa0"
      "b",
      "a\xc2\xa0"
      "b" },
    { "a\xc2\xa0\xc2\xa0"
      "b",
      "a b",
      "a\xc2\xa0\xc2\xa0"
      "b" },
    { "a \xc2\xa0"
      "b",
      "a b",
      "a \xc2\xa0"
      "b" },
    { "\xc2\xa0"
      "a\xc2\xa0",
      "a",
      "\xc2\xa0"
      "a" },
    { " \n\t ", "", "" },
    { "a\x01\x7f"
      "b\x1b",
      "ab", "ab" },
    { "a\xe2\x80\x8b"
      "b\xef\xbb\xbf"
      "c\xc2\xad"
      "d\xe2\x80\x8d"
      "e",
      "abcde", "abcde" },
    { "\xe2\x80\xae"
      "abc\xe2\x80\xac\xe2\x81\xa6",
      "abc", "abc" },
    { "a\xe2\x80\x8b\xcc\x80", "à", "à" },
    { "a \xe2\x80\x8b b", "a b",
      "a \x20"
      "b" },
    { "\xe2\x80\x8b a \xe2\x80\x8b", "a", " a" },
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "\xe1\xba", "\xef\xbf\xbd\xef\xbf\xbd", NULL },
    { "Xin chào 👋🏽", "Xin chào 👋🏽", "Xin chào 👋🏽" },
    { "👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧" },
    { "ນະຄອນຫຼວງວຽງຈັນ", "ນະຄອນຫຼວງວຽງຈັນ", "ນະຄອນຫຼວງວຽງຈັນ" },
    { "전라남도 全羅南道", "전라남도 全羅南道", "전라남도 全羅南道" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = bg_text_normalize (cases[i].text, BG_TEXT_LINE);
      g_autofree char *again = bg_text_normalize (line, BG_TEXT_LINE);
      g_autofree char *paragraphs = bg_text_normalize (cases[i].text, BG_TEXT_PARAGRAPHS);

      if (cases[i].paragraphs == NULL)
        {
          /* How many replacement characters a cut sequence gives is GLib's choice. */
          g_assert_true (g_str_has_prefix (line, "\xef\xbf\xbd"));
          continue;
        }
      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (again, ==, line);
      g_assert_cmpstr (paragraphs, ==, cases[i].paragraphs);
    }
}

/* Any bytes at all give valid text that is stable. */
static void
test_normalize_noise (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char noise[24] = { 0 };
      BgTextShape shape = i % 2 == 0 ? BG_TEXT_LINE : BG_TEXT_PARAGRAPHS;

      for (gsize j = 0; j + 1 < sizeof noise; j++)
        noise[j] = g_test_rand_int_range (i % 4 < 2 ? 0x80 : 0, 0x100);
      {
        g_autofree char *once = bg_text_normalize (noise, shape);
        g_autofree char *twice = bg_text_normalize (once, shape);
        g_autofree char *folded = bg_text_fold (noise);

        g_assert_true (g_utf8_validate (once, -1, NULL));
        g_assert_cmpstr (once, ==, twice);
        g_assert_true (g_utf8_validate (folded, -1, NULL));
      }
    }
}

/* Every letter that a text of this office is likely to hold, beside every other one: the stored form is NFC.
 */
static void
test_normalize_pairs (void)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (gunichar c = 0x21; c <= 0x36F; c++)
    if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_isdefined (c))
      g_array_append_val (letters, c);
  for (gunichar c = 0x1EA0; c <= 0x1EF9; c++)
    g_array_append_val (letters, c);
  for (guint i = 0; i < letters->len; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *stored = NULL;
      g_autofree char *composed = NULL;

      for (guint j = 0; j < letters->len; j++)
        {
          g_string_append_unichar (text, g_array_index (letters, gunichar, i));
          g_string_append_unichar (text, g_array_index (letters, gunichar, j));
        }
      stored = bg_text_normalize (text->str, BG_TEXT_LINE);
      composed = g_utf8_normalize (stored, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (stored, ==, composed);
    }
}

/* What is normal already is told without building it anew; an invisible character at the end, which goes, has
 * the same text built. Both ways must agree on every character, between letters, at the ends and beside
 * spaces. */
static void
test_normalize_ways (void)
{
  static const char *const around[][2] = { { "a", "b" }, { "", "" }, { "ở ", " đ" }, { "a  ", "\n\tb" } };

  for (gunichar c = 1; c < 0x3000; c++)
    for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
      for (int shape = BG_TEXT_LINE; shape <= BG_TEXT_PARAGRAPHS; shape++)
        {
          char letter[7] = { 0 };
          g_autofree char *plain = NULL;
          g_autofree char *marked = NULL;
          g_autofree char *one = NULL;
          g_autofree char *other = NULL;

          g_unichar_to_utf8 (c, letter);
          plain = g_strconcat (around[i][0], letter, around[i][1], NULL);
          marked = g_strconcat (plain, "\u200B", NULL);
          one = bg_text_normalize (plain, shape);
          other = bg_text_normalize (marked, shape);
          g_assert_cmpstr (one, ==, other);
        }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "ĐẶNG Thị Thùy Dương", "dang thi thuy duong" },
    { "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ", "aaaaaaaaaaaaaaaaa" },
    { "èẻẽéẹêềểễếệ ìỉĩíị òỏõóọôồổỗốộơờởỡớợ", "eeeeeeeeeee iiiii ooooooooooooooooo" },
    { "ùủũúụưừửữứự ỳỷỹýỵ đĐ", "uuuuuuuuuuu yyyyy dd" },
    { "\xc3\x90\xc3\xb0\xc6\x89", "ddd" },
    { "Vie\xcc\xa3\xcc\x82t", "viet" },
    { "21/NQ-CP, 3 %", "21/nq-cp, 3 %" },
    { "Müller Çelik Ñ", "muller celik n" },
    { "Å", "a" },
    { "МОСКВА", "москва" },
    { "ກຳປົງ", "ກຳປົງ" },
    { "…–₫", "…–₫" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = bg_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static gboolean
write_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  GString *text = data;

  g_assert_cmpuint (strlen (folded), <=, 64);
  g_assert_cmpuint (strlen (exact), <=, 64);
  g_assert_cmpuint (start, <, end);
  if (g_str_equal (folded, exact))
    g_string_append_printf (text, "[%s %zu-%zu]", folded, start, end);
  else
    g_string_append_printf (text, "[%s %s %zu-%zu]", folded, exact, start, end);
  return TRUE;
}

static void
test_words (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { " -/ ", "" },
    { "21/NQ-CP", "[21 0-2][nq 3-5][cp 6-8]" },
    { "Đoàn A1", "[doan đoàn 0-6][a1 7-9]" },
    { "hòa hoà HOÀ", "[hoa hòa 0-4][hoa hòa 5-9][hoa hòa 10-14]" },
    { "thuỷ thủy", "[thuy thủy 0-6][thuy thủy 7-13]" },
    { "khoẻ", "[khoe khỏe 0-6]" },
    { "quý quỳ", "[quy quý 0-4][quy quỳ 5-10]" },
    { "hoàn toán huỳnh", "[hoan hoàn 0-5][toan toán 6-11][huynh huỳnh 12-19]" },
    { "oà uý", "[oa òa 0-3][uy úy 4-7]" },
    { "hoạ hoả hoã hoá", "[hoa họa 0-5][hoa hỏa 6-11][hoa hõa 12-16][hoa hóa 17-21]" },
    { "mỹ mĩ", "[my mỹ 0-4][mi mĩ 5-8]" },
    { "Vie\xcc\xa3\xcc\x82t", "[viet việt 0-8]" },
    { "vie\xcc\x82\xcc\xa3t", "[viet việt 0-8]" },
    { "hoa\xcc\x80 x", "[hoa hòa 0-5][x 6-7]" },
    { "\xcc\x80 a", "[a 3-4]" },
    { "\xc3\x90\xc3\xb4ng", "[dong đông 0-6]" },
    { "a\xff"
      "b",
      "[a 0-1][b 2-3]" },
    { "a\xc2\xa0"
      "b",
      "[a 0-1][b 3-4]" },
    { "全羅", "[全羅 0-6]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);

      bg_text_foreach_word (cases[i].text, -1, write_word, words);
      g_assert_cmpstr (words->str, ==, cases[i].words);
    }
}

static void
test_words_length (void)
{
  g_autoptr (GString) words = g_string_new (NULL);

  /* The text ends inside a character: what is left of it separates words. */
  bg_text_foreach_word ("xin chào", 7, write_word, words);
  g_assert_cmpstr (words->str, ==, "[xin 0-3][ch 4-6]");
  g_string_truncate (words, 0);
  bg_text_foreach_word ("kết", 3, write_word, words);
  g_assert_cmpstr (words->str, ==, "[k 0-1]");
}

static gboolean
stop_at_second (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  int *n = data;

  return ++*n < 2;
}

static void
test_words_stop (void)
{
  int n = 0;

  bg_text_foreach_word ("a b c d", -1, stop_at_second, &n);
  g_assert_cmpint (n, ==, 2);
}

static gboolean
keep_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  g_ptr_array_add (data, g_strdup (folded));
  g_ptr_array_add (data, g_strdup (exact));
  return TRUE;
}

static void
test_words_long (void)
{
  static const struct
  {
    const char *character;
    int times;
    gsize folded, exact;
  } cases[] = {
    { "a", 64, 64, 64 }, { "a", 65, 64, 64 },  { "ệ", 21, 21, 63 },  { "ệ", 22, 22, 63 },
    { "ệ", 80, 64, 63 }, { "羅", 21, 63, 63 }, { "羅", 22, 63, 63 }, { "a\xcc\x80", 100, 64, 64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = 0; j < cases[i].times; j++)
        g_string_append (text, cases[i].character);
      bg_text_foreach_word (text->str, -1, keep_word, words);
      g_assert_cmpuint (words->len, ==, 2);
      g_assert_cmpuint (strlen (words->pdata[0]), ==, cases[i].folded);
      g_assert_cmpuint (strlen (words->pdata[1]), ==, cases[i].exact);
      g_assert_true (g_utf8_validate (words->pdata[0], -1, NULL));
      g_assert_true (g_utf8_validate (words->pdata[1], -1, NULL));
    }
}

/* Nothing short slips in behind a character that no longer fitted: the truncated form is a prefix. */
static void
test_words_long_mixed (void)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int j = 0; j < 63; j++)
    g_string_append_c (text, 'a');
  g_string_append (text, "羅b");
  bg_text_foreach_word (text->str, -1, keep_word, words);
  g_assert_cmpuint (strlen (words->pdata[0]), ==, 63);
}

static void
test_has_marks (void)
{
  static const struct
  {
    const char *text;
    gboolean has_marks;
  } cases[] = {
    { NULL, FALSE },       { "", FALSE },     { "ca mau 12/QD", FALSE }, { "cà", TRUE },   { "Đ", TRUE },
    { "a\xcc\x80", TRUE }, { "全羅", FALSE }, { "ກຳປົງ", FALSE },         { "–…₫", FALSE }, { "ư", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (bg_text_has_marks (cases[i].text) != cases[i].has_marks)
      g_error ("%s", cases[i].text);
}

static int
compare_bytes (GBytes *a, GBytes *b)
{
  int order = g_bytes_compare (a, b);

  return (order > 0) - (order < 0);
}

static void
assert_sorted (const char *const *sorted, GBytes *(*make_key) (const char *) )
{
  for (int i = 0; sorted[i + 1] != NULL; i++)
    {
      g_autoptr (GBytes) a = make_key (sorted[i]);
      g_autoptr (GBytes) b = make_key (sorted[i + 1]);

      if (compare_bytes (a, b) >= 0)
        g_error ("%s is not before %s", sorted[i], sorted[i + 1]);
    }
}

static const char *const alphabet[] = {
  "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m",
  "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", NULL,
};
static const char *const tones[] = { "ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", NULL };
static const char *const places[] = {
  "An Giang",  "Cà Mau", "Cao Bằng", "Cần Thơ",  "Dương",    "Đà Nẵng", "Đắk Lắk",
  "Điện Biên", "Hà Nội", "Koh Kong", "Lâm Đồng", "Trà Vinh", NULL,
};

static void
test_sort_key (void)
{
  assert_sorted (alphabet, bg_text_sort_key);
  assert_sorted (tones, bg_text_sort_key);
  assert_sorted (places, bg_text_sort_key);
}

static void
test_compare (void)
{
  static const char *const *const lists[] = { alphabet, tones, places };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *const *a = lists[i]; *a != NULL; a++)
      for (const char *const *b = lists[i]; *b != NULL; b++)
        {
          g_autoptr (GBytes) key_a = bg_text_sort_key (*a);
          g_autoptr (GBytes) key_b = bg_text_sort_key (*b);
          int order = bg_text_compare (*a, *b);

          g_assert_cmpint ((order > 0) - (order < 0), ==, (a > b) - (a < b));
          g_assert_cmpint (compare_bytes (key_a, key_b), ==, (a > b) - (a < b));
        }
  g_assert_cmpint (bg_text_compare (NULL, ""), ==, 0);
  g_assert_cmpint (bg_text_compare (NULL, "a"), <, 0);
  g_assert_cmpint (bg_text_compare ("Cà", "Ca\xcc\x80"), ==, 0);
}

static void
test_sort_key_long (void)
{
  g_autofree char *a = g_strnfill (5000, 'a');
  g_autofree char *b = g_strconcat (a, "b", NULL);
  g_autoptr (GBytes) key_a = bg_text_sort_key (a);
  g_autoptr (GBytes) key_b = bg_text_sort_key (b);

  g_assert_cmpint (compare_bytes (key_a, key_b), <, 0);
}

static void
test_person (void)
{
  static const char *const people[] = {
    "An",
    "Ông Bùi An",
    "Lê An",
    "Nguyễn An",
    "NGUYỄN BÌNH AN",
    "Nguyễn Văn An (mẫu)",
    "Ông Trần Văn An",
    "Trần Xuân An",
    "Trần Ánh",
    "Lê Văn Ăn",
    "Bà Lê Thị Ân",
    "Nguyễn Văn Ân",
    "Trần Bình",
    "Trần Đào",
    "Lê Thị Hà",
    "NGUYỄN THỊ HÀ",
    "Trần Thị Hà",
    "Lê Thị Hả",
    NULL,
  };

  assert_sorted (people, bg_text_person_sort_key);
}

static void
test_person_odd (void)
{
  static const char *const odd[] = { NULL, "", "Ông", "(mẫu)", " ", "Ông Bà", "Bà (mẫu)", ")(", "((" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GBytes) key = bg_text_person_sort_key (odd[i]);

      g_assert_cmpuint (g_bytes_get_size (key), >, 0);
    }
}

static gpointer
sort_in_worker (gpointer data)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GBytes) key = bg_text_sort_key ("Nguyễn Thị Thùy Dương");

      if (!g_bytes_equal (key, data))
        return GINT_TO_POINTER (1);
    }
  return NULL;
}

static void
test_sort_threads (void)
{
  g_autoptr (GBytes) key = bg_text_sort_key ("Nguyễn Thị Thùy Dương");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sort", sort_in_worker, key);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_null (g_thread_join (threads[i]));
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *query, *marked;
  } cases[] = {
    { "Sở Ngoại vụ tỉnh Cà Mau", "ca mau", "Sở Ngoại vụ tỉnh <Cà> <Mau>" },
    { "Sở Ngoại vụ tỉnh Cà Mau", "ngo", "Sở <Ngoại> vụ tỉnh Cà Mau" },
    { "Sở Ngoại vụ", "xyz", "Sở Ngoại vụ" },
    { "Sở Ngoại vụ", "", "Sở Ngoại vụ" },
    { "Sở Ngoại vụ", NULL, "Sở Ngoại vụ" },
    { "Sở Ngoại vụ", " - ", "Sở Ngoại vụ" },
    { NULL, "a", "" },
    { "ma mà má mạ", "mà", "ma <mà> má mạ" },
    { "ma má mạ", "mà", "<ma> <má> <mạ>" },
    { "ma mà má", "ma", "<ma> <mà> <má>" },
    { "Hòa hoà hoa", "hoà", "<Hòa> <hoà> hoa" },
    { "đường duong", "đư", "<đường> duong" },
    { "Kế hoạch 21/KH-UBND", "21 kh", "Kế hoạch <21>/<KH>-UBND" },
    { "hoa hoa", "hoa ho h", "<hoa> <hoa>" },
    { "Vie\xcc\xa3\xcc\x82t Nam", "việt", "<Vie\xcc\xa3\xcc\x82t> Nam" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ranges = bg_text_find_words (cases[i].text, cases[i].query);
      g_autoptr (GString) marked = g_string_new (cases[i].text);

      for (guint j = ranges->len; j-- > 0;)
        {
          BgTextRange range = g_array_index (ranges, BgTextRange, j);

          g_string_insert_c (marked, range.end, '>');
          g_string_insert_c (marked, range.start, '<');
        }
      g_assert_cmpstr (marked->str, ==, cases[i].marked);
    }
}

static gboolean
count_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  ++*(int *) data;
  return TRUE;
}

/* The index of a million records is built with this: says the speed, and fails only when it is absurd. */
static void
test_words_speed (void)
{
  static const char text[] =
    "Đoàn đại biểu cấp cao tỉnh Nam Chungcheong, Hàn Quốc thăm và làm việc tại Cà Mau";
  int rounds = g_test_perf () ? 1000000 : 20000;
  int n_words = 0;
  gint64 start = g_get_monotonic_time ();
  double nanoseconds;

  for (int i = 0; i < rounds; i++)
    bg_text_foreach_word (text, sizeof text - 1, count_word, &n_words);
  nanoseconds = (g_get_monotonic_time () - start) * 1000.0 / n_words;
  g_assert_cmpint (n_words, ==, rounds * 17);
  g_test_message ("%.0f ns a word", nanoseconds);
  g_assert_cmpfloat (nanoseconds, <, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalize", test_normalize);
  g_test_add_func ("/text/normalize/noise", test_normalize_noise);
  g_test_add_func ("/text/normalize/pairs", test_normalize_pairs);
  g_test_add_func ("/text/normalize/ways", test_normalize_ways);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/words/length", test_words_length);
  g_test_add_func ("/text/words/stop", test_words_stop);
  g_test_add_func ("/text/words/long", test_words_long);
  g_test_add_func ("/text/words/long-mixed", test_words_long_mixed);
  g_test_add_func ("/text/words/speed", test_words_speed);
  g_test_add_func ("/text/has-marks", test_has_marks);
  g_test_add_func ("/text/sort-key", test_sort_key);
  g_test_add_func ("/text/sort-key/long", test_sort_key_long);
  g_test_add_func ("/text/sort-key/threads", test_sort_threads);
  g_test_add_func ("/text/compare", test_compare);
  g_test_add_func ("/text/person", test_person);
  g_test_add_func ("/text/person/odd", test_person_odd);
  g_test_add_func ("/text/find", test_find);
  return g_test_run ();
}
