/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of provinces, only ever a suggestion: whatever an officer types is taken. */
#include "bg-config.h"

#include "bg-provinces.h"

#include "bg-text.h"

#define PROVINCE(name)                                                                                       \
  {                                                                                                          \
    name, "UBND tỉnh " name                                                                                  \
  }
#define CITY(name)                                                                                           \
  {                                                                                                          \
    name, "UBND thành phố " name                                                                             \
  }

/* Resolution 202/2025/QH15 of 12 June 2025: 28 provinces and 6 cities, in the order of the alphabet. The city
 * that bears a person's name is written with the word before it (NĐ 30/2020 Phụ lục I.II.4). */
static const BgProvince provinces[] = {
  PROVINCE ("An Giang"),
  PROVINCE ("Bắc Ninh"),
  PROVINCE ("Cà Mau"),
  PROVINCE ("Cao Bằng"),
  CITY ("Cần Thơ"),
  CITY ("Đà Nẵng"),
  PROVINCE ("Đắk Lắk"),
  PROVINCE ("Điện Biên"),
  PROVINCE ("Đồng Nai"),
  PROVINCE ("Đồng Tháp"),
  PROVINCE ("Gia Lai"),
  CITY ("Hà Nội"),
  PROVINCE ("Hà Tĩnh"),
  CITY ("Hải Phòng"),
  CITY ("Huế"),
  PROVINCE ("Hưng Yên"),
  PROVINCE ("Khánh Hòa"),
  PROVINCE ("Lai Châu"),
  PROVINCE ("Lạng Sơn"),
  PROVINCE ("Lào Cai"),
  PROVINCE ("Lâm Đồng"),
  PROVINCE ("Nghệ An"),
  PROVINCE ("Ninh Bình"),
  PROVINCE ("Phú Thọ"),
  PROVINCE ("Quảng Ngãi"),
  PROVINCE ("Quảng Ninh"),
  PROVINCE ("Quảng Trị"),
  PROVINCE ("Sơn La"),
  PROVINCE ("Tây Ninh"),
  PROVINCE ("Thái Nguyên"),
  PROVINCE ("Thanh Hóa"),
  { "Thành phố Hồ Chí Minh", "UBND Thành phố Hồ Chí Minh" },
  PROVINCE ("Tuyên Quang"),
  PROVINCE ("Vĩnh Long"),
};

/**
 * bg_province_list:
 * @n_provinces: (out): how many
 *
 * Returns: (array length=n_provinces): all of them in the order of the alphabet; static
 */
const BgProvince *
bg_province_list (guint *n_provinces)
{
  g_return_val_if_fail (n_provinces != NULL, NULL);

  *n_provinces = G_N_ELEMENTS (provinces);
  return provinces;
}

/**
 * bg_province_find:
 * @typed: what was typed, with or without marks and capitals
 *
 * Returns: (nullable): the province of that name
 */
const BgProvince *
bg_province_find (const char *typed)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  wanted = bg_text_fold (typed);
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      g_autofree char *name = bg_text_fold (provinces[i].name);

      if (g_str_equal (g_strstrip (wanted), name))
        return &provinces[i];
    }
  return NULL;
}
