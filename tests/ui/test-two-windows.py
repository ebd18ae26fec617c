# SPDX-License-Identifier: GPL-3.0-or-later
"""Two officers at two windows, each with a record book of its own, and a real server between them.

Usage: test-two-windows.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP.
"""
import os
import sys

from person import wait_for
from sharing import join, run_office

SECONDS_TO_ARRIVE = 30
cases = []


def case(function):
    cases.append(function)
    return function


def open_record(person, title):
    """By the search for anything: a record that was opened so stays in sight whatever becomes of its title."""
    person.come_forward()
    person.key("ctrl+k")
    found = person.find("window", "Tìm mọi thứ")
    person.type(title)
    wait_for(lambda: any(title in node.name for node in person.look_around(found)), f"“{title}” found")
    person.key("Return")
    wait_for(lambda: not person.look_for("window", "Tìm mọi thứ"), "the end of the search")
    person.find("label", title)


def find_field(person, name):
    return wait_for(lambda: next((node for node in person.look_around() if node.role == "text box" and
                                  node.name.removesuffix(" (bắt buộc)") == name), None), f"the field “{name}”")


def open_form(person):
    person.come_forward()
    person.key("ctrl+e")
    return find_field(person, "Tên đoàn")


def save(person):
    person.come_forward()
    person.key("ctrl+s")


def edit_title(person, title):
    field = open_form(person)
    person.fill_node(field, title)
    save(person)
    person.wait_to_see("Đã lưu")


@case
def both_join(office):
    for book in "an.db", "binh.db":
        person = office.open_window(book)
        person.come_forward()
        if book == "an.db":
            join(person, office)
        else:
            type_password(person, office)
        person.key("Escape")
    office.an, office.binh = office.people


def type_password(person, office):
    """The book was joined before: only the password is asked for."""
    person.press("Cần mật khẩu")
    person.click("text box", "Mật khẩu")
    person.type(office.server.password)
    person.press("Kết nối")
    person.wait_to_see("Đã đồng bộ lúc", 60)


@case
def an_edit_in_one_is_seen_in_the_other(office):
    office.record = office.first("delegation")
    for person in office.people:
        open_record(person, office.record["title"])
    edit_title(office.an, "Tên do An sửa (mẫu)")
    office.binh.wait_to_see("Tên do An sửa (mẫu)", SECONDS_TO_ARRIVE)


@case
def an_open_form_shows_what_another_wrote(office):
    """The form holds what was typed; the other's value is shown beside it, and nothing is overwritten unasked."""
    field = open_form(office.binh)
    office.binh.fill_node(field, "Tên đang gõ của Bình (mẫu)")
    edit_title(office.an, "Tên An sửa giữa chừng (mẫu)")
    wait_for(lambda: office.show("binh.db", office.record["id"])["title"] == "Tên An sửa giữa chừng (mẫu)",
             "the edit in the other book", SECONDS_TO_ARRIVE)
    assert find_field(office.binh, "Tên đoàn").read() == "Tên đang gõ của Bình (mẫu)"
    save(office.binh)
    office.binh.wait_to_see("Tên An sửa giữa chừng (mẫu)")
    if len(sys.argv) > 3:
        office.binh.take_picture(os.path.join(sys.argv[3], "form-conflict.png"))
    assert office.show("binh.db", office.record["id"])["title"] == "Tên An sửa giữa chừng (mẫu)"
    office.binh.click("checkbox", "Tên đoàn, Của tôi: Tên đang gõ của Bình (mẫu)")
    save(office.binh)
    office.an.wait_to_see("Tên đang gõ của Bình (mẫu)", SECONDS_TO_ARRIVE)


@case
def the_same_field_in_both_waits_and_is_decided(office):
    """While the server is away both write the same field; who comes second is asked."""
    office.server.stop()
    edit_title(office.an, "Chữ của An (mẫu)")
    edit_title(office.binh, "Chữ của Bình (mẫu)")
    office.server.start()
    waiting = wait_for(lambda: next((person for person in office.people if person.sees("1 việc chờ quyết định")), None),
                       "a decision in one of the windows", 120)
    other = office.an if waiting is office.binh else office.binh
    waiting.come_forward()
    waiting.press("Đã đồng bộ lúc")
    waiting.wait_to_see("Ghi quyết định")
    waiting.key("1")
    waiting.key("ctrl+Return")
    waiting.wait_to_see("Không có việc chờ quyết định")
    mine = "Chữ của An (mẫu)" if waiting is office.an else "Chữ của Bình (mẫu)"
    other.wait_to_see(mine, SECONDS_TO_ARRIVE)
    for book in "an.db", "binh.db":
        assert office.show(book, office.record["id"])["title"] == mine


run_office("two-windows", cases)
