/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A head in a grouped result: the value that its rows share. */
#include "bg-config.h"

#include "bg-result-list-private.h"

struct _BgGroup
{
  GObject parent_instance;

  char *id;
  char *title;
  guint count;
  guint total;
  gboolean collapsed;
};

G_DEFINE_FINAL_TYPE (BgGroup, bg_group, G_TYPE_OBJECT)

static void
bg_group_finalize (GObject *object)
{
  BgGroup *self = BG_GROUP (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (bg_group_parent_class)->finalize (object);
}

static void
bg_group_class_init (BgGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_group_finalize;
}

static void
bg_group_init (BgGroup *self)
{
}

/**
 * bg_group_new:
 * @id: id of the record that the rows share, "" for none
 * @title: (nullable): its title
 * @count: how many rows the group shows
 * @total: how many it has when nothing is searched for
 * @collapsed: whether its rows are left out
 *
 * Returns: (transfer full): a group head
 */
BgGroup *
bg_group_new (const char *id, const char *title, guint count, guint total, gboolean collapsed)
{
  BgGroup *self = g_object_new (BG_TYPE_GROUP, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->count = count;
  self->total = total;
  self->collapsed = collapsed;
  return self;
}

/**
 * bg_group_get_id:
 * @group: a group head
 *
 * Returns: id of the record that its rows share, "" for none
 */
const char *
bg_group_get_id (BgGroup *group)
{
  g_return_val_if_fail (BG_IS_GROUP (group), NULL);
  return group->id;
}

/**
 * bg_group_get_title:
 * @group: a group head
 *
 * Returns: (nullable): title of that record
 */
const char *
bg_group_get_title (BgGroup *group)
{
  g_return_val_if_fail (BG_IS_GROUP (group), NULL);
  return group->title;
}

/**
 * bg_group_get_count:
 * @group: a group head
 *
 * Returns: how many rows were found in it
 */
guint
bg_group_get_count (BgGroup *group)
{
  g_return_val_if_fail (BG_IS_GROUP (group), 0);
  return group->count;
}

/**
 * bg_group_get_total:
 * @group: a group head
 *
 * Returns: how many rows it has when nothing is searched for
 */
guint
bg_group_get_total (BgGroup *group)
{
  g_return_val_if_fail (BG_IS_GROUP (group), 0);
  return group->total;
}

/**
 * bg_group_is_collapsed:
 * @group: a group head
 *
 * Returns: whether its rows are left out
 */
gboolean
bg_group_is_collapsed (BgGroup *group)
{
  g_return_val_if_fail (BG_IS_GROUP (group), FALSE);
  return group->collapsed;
}
