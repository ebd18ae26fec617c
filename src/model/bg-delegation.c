/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delegations (đoàn ra, đoàn vào): who came or went, when, and what was promised. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-ceiling.h"
#include "bg-delegation.h"
#include "bg-kind-tools.h"
#include "bg-problems.h"
#include "bg-shared-items.h"
#include "bg-status.h"

static const BgChoice delegation_type_choices[] = {
  { "high_level", N_ ("High-level visit") },
  { "working", N_ ("Working visit") },
  { "conference", N_ ("Conference") },
  { "promotion", N_ ("Promotion") },
  { "training", N_ ("Training") },
  { "accompanying", N_ ("Accompanying") },
  { "courtesy", N_ ("Courtesy visit") },
  { "private", N_ ("Private matter") },
  { NULL },
};

static const BgChoice delegation_hold_choices[] = {
  { "postponed", N_ ("Postponed") },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

static const BgChoice guest_class_choices[] = {
  { "special", N_ ("Special") },
  { "A", N_ ("Class A") },
  { "B", N_ ("Class B") },
  { "C", N_ ("Class C") },
  { "other", N_ ("Other international guest") },
  { NULL },
};

static const BgChoice funding_choices[] = {
  { "state", N_ ("State budget") },
  { "host", N_ ("Paid by the host") },
  { "own", N_ ("Own funds") },
  { "sponsor", N_ ("Sponsored") },
  { "scholarship", N_ ("Scholarship") },
  { "mixed", N_ ("Mixed") },
  { NULL },
};

static const BgChoice hosting_choices[] = {
  { "full", N_ ("All paid") },
  { "part", N_ ("Partly paid") },
  { "guest", N_ ("Guests pay") },
  { NULL },
};

static const BgChoice member_role_choices[] = {
  { "head", N_ ("Head of delegation") }, { "deputy", N_ ("Deputy head") },        { "member", N_ ("Member") },
  { "interpreter", N_ ("Interpreter") }, { "accompanying", N_ ("Accompanying") }, { NULL },
};

static const BgChoice passport_kind_choices[] = {
  { "ordinary", N_ ("Ordinary") },
  { "official", N_ ("Official") },
  { "diplomatic", N_ ("Diplomatic") },
  { NULL },
};

static const BgChoice gift_direction_choices[] = {
  { "given", N_ ("Given") },
  { "received", N_ ("Received") },
  { NULL },
};

static const BgField country_stop_fields[] = {
  { "country", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Country") },
  { NULL },
};

static const BgKind country_stop_items = {
  .name = "country_stop",
  .type_name = "BgCountryStop",
  .label = N_ ("Country visited"),
  .fields = country_stop_fields,
  .title = "country",
  .is_item = TRUE,
};

static const BgField member_fields[] = {
  { "full_name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED | BG_FIELD_PERSON,
    N_ ("Full name") },
  { "position", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Position at the time of the trip") },
  { "organisation", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Unit") },
  { "role", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Role"), .choices = member_role_choices },
  { "gender", BG_FIELD_CHOICE, 0, N_ ("Gender"), .choices = bg_gender_choices },
  { "birth_date", BG_FIELD_DATE, BG_FIELD_PERSONAL, N_ ("Date of birth") },
  { "nationality", BG_FIELD_TEXT, 0, N_ ("Nationality") },
  { "managed", BG_FIELD_ANSWER, 0, N_ ("Managed by the Standing Committee") },
  { "passport_kind", BG_FIELD_CHOICE, 0, N_ ("Kind of passport"), .choices = passport_kind_choices },
  { "passport_number", BG_FIELD_TEXT, BG_FIELD_PERSONAL, N_ ("Passport number") },
  { "passport_expiry", BG_FIELD_DATE, BG_FIELD_PERSONAL, N_ ("Passport expires") },
  { "passport_returned_date", BG_FIELD_DATE, 0, N_ ("Passport handed back") },
  { "individual_report_date", BG_FIELD_DATE, 0, N_ ("Own report") },
  { "language", BG_FIELD_TEXT, 0, N_ ("Language") },
  { "diet", BG_FIELD_TEXT, 0, N_ ("Diet and allergies") },
  { "note", BG_FIELD_TEXT, 0, N_ ("Note") },
  { NULL },
};

static const BgKind member_items = {
  .name = "member",
  .type_name = "BgMember",
  .label = N_ ("Member"),
  .fields = member_fields,
  .title = "full_name",
  .is_item = TRUE,
};

static const BgField itinerary_line_fields[] = {
  { "date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date") },
  { "time", BG_FIELD_TIME, BG_FIELD_LISTED, N_ ("Time") },
  { "end_time", BG_FIELD_TIME, 0, N_ ("Until, time") },
  { "content", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Content") },
  { "content_en", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Content in English") },
  { "place", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Place") },
  { "place_en", BG_FIELD_TEXT, 0, N_ ("Place in English") },
  { "room", BG_FIELD_TEXT, 0, N_ ("Room") },
  { "host", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Host") },
  { "vehicle", BG_FIELD_TEXT, 0, N_ ("Vehicle") },
  { "note", BG_FIELD_TEXT, 0, N_ ("Note") },
  { NULL },
};

static const BgKind itinerary_line_items = {
  .name = "itinerary_line",
  .type_name = "BgItineraryLine",
  .label = N_ ("Line of the programme"),
  .fields = itinerary_line_fields,
  .title = "content",
  .is_item = TRUE,
};

static const BgField agreement_link_fields[] = {
  { "agreement", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Agreement"),
    .target = "agreement" },
  { NULL },
};

static const BgKind agreement_link_items = {
  .name = "agreement_link",
  .type_name = "BgAgreementLink",
  .label = N_ ("Agreement"),
  .fields = agreement_link_fields,
  .title = "agreement",
  .is_item = TRUE,
};

static const BgField gift_fields[] = {
  { "direction", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Given or received"),
    .choices = gift_direction_choices },
  { "description", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Object") },
  { "currency", BG_FIELD_CHOICE, 0, N_ ("Currency"), .choices = bg_currency_choices },
  { "value", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Value") },
  { "giver", BG_FIELD_TEXT, 0, N_ ("Given by") },
  { "receiver", BG_FIELD_TEXT, 0, N_ ("Taken by") },
  { "keeper", BG_FIELD_TEXT, 0, N_ ("Kept at") },
  { NULL },
};

static const BgKind gift_items = {
  .name = "gift",
  .type_name = "BgGift",
  .label = N_ ("Gift"),
  .fields = gift_fields,
  .title = "description",
  .is_item = TRUE,
};

static const BgField cost_line_fields[] = {
  { "item", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Item") },
  { "cost_kind", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Kind of cost"), .choices = bg_cost_kind_choices },
  { "quantity", BG_FIELD_INTEGER, BG_FIELD_LISTED, N_ ("Days, hours, pages or pieces") },
  { "currency", BG_FIELD_CHOICE, 0, N_ ("Currency"), .choices = bg_currency_choices },
  { "estimate", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Estimate") },
  { "actual", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Spent") },
  { "source", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Source of funds"), .choices = funding_choices },
  { NULL },
};

static const BgKind cost_line_items = {
  .name = "cost_line",
  .type_name = "BgCostLine",
  .label = N_ ("Item of cost"),
  .fields = cost_line_fields,
  .title = "item",
  .is_item = TRUE,
};

static const BgField promise_fields[] = {
  { "content", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Content") },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), .target = "agency" },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date") },
  { NULL },
};

static const BgKind promise_items = {
  .name = "promise",
  .type_name = "BgPromise",
  .label = N_ ("Promise"),
  .fields = promise_fields,
  .title = "content",
  .is_item = TRUE,
  .gives_task = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("Name of the delegation"), N_ ("General") },
  { "code", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Delegation code"), N_ ("General") },
  { "direction", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED | BG_FIELD_FIXED,
    N_ ("Incoming or outgoing"), N_ ("General"), .choices = bg_direction_choices },
  { "delegation_type", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Kind of delegation"), N_ ("General"),
    .choices = delegation_type_choices },
  { "level", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Level"), N_ ("General"),
    .choices = bg_admin_level_choices },
  { "capacity", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Capacity"), N_ ("General") },
  { "countries", BG_FIELD_LIST, 0, N_ ("Countries, in order"), N_ ("General"), .items = &country_stop_items,
    .when = "direction=outgoing" },
  { "partner", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Partner"), N_ ("General"), .target = "partner" },
  { "country", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Comes from"), N_ ("General"),
    .when = "direction=incoming" },
  { "working_partners", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Others they work with"), N_ ("General") },
  { "purpose", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Purpose and content"), N_ ("General") },
  { "in_plan", BG_FIELD_ANSWER, BG_FIELD_LISTED, N_ ("In the year's plan"), N_ ("General") },
  { "plan_number", BG_FIELD_TEXT, 0, N_ ("Number in the plan"), N_ ("General") },
  BG_PERIOD_FIELDS (BG_FIELD_REQUIRED),
  { "actual_start_date", BG_FIELD_DATE, 0, N_ ("Really from"), N_ ("Dates") },
  { "actual_end_date", BG_FIELD_DATE, 0, N_ ("Really until"), N_ ("Dates") },
  { "invitation_date", BG_FIELD_DATE, 0, N_ ("Date of the invitation"), N_ ("Dates") },
  { "hold", BG_FIELD_CHOICE, 0, N_ ("Postponed or cancelled"), N_ ("Dates"),
    .choices = delegation_hold_choices },
  { "hold_reason", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Reason for postponing or cancelling"),
    N_ ("Dates") },
  { "members", BG_FIELD_LIST, 0, N_ ("Members"), N_ ("Members"), .items = &member_items,
    .hint = N_ ("In order of rank; drag or Alt+↑ ↓ to change it") },
  { "guest_count", BG_FIELD_INTEGER, BG_FIELD_LISTED, N_ ("Number of guests"), N_ ("Members") },
  { "itinerary", BG_FIELD_LIST, 0, N_ ("Programme"), N_ ("Programme"), .items = &itinerary_line_items },
  { "guest_class", BG_FIELD_CHOICE, 0, N_ ("Class of guest"), N_ ("Reception"),
    .choices = guest_class_choices, .when = "direction=incoming" },
  { "class_decision", BG_FIELD_TEXT, 0, N_ ("Class decided by"), N_ ("Reception"),
    .when = "direction=incoming",
    .hint = N_ ("A guest who is not in the annex: the Chair of the People's Committee decides") },
  { "host_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Host agency"), N_ ("Reception"),
    .target = "agency" },
  { "coordinating_agencies", BG_FIELD_LIST, 0, N_ ("Coordinating agencies"), N_ ("Reception"),
    .items = &bg_agency_link_items },
  { "received_by", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Received by"), N_ ("Reception"),
    .when = "direction=incoming" },
  { "reception_place", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Place of the reception"), N_ ("Reception"),
    .when = "direction=incoming" },
  { "accommodation", BG_FIELD_TEXT, 0, N_ ("Accommodation"), N_ ("Reception") },
  { "vehicle", BG_FIELD_TEXT, 0, N_ ("Vehicle"), N_ ("Reception") },
  { "protocol_note", BG_FIELD_LONG_TEXT, 0, N_ ("Seating, flags, diet"), N_ ("Reception") },
  { "border_permit", BG_FIELD_TEXT, 0, N_ ("Border area permit"), N_ ("Reception"),
    .when = "direction=incoming" },
  { "visa_note", BG_FIELD_TEXT, 0, N_ ("Visa and note verbale"), N_ ("Reception"),
    .when = "direction=outgoing" },
  { "agreements", BG_FIELD_LIST, 0, N_ ("Related agreements"), N_ ("Related agreements"),
    .items = &agreement_link_items },
  { "submitted_date", BG_FIELD_DATE, 0, N_ ("Submitted on"), N_ ("Permission") },
  BG_PERMIT_FIELDS (N_ ("Permission")),
  { "permit_issuer", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Decided by"), N_ ("Permission") },
  { "permit_signer", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Signed by"), N_ ("Permission") },
  { "papers", BG_FIELD_LIST, 0, N_ ("Papers"), N_ ("Papers and files"), .items = &bg_paper_items },
  { "files", BG_FIELD_LIST, 0, N_ ("Files"), N_ ("Papers and files"), .items = &bg_file_items },
  { "interpreter", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Interpreter"), N_ ("Interpreter and gifts") },
  { "gifts", BG_FIELD_LIST, 0, N_ ("Gifts"), N_ ("Interpreter and gifts"), .items = &gift_items },
  { "funding", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Source of funds"), N_ ("Costs"),
    .choices = funding_choices },
  { "hosting", BG_FIELD_CHOICE, 0, N_ ("Who pays for the guests"), N_ ("Costs"), .choices = hosting_choices,
    .when = "direction=incoming" },
  BG_CURRENCY_FIELD,
  { "estimated_cost", BG_FIELD_MONEY, BG_FIELD_LISTED, N_ ("Estimate"), N_ ("Costs") },
  { "actual_cost", BG_FIELD_MONEY, 0, N_ ("Actual"), N_ ("Costs") },
  { "costs", BG_FIELD_LIST, 0, N_ ("Items of cost"), N_ ("Costs"), .items = &cost_line_items },
  BG_RESULT_FIELD,
  { "recommendations", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Recommendations"),
    N_ ("Result and report") },
  { "promises", BG_FIELD_LIST, 0, N_ ("Promises made"), N_ ("Result and report"), .items = &promise_items },
  BG_REPORT_FIELDS,
  { "closed_date", BG_FIELD_DATE, 0, N_ ("Closed on"), N_ ("Result and report") },
  BG_NOTE_FIELDS,
  { NULL },
};

/**
 * bg_delegation_get_start:
 * @delegation: a delegation
 *
 * Returns: the day it really started, or else the planned one
 */
BgDate
bg_delegation_get_start (BgRecord *delegation)
{
  BgDate actual = bg_record_get_date (delegation, "actual_start_date");

  return bg_date_is_known (actual) ? actual : bg_record_get_date (delegation, "start_date");
}

/**
 * bg_delegation_get_end:
 * @delegation: a delegation
 *
 * Returns: the day it really ended, or else the planned one, or else the start of a visit of one day
 */
BgDate
bg_delegation_get_end (BgRecord *delegation)
{
  BgDate end = bg_record_get_date (delegation, "actual_end_date");

  if (!bg_date_is_known (end))
    end = bg_record_get_date (delegation, "end_date");
  return bg_date_is_known (end) ? end : bg_delegation_get_start (delegation);
}

/**
 * bg_delegation_get_report_due:
 * @delegation: a delegation
 * @rules: the office's numbers
 *
 * The report is due a number of days after the return, by the province's own rule; the day of the return is
 * not counted, and a last day off rolls to the next working day (Bộ luật Dân sự 2015, Điều 147, 148).
 *
 * Returns: the last day for the report, or BG_DATE_NONE when the end of the trip is not known
 */
BgDate
bg_delegation_get_report_due (BgRecord *delegation, const BgRules *rules)
{
  BgDate end = bg_date_last_day (bg_delegation_get_end (delegation));
  BgDate due;

  if (!bg_date_is_known (end))
    return BG_DATE_NONE;
  due = bg_date_add_days (end, rules->report_days);
  return rules->calendar != NULL ? bg_calendar_roll_forward (rules->calendar, due) : due;
}

static gboolean
is_incoming (BgRecord *record)
{
  return g_strcmp0 (bg_record_get_text (record, "direction"), "incoming") == 0;
}

static gboolean
is_settled (BgRecord *record)
{
  return bg_record_is_set (record, "hold") || bg_record_is_set (record, "closed_date") ||
         bg_record_is_set (record, "report_date");
}

static BgStatus
get_settled_status (BgRecord *record)
{
  const char *hold = bg_record_get_text (record, "hold");

  if (hold != NULL)
    return bg_status_make (strcmp (hold, "postponed") == 0 ? "postponed" : "cancelled", 0, BG_DATE_NONE);
  if (bg_record_is_set (record, "closed_date"))
    return bg_status_make ("closed", 0, bg_record_get_date (record, "closed_date"));
  return bg_status_make ("reported", 0, bg_record_get_date (record, "report_date"));
}

static BgStatus
get_planned_status (BgRecord *record, BgDate start)
{
  if (bg_record_is_set (record, "permit_date") || bg_record_is_set (record, "permit_number"))
    return bg_status_make ("permitted", 0, start);
  if (bg_record_is_set (record, "submitted_date"))
    return bg_status_make ("submitted", 0, start);
  return bg_status_make ("planned", 0, start);
}

static BgStatus
get_returned_status (BgRecord *record, const BgRules *rules)
{
  BgDate due = bg_delegation_get_report_due (record, rules);
  int days = bg_date_days_between (rules->today, due);

  if (days < 0)
    return bg_status_make ("report_overdue", -days, due);
  return bg_status_make (is_incoming (record) ? "ended" : "returned", days, due);
}

static BgStatus
get_status (BgRecord *record, const BgRules *rules)
{
  BgDate start = bg_delegation_get_start (record);
  BgDate end = bg_date_last_day (bg_delegation_get_end (record));

  if (is_settled (record))
    return get_settled_status (record);
  if (!bg_date_is_known (start) || bg_date_compare (bg_date_first_day (start), rules->today) > 0)
    return get_planned_status (record, start);
  if (bg_date_compare (rules->today, end) <= 0)
    return bg_status_make (is_incoming (record) ? "visiting" : "abroad", 0, end);
  return get_returned_status (record, rules);
}

static void
check_people (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  guint people = bg_record_get_n_items (record, "members");
  g_autofree char *detail =
    g_strdup_printf (_ ("The limit of the province is %d people."), rules->trip_people);

  if (people > (guint) rules->trip_people)
    bg_problems_add (problems, BG_GRADE_WARNING, "trip_people", "members", NULL, detail,
                     _ ("The delegation has %u people"), people);
}

static void
check_countries (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  guint countries = bg_record_get_n_items (record, "countries");
  g_autofree char *detail =
    g_strdup_printf (_ ("The limit of the province is %d countries a trip."), rules->trip_countries);

  if (countries > (guint) rules->trip_countries)
    bg_problems_add (problems, BG_GRADE_WARNING, "trip_countries", "countries", NULL, detail,
                     _ ("The trip goes to %u countries"), countries);
}

static void
check_days (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  BgDate start = bg_record_get_date (record, "start_date");
  BgDate end = bg_record_get_date (record, "end_date");
  int countries = MAX (1, (int) bg_record_get_n_items (record, "countries"));
  int most = rules->trip_days_per_country * countries;
  g_autofree char *detail = NULL;
  int days;

  if (!bg_date_is_full (start) || !bg_date_is_full (end))
    return;
  days = bg_date_days_between (start, end) + 1;
  detail = g_strdup_printf (_ ("The limit of the province is %d days in each country."),
                            rules->trip_days_per_country);
  if (days > most)
    bg_problems_add (problems, BG_GRADE_WARNING, "trip_days", "end_date", NULL, detail,
                     _ ("The trip takes %d days"), days);
}

/* Limits of trips are soft in every source: each has its "unless", so they ask for a reason and let pass. */
static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "start_date", "end_date", _ ("The delegation cannot end before it starts"),
                         problems);
  bg_record_check_order (record, "actual_start_date", "actual_end_date",
                         _ ("The delegation cannot end before it starts"), problems);
  if (is_incoming (record))
    {
      bg_ceilings_check (record, rules, problems);
      return;
    }
  check_people (record, rules, problems);
  check_countries (record, rules, problems);
  check_days (record, rules, problems);
}

BG_DEFINE_STATUS_MATCH (upcoming, "planned", "submitted", "permitted")

BG_DEFINE_STATUS_MATCH (under_way, "abroad", "visiting")

BG_DEFINE_STATUS_MATCH (unreported, "returned", "ended", "report_overdue")

/* Luật 49/2019/QH14, Điều 23(3): officials hand back their passports after the trip; guests keep theirs. */
static gboolean
match_passports (BgRecord *record, const BgRules *rules)
{
  BgDate end = bg_date_last_day (bg_delegation_get_end (record));

  if (is_incoming (record) || bg_record_is_set (record, "hold") || !bg_date_is_known (end) ||
      bg_date_compare (end, rules->today) >= 0)
    return FALSE;
  for (guint i = 0; i < bg_record_get_n_items (record, "members"); i++)
    {
      BgRecord *member = bg_record_get_item (record, "members", i);
      const char *kind = bg_record_get_text (member, "passport_kind");

      if (kind != NULL && strcmp (kind, "ordinary") != 0 &&
          !bg_record_is_set (member, "passport_returned_date"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_incoming (BgRecord *record, const BgRules *rules)
{
  return is_incoming (record);
}

static gboolean
match_outgoing (BgRecord *record, const BgRules *rules)
{
  return g_strcmp0 (bg_record_get_text (record, "direction"), "outgoing") == 0;
}

#define START     "coalesce (t.actual_start_date, t.start_date)"
#define END       "coalesce (t.actual_end_date, t.end_date, " START ")"
#define UNSETTLED "t.hold IS NULL AND t.closed_date IS NULL AND t.report_date IS NULL"

static const BgFilter filters[] = {
  { "upcoming", N_ ("Upcoming"), NULL,
    UNSETTLED " AND (" START " IS NULL OR date_first (" START ") > :today)", START ", t.seq",
    match_upcoming },
  { "under_way", N_ ("Under way"), "media-playback-start-symbolic",
    UNSETTLED " AND date_first (" START ") <= :today AND date_last (" END ") >= :today", NULL,
    match_under_way },
  { "unreported", N_ ("Not reported"), "alarm-symbolic",
    UNSETTLED " AND date_first (" START ") <= :today AND date_last (" END ") < :today", END ", t.seq",
    match_unreported },
  { "passports", N_ ("Passports to hand back"), NULL,
    "coalesce (t.direction, '') <> 'incoming' AND t.hold IS NULL AND date_last (" END
    ") < :today AND EXISTS (SELECT 1 FROM delegation_members m"
    " WHERE m.parent_seq = t.seq AND m.passport_kind IN ('official', 'diplomatic')"
    " AND m.passport_returned_date IS NULL)",
    NULL, match_passports },
  { "incoming", N_ ("Incoming delegation"), NULL, "t.direction = 'incoming'", NULL, match_incoming },
  { "outgoing", N_ ("Outgoing delegation"), NULL, "t.direction = 'outgoing'", NULL, match_outgoing },
  { NULL },
};

static const char *
find_head (BgRecord *record)
{
  for (guint i = 0; i < bg_record_get_n_items (record, "members"); i++)
    {
      BgRecord *member = bg_record_get_item (record, "members", i);

      if (g_strcmp0 (bg_record_get_text (member, "role"), "head") == 0)
        return bg_record_get_text (member, "full_name");
    }
  return NULL;
}

static char *
display (BgRecord *record, const char *field, BgTitleFunc title_func, gpointer title_data)
{
  return bg_record_dup_display (record, bg_kind_get_field (&bg_delegation_kind, field), title_func,
                                title_data);
}

static char *
dup_subtitle (BgRecord *record, const BgRules *rules, BgTitleFunc title_func, gpointer title_data)
{
  GString *text = g_string_new (NULL);
  guint members = bg_record_get_n_items (record, "members");
  gint64 guests;

  bg_text_append_part (
    text, bg_date_format_range (bg_delegation_get_start (record), bg_delegation_get_end (record)));
  bg_text_append_part (
    text, display (record, is_incoming (record) ? "country" : "countries", title_func, title_data));
  bg_record_get_integer (record, "guest_count", &guests);
  if (MAX ((gint64) members, guests) > 0)
    bg_text_append_part (text, g_strdup_printf (_ ("%d people"), (int) MAX ((gint64) members, guests)));
  return g_string_free (text, FALSE);
}

/* Six facts: when, where from or to, who leads; who receives, who is responsible, who helps. */
static void
add_facts (BgRecord *record, BgTitleFunc title_func, gpointer title_data, BgFactFunc func, gpointer data)
{
  g_autofree char *time =
    bg_date_format_range (bg_delegation_get_start (record), bg_delegation_get_end (record));

  func (_ ("Dates"), time, NULL, NULL, data);
  bg_record_tell_field (record, "partner", title_func, title_data, func, data);
  func (_ ("Head of delegation"), find_head (record) != NULL ? find_head (record) : "", NULL, NULL, data);
  bg_record_tell_field (record, is_incoming (record) ? "country" : "countries", title_func, title_data, func,
                        data);
  bg_record_tell_field (record, is_incoming (record) ? "received_by" : "funding", title_func, title_data,
                        func, data);
  bg_record_tell_field (record, is_incoming (record) ? "host_agency" : "permit_number", title_func,
                        title_data, func, data);
  if (bg_record_get_n_items (record, "coordinating_agencies") > 0)
    bg_record_tell_field (record, "coordinating_agencies", title_func, title_data, func, data);
}

/* What may be spent, by the class of the guests. */
static void
tell_ceilings (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  const BgField *field = bg_kind_get_field (&bg_delegation_kind, "guest_class");
  g_autofree char *words = bg_ceilings_dup_words (record, rules);
  g_autofree char *guest_class = NULL;

  if (words == NULL)
    return;
  guest_class = bg_record_dup_display (record, field, NULL, NULL);
  BgReckoning reckoning = { _ ("Ceilings"), guest_class, "", words, BG_TONE_GREY };

  func (&reckoning, data);
}

/* The due date of the report, while it is still to come. */
static void
tell_report (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  BgDate due = bg_delegation_get_report_due (record, rules);
  BgDate end = bg_date_last_day (bg_delegation_get_end (record));
  BgDate counted = bg_date_add_days (end, rules->report_days);
  g_autofree char *value = bg_date_format_with_weekday (due);
  g_autofree char *from = bg_date_format (end);
  g_autofree char *rolled = bg_date_format_with_weekday (counted);
  g_autofree char *how = NULL;
  int days;

  if (is_settled (record) || !bg_date_is_known (due))
    return;
  days = bg_date_days_between (rules->today, due);
  how = bg_date_compare (due, counted) == 0
          ? g_strdup_printf (_ ("%d days after %s, by the rule of the province"), rules->report_days, from)
          : g_strdup_printf (
              _ ("%d days after %s is %s, a day off; moved to the next working day (Civil Code 2015, Article "
                 "148)"),
              rules->report_days, from, rolled);
  g_autofree char *aside =
    days < 0 ? g_strdup_printf (_ ("%d days ago"), -days) : g_strdup_printf (_ ("%d days left"), days);
  BgReckoning reckoning = { _ ("Report due"), value, aside, how, days < 0 ? BG_TONE_RED : BG_TONE_YELLOW };

  func (&reckoning, data);
}

static void
foreach_reckoning (BgRecord *record, const BgRules *rules, BgReckoningFunc func, gpointer data)
{
  tell_ceilings (record, rules, func, data);
  tell_report (record, rules, func, data);
}

static const char *const told[] = { "start_date", "end_date", NULL };

static const BgRelation relations[] = {
  { N_ ("Tasks that follow"), &bg_task_kind, "delegation", "Related agreements", TRUE },
  { N_ ("Agreements signed then"), &bg_agreement_kind, "delegation", "Related agreements" },
  { NULL },
};

static const BgSpan span = { N_ ("Visit"), "actual_start_date|start_date",
                             "actual_end_date|end_date|actual_start_date|start_date",
                             "start_date|end_date|itinerary.date",
                             "actual_start_date|actual_end_date|report_date|closed_date" };

const BgKind bg_delegation_kind = {
  .name = "delegation",
  .type_name = "BgDelegation",
  .label = N_ ("Delegation"),
  .plural = N_ ("Delegations"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.start_date DESC, t.seq DESC",
  .filters = filters,
  .get_status = get_status,
  .validate = validate,
  .dup_subtitle = dup_subtitle,
  .add_facts = add_facts,
  .told = told,
  .foreach_reckoning = foreach_reckoning,
  .relations = relations,
  .span = &span,
};
