/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edits the value of one field; one subclass a way of editing. */
#pragma once

#include <adwaita.h>

#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_EDITOR (bg_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (BgEditor, bg_editor, BG, EDITOR, AdwBin)

/**
 * BgEditorClass:
 * @bind: the form, record and field are there: make the widgets
 * @load: show the value of the record; typed text that has the focus is left alone
 * @get_suffix: (nullable): what stands at the end of the row
 * @focus_item: (nullable): shows and focuses what is wrong in one item of a list
 * @add_item: (nullable): adds an item to a list
 */
struct _BgEditorClass
{
  AdwBinClass parent_class;

  void (*bind) (BgEditor *self);
  void (*load) (BgEditor *self);
  GtkWidget *(*get_suffix) (BgEditor *self);
  gboolean (*focus_item) (BgEditor *self, const char *item_id);
  void (*add_item) (BgEditor *self);
};

BgEditor *bg_editor_new (BgForm *form, BgRecord *record, const BgField *field);
BgForm *bg_editor_get_form (BgEditor *editor);
BgRecord *bg_editor_get_record (BgEditor *editor);
const BgField *bg_editor_get_field (BgEditor *editor);
const char *bg_editor_get_name (BgEditor *editor);
gboolean bg_editor_is_fixed (BgEditor *editor);
GtkWidget *bg_editor_get_suffix (BgEditor *editor);
gboolean bg_editor_focus_item (BgEditor *editor, const char *item_id);
gboolean bg_editor_add_item (BgEditor *editor);

void bg_editor_describe (BgEditor *editor, GtkWidget *control);
void bg_editor_show_error (BgEditor *editor, GtkWidget *message);
void bg_editor_begin_change (BgEditor *editor);
void bg_editor_end_change (BgEditor *editor);
const BgField *bg_editor_get_single_field (const BgKind *items);

G_END_DECLS
