/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a document to a printer. */
#pragma once

#include <gtk/gtk.h>

#include "bg-document.h"

G_BEGIN_DECLS

GtkPrintOperation *bg_print_operation_new (BgDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
