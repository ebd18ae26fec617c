/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of personal values that nobody asked for. */
#include <locale.h>

#include "bg-record.h"
#include "model-fixture.h"

static const struct
{
  const char *text;
  const char *masked;
} cases[] = {
  { NULL, "" },
  { "", "" },
  { "C", "•••" },
  { "C123456", "•••" },
  { "C1234567", "C12•••67" },
  { "C12345678", "C12•••78" },
  { "0290 383 1234", "029•••34" },
  { "Ệ234567Ệ", "Ệ23•••7Ệ" },
  { "hoa@camau.gov.vn", "h•••@camau.gov.vn" },
  { "đ@x.vn", "đ•••@x.vn" },
  { "@camau.gov.vn", "@ca•••vn" },
  { "hoa@", "•••" },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = bg_field_mask (cases[i].text);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static void
test_fields (void)
{
  const BgField *members = bg_kind_get_field (&bg_delegation_kind, "members");
  const BgField *number = bg_kind_get_field (members->items, "passport_number");
  const BgField *birth = bg_kind_get_field (members->items, "birth_date");
  const BgField *name = bg_kind_get_field (members->items, "full_name");
  g_autofree char *masked_number = bg_field_mask_value (number, "C12345678");
  g_autofree char *masked_birth = bg_field_mask_value (birth, "02/03/1970");
  g_autofree char *no_birth = bg_field_mask_value (birth, "");
  g_autofree char *plain = bg_field_mask_value (name, "Nguyễn Văn An");

  g_assert_cmpstr (masked_number, ==, "C12•••78");
  g_assert_cmpstr (masked_birth, ==, "•••");
  g_assert_cmpstr (no_birth, ==, "");
  g_assert_cmpstr (plain, ==, "Nguyễn Văn An");
}

/* Every personal field of every kind and of its items is masked; the others are untouched. */
static void
check_masked (BgRecord *full, BgRecord *masked, guint *n)
{
  for (const BgField *field = bg_record_get_kind (full)->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_LIST)
        {
          g_assert_cmpuint (bg_record_get_n_items (full, field->name), >, 0);
          for (guint i = 0; i < bg_record_get_n_items (full, field->name); i++)
            check_masked (bg_record_get_item (full, field->name, i),
                          bg_record_get_item (masked, field->name, i), n);
        }
      else if ((field->flags & BG_FIELD_PERSONAL) == 0)
        g_assert_true (bg_record_field_equal (full, masked, field));
      else
        {
          g_assert_true (bg_record_is_set (full, field->name));
          g_assert_false (bg_record_field_equal (full, masked, field));
          (*n)++;
        }
    }
}

static void
test_every_field (void)
{
  guint n = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgRecord) full = bg_record_new (*kind);
      g_autoptr (BgRecord) masked = NULL;

      fill_record (full, 1);
      masked = bg_record_copy (full);
      bg_record_mask (masked);
      check_masked (full, masked, &n);
    }
  g_test_message ("%u personal fields", n);
  g_assert_cmpuint (n, >=, 7);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/texts", test_texts);
  g_test_add_func ("/mask/fields", test_fields);
  g_test_add_func ("/mask/every-field", test_every_field);
  return g_test_run ();
}
