# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers what the first join to a server offers: records that are likely the same, from the window.

Usage: test-twins.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. The book of the window was used
alone before; a colleague's book is on the server already.
"""
import json
import os
import sys

from person import wait_for
from sharing import join, run_office

cases = []


def case(function):
    cases.append(function)
    return function


def add(office, kind, *fields):
    words = [word for field in fields for word in ("--set", field)]
    return json.loads(office.run("an.db", "add", kind, *words, "--format", "json"))["id"]


def list_twins(office):
    return json.loads(office.run("an.db", "sync", "twins", "--format", "json"))


def is_listed(office, kind, record):
    return record in [other["id"] for other in json.loads(office.run("an.db", "list", kind, "--format", "json"))]


def take_picture(office, name):
    if len(sys.argv) > 3:
        office.person.take_picture(os.path.join(sys.argv[3], name + ".png"))


@case
def offers_likely_twins_at_the_first_join(office):
    """Two that were typed on both are shown side by side, with what they do not say alike."""
    agency, partner = office.first("agency"), office.first("partner")
    office.twins = {
        "agency": (add(office, "agency", "name=" + agency["name"].upper(), "phone=0290 111 (mẫu)"), agency["id"]),
        "partner": (add(office, "partner", "name=" + partner["name"], "country=" + partner["country"]), partner["id"]),
    }
    office.task = add(office, "task", "title=Việc đã có ở máy này (mẫu)", "lead_agency=" + office.twins["agency"][0])
    person = office.open_window()
    join(person, office)
    person.key("Escape")
    person.wait_to_see("2 việc chờ quyết định")
    person.press("Đã đồng bộ lúc")
    person.wait_to_see("Có thể trùng")
    person.wait_to_see("Ghi quyết định")
    take_picture(office, "twins")


def choose(office, kind):
    """Chooses the pair in the list, whichever it began with."""
    name = office.first(kind)["name"]
    office.person.click("list item", name.upper() if kind == "agency" else name)


@case
def joins_two_into_one_and_takes_it_back(office):
    person, (mine, theirs) = office.person, office.twins["agency"]
    choose(office, "agency")
    person.wait_to_see("0290 111 (mẫu)")
    person.key("2")
    take_picture(office, "twins-chosen")
    person.key("ctrl+Return")
    wait_for(lambda: not is_listed(office, "agency", mine), "the joined one in the trash")
    assert office.show("an.db", office.task)["lead_agency_id"] == theirs
    person.wait_to_see("1 việc chờ quyết định")
    person.key("ctrl+z")
    person.wait_to_see("2 việc chờ quyết định")
    assert is_listed(office, "agency", mine)
    assert office.show("an.db", office.task)["lead_agency_id"] == mine


@case
def tells_two_to_be_different(office):
    person, (mine, theirs) = office.person, office.twins["partner"]
    choose(office, "partner")
    person.key("3")
    person.key("ctrl+Return")
    person.wait_to_see("1 việc chờ quyết định")
    assert is_listed(office, "partner", mine) and is_listed(office, "partner", theirs)
    assert [pair["kind"] for pair in list_twins(office)] == ["agency"]


@case
def asks_again_where_it_was_a_mistake(office):
    """At once by undo; and later by choosing another answer, which the inbox offers though nothing waits."""
    person, (mine, theirs) = office.person, office.twins["partner"]
    person.key("ctrl+z")
    person.wait_to_see("2 việc chờ quyết định")
    assert len(list_twins(office)) == 2
    for kind in ("partner", "agency"):
        choose(office, kind)
        person.key("3")
        person.key("ctrl+Return")
        wait_for(lambda kind=kind: kind not in [pair["kind"] for pair in list_twins(office)], "the answer for " + kind)
    person.wait_to_see("Không có việc chờ quyết định")
    take_picture(office, "twins-nothing")
    person.press("Xem các cặp đã xác định là khác nhau")
    person.wait_to_see("Đã xác định là khác nhau")
    choose(office, "partner")
    take_picture(office, "twins-distinct")
    person.key("1")
    person.key("ctrl+Return")
    wait_for(lambda: not is_listed(office, "partner", theirs), "the joined one in the trash")
    assert is_listed(office, "partner", mine)


run_office("twins", cases)
