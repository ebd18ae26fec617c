/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page works with: the record book, the office's rules, the day. */
#include "bg-config.h"

#include "bg-session.h"

#include "bg-office-calendar.h"

struct _BgSession
{
  GObject parent_instance;

  BgStore *store;
  BgCalendar *calendar;
  BgRules rules;
  BgSafety *safety;
  BgSyncer *syncer;
  BgCourier *courier;
};

G_DEFINE_FINAL_TYPE (BgSession, bg_session, G_TYPE_OBJECT)

enum
{
  RULES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
read_rules (BgSession *self)
{
  g_autoptr (BgRecord) office = bg_store_load_office (self->store);

  g_clear_pointer (&self->calendar, bg_calendar_unref);
  self->calendar = bg_office_create_calendar (office);
  bg_rules_from_office (&self->rules, office, bg_clock_get_today ());
  self->rules.calendar = self->calendar;
}

static void
store_changed_cb (BgSession *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (bg_record_get_kind (g_ptr_array_index (records, i)) == &bg_office_kind)
      {
        read_rules (self);
        g_signal_emit (self, signals[RULES_CHANGED], 0);
        return;
      }
}

static void
bg_session_finalize (GObject *object)
{
  BgSession *self = BG_SESSION (object);

  g_clear_pointer (&self->calendar, bg_calendar_unref);
  bg_courier_stop (self->courier);
  bg_syncer_stop (self->syncer);
  g_clear_object (&self->courier);
  g_clear_object (&self->syncer);
  g_clear_object (&self->safety);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bg_session_parent_class)->finalize (object);
}

static void
bg_session_class_init (BgSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_session_finalize;

  /**
   * BgSession::rules-changed:
   *
   * Emitted when the office's numbers changed or a new day began: every computed status may be another.
   */
  signals[RULES_CHANGED] =
    g_signal_new ("rules-changed", BG_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bg_session_init (BgSession *self)
{
}

/**
 * bg_session_new:
 * @store: an open record book
 *
 * Returns: (transfer full): a session on it
 */
BgSession *
bg_session_new (BgStore *store)
{
  BgSession *self;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  self = g_object_new (BG_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  self->safety = bg_safety_new (store);
  self->syncer = bg_syncer_new (store);
  self->courier = bg_courier_new (store, self->syncer);
  read_rules (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bg_session_get_store:
 * @session: a session
 *
 * Returns: (transfer none): the record book
 */
BgStore *
bg_session_get_store (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), NULL);
  return session->store;
}

/**
 * bg_session_get_safety:
 * @session: a session
 *
 * Returns: (transfer none): how safe the record book is
 */
BgSafety *
bg_session_get_safety (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), NULL);
  return session->safety;
}

/**
 * bg_session_get_syncer:
 * @session: a session
 *
 * Returns: (transfer none): what shares the record book through a server
 */
BgSyncer *
bg_session_get_syncer (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), NULL);
  return session->syncer;
}

/**
 * bg_session_get_rules:
 * @session: a session
 *
 * Returns: the office's numbers and the day; valid until the next "rules-changed"
 */
const BgRules *
bg_session_get_rules (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), NULL);
  return &session->rules;
}

/**
 * bg_session_get_today:
 * @session: a session
 *
 * Returns: the day that statuses are computed for
 */
BgDate
bg_session_get_today (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), BG_DATE_NONE);
  return session->rules.today;
}

/**
 * bg_session_check_day:
 * @session: a session
 *
 * Looks whether a new day began, as it does while the program stays open overnight.
 */
void
bg_session_check_day (BgSession *session)
{
  g_return_if_fail (BG_IS_SESSION (session));

  if (bg_date_compare (session->rules.today, bg_clock_get_today ()) == 0)
    return;
  read_rules (session);
  g_signal_emit (session, signals[RULES_CHANGED], 0);
}

/**
 * bg_session_get_courier:
 * @session: a session
 *
 * Returns: (transfer none): what carries the files of the record book
 */
BgCourier *
bg_session_get_courier (BgSession *session)
{
  g_return_val_if_fail (BG_IS_SESSION (session), NULL);
  return session->courier;
}
