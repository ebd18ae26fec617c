/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line that is typed and read at once: words, times, numbers, sums of money. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_TYPED_EDITOR (bg_typed_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (BgTypedEditor, bg_typed_editor, BG, TYPED_EDITOR, BgEditor)

/**
 * BgTypedEditorClass:
 * @read: writes what was typed to the record; @error says why not
 * @dup_reading: how the value was understood; "" where there is nothing to say
 */
struct _BgTypedEditorClass
{
  BgEditorClass parent_class;

  gboolean (*read) (BgTypedEditor *self, const char *typed, GError **error);
  char *(*dup_reading) (BgTypedEditor *self);
};

void bg_typed_editor_set_text (BgTypedEditor *editor, const char *text);
void bg_typed_editor_add_suffix (BgTypedEditor *editor, GtkWidget *widget);
void bg_typed_editor_reread (BgTypedEditor *editor);
const char *bg_typed_editor_get_text (BgTypedEditor *editor);

G_END_DECLS
