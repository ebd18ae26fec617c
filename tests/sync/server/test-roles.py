#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Set-up, accounts, check and the rules, on a real server: test-roles.py BANGGIAO-CLI. Prints TAP."""
import os
import subprocess
import sys
import traceback
import uuid

import pouch

CLI = sys.argv[1]
CASES = []


def case(function):
    CASES.append(function)
    return function


class Office:
    """A server with an office's database and an account of each role."""

    def __init__(self, server):
        self.server = server
        self.url = server.url + "/camau"
        self.passwords = {server.admin: server.password}

    def run(self, *words, user=None, password=None, more=""):
        """Runs the terminal program as the user; returns exit status, output and words."""
        user = user or self.server.admin
        done = subprocess.run([CLI, "server", *words, "--user", user, "--password-file", "-"],
                              input=(password or self.passwords[user]) + "\n" + more, capture_output=True,
                              text=True, check=False, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def add(self, name, role, password="bí mật"):
        self.passwords[name] = password
        return self.run("add-user", name, "--role", role, "--url", self.url, "--new-password-file", "-",
                        more=password + "\n")

    def ask(self, user, method, path, body=None):
        return self.server.ask(method, path, body, user, self.passwords[user])

    def put(self, user, document):
        """Writes a document over what is there; returns the status."""
        path = "/camau/" + document["_id"]
        status, known = self.server.ask("GET", path)
        if status == 200:
            document = {**document, "_rev": known["_rev"]}
        return self.ask(user, "PUT", path, document)[0]


def make(kind, by, **more):
    key = str(uuid.uuid4())
    return {"_id": f"{kind}:{key}", "kind": kind, "id": key, "modified_by": by, **more}


def expect(got, *wanted):
    assert got in wanted, f"{got!r} instead of {wanted!r}"


def expect_words(words, *wanted):
    for one in wanted:
        assert one in words, f"“{one}” is not in: {words}"


@case
def check_before_set_up(office):
    status, out, err = office.run("check", office.url)
    expect(status, 1)
    expect_words(out, "[chưa đúng] Cơ sở dữ liệu: ")
    expect_words(err, "chưa thay đổi gì")
    expect(office.server.ask("GET", "/camau")[0], 404)


@case
def refuse_others(office):
    status, _, err = office.run("setup", office.url, password="sai")
    expect(status, 1)
    expect_words(err, "gõ lại mật khẩu")
    status, _, err = office.run("setup", "http://10.255.255.1/camau")
    expect(status, 1)
    expect_words(err, "https")
    status, _, err = office.run("setup", office.url.replace("//", "//an:matkhau@"))
    expect(status, 1)
    assert "matkhau" not in err, err
    expect(office.run("setup")[0], 2)
    expect(office.run("dance", office.url)[0], 2)
    expect(office.run("add-user", "an", "--role", "king", "--url", office.url)[0], 2)
    expect(office.run("add-user", "a:n", "--role", "officer", "--url", office.url)[0], 2)
    expect(office.server.ask("GET", "/camau")[0], 404)


@case
def set_up(office):
    status, library, err = office.run("setup", office.url)
    expect(status, 0)
    expect_words(err, "camau")
    expect(office.server.ask("GET", "/camau/meta:library")[1]["library"], library.strip())
    expect(uuid.UUID(library.strip()).version, 7)
    roles = office.server.ask("GET", "/camau/_security")[1]["members"]["roles"]
    expect(roles, ["camau:reader", "camau:officer", "camau:leader"])


@case
def set_up_again(office):
    server = office.server
    security = server.ask("GET", "/camau/_security")[1]
    security["members"]["names"].append("bo")
    expect(server.ask("PUT", "/camau/_security", security)[0], 200)
    before = [server.ask("GET", "/camau/" + name)[1] for name in ("meta:library", "_design/banggiao", "_security")]
    expect(office.run("setup", office.url)[0], 0)
    after = [server.ask("GET", "/camau/" + name)[1] for name in ("meta:library", "_design/banggiao", "_security")]
    expect(after, before)


@case
def add_users(office):
    for name, role in ("doc", "reader"), ("an", "officer"), ("bình", "leader"):
        status, _, err = office.add(name, role)
        expect((status, name in err), (0, True))
        expect(office.ask(name, "GET", "/camau")[0], 200)
    # A role in another database lets nobody in here.
    office.run("setup", office.server.url + "/haugiang")
    office.run("add-user", "la", "--role", "leader", "--url", office.server.url + "/haugiang",
               "--new-password-file", "-", more="la\n")
    office.passwords["la"] = "la"
    expect(office.ask("la", "GET", "/haugiang")[0], 200)
    expect(office.ask("la", "GET", "/camau")[0], 401, 403)
    expect(office.ask("la", "PUT", "/camau/x", {})[0], 401, 403)


@case
def change_user(office):
    """Another role, and a second database, without a new password; then a new one."""
    office.add("cuong", "leader", "một")
    expect(office.run("add-user", "cuong", "--role", "officer", "--url", office.url)[0], 0)
    expect(office.run("add-user", "cuong", "--role", "reader", "--url", office.server.url + "/haugiang")[0], 0)
    roles = office.ask("cuong", "GET", "/_session")[1]["userCtx"]["roles"]
    expect(roles, ["camau:officer", "haugiang:reader"])
    expect(office.add("cuong", "officer", "hai")[0], 0)
    expect(office.server.ask("GET", "/_session", None, "cuong", "một")[0], 401)
    expect(office.ask("cuong", "GET", "/camau")[0], 200)


@case
def check_all_right(office):
    status, out, err = office.run("check", office.url)
    expect((status, err), (0, ""))
    expect_words(out, "Máy chủ", "Mã hóa", "Quy tắc", "an (cán bộ", "bình (lãnh đạo", "doc (chỉ đọc")
    assert "chưa đúng" not in out, out
    for name, word in ("doc", "chỉ đọc"), ("an", "cán bộ"), ("bình", "lãnh đạo"):
        status, out, err = office.run("check", office.url, user=name)
        expect((status, err), (0, ""))
        expect_words(out, word)
    expect(office.run("check", office.url, user="la")[0], 1)
    expect(office.run("check", office.url, user="an", password="sai")[0], 1)
    expect(office.run("setup", office.url, user="an")[0], 1)


@case
def roles_write(office):
    record = make("task", "an", title="một")
    expect(office.put("doc", {**record, "modified_by": "doc"}), 401, 403)
    expect(office.put("an", record), 201)
    expect(office.ask("doc", "GET", "/camau/" + record["_id"])[1]["title"], "một")
    expect(office.put("an", {**record, "title": "hai", "field_of_tomorrow": [1]}), 201)
    expect(office.put("an", {**record, "modified_by": "bình"}), 403)
    expect(office.put("bình", {**record, "modified_by": "bình"}), 201)
    expect(office.put("an", make("kind_of_tomorrow", "an")), 201)
    expect(office.put("an", {**make("task", "an"), "kind": "agreement"}), 403)
    expect(office.put("an", {"_id": "task-1", "modified_by": "an"}), 403)


@case
def roles_purge(office):
    record = make("task", "an")
    expect(office.put("an", record), 201)
    rev = office.server.ask("GET", "/camau/" + record["_id"])[1]["_rev"]
    expect(office.ask("an", "DELETE", f"/camau/{record['_id']}?rev={rev}")[0], 403)
    expect(office.put("an", {**record, "_deleted": True, "purged": True}), 403)
    expect(office.put("bình", {**record, "modified_by": "bình", "_deleted": True}), 403)
    expect(office.put("bình", {**record, "modified_by": "bình", "_deleted": True, "purged": True}), 200, 201)
    expect(office.server.ask("GET", "/camau/" + record["_id"])[0], 404)


@case
def roles_settings(office):
    record = make("office", "an")
    library = office.server.ask("GET", "/camau/meta:library")[1]
    expect(office.put("an", record), 403)
    expect(office.put("bình", {**record, "modified_by": "bình"}), 201)
    expect(office.put("an", {**library, "library": "x", "modified_by": "an"}), 403)
    expect(office.ask("an", "PUT", "/camau/_design/other", {})[0], 401, 403)
    # A server for trials hangs or ends where CouchDB says no: what members may never do is not tried here.


@case
def roles_in_bulk(office):
    good, forged = make("task", "an"), make("task", "bình")
    rows = office.ask("an", "POST", "/camau/_bulk_docs", {"docs": [good, forged]})[1]
    said = {row["id"]: row.get("error") or row.get("name") for row in rows}
    expect(said, {good["_id"]: None, forged["_id"]: "forbidden"})


@case
def check_what_is_wrong(office):
    server = office.server
    security = server.ask("GET", "/camau/_security")[1]
    expect(server.ask("PUT", "/camau/_security", {})[0], 200)
    status, out, _ = office.run("check", office.url)
    expect(status, 1)
    expect_words(out, "Ai cũng đọc được")
    expect(server.ask("PUT", "/camau/_security", security)[0], 200)
    design = server.ask("GET", "/camau/_design/banggiao")[1]
    expect(server.ask("PUT", "/camau/_design/banggiao", {**design, "validate_doc_update": "function () {}"})[0], 201)
    status, out, _ = office.run("check", office.url)
    expect(status, 1)
    expect_words(out, "phiên bản Bang Giao khác")
    expect(office.run("setup", office.url)[0], 0)
    expect(office.run("check", office.url)[0], 0)


@case
def leave_newer_alone(office):
    server = office.server
    library = server.ask("GET", "/camau/meta:library")[1]
    expect(server.ask("PUT", "/camau/meta:library", {**library, "form": 2})[0], 201)
    newer = server.ask("GET", "/camau/meta:library")[1]
    expect(office.run("setup", office.url)[0], 1)
    expect(office.run("check", office.url)[0], 1)
    expect(server.ask("GET", "/camau/meta:library")[1], newer)
    expect(server.ask("PUT", "/camau/meta:library", {**newer, "form": 1})[0], 201)


@case
def keep_over_kill(office):
    server = office.server
    record = make("task", "an")
    expect(office.put("an", record), 201)
    server.kill()
    status, out, _ = office.run("check", office.url)
    expect(status, 1)
    expect_words(out, "[chưa đúng] Máy chủ: ")
    server.start()
    expect(server.ask("GET", "/camau/" + record["_id"])[0], 200)


@case
def replace_data(office):
    server, older = office.server, office.server.folder / "older"
    server.stop()
    server.copy_data(older)
    server.start()
    record = make("task", "an")
    expect(office.put("an", record), 201)
    server.stop()
    server.replace_data(older)
    server.start()
    expect(server.ask("GET", "/camau/" + record["_id"])[0], 404)
    expect(server.ask("GET", "/camau/meta:library")[0], 200)


@case
def copy_for_the_ministry(office):
    """As data/help tells: an account that only reads, an empty database, replication, and set-up after it."""
    server = office.server
    record = make("task", "an", title="của tỉnh")
    expect(office.put("an", record), 201)
    library = server.ask("GET", "/camau/meta:library")[1]["library"]
    with pouch.Pouch() as ministry:
        expect(ministry.ask("PUT", "/camau")[0], 201)
        expect(office.add("bo", "reader", "bo")[0], 0)
        status, answer = ministry.ask("POST", "/_replicate", {
            "source": office.url.replace("//", "//bo:bo@"), "target": "camau"})
        expect((status, answer.get("ok")), (200, True))
        there = Office(ministry)
        expect(there.run("setup", there.url)[1].strip(), library)
        expect(there.add("xem", "reader")[0], 0)
        expect(there.ask("xem", "GET", "/camau/" + record["_id"])[1]["title"], "của tỉnh")
        expect(there.put("xem", {**record, "modified_by": "xem"}), 401, 403)


def main():
    os.environ.setdefault("BANGGIAO_LANGUAGE", "vi")
    failed = 0
    print(f"1..{len(CASES)}", flush=True)
    with pouch.Pouch() as server:
        office = Office(server)
        for number, function in enumerate(CASES, 1):
            try:
                function(office)
                print(f"ok {number} /sync/roles/{function.__name__}", flush=True)
            except Exception:
                failed += 1
                print("# " + traceback.format_exc().replace("\n", "\n# "))
                print(f"not ok {number} /sync/roles/{function.__name__}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
