/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locked copies: what comes out is what went in, or nothing at all. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-error.h"
#include "bg-seal.h"
#include "store-fixture.h"

#define PASSWORD "Tam Giang – mùa nước nổi"
#define CHUNK    (64 * 1024)

/* One seal for all: it is slow on purpose. */
static BgSeal *seal;

typedef struct
{
  char *plain;
  char *locked;
  char *opened;
} Names;

static void
clear_names (Names *names)
{
  g_free (names->plain);
  g_free (names->locked);
  g_free (names->opened);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, clear_names)

static Names
make_names (Fixture *fixture, gsize size)
{
  Names names = { g_build_filename (fixture->folder, "plain", NULL),
                  g_build_filename (fixture->folder, "locked", NULL),
                  g_build_filename (fixture->folder, "opened", NULL) };
  g_autofree char *bytes = g_malloc0 (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 31 + i / 256);
  g_assert_true (g_file_set_contents (names.plain, bytes, (gssize) size, NULL));
  g_unlink (names.locked);
  g_unlink (names.opened);
  return names;
}

static void
assert_same_files (const char *a, const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size;
  gsize second_size;

  g_assert_true (g_file_get_contents (a, &first, &first_size, NULL));
  g_assert_true (g_file_get_contents (b, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 77 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Names) names = make_names (fixture, sizes[i]);
      g_autoptr (GBytes) key = NULL;
      g_autoptr (GError) error = NULL;
      GStatBuf status;

      bg_seal_file (seal, names.plain, names.locked, &key, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (bg_file_is_sealed (names.locked));
      g_assert_false (bg_file_is_sealed (names.plain));
      bg_unseal_file (names.locked, names.opened, NULL, key, NULL, &error);
      g_assert_no_error (error);
      assert_same_files (names.plain, names.opened);
      g_assert_cmpint (g_stat (names.locked, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpint (g_stat (names.opened, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

/* Letters that were typed composed and decomposed are the same password. */
static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_auto (Names) names = make_names (fixture, 1000);
  g_autofree char *decomposed = g_utf8_normalize (PASSWORD, -1, G_NORMALIZE_NFD);
  g_autofree char *text = bg_seal_to_text (seal);
  g_autoptr (BgSeal) again = bg_seal_from_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (decomposed, !=, PASSWORD);
  g_assert_true (bg_seal_file (again, names.plain, names.locked, NULL, NULL, &error));
  g_assert_false (bg_unseal_file (names.locked, names.opened, "tam giang", NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (g_file_test (names.opened, G_FILE_TEST_EXISTS));
  g_assert_true (bg_unseal_file (names.locked, names.opened, decomposed, NULL, NULL, &error));
  assert_same_files (names.plain, names.opened);
  g_assert_true (bg_seal_fits (again, PASSWORD));
  g_assert_false (bg_seal_fits (again, "tam giang"));
  g_assert_null (bg_seal_from_text ("không phải khóa"));
  g_assert_null (bg_seal_from_text (""));
}

static void
check_refused (const Names *names, const char *bytes, gsize size, GBytes *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (names->locked, bytes, (gssize) size, NULL));
  g_assert_false (bg_unseal_file (names->locked, names->opened, NULL, key, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_assert_false (g_file_test (names->opened, G_FILE_TEST_EXISTS));
}

/* Every bit of the head and of the ends of chunks, and some of the rest. */
static void
test_altered (Fixture *fixture, gconstpointer data)
{
  g_auto (Names) names = make_names (fixture, 2 * CHUNK + 100);
  g_autoptr (GBytes) key = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (bg_seal_file (seal, names.plain, names.locked, &key, NULL, NULL));
  g_assert_true (g_file_get_contents (names.locked, &bytes, &size, NULL));
  for (gsize i = 0; i < size; i += i < 300 || i > size - 140 ? 1 : 1009)
    {
      bytes[i] ^= (char) (1 << (i % 8));
      check_refused (&names, bytes, size, key);
      bytes[i] ^= (char) (1 << (i % 8));
    }
}

static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_auto (Names) names = make_names (fixture, 2 * CHUNK);
  g_autoptr (GBytes) key = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *longer = NULL;
  gsize size;

  g_assert_true (bg_seal_file (seal, names.plain, names.locked, &key, NULL, NULL));
  g_assert_true (g_file_get_contents (names.locked, &bytes, &size, NULL));
  for (gsize i = 0; i < size; i += i < 300 || i > size - 140 ? 1 : 1009)
    check_refused (&names, bytes, i, key);
  /* Whole chunks taken away, and something behind the end. */
  check_refused (&names, bytes, size - 17, key);
  check_refused (&names, bytes, size - 17 - (CHUNK + 17), key);
  longer = g_malloc0 (size + 1);
  memcpy (longer, bytes, size);
  check_refused (&names, longer, size + 1, key);
}

static void
test_never_over (Fixture *fixture, gconstpointer data)
{
  g_auto (Names) names = make_names (fixture, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (names.locked, "giữ nguyên", -1, NULL));
  g_assert_false (bg_seal_file (seal, names.plain, names.locked, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_FAILED);
  g_assert_true (g_file_get_contents (names.locked, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "giữ nguyên");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  seal = bg_seal_new (PASSWORD, NULL);
  g_assert_nonnull (seal);
  ADD ("/seal/sizes", test_sizes);
  ADD ("/seal/password", test_password);
  ADD ("/seal/altered", test_altered);
  ADD ("/seal/cut-off", test_cut_off);
  ADD ("/seal/never-over", test_never_over);
  status = g_test_run ();
  bg_seal_free (seal);
  return status;
}
