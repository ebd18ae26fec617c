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


@case
def decides_what_two_wrote(office):
    person = office.person
    person.stop()
    record = office.first("delegation")
    office.run("an.db", "edit", record["id"], "--set", "title=Tên của An (mẫu)")
    office.run("binh.db", "edit", record["id"], "--set", "title=Tên của Bình (mẫu)")
    office.sync("binh.db")
    office.sync("an.db")
    person = office.open_window()
    person.wait_to_see("1 việc chờ quyết định")
    person.press("Cần mật khẩu")
    person.wait_to_see("Tên của An (mẫu)")
    if len(sys.argv) > 3:
        person.take_picture(os.path.join(sys.argv[3], "inbox.png"))
    person.click("checkbox", "Tên của An (mẫu)")
    person.press("Quyết định")
    person.wait_to_see("Không có việc chờ quyết định")
    wait_for(lambda: office.show("an.db", record["id"])["title"] == "Tên của An (mẫu)", "the decision in the book")
    person.stop()
    office.sync("an.db")
    office.sync("binh.db")
    assert office.show("binh.db", record["id"])["title"] == "Tên của An (mẫu)"


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
