# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares the record book with a colleague through a real server, from the window.

Usage: test-sharing.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. The colleague works in the
terminal on another record book.
"""
import os
import sys

from person import wait_for
from sharing import join, run_office

cases = []


def case(function):
    cases.append(function)
    return function


@case
def joins_a_server_and_receives_the_records(office):
    person = office.open_window()
    join(person, office)
    if len(sys.argv) > 3:
        person.take_picture(os.path.join(sys.argv[3], "sync-settings.png"))
    person.key("Escape")
    person.key("alt+2")
    person.wait_to_see(office.first("delegation")["title"])


@case
def shows_what_a_colleague_writes(office):
    person = office.person
    record = office.first("delegation")
    office.run("binh.db", "edit", record["id"], "--set", "title=Tên do Bình sửa (mẫu)")
    office.sync("binh.db")
    person.wait_to_see("Tên do Bình sửa (mẫu)", 10)


def edit_on_both(office, fields):
    """Both write the same fields differently, An in the book of the window; returns the record."""
    record = office.first("delegation")
    for book, whose in (("an.db", "An"), ("binh.db", "Bình")):
        words = [word for field in fields for word in ("--set", f"{field}=Chữ của {whose} (mẫu)")]
        office.run(book, "edit", record["id"], *words)
    office.run("binh.db", "edit", record["id"], "--set", "purpose=Việc khác của Bình (mẫu)")
    office.sync("binh.db")
    office.sync("an.db")
    return record


def open_inbox(office):
    person = office.open_window()
    person.wait_to_see("việc chờ quyết định")
    person.press("Cần mật khẩu")
    person.wait_to_see("Ghi quyết định")
    return person


def read_field(office, record, field):
    return office.show("an.db", record["id"]).get(field)


@case
def decides_what_two_wrote(office):
    """By keys: mine for one place, both joined for the other; undone, it waits again."""
    office.close_window(office.person)
    record = edit_on_both(office, ["title", "note"])
    person = open_inbox(office)
    person.wait_to_see("Chữ của An (mẫu)")
    if len(sys.argv) > 3:
        person.take_picture(os.path.join(sys.argv[3], "inbox.png"))
    person.press("1 mục khác đã tự gộp", "button")
    person.wait_to_see("Việc khác của Bình (mẫu)")
    person.key("1")
    person.key("alt+Down")
    note = person.find("group", "Ghi chú")
    person.press("Gộp cả hai", within=note)
    wait_for(lambda: person.find("checkbox", "Nhập giá trị khác…", within=note).has("checked"), "both, joined")
    person.key("ctrl+Return")
    person.wait_to_see("Không có việc chờ quyết định")
    wait_for(lambda: read_field(office, record, "title") == "Chữ của An (mẫu)", "the decision in the book")
    expect_both = "Chữ của Bình (mẫu)\nChữ của An (mẫu)"
    assert read_field(office, record, "note") == expect_both, read_field(office, record, "note")
    person.key("ctrl+z")
    person.wait_to_see("2 việc chờ quyết định")
    wait_for(lambda: read_field(office, record, "title") == "Chữ của Bình (mẫu)", "what was in use before")


@case
def types_another_value(office):
    person = office.person
    record = office.first("delegation")
    person.wait_to_see("Ghi quyết định")
    person.click("checkbox", "Của tôi: Chữ của An (mẫu)")
    person.key("3")
    person.key("ctrl+a")
    person.type("Chữ thứ ba 123 (mẫu)")
    if len(sys.argv) > 3:
        person.take_picture(os.path.join(sys.argv[3], "inbox-another.png"))
    person.key("ctrl+Return")
    wait_for(lambda: read_field(office, record, "title") == "Chữ thứ ba 123 (mẫu)", "the third value in the book")
    person.wait_to_see("1 việc chờ quyết định")
    person.key("2")
    person.key("ctrl+Return")
    person.wait_to_see("Không có việc chờ quyết định")
    office.close_window(person)
    office.sync("an.db")
    office.sync("binh.db")
    assert office.show("binh.db", record["id"])["title"] == "Chữ thứ ba 123 (mẫu)"
    assert office.show("binh.db", record["id"])["note"] == "Chữ của Bình (mẫu)"


run_office("sharing", cases)
