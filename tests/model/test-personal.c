/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where personal values, secrecy stamps and reasons stand in a record. */
#include "bg-problems.h"
#include "model-fixture.h"

#define DELEGATION                                                                                           \
  "'title':'Đoàn','members':[{'id':'a','full_name':'An','passport_number':'C1234567'},"                    \
  "{'id':'b','full_name':'Ba'},{'id':'c','birth_date':'1970'}]"

static void
path_cb (const char *path, gpointer text)
{
  g_string_append_printf (text, "%s ", path);
}

static void
test_personal_paths (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *fields;
    const char *paths;
  } cases[] = {
    { &bg_task_kind, "'title':'x'", "" },
    { &bg_delegation_kind, DELEGATION, "members[a].passport_number members[c].birth_date " },
    { &bg_officer_kind, "'full_name':'An','email':'an@x.vn','phone':'0913'", "phone email " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (cases[i].kind, cases[i].fields);
      g_autoptr (GString) text = g_string_new (NULL);

      bg_record_foreach_personal (record, path_cb, text);
      g_assert_cmpstr (text->str, ==, cases[i].paths);
    }
}

static void
test_paths (void)
{
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, DELEGATION);
  BgRecord *member = bg_record_get_item (record, "members", 1);
  const BgField *number = bg_kind_get_field (bg_record_get_kind (member), "passport_number");
  g_autofree char *inner = bg_record_dup_path (record, member, number);
  g_autofree char *outer =
    bg_record_dup_path (record, record, bg_kind_get_field (&bg_delegation_kind, "title"));
  g_autoptr (BgRecord) stranger = bg_record_new (bg_record_get_kind (member));
  g_autofree char *lost = bg_record_dup_path (record, stranger, number);

  g_assert_cmpstr (inner, ==, "members[b].passport_number");
  g_assert_cmpstr (outer, ==, "title");
  g_assert_cmpstr (lost, ==, "passport_number");
}

static void
test_stamps (void)
{
  static const struct
  {
    const char *fields;
    gboolean is_found;
  } cases[] = {
    { "'title':'Đoàn Phuket'", FALSE },
    { "'title':'Công văn MẬT số 12'", TRUE },
    { "'title':'Đoàn','note':'TỐI MẬT'", TRUE },
    { "'title':'Đoàn','members':[{'full_name':'An'},{'full_name':'Ba','note':'TUYỆT MẬT'}]", TRUE },
    { "'title':'Đoàn','members':[{'full_name':'An','note':'mật ong'}]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, cases[i].fields);

      g_test_message ("%s", cases[i].fields);
      g_assert_cmpint (bg_record_find_stamp (record) != NULL, ==, cases[i].is_found);
    }
}

/* A reason is given once for a rule, changed in its place and taken away again. */
static void
test_reasons (void)
{
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, "'title':'Đoàn'");
  g_autoptr (BgRecord) partner = record_from (&bg_partner_kind, "'name':'Phuket'");

  bg_record_set_reason (record, "trip_days", NULL);
  g_assert_cmpuint (bg_record_get_n_items (record, "justifications"), ==, 0);
  bg_record_set_reason (record, "trip_days", "Theo thư mời");
  bg_record_set_reason (record, "trip_people", "Kèm phiên dịch");
  bg_record_set_reason (record, "trip_days", "Theo công hàm");
  g_assert_cmpuint (bg_record_get_n_items (record, "justifications"), ==, 2);
  g_assert_cmpstr (bg_record_get_reason (record, "trip_days"), ==, "Theo công hàm");
  bg_record_set_reason (record, "trip_days", "");
  g_assert_null (bg_record_get_reason (record, "trip_days"));
  g_assert_cmpstr (bg_record_get_reason (record, "trip_people"), ==, "Kèm phiên dịch");
  /* A kind that keeps none has none. */
  g_assert_null (bg_record_get_reason (partner, "trip_days"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal/values", test_personal_paths);
  g_test_add_func ("/personal/paths", test_paths);
  g_test_add_func ("/personal/stamps", test_stamps);
  g_test_add_func ("/personal/reasons", test_reasons);
  return g_test_run ();
}
