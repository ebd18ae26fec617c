#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two computers of an office and a real server between them, as officers use it: test-offices.py BANGGIAO-CLI.

Prints TAP. What is edited on one is on the other; what both edited is asked about; a server that is killed, put back
to an older copy, emptied or swapped costs no record.
"""
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path

import pouch

CLI = sys.argv[1]
KINDS_OF_COUNTS = ("chỉ có ở đây", "chỉ có ở máy chủ", "khác nhau")
# The record of the office itself has the same id everywhere.
OFFICE = "00000000-0000-7000-8000-000000000001"
CASES = []


def case(function):
    CASES.append(function)
    return function


class Computer:
    """A record book, and the account of who works there."""

    def __init__(self, folder, account):
        # A folder of its own, as on a computer of its own: files lie beside the book.
        (folder / account).mkdir()
        self.book, self.account = folder / account / "so.banggiao", account
        self.secret = folder / (account + ".password")
        self.secret.write_text("mật khẩu của " + account + "\n")

    def run(self, *words, wanted=0):
        done = subprocess.run([CLI, "--database", self.book, *words], capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL, timeout=120)
        assert done.returncode == wanted, f"{words}: {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout if wanted == 0 else done.stderr

    def sync(self, wanted=0):
        return self.run("sync", "--once", "--password-file", self.secret, wanted=wanted)

    def read(self, record):
        return json.loads(self.run("show", record, "--format", "json"))

    def list_tasks(self):
        return [task["id"] for task in json.loads(self.run("list", "task", "--format", "json"))]

    def add(self, kind, *fields):
        words = [word for field in fields for word in ("--set", field)]
        return json.loads(self.run("add", kind, *words, "--format", "json"))["id"]

    def list_twins(self, *options):
        pairs = json.loads(self.run("sync", "twins", "--format", "json", *options))
        return [(pair["mine"]["id"], pair["theirs"]["id"]) for pair in pairs]

    def ask_again(self):
        """Takes back what was said to be different, in the words that the list of them gives."""
        said = self.run("sync", "twins", "--distinct")
        words = re.search(r"banggiao-cli (undo \d+)", said)
        assert words, said
        self.run(*words[1].split())

    def count_inbox(self):
        return len(json.loads(self.run("sync", "inbox", "--format", "json")))

    def compare(self):
        said = self.run("sync", "compare", "--password-file", self.secret)
        for words in KINDS_OF_COUNTS:
            assert said.count(words + " 0") == said.count(words) > 5, said


class Office:
    def __init__(self, server, folder):
        self.server, self.url = server, server.url + "/camau"
        self.admin = folder / "admin.password"
        self.admin.write_text(server.password + "\n")
        self.leader, self.officer = Computer(folder, "binh"), Computer(folder, "an")
        self.set_up()
        for computer, role in (self.leader, "leader"), (self.officer, "officer"):
            self.add_user(computer, role)
            computer.run("init", *(["--sample"] if role == "leader" else ["--office", "Cơ quan", "--province", "Cà Mau"]))
            self.join(computer)
        self.leader.sync()
        self.officer.sync()

    def set_up(self):
        self.run_admin("setup", self.url)

    def add_user(self, computer, role):
        computer.run("server", "add-user", computer.account, "--role", role, "--url", self.url, "--user",
                     self.server.admin, "--password-file", self.admin, "--new-password-file", computer.secret)

    def join(self, computer):
        computer.run("sync", "configure", self.url, "--user", computer.account, "--password-file", computer.secret)

    def run_admin(self, *words):
        self.leader.run("server", *words, "--user", self.server.admin, "--password-file", self.admin)

    def settle(self):
        for computer in (self.leader, self.officer) * 2:
            computer.sync()
        self.leader.compare()
        self.officer.compare()


def expect(got, wanted):
    assert got == wanted, f"{got!r} instead of {wanted!r}"


@case
def both_edit(office):
    one, two = office.leader, office.officer
    office.settle()
    asked = two.count_inbox()
    fields, same, gone = one.list_tasks()[:3]
    one.run("edit", fields, "--set", "title=Của Bình")
    two.run("edit", fields, "--set", "note=Của An")
    one.run("edit", same, "--set", "title=Bình viết")
    two.run("edit", same, "--set", "title=An viết")
    one.run("trash", gone)
    office.settle()
    for computer in one, two:
        expect((computer.read(fields)["title"], computer.read(fields)["note"]), ("Của Bình", "Của An"))
        expect(computer.read(same)["title"], "Bình viết")
        assert gone not in computer.list_tasks()
    expect(two.count_inbox(), asked + 1)


@case
def twins_at_first_join(office):
    """A third computer that was used alone: what both had is offered to it, joined by it, and is one everywhere."""
    third = Computer(office.server.folder, "chi")
    office.add_user(third, "officer")
    third.run("init", "--office", "Cơ quan", "--province", "Cà Mau")
    theirs = office.leader.add("agency", "name=Trung tâm Phiên dịch", "phone=0290 1")
    other = office.leader.add("agency", "name=Văn phòng Đại diện")
    mine = third.add("agency", "name=TRUNG TÂM PHIÊN DỊCH", "email=pd@camau.gov.vn", "phone=0290 2")
    task = third.add("task", "title=Việc của máy thứ ba", "lead_agency=" + mine)
    alike = third.add("agency", "name=Văn phòng đại diện")
    office.settle()
    office.join(third)
    third.sync()
    expect(sorted(third.list_twins()), sorted([(mine, theirs), (alike, other)]))
    said = third.run("sync", "inbox")
    assert "2 cặp" in said and "sync twins" in said, said
    said = third.run("sync", "twins")
    assert "“0290 2”" in said and "“0290 1”" in said, said
    expect(third.list_twins("--distinct"), [])
    third.run("sync", "distinct", alike, other)
    expect((third.list_twins(), third.list_twins("--distinct")), ([(mine, theirs)], [(alike, other)]))
    third.ask_again()
    expect((len(third.list_twins()), third.list_twins("--distinct")), (2, []))
    third.run("sync", "distinct", alike, other)
    third.run("sync", "join", theirs, mine)
    third.run("undo")
    expect(third.list_twins(), [(mine, theirs)])
    third.run("sync", "join", theirs, mine)
    third.run("sync", "join", theirs, mine, wanted=1)
    third.run("sync", "distinct", task, other, wanted=1)
    third.run("sync", "join", theirs, wanted=2)
    third.sync()
    office.settle()
    third.sync()
    third.compare()
    for computer in office.leader, office.officer, third:
        expect(computer.list_twins(), [])
        kept = computer.read(theirs)
        expect((kept["phone"], kept["email"]), ("0290 1", "pd@camau.gov.vn"))
        expect(computer.read(task)["lead_agency_id"], theirs)
        agencies = [agency["id"] for agency in json.loads(computer.run("list", "agency", "--format", "json"))]
        expect([each in agencies for each in (mine, theirs, alike, other)], [False, True, True, True])


@case
def seen_at_once(office):
    record = office.leader.list_tasks()[0]
    watching = subprocess.Popen([CLI, "--database", office.officer.book, "sync", "--watch", "--password-file",
                                 office.officer.secret], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        watching.stdout.readline()
        office.leader.run("edit", record, "--set", "title=Vừa sửa")
        office.leader.sync()
        limit = time.monotonic() + 2
        while office.officer.read(record)["title"] != "Vừa sửa":
            assert time.monotonic() < limit, "not seen within 2 seconds"
    finally:
        watching.kill()
        watching.wait()
        watching.stdout.close()


@case
def killed_in_the_middle(office):
    """The server is killed at growing times after a client began to send to it."""
    for number in range(5):
        for task in office.leader.list_tasks()[:8]:
            office.leader.run("edit", task, "--set", f"note=Lần {number}")
        killing = threading.Timer(0.02 * number + 0.02, office.server.kill)
        killing.start()
        subprocess.run([CLI, "--database", office.leader.book, "sync", "--once", "--password-file",
                        office.leader.secret], capture_output=True, check=False, timeout=120)
        killing.join()
        office.server.start()
    office.settle()
    expect(office.leader.count_inbox(), 0)


def read_out(computer, record, name):
    """What the terminal hands out of a file."""
    place = computer.book.parent / ("out-" + computer.account)
    computer.run("file", "save", record, name, "-o", str(place))
    return place.read_bytes()


@case
def a_large_file(office):
    """20 MB go up, broken off by the death of the server at growing times, and come down broken off as well."""
    scan, size = office.leader.book.parent / "bản quét.pdf", 20 * 1000 * 1000
    scan.write_bytes(random.Random(7).randbytes(size))
    partner = json.loads(office.leader.run("list", "partner", "--format", "json"))[0]["id"]
    office.leader.run("file", "add", partner, str(scan))
    for computer, words in (office.leader, []), (office.officer, ["--all-files"]):
        for number in range(4):
            killing = threading.Timer(0.3 * number + 0.2, office.server.kill)
            killing.start()
            subprocess.run([CLI, "--database", computer.book, "sync", *words, "--password-file", computer.secret],
                           capture_output=True, check=False, timeout=120)
            killing.join()
            office.server.start()
        computer.run("sync", *words, "--password-file", computer.secret)
    office.settle()
    for computer in office.leader, office.officer:
        assert read_out(computer, partner, "bản quét.pdf") == scan.read_bytes(), computer.account
    document = office.server.ask("GET", "/camau/file:" + hashlib.sha256(scan.read_bytes()).hexdigest())[1]
    expect(document["_attachments"]["content"]["length"], size)


@case
def client_killed(office):
    """A client is killed at growing times while it receives and sends: it goes on where it was."""
    for number in range(10):
        for task in office.officer.list_tasks()[:6]:
            office.officer.run("edit", task, "--set", f"note=Trước khi dừng {number}")
        office.leader.run("edit", office.leader.list_tasks()[10], "--set", f"note=Của Bình {number}")
        office.leader.sync()
        client = subprocess.Popen([CLI, "--database", office.officer.book, "sync", "--once", "--password-file",
                                   office.officer.secret], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        threading.Event().wait(0.03 * number + 0.01)
        client.kill()
        client.wait()
    office.settle()
    expect(office.leader.count_inbox(), 0)
    expect({office.leader.read(task)["note"] for task in office.leader.list_tasks()[:6]}, {"Trước khi dừng 9"})


@case
def older_copy(office):
    server, older = office.server, office.server.folder / "older"
    server.stop()
    server.copy_data(older)
    server.start()
    task = office.leader.list_tasks()[0]
    office.leader.run("edit", task, "--set", "title=Sau bản sao lưu")
    agency = office.officer.read(task)["lead_agency_id"]
    made = office.officer.add("task", "title=Việc mới", "lead_agency=" + agency)
    office.settle()
    server.stop()
    server.replace_data(older)
    server.start()
    office.settle()
    for computer in office.leader, office.officer:
        expect(computer.read(task)["title"], "Sau bản sao lưu")
        expect(computer.read(made)["title"], "Việc mới")


@case
def emptied_and_swapped(office):
    server, before = office.server, office.server.folder / "before"
    tasks = office.leader.list_tasks()
    server.stop()
    server.copy_data(before)
    server.start()
    expect(server.ask("DELETE", "/camau")[0], 200)
    office.leader.sync(wanted=1)
    expect(server.ask("PUT", "/camau")[0], 201)
    office.leader.sync(wanted=1)
    office.set_up()
    office.leader.sync(wanted=1)
    office.officer.sync(wanted=1)
    expect(server.ask("GET", "/camau")[1]["doc_count"], 2)
    expect(office.leader.list_tasks(), tasks)
    server.stop()
    server.replace_data(before)
    server.start()
    office.settle()


@case
def lost_right(office):
    """An officer who may only read from now on keeps what was written, and says so."""
    office.run_admin("add-user", "an", "--role", "reader", "--url", office.url)
    task = office.officer.list_tasks()[0]
    office.officer.run("edit", task, "--set", "title=Chưa gửi được")
    office.officer.sync(wanted=1)
    expect(office.officer.read(task)["title"], "Chưa gửi được")
    office.run_admin("add-user", "an", "--role", "officer", "--url", office.url)
    # What was refused waits until it changes, or the computer is joined anew.
    office.join(office.officer)
    office.settle()
    expect(office.leader.read(task)["title"], "Chưa gửi được")


@case
def office_is_for_leaders(office):
    """An officer who changes the office's settings is told which record the server did not take, at every run."""
    sent = office.leader.read(OFFICE).get("phone")
    office.officer.run("edit", OFFICE, "--set", "phone=0290 123 456")
    for _again in range(2):
        said = office.officer.sync(wanted=1)
        assert office.officer.read(OFFICE)["name"] in said, said
    expect(office.officer.read(OFFICE)["phone"], "0290 123 456")
    office.leader.sync()
    expect(office.leader.read(OFFICE).get("phone"), sent)
    office.officer.run("undo")
    office.settle()


def main():
    failed = 0
    print(f"1..{len(CASES)}", flush=True)
    with pouch.Pouch() as server, tempfile.TemporaryDirectory() as folder:
        office = Office(server, Path(folder))
        for number, function in enumerate(CASES, 1):
            try:
                function(office)
                print(f"ok {number} /sync/offices/{function.__name__}", flush=True)
            except Exception:
                failed += 1
                print("# " + traceback.format_exc().replace("\n", "\n# "))
                print(f"not ok {number} /sync/offices/{function.__name__}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
