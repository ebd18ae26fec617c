#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A foreign client, PouchDB itself, beside an office's computer on one database: test-foreign.py BANGGIAO-CLI.

Prints TAP. What this version does not know comes through untouched, and branches of one document are joined.
"""
import json
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pouch

CLI = sys.argv[1]
HERE = Path(__file__).resolve().parent
DESIGN = "/camau/_design/banggiao"
CASES = []


def case(function):
    CASES.append(function)
    return function


def expect(got, wanted):
    assert got == wanted, f"{got!r} instead of {wanted!r}"


class Foreign:
    """PouchDB with a database of its own, which it replicates."""

    def __init__(self, node, url, name, password):
        self.process = subprocess.Popen(["node", HERE / "foreign.js", node / "node_modules", url, name, password],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, *words):
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "failed" not in answer, f"{words}: {answer}"
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Office:
    """The server, and the computer of An; the account of the foreign client is “la”."""

    def __init__(self, server, folder):
        self.server, self.folder, self.url = server, folder, server.url + "/camau"
        for name, password in (("admin", server.password), ("an", "mật khẩu của an"), ("la", "lạ")):
            (folder / name).write_text(password + "\n")
        self.set_up()
        for name in "an", "la":
            self.run("server", "add-user", name, "--role", "officer" if name == "la" else "leader", "--url", self.url,
                     "--user", server.admin, "--password-file", folder / "admin", "--new-password-file", folder / name)
        self.run("init", "--sample")
        self.run("sync", "configure", self.url, "--user", "an", "--password-file", folder / "an")
        self.sync()
        self.foreign = Foreign(server.node, self.url, "la", "lạ")
        self.foreign.tell("pull")

    def set_up(self):
        self.run("server", "setup", self.url, "--user", self.server.admin, "--password-file", self.folder / "admin")

    def run(self, *words):
        done = subprocess.run([CLI, "--database", self.folder / "an.db", *words], capture_output=True, text=True,
                              check=False, stdin=subprocess.DEVNULL, timeout=120)
        assert done.returncode == 0, f"{words}: {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout

    def sync(self):
        self.run("sync", "--password-file", self.folder / "an")

    def read(self, record):
        return json.loads(self.run("show", record, "--format", "json"))

    def task(self, number):
        return json.loads(self.run("list", "task", "--format", "json"))[number]["id"]

    def count_inbox(self):
        return len(json.loads(self.run("sync", "inbox", "--format", "json")))

    def get(self, document):
        return self.server.ask("GET", f"/camau/{document}?conflicts=true")[1]

    def part(self, record, here, there):
        """Both write over one version, and the server keeps a branch of each.

        A cluster's nodes exchange what they have without asking the rules. This server's rules put the stored
        version's ancestors into what is replicated, so that a branch is never kept; without them it is.
        """
        self.foreign.tell("pull")
        self.foreign.tell("edit", "task:" + record, there)
        for field, value in here.items():
            self.run("edit", record, "--set", f"{field}={value}")
        self.sync()
        rev = self.server.ask("GET", DESIGN)[1]["_rev"]
        expect(self.server.ask("DELETE", f"{DESIGN}?rev={rev}")[0], 200)
        self.foreign.tell("push")
        self.set_up()
        expect(len(self.get("task:" + record)["_conflicts"]), 1)


@case
def field_of_a_newer_version(office):
    """A field that this version does not know stays, also where the record is edited here."""
    record = office.task(0)
    office.foreign.tell("write", "task:" + record, {"note": "của bên lạ", "new_field": {"mới": [1, 2]}})
    office.sync()
    expect(office.read(record)["note"], "của bên lạ")
    office.run("edit", record, "--set", "title=Sửa tại đây")
    office.sync()
    on_server = office.get("task:" + record)
    expect((on_server["title"], on_server["new_field"]), ("Sửa tại đây", {"mới": [1, 2]}))


@case
def kind_of_a_newer_version(office):
    key = "01900000-0000-7000-8000-0000000000aa"
    office.foreign.tell("make", {"_id": "survey:" + key, "kind": "survey", "id": key, "title": "Khảo sát"})
    office.foreign.tell("push")
    before = office.get("survey:" + key)
    office.sync()
    office.sync()
    expect(office.get("survey:" + key), before)


@case
def what_the_rules_refuse(office):
    key = "01900000-0000-7000-8000-0000000000bb"
    office.foreign.tell("make", {"_id": "task:" + key, "kind": "task", "id": key, "title": "Mạo danh",
                                 "modified_by": "an"})
    pushed = office.foreign.tell("push")
    expect(pushed["doc_write_failures"], 1)
    expect(office.get("task:" + key).get("error"), "not_found")


@case
def branches_of_different_fields(office):
    """Both fields are in the record, nobody is asked, and the branch is ended once its merge is stored."""
    record = office.task(1)
    office.part(record, {"title": "Tên của An"}, {"note": "Ghi chú của bên lạ"})
    office.sync()
    office.sync()
    here = office.read(record)
    expect((here["title"], here["note"]), ("Tên của An", "Ghi chú của bên lạ"))
    on_server = office.get("task:" + record)
    expect((on_server["title"], on_server["note"]), ("Tên của An", "Ghi chú của bên lạ"))
    assert "_conflicts" not in on_server, on_server
    expect(office.count_inbox(), 0)


@case
def branches_of_the_same_field(office):
    """One value is in use, the other waits for a decision."""
    record = office.task(2)
    office.part(record, {"title": "Tên của An"}, {"title": "Tên của bên lạ"})
    office.sync()
    office.sync()
    waiting, = json.loads(office.run("sync", "inbox", "--format", "json"))
    expect({waiting["mine"], waiting["theirs"]}, {"Tên của An", "Tên của bên lạ"})
    expect(office.read(record)["title"], waiting["theirs"])
    assert "_conflicts" not in office.get("task:" + record)


@case
def foreign_sees_the_merge(office):
    office.foreign.tell("pull")
    record = office.task(1)
    seen = office.foreign.tell("get", "task:" + record)
    expect((seen["title"], seen["note"]), ("Tên của An", "Ghi chú của bên lạ"))


def main():
    failed = 0
    print(f"1..{len(CASES)}", flush=True)
    with pouch.Pouch() as server, tempfile.TemporaryDirectory() as folder:
        office = Office(server, Path(folder))
        for number, function in enumerate(CASES, 1):
            try:
                function(office)
                print(f"ok {number} /sync/foreign/{function.__name__}", flush=True)
            except Exception:
                failed += 1
                print("# " + traceback.format_exc().replace("\n", "\n# "))
                print(f"not ok {number} /sync/foreign/{function.__name__}", flush=True)
        office.foreign.end()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
