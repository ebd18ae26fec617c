# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares the record book with a colleague through a real server, from the window.

Usage: test-sharing.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. The colleague works in the
terminal on another record book.
"""
import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sync" / "server"))

from person import Person, teach_keyboard, wait_for  # noqa: E402
from pouch import Pouch  # noqa: E402

TODAY = "2026-11-23"
cases = []


def case(function):
    cases.append(function)
    return function


class Office:
    """A server, the book of the window and the book of a colleague."""

    def __init__(self, server, folder):
        self.server, self.folder = server, folder
        self.password = os.path.join(folder, "password")
        Path(self.password).write_text(server.password + "\n")
        self.database = f"{server.url}/records"
        self.run("an.db", "server", "setup", self.database, "--user", server.admin, "--password-file",
                 self.password)
        self.run("binh.db", "init", "--sample")
        self.run("an.db", "init")
        self.sync("binh.db", join=True)
        self.person = None

    def run(self, book, *words):
        done = subprocess.run([sys.argv[2], "--database", os.path.join(self.folder, book), "--today", TODAY,
                               "--officer", book.removesuffix(".db"), *words],
                              check=True, capture_output=True, text=True,
                              env={**os.environ, "LANGUAGE": "vi"})
        return done.stdout

    def sync(self, book, join=False):
        if join:
            self.run(book, "sync", "configure", self.database, "--user", self.server.admin)
        return self.run(book, "sync", "--password-file", self.password)

    def show(self, book, record):
        return json.loads(self.run(book, "show", record, "--format", "json"))

    def first(self, kind):
        return json.loads(self.run("binh.db", "list", kind, "--format", "json"))[0]

    def open_window(self):
        self.person = Person(sys.argv[1], "--database", os.path.join(self.folder, "an.db"), "--today", TODAY)
        self.person.fill_screen()
        return self.person


def join(person, office):
    """Types address, account and password into the preferences."""
    person.press("Chỉ lưu trên máy này")
    for name, words in (("Địa chỉ, ví dụ https://máy-chủ/kho", office.database), ("Tài khoản", office.server.admin),
                        ("Mật khẩu", office.server.password)):
        person.click("text box", name)
        person.key("ctrl+a")
        person.type(words)
    person.press("Kết nối")
    person.wait_to_see("Đã đồng bộ lúc", 60)


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
    office.person.stop()
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
    person.stop()
    office.sync("an.db")
    office.sync("binh.db")
    assert office.show("binh.db", record["id"])["title"] == "Chữ thứ ba 123 (mẫu)"
    assert office.show("binh.db", record["id"])["note"] == "Chữ của Bình (mẫu)"


def main():
    teach_keyboard()
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    with Pouch() as server, tempfile.TemporaryDirectory() as folder:
        office = Office(server, folder)
        for number, function in enumerate(cases, 1):
            try:
                function(office)
                print(f"ok {number} {function.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"not ok {number} {function.__name__}", flush=True)
                sys.stderr.write(traceback.format_exc())
                if office.person:
                    sys.stderr.write("\n".join(office.person.describe()))
        if office.person:
            office.person.stop()
    return 1 if failed else 0


sys.exit(main())
