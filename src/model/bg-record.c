/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of any kind: its values, in the order of its kind's table of fields. */
#include "bg-config.h"

#include "bg-record-private.h"

#include <string.h>

#include "bg-id.h"
#include "bg-record-load.h"
#include "bg-text.h"

typedef struct
{
  GObjectClass parent_class;
  const BgKind *kind;
} BgRecordClass;

G_DEFINE_TYPE (BgRecord, bg_record, G_TYPE_OBJECT)

/* A name that is not in the table is a mistake in the program, never of a person. */
int
bg_record_find_field (BgRecord *self, const char *name)
{
  int index = bg_kind_get_field_index (self->kind, name);

  if (index < 0)
    g_error ("%s has no field \"%s\"", self->kind->name, name);
  return index;
}

static gboolean
has_number (BgRecord *self, int index)
{
  return (self->has_number[index / 64] >> (index % 64)) & 1;
}

static void
note_number (BgRecord *self, int index, gboolean is_set)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (index % 64);

  if (is_set)
    self->has_number[index / 64] |= bit;
  else
    self->has_number[index / 64] &= ~bit;
}

static void
notify_field (BgRecord *self, int index)
{
  g_object_notify (G_OBJECT (self), self->kind->fields[index].name);
}

static void
items_changed_cb (BgRecord *self, guint position, guint removed, guint added, GListStore *items)
{
  for (int i = 0; self->kind->fields[i].name != NULL; i++)
    if (self->kind->fields[i].type == BG_FIELD_LIST && self->values[i].items == items)
      notify_field (self, i);
}

