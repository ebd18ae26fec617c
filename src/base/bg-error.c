/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quark of the program's error domain. */
#include "bg-error.h"

G_DEFINE_QUARK (bg_error_quark, bg_error)
