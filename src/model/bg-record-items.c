/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of sub-records inside a record. */
#include "bg-config.h"

#include <string.h>

#include "bg-record-private.h"

/**
 * bg_record_get_items:
 * @record: a record
 * @field: name of a list field
 *
 * Returns: (transfer none): the items in their order, as a list of #BgRecord that follows every change
 */
GListModel *
bg_record_get_items (BgRecord *record, const char *field)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return G_LIST_MODEL (bg_record_ensure_items (record, bg_record_find_field (record, field)));
}

/**
 * bg_record_get_n_items:
 * @record: a record
 * @field: name of a list field
 *
 * Returns: how many items the list has
 */
guint
bg_record_get_n_items (BgRecord *record, const char *field)
{
  GListStore *items;

  g_return_val_if_fail (BG_IS_RECORD (record), 0);

  items = record->values[bg_record_find_field (record, field)].items;
  return items != NULL ? g_list_model_get_n_items (G_LIST_MODEL (items)) : 0;
}

/**
 * bg_record_get_item:
 * @record: a record
 * @field: name of a list field
 * @position: which item
 *
 * Returns: (transfer none) (nullable): the item, which the record owns
 */
BgRecord *
bg_record_get_item (BgRecord *record, const char *field, guint position)
{
  g_autoptr (BgRecord) item = g_list_model_get_item (bg_record_get_items (record, field), position);

  return item;
}

/**
 * bg_record_append_item:
 * @record: a record
 * @field: name of a list field
 * @item: an item of the list's kind
 */
void
bg_record_append_item (BgRecord *record, const char *field, BgRecord *item)
{
  int index;

  g_return_if_fail (BG_IS_RECORD (record) && BG_IS_RECORD (item));

  index = bg_record_find_field (record, field);
  g_return_if_fail (record->kind->fields[index].items == item->kind);
  g_list_store_append (bg_record_ensure_items (record, index), item);
}

/**
 * bg_record_add_item:
 * @record: a record
 * @field: name of a list field
 *
 * Appends an empty item.
 *
 * Returns: (transfer none): the item, which the record owns
 */
BgRecord *
bg_record_add_item (BgRecord *record, const char *field)
{
  g_autoptr (BgRecord) item = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  item = bg_record_new (record->kind->fields[bg_record_find_field (record, field)].items);
  bg_record_append_item (record, field, item);
  return item;
}

/**
 * bg_record_remove_item:
 * @record: a record
 * @field: name of a list field
 * @item_id: id of the item; nothing happens where there is none
 */
void
bg_record_remove_item (BgRecord *record, const char *field, const char *item_id)
{
  g_return_if_fail (BG_IS_RECORD (record) && item_id != NULL);

  for (guint i = 0; i < bg_record_get_n_items (record, field); i++)
    if (strcmp (bg_record_get_item (record, field, i)->id, item_id) == 0)
      {
        g_list_store_remove (bg_record_ensure_items (record, bg_record_find_field (record, field)), i);
        return;
      }
}

/**
 * bg_record_move_item:
 * @record: a record
 * @field: name of a list field
 * @from: place of the item
 * @to: its place afterwards
 */
void
bg_record_move_item (BgRecord *record, const char *field, guint from, guint to)
{
  g_autoptr (BgRecord) item = NULL;
  GListStore *items;

  g_return_if_fail (BG_IS_RECORD (record));
  g_return_if_fail (MAX (from, to) < bg_record_get_n_items (record, field));

  if (from == to)
    return;
  items = bg_record_ensure_items (record, bg_record_find_field (record, field));
  item = g_list_model_get_item (G_LIST_MODEL (items), from);
  g_list_store_remove (items, from);
  g_list_store_insert (items, to, item);
}