/* Lists are made when first asked for: most records of a long list are only read for their title. */
GListStore *
bg_record_ensure_items (BgRecord *self, int index)
{
  Value *value = &self->values[index];

  g_assert (self->kind->fields[index].type == BG_FIELD_LIST);
  if (value->items == NULL)
    {
      value->items = g_list_store_new (BG_TYPE_RECORD);
      g_signal_connect_object (value->items, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return value->items;
}

static void
clear_value (BgRecord *self, int index)
{
  const BgField *field = &self->kind->fields[index];

  if (field->type == BG_FIELD_LIST)
    g_clear_object (&self->values[index].items);
  else if (bg_field_has_text (field))
    g_clear_pointer (&self->values[index].text, g_free);
  else
    note_number (self, index, FALSE);
}

/* An empty text is "not set": the same fact must not have two forms. */
static char *
normalize_value (const BgField *field, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return NULL;
  text = bg_text_normalize (value, field->type == BG_FIELD_LONG_TEXT ? BG_TEXT_PARAGRAPHS : BG_TEXT_LINE);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
bg_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BgRecord *self = BG_RECORD (object);
  int index = (int) id - 1;
  const BgField *field = &self->kind->fields[index];

  if (field->type == BG_FIELD_LIST)
    g_value_set_object (value, bg_record_ensure_items (self, index));
  else if (bg_field_has_text (field))
    g_value_set_string (value, self->values[index].text);
  else
    g_value_set_int64 (value, has_number (self, index) ? self->values[index].number : -1);
}

static void
bg_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BgRecord *self = BG_RECORD (object);
  const BgField *field = &self->kind->fields[id - 1];

  if (bg_field_has_text (field))
    bg_record_set_text (self, field->name, g_value_get_string (value));
  else if (g_value_get_int64 (value) < 0)
    bg_record_clear (self, field->name);
  else
    bg_record_set_integer (self, field->name, g_value_get_int64 (value));
}

static void
bg_record_finalize (GObject *object)
{
  BgRecord *self = BG_RECORD (object);

  for (int i = 0; self->kind != NULL && self->kind->fields[i].name != NULL; i++)
    clear_value (self, i);
  g_free (self->values);
  g_free (self->id);
  g_free (self->created_by);
  g_free (self->modified_by);
  g_clear_pointer (&self->extra, json_decref);

  G_OBJECT_CLASS (bg_record_parent_class)->finalize (object);
}

static void
bg_record_class_init (BgRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bg_record_finalize;
  object_class->get_property = bg_record_get_property;
  object_class->set_property = bg_record_set_property;
}

static void
bg_record_init (BgRecord *self)
{
}

/* GObject keeps its own copy of the name, because it writes "due_date" as "due-date"; both find it. */
static GParamSpec *
describe_property (const BgField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  if (field->type == BG_FIELD_LIST)
    return g_param_spec_object (field->name, NULL, NULL, G_TYPE_LIST_MODEL,
                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY);
  if (bg_field_has_text (field))
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  return g_param_spec_int64 (field->name, NULL, NULL, -1, G_MAXINT64, -1, flags);
}

static void
init_kind_class (gpointer klass, gpointer kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  ((BgRecordClass *) klass)->kind = kind;
  object_class->get_property = bg_record_get_property;
  object_class->set_property = bg_record_set_property;
  for (const BgField *field = ((const BgKind *) kind)->fields; field->name != NULL; field++)
    g_object_class_install_property (object_class, (guint) (field - ((const BgKind *) kind)->fields) + 1,
                                     describe_property (field));
}

/**
 * bg_kind_get_record_type:
 * @kind: a kind
 *
 * Returns: the GObject type of its records, a subclass of #BgRecord with a property for each field. Any
 * thread.
 */
GType
bg_kind_get_record_type (const BgKind *kind)
{
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = NULL;
  GType type;

  g_return_val_if_fail (kind != NULL, G_TYPE_INVALID);

  locker = g_mutex_locker_new (&mutex);
  type = g_type_from_name (kind->type_name);
  if (type == 0)
    {
      const GTypeInfo info = {
        .class_size = sizeof (BgRecordClass),
        .class_init = init_kind_class,
        .class_data = kind,
        .instance_size = sizeof (BgRecord),
      };

      g_assert (bg_kind_get_n_fields (kind) <= MAX_FIELDS);
      type = g_type_register_static (BG_TYPE_RECORD, kind->type_name, &info, G_TYPE_FLAG_FINAL);
    }
  return type;
}

/**
 * bg_record_new_with_id:
 * @kind: its kind
 * @id: its id
 *
 * Returns: (transfer full): an empty record
 */
BgRecord *
bg_record_new_with_id (const BgKind *kind, const char *id)
{
  BgRecord *self;

  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  self = g_object_new (bg_kind_get_record_type (kind), NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  self->values = g_new0 (Value, bg_kind_get_n_fields (kind));
  return self;
}

/**
 * bg_record_new:
 * @kind: its kind
 *
 * Returns: (transfer full): an empty record with a new id
 */
BgRecord *
bg_record_new (const BgKind *kind)
{
  g_autofree char *id = bg_id_new ();

  return bg_record_new_with_id (kind, id);
}

static BgRecord *
copy_item (BgRecord *item, gboolean with_ids)
{
  return with_ids ? bg_record_copy (item) : bg_record_duplicate (item);
}

static void
copy_value (BgRecord *from, BgRecord *to, int index, gboolean with_ids)
{
  const BgField *field = &from->kind->fields[index];

  clear_value (to, index);
  if (field->type == BG_FIELD_LIST)
    {
      for (guint i = 0; i < bg_record_get_n_items (from, field->name); i++)
        {
          g_autoptr (BgRecord) copy = copy_item (bg_record_get_item (from, field->name, i), with_ids);

          g_list_store_append (bg_record_ensure_items (to, index), copy);
        }
    }
  else if (bg_field_has_text (field))
    to->values[index].text = g_strdup (from->values[index].text);
  else
    {
      to->values[index].number = from->values[index].number;
      note_number (to, index, has_number (from, index));
    }
}

/**
 * bg_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy that shares nothing with @record, with the same ids and the same version
 */
BgRecord *
bg_record_copy (BgRecord *record)
{
  BgRecord *copy;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  copy = bg_record_new_with_id (record->kind, record->id);
  for (int i = 0; record->kind->fields[i].name != NULL; i++)
    copy_value (record, copy, i, TRUE);
  copy->trashed = record->trashed;
  copy->version = record->version;
  bg_record_set_created (copy, record->created, record->created_by);
  bg_record_set_modified (copy, record->modified, record->modified_by);
  bg_record_set_extra (copy, record->extra);
  return copy;
}

/**
 * bg_record_duplicate:
 * @record: a record
 *
 * Returns: (transfer full): a new record, with new ids, that says the same as @record
 */
BgRecord *
bg_record_duplicate (BgRecord *record)
{
  BgRecord *copy;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  copy = bg_record_new (record->kind);
  for (int i = 0; record->kind->fields[i].name != NULL; i++)
    copy_value (record, copy, i, FALSE);
  return copy;
}

/**
 * bg_record_copy_field:
 * @from: a record
 * @to: another of the same kind
 * @field: the field to copy, with its items if it is a list
 */
void
bg_record_copy_field (BgRecord *from, BgRecord *to, const BgField *field)
{
  int index;

  g_return_if_fail (BG_IS_RECORD (from) && BG_IS_RECORD (to) && from->kind == to->kind);

  index = (int) (field - from->kind->fields);
  copy_value (from, to, index, TRUE);
  notify_field (to, index);
}

/**
 * bg_record_get_kind:
 * @record: a record
 *
 * Returns: its kind
 */
const BgKind *
bg_record_get_kind (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return record->kind;
}

/**
 * bg_record_get_id:
 * @record: a record
 *
 * Returns: its id, stable for ever
 */
const char *
bg_record_get_id (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);
  return record->id;
}

/**
 * bg_record_get_title:
 * @record: a record
 *
 * Returns: what it is called; "" while it has no title
 */
const char *
bg_record_get_title (BgRecord *record)
{
  const BgField *field;
  const char *title = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  field = bg_kind_get_field (record->kind, record->kind->title);
  if (bg_field_has_text (field))
    title = bg_record_get_text (record, field->name);
  return title != NULL ? title : "";
}

/**
 * bg_record_get_text:
 * @record: a record
 * @field: name of a field kept as text: text, choice, date, time or reference
 *
 * Returns: (nullable): its value as stored, or NULL when it is not set
 */
const char *
bg_record_get_text (BgRecord *record, const char *field)
{
  int index;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  index = bg_record_find_field (record, field);
  g_return_val_if_fail (bg_field_has_text (&record->kind->fields[index]), NULL);
  return record->values[index].text;
}

/* Whether it said something else before. */
static gboolean
write_text (BgRecord *self, int index, const char *value)
{
  g_autofree char *text = normalize_value (&self->kind->fields[index], value);

  if (g_strcmp0 (text, self->values[index].text) == 0)
    return FALSE;
  g_free (self->values[index].text);
  self->values[index].text = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
write_number (BgRecord *self, int index, gint64 value)
{
  if (has_number (self, index) && self->values[index].number == value)
    return FALSE;
  self->values[index].number = value;
  note_number (self, index, TRUE);
  return TRUE;
}

/**
 * bg_record_load_text:
 * @record: a record that was made a moment ago
 * @field: a field of its kind that is kept as text
 * @value: (nullable): as in bg_record_set_text()
 *
 * As bg_record_set_text(), without looking for the field and without telling anybody: what reads a book does
 * this for every value in it.
 */
void
bg_record_load_text (BgRecord *record, const BgField *field, const char *value)
{
  g_return_if_fail (BG_IS_RECORD (record) && bg_field_has_text (field));
  write_text (record, (int) (field - record->kind->fields), value);
}

/**
 * bg_record_load_number:
 * @record: a record that was made a moment ago
 * @field: a field of its kind that is kept as a number
 * @value: the number
 *
 * As bg_record_set_integer(), in the way of bg_record_load_text().
 */
void
bg_record_load_number (BgRecord *record, const BgField *field, gint64 value)
{
  g_return_if_fail (BG_IS_RECORD (record) && bg_field_has_number (field));
  write_number (record, (int) (field - record->kind->fields), value);
}

/**
 * bg_record_set_text:
 * @record: a record
 * @field: name of a field kept as text
 * @value: (nullable): the value; it is stored in NFC without control characters, and "" is the same as NULL
 *
 * Dates, times and codes are taken as they are stored; bg_record_read_field() reads what a person typed.
 */
void
bg_record_set_text (BgRecord *record, const char *field, const char *value)
{
  int index;

  g_return_if_fail (BG_IS_RECORD (record));

  index = bg_record_find_field (record, field);
  g_return_if_fail (bg_field_has_text (&record->kind->fields[index]));
  if (write_text (record, index, value))
    notify_field (record, index);
}

/**
 * bg_record_get_date:
 * @record: a record
 * @field: name of a date field
 *
 * Returns: the date, or BG_DATE_NONE
 */
BgDate
bg_record_get_date (BgRecord *record, const char *field)
{
  const char *text = bg_record_get_text (record, field);
  BgDate date = BG_DATE_NONE;

  if (text != NULL && !bg_date_from_iso (text, &date))
    return BG_DATE_NONE;
  return date;
}

/**
 * bg_record_set_date:
 * @record: a record
 * @field: name of a date field
 * @value: the date, BG_DATE_NONE to clear it
 */
void
bg_record_set_date (BgRecord *record, const char *field, BgDate value)
{
  char iso[BG_DATE_ISO_SIZE];

  bg_record_set_text (record, field, bg_date_to_iso (value, iso));
}

/**
 * bg_record_get_integer:
 * @record: a record
 * @field: name of a field kept as a number
 * @value: (out) (optional): the number, 0 when it is not set
 *
 * Returns: whether it is set
 */
gboolean
bg_record_get_integer (BgRecord *record, const char *field, gint64 *value)
{
  int index;
  gboolean is_set;

  g_return_val_if_fail (BG_IS_RECORD (record), FALSE);

  index = bg_record_find_field (record, field);
  g_return_val_if_fail (bg_field_has_number (&record->kind->fields[index]), FALSE);
  is_set = has_number (record, index);
  if (value != NULL)
    *value = is_set ? record->values[index].number : 0;
  return is_set;
}

/**
 * bg_record_set_integer:
 * @record: a record
 * @field: name of a field kept as a number
 * @value: the number
 */
void
bg_record_set_integer (BgRecord *record, const char *field, gint64 value)
{
  int index;

  g_return_if_fail (BG_IS_RECORD (record));

  index = bg_record_find_field (record, field);
  g_return_if_fail (bg_field_has_number (&record->kind->fields[index]));
  if (write_number (record, index, value))
    notify_field (record, index);
}

/**
 * bg_record_get_answer:
 * @record: a record
 * @field: name of a yes-or-no field
 *
 * Returns: the answer; unknown when nobody gave one
 */
BgAnswer
bg_record_get_answer (BgRecord *record, const char *field)
{
  gint64 value;

  if (!bg_record_get_integer (record, field, &value))
    return BG_ANSWER_UNKNOWN;
  return value != 0 ? BG_ANSWER_YES : BG_ANSWER_NO;
}

/**
 * bg_record_set_answer:
 * @record: a record
 * @field: name of a yes-or-no field
 * @value: the answer
 */
void
bg_record_set_answer (BgRecord *record, const char *field, BgAnswer value)
{
  if (value == BG_ANSWER_UNKNOWN)
    bg_record_clear (record, field);
  else
    bg_record_set_integer (record, field, value);
}

/**
 * bg_record_is_set:
 * @record: a record
 * @field: name of a field
 *
 * Returns: whether the field has a value; a list, whether it has items
 */
gboolean
bg_record_is_set (BgRecord *record, const char *field)
{
  int index;

  g_return_val_if_fail (BG_IS_RECORD (record), FALSE);

  index = bg_record_find_field (record, field);
  if (record->kind->fields[index].type == BG_FIELD_LIST)
    return bg_record_get_n_items (record, field) > 0;
  if (bg_field_has_text (&record->kind->fields[index]))
    return record->values[index].text != NULL;
  return has_number (record, index);
}

/**
 * bg_record_clear:
 * @record: a record
 * @field: name of a field
 *
 * Makes the field "not set"; a list, empty.
 */
void
bg_record_clear (BgRecord *record, const char *field)
{
  int index;

  g_return_if_fail (BG_IS_RECORD (record));

  if (!bg_record_is_set (record, field))
    return;
  index = bg_record_find_field (record, field);
  if (record->kind->fields[index].type == BG_FIELD_LIST)
    {
      g_list_store_remove_all (record->values[index].items);
      return;
    }
  clear_value (record, index);
  notify_field (record, index);
}

static gboolean
items_equal (BgRecord *a, BgRecord *b, const char *field)
{
  guint n = bg_record_get_n_items (a, field);

  if (n != bg_record_get_n_items (b, field))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      BgRecord *item = bg_record_get_item (a, field, i);
      BgRecord *other = bg_record_get_item (b, field, i);

      if (strcmp (item->id, other->id) != 0 || !bg_record_equal (item, other))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_record_field_equal:
 * @a: a record
 * @b: another of the same kind
 * @field: a field of the kind
 *
 * Returns: whether the two say the same there; lists with the same items in the same order
 */
gboolean
bg_record_field_equal (BgRecord *a, BgRecord *b, const BgField *field)
{
  int index;

  g_return_val_if_fail (BG_IS_RECORD (a) && BG_IS_RECORD (b) && a->kind == b->kind, FALSE);

  index = (int) (field - a->kind->fields);
  if (field->type == BG_FIELD_LIST)
    return items_equal (a, b, field->name);
  if (bg_field_has_text (field))
    return g_strcmp0 (a->values[index].text, b->values[index].text) == 0;
  return has_number (a, index) == has_number (b, index) &&
         (!has_number (a, index) || a->values[index].number == b->values[index].number);
}

/**
 * bg_record_equal:
 * @a: a record
 * @b: another of the same kind
 *
 * Returns: whether all fields, unknown ones included, and the trash mark are equal; ids, versions and times
 *   are not looked at
 */
gboolean
bg_record_equal (BgRecord *a, BgRecord *b)
{
  g_return_val_if_fail (BG_IS_RECORD (a) && BG_IS_RECORD (b) && a->kind == b->kind, FALSE);

  if (a->trashed != b->trashed)
    return FALSE;
  if ((a->extra == NULL) != (b->extra == NULL) || (a->extra != NULL && !json_equal (a->extra, b->extra)))
    return FALSE;
  for (const BgField *field = a->kind->fields; field->name != NULL; field++)
    if (!bg_record_field_equal (a, b, field))
      return FALSE;
  return TRUE;
}

/**
 * bg_record_get_status:
 * @record: a record
 * @rules: the numbers of the office and the day
 *
 * Returns: its status on that day; the code is NULL for a kind without one
 */
BgStatus
bg_record_get_status (BgRecord *record, const BgRules *rules)
{
  g_return_val_if_fail (BG_IS_RECORD (record) && rules != NULL, (BgStatus){ NULL });

  if (record->kind->get_status == NULL)
    return (BgStatus){ NULL };
  return record->kind->get_status (record, rules);
}
