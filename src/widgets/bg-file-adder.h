/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds files to the list of a form: chosen in a dialog or dropped there, copied in a worker. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

void bg_file_adder_choose (BgEditor *editor);
void bg_file_adder_add (BgEditor *editor, GListModel *files);

G_END_DECLS
