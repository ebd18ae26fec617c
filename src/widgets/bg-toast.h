/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words at the foot of a page that go away by themselves. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *bg_toast_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
