/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords in the Secret Service: kept, replaced, forgotten; and a desktop that has none. */
#include "bg-secret.h"

#define URL "https://dongbo.example.vn/camau"

static void
assert_kept (const char *url, const char *user, const char *wanted)
{
  g_autofree char *password = NULL;

  g_assert_cmpint (bg_secret_load (url, user, &password, NULL), ==,
                   wanted != NULL ? BG_SECRET_DONE : BG_SECRET_NONE);
  g_assert_cmpstr (password, ==, wanted);
}

static void
test_kept (void)
{
  assert_kept (URL, "an", NULL);
  g_assert_cmpint (bg_secret_clear (URL, "an", NULL), ==, BG_SECRET_NONE);
  g_assert_cmpint (bg_secret_store (URL, "an", "bí mật", NULL), ==, BG_SECRET_DONE);
  g_assert_cmpint (bg_secret_store (URL, "bình", "khác", NULL), ==, BG_SECRET_DONE);
  assert_kept (URL, "an", "bí mật");
  assert_kept (URL, "bình", "khác");
  assert_kept (URL "2", "an", NULL);
  g_assert_cmpint (bg_secret_store (URL, "an", "mới", NULL), ==, BG_SECRET_DONE);
  assert_kept (URL, "an", "mới");
  g_assert_cmpint (bg_secret_clear (URL, "an", NULL), ==, BG_SECRET_DONE);
  assert_kept (URL, "an", NULL);
  assert_kept (URL, "bình", "khác");
}

static void
test_no_service (void)
{
  g_autofree char *password = NULL;

  g_assert_cmpint (bg_secret_store (URL, "an", "bí mật", NULL), ==, BG_SECRET_NO_SERVICE);
  g_assert_cmpint (bg_secret_load (URL, "an", &password, NULL), ==, BG_SECRET_NO_SERVICE);
  g_assert_null (password);
  g_assert_cmpint (bg_secret_clear (URL, "an", NULL), ==, BG_SECRET_NO_SERVICE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("BG_TEST_KEYRING") != NULL)
    g_test_add_func ("/sync/secret/kept", test_kept);
  else
    g_test_add_func ("/sync/secret/no-service", test_no_service);
  return g_test_run ();
}
