# SPDX-License-Identifier: GPL-3.0-or-later
"""An office whose officers share their record books through a real server, for tests that drive windows.

PROGRAM and TERMINAL are the first two arguments of the test.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sync" / "server"))

from person import Bus, Person, run_cases  # noqa: E402
from pouch import Pouch  # noqa: E402

TODAY = "2026-11-23"
# Nothing is started on this bus: it is there for the program to be alone on it.
BUS = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


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
        self.people, self.buses = [], []

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

    def start_bus(self):
        config = os.path.join(self.folder, "bus.conf")
        Path(config).write_text(BUS)
        bus = subprocess.Popen(["dbus-daemon", "--nofork", "--nosyslog", f"--config-file={config}",
                                "--print-address=1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.buses.append(bus)
        return bus.stdout.readline().strip()

    @property
    def person(self):
        """Whoever opened a window last."""
        return self.people[-1]

    def open_window(self, book="an.db"):
        """Each window but the first has a session bus of its own, as on a computer of its own: on one bus the
        second program would hand over to the first. All of them are seen on one bus of accessibility."""
        environment = {} if not self.people else {
            "DBUS_SESSION_BUS_ADDRESS": self.start_bus(), "AT_SPI_BUS_ADDRESS": Bus().address}
        person = Person(sys.argv[1], "--database", os.path.join(self.folder, book), "--today", TODAY,
                        environment=environment)
        person.fill_screen()
        self.people.append(person)
        return person

    def close(self):
        for person in self.people:
            person.stop()
        for bus in self.buses:
            bus.terminate()
            bus.wait()

    def close_window(self, person):
        person.stop()
        self.people.remove(person)


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


def run_office(suite, cases):
    """Runs the cases one after the other in one office."""
    with Pouch() as server, tempfile.TemporaryDirectory() as folder:
        office = Office(server, folder)

        def attempt(function):
            try:
                function(office)
            except Exception:
                for person in office.people:
                    sys.stderr.write("\n".join(person.describe()) + "\n")
                raise

        try:
            run_cases(suite, cases, attempt)
        finally:
            office.close()
