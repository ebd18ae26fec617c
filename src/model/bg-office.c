/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office that uses the program: what is printed above its papers, and the numbers of its rules. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include "bg-ceiling.h"
#include "bg-deadline-rules.h"
#include "bg-shared-items.h"

static const BgChoice signer_prefix_choices[] = {
  { "none", N_ ("As head of the office") },
  { "TM.", N_ ("TM. (on behalf of the collective)") },
  { "KT.", N_ ("KT. (for the head)") },
  { "TL.", N_ ("TL. (by order)") },
  { "TUQ.", N_ ("TUQ. (by authorisation)") },
  { "Q.", N_ ("Q. (acting)") },
  { NULL },
};

static const BgField office_signer_fields[] = {
  { "prefix", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Signs"), .choices = signer_prefix_choices },
  { "on_behalf_of", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("On behalf of") },
  { "position", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Position") },
  { "full_name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED | BG_FIELD_PERSON, N_ ("Full name") },
  { NULL },
};

static const BgKind office_signer_items = {
  .name = "office_signer",
  .type_name = "BgOfficeSigner",
  .label = N_ ("Signer"),
  .fields = office_signer_fields,
  .title = "full_name",
  .is_item = TRUE,
};

static const BgField recipient_fields[] = {
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Recipient") },
  { NULL },
};

static const BgKind recipient_items = {
  .name = "recipient",
  .type_name = "BgRecipient",
  .label = N_ ("Recipient"),
  .fields = recipient_fields,
  .title = "name",
  .is_item = TRUE,
};

static const BgField calendar_day_fields[] = {
  { "date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Date") },
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Reason") },
  { NULL },
};

static const BgKind calendar_day_items = {
  .name = "calendar_day",
  .type_name = "BgCalendarDay",
  .label = N_ ("Day"),
  .fields = calendar_day_fields,
  .title = "name",
  .is_item = TRUE,
};

static const BgField holiday_decision_fields[] = {
  { "year", BG_FIELD_INTEGER, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Year") },
  { "number", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Number and symbol") },
  { "decided_date", BG_FIELD_DATE, 0, N_ ("Date of the decision") },
  { "tet_from", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Tết from") },
  { "tet_to", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Tết until") },
  { "national_from", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("02/9 from") },
  { "national_to", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("02/9 until") },
  { NULL },
};

static const BgKind holiday_decision_items = {
  .name = "holiday_decision",
  .type_name = "BgHolidayDecisionItem",
  .label = N_ ("Decision on days off"),
  .fields = holiday_decision_fields,
  .title = "number",
  .is_item = TRUE,
};

/* What the office says otherwise than the rule as shipped; an empty field leaves it as shipped. */
static const BgField rule_change_fields[] = {
  { "rule", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Rule, with the value of the program"),
    .choices = bg_deadline_rule_choices },
  { "enabled", BG_FIELD_ANSWER, BG_FIELD_LISTED, N_ ("In use") },
  { "offset", BG_FIELD_INTEGER, BG_FIELD_LISTED | BG_FIELD_SIGNED, N_ ("Number, below zero for before") },
  { "unit", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Counted in"), .choices = bg_deadline_unit_choices },
  { "day", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Day of the year, such as 15/11") },
  { "source", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("By which document") },
  { NULL },
};

static const BgKind rule_change_items = {
  .name = "rule_change",
  .type_name = "BgRuleChange",
  .label = N_ ("Rule changed"),
  .fields = rule_change_fields,
  .title = "rule",
  .is_item = TRUE,
};

static const BgField visit_step_fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("What is to be done") },
  { "direction", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Incoming or outgoing"),
    .choices = bg_direction_choices },
  { "level", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Level"), .choices = bg_admin_level_choices },
  { "counted_from", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Counted from"),
    .choices = bg_visit_trigger_choices },
  { "offset", BG_FIELD_INTEGER, BG_FIELD_REQUIRED | BG_FIELD_LISTED | BG_FIELD_SIGNED,
    N_ ("Number, below zero for before") },
  { "unit", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Counted in"), .choices = bg_deadline_unit_choices },
  { "enabled", BG_FIELD_ANSWER, BG_FIELD_LISTED, N_ ("In use") },
  { NULL },
};

static const BgKind visit_step_items = {
  .name = "visit_step",
  .type_name = "BgVisitStep",
  .label = N_ ("Step around a visit"),
  .fields = visit_step_fields,
  .title = "title",
  .is_item = TRUE,
};

/* What the office says otherwise than the circular as shipped. */
static const BgField office_ceiling_fields[] = {
  { "ceiling", BG_FIELD_CHOICE, BG_FIELD_REQUIRED | BG_FIELD_LISTED,
    N_ ("Ceiling, with the value of the program"), .choices = bg_ceiling_choices },
  { "amount", BG_FIELD_MONEY, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Ceiling of the office, đồng") },
  { "source", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("By which document") },
  { NULL },
};

static const BgKind office_ceiling_items = {
  .name = "office_ceiling",
  .type_name = "BgOfficeCeiling",
  .label = N_ ("Ceiling changed"),
  .fields = office_ceiling_fields,
  .title = "ceiling",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "province", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Province or city"), N_ ("General") },
  { "name", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Name of the office"),
    N_ ("General"), .hint = N_ ("For example Sở Ngoại vụ; Văn phòng UBND tỉnh") },
  { "parent", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Parent body"), N_ ("General") },
  { "symbol", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Symbol in documents"), N_ ("General") },
  { "unit_symbol", BG_FIELD_TEXT, 0, N_ ("Symbol of the drafting unit"), N_ ("General") },
  { "place", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Place name in documents"), N_ ("General") },
  { "agency", BG_FIELD_REFERENCE, 0, N_ ("This office among the agencies"), N_ ("General"),
    .target = "agency" },
  { "address", BG_FIELD_TEXT, 0, N_ ("Address"), N_ ("Contacts") },
  { "phone", BG_FIELD_TEXT, 0, N_ ("Telephone"), N_ ("Contacts") },
  { "email", BG_FIELD_TEXT, 0, N_ ("Email"), N_ ("Contacts") },
  { "signers", BG_FIELD_LIST, 0, N_ ("Signers of documents"), N_ ("Signers"), .items = &office_signer_items },
  { "recipients", BG_FIELD_LIST, 0, N_ ("Recipients"), N_ ("Signers"), .items = &recipient_items },
  { "warning_days", BG_FIELD_INTEGER, 0, N_ ("Due soon, days ahead"), N_ ("Limits and deadlines") },
  { "report_days", BG_FIELD_INTEGER, 0, N_ ("Report of a trip within, days"), N_ ("Limits and deadlines") },
  { "expiry_months", BG_FIELD_INTEGER, 0, N_ ("Agreement about to end, months ahead"),
    N_ ("Limits and deadlines") },
  { "trips_a_year", BG_FIELD_INTEGER, 0, N_ ("Trips of one person in a year"), N_ ("Limits and deadlines") },
  { "trip_people", BG_FIELD_INTEGER, 0, N_ ("People in one delegation"), N_ ("Limits and deadlines") },
  { "trip_days_per_country", BG_FIELD_INTEGER, 0, N_ ("Days in one country"), N_ ("Limits and deadlines") },
  { "trip_countries", BG_FIELD_INTEGER, 0, N_ ("Countries in one trip"), N_ ("Limits and deadlines") },
  { "ceilings", BG_FIELD_LIST, 0, N_ ("Ceilings for guests, changed by the office"),
    N_ ("Limits and deadlines"), .items = &office_ceiling_items },
  { "passport_months", BG_FIELD_INTEGER, BG_FIELD_HIDDEN, N_ ("Passport numbers kept after a trip, months"),
    N_ ("Limits and deadlines") },
  { "culture_day", BG_FIELD_ANSWER, 0, N_ ("24/11 is a day off"), N_ ("Working days") },
  { "rolls_forward", BG_FIELD_ANSWER, 0, N_ ("A last day off moves to the next working day"),
    N_ ("Working days"), .hint = N_ ("Civil Code 2015, Article 148(5); unknown counts as yes") },
  { "holiday_decisions", BG_FIELD_LIST, 0, N_ ("Decisions of the Prime Minister on days off"),
    N_ ("Working days"), .items = &holiday_decision_items,
    .hint = N_ ("First and last day off, weekends between them included; until then the days are planned") },
  { "days_off", BG_FIELD_LIST, 0, N_ ("Days off"), N_ ("Working days"), .items = &calendar_day_items },
  { "working_days", BG_FIELD_LIST, 0, N_ ("Swapped working days"), N_ ("Working days"),
    .items = &calendar_day_items },
  { "rule_changes", BG_FIELD_LIST, 0, N_ ("Rules of the law, changed by the office"),
    N_ ("Rules that make tasks"), .items = &rule_change_items },
  { "visit_steps", BG_FIELD_LIST, 0, N_ ("Own steps before and after a visit"), N_ ("Rules that make tasks"),
    .items = &visit_step_items },
  { "note", BG_FIELD_LONG_TEXT, 0, N_ ("Notes"), N_ ("Notes") },
  { NULL },
};

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_deadline_rules_check (record, problems);
  bg_ceilings_check_office (record, problems);
}

const BgKind bg_office_kind = {
  .name = "office",
  .type_name = "BgOffice",
  .label = N_ ("Office"),
  .plural = N_ ("Offices"),
  .icon = "org.gnome.Settings-symbolic",
  .fields = fields,
  .title = "name",
  .order = "t.sort_key",
  .validate = validate,
  .is_single = TRUE,
};
