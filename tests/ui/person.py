# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a person does: looks for what is shown, presses buttons, types, and waits for an answer.

To be run under tests/tools/headless --a11y with Debian's Python. Everything is found by its accessible role and
name, in Vietnamese as the officer hears it; nothing is found by its place. Nothing sleeps for a fixed time:
wait_for() asks again until the answer comes or its time is over.

The questions go to the program over the accessibility bus itself, many at once: libatspi asks them one by one,
which takes ten seconds for a long form.
"""
import ctypes
import os
import subprocess
import time

import gi
import sys
import traceback

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

SECONDS = 30
PAUSE = 0.03
KEY_DELAY = "12"
# Bits of the AT-SPI state set.
STATES = {"checked": 4, "enabled": 8, "focused": 12, "pressed": 20, "selected": 23, "sensitive": 24}
WINDOW_COORDINATES = 1
LAST_KEYCODE = 255
UNICODE_KEYSYM = 0x01000000
ATSPI = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
NULL = "/org/a11y/atspi/null"


class NotSeen(AssertionError):
    """What was waited for did not come in time."""


def wait_for(question, what, seconds=SECONDS):
    """Asks until the answer is true; returns it."""
    limit = time.monotonic() + seconds
    while True:
        try:
            answer = question()
        except GLib.Error:
            # A widget that went away while it was being asked.
            answer = None
        if answer:
            return answer
        if time.monotonic() > limit:
            raise NotSeen(f"not seen within {seconds} s: {what}")
        time.sleep(PAUSE)


class Bus:
    """The accessibility bus: many questions at once."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                          Gio.DBusCallFlags.NONE, -1).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def ask(self, place, interface, method, arguments=None):
        """One question; an error is raised."""
        return self.connection.call_sync(place[0], place[1], interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, SECONDS * 1000).unpack()

    def ask_all(self, questions):
        """The answers in the order of the questions; None for one that has none."""
        answers, waiting = [None] * len(questions), len(questions)

        def answered(connection, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                # No such interface, or the widget is gone: no answer.
                pass

        for index, (place, interface, method, arguments) in enumerate(questions):
            self.connection.call(place[0], place[1], interface, method, arguments, None,
                                 Gio.DBusCallFlags.NONE, SECONDS * 1000, None, answered, index)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers


class Node:
    """What an accessible widget said of itself when it was looked at."""

    def __init__(self, bus, place, depth):
        self.bus, self.place, self.depth = bus, place, depth
        self.role, self.name, self.box, self.children, self.text = "", "", None, [], ""

    def get_name(self):
        return self.name

    def has(self, state):
        low, high = self.bus.ask(self.place, ATSPI + "Accessible", "GetState")[0]
        return bool((low | high << 32) >> STATES[state] & 1)

    def read(self):
        """What a text or an entry holds at this moment: the whole of it."""
        # An end of -1 answers "" on GTK 4.8.
        count, = self.bus.ask(self.place, "org.freedesktop.DBus.Properties", "Get",
                              GLib.Variant("(ss)", (ATSPI + "Text", "CharacterCount")))
        return self.bus.ask(self.place, ATSPI + "Text", "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def look(self):
        """The questions for look_closer()."""
        name = GLib.Variant("(ss)", (ATSPI + "Accessible", "Name"))
        return [(self.place, ATSPI + "Accessible", "GetRoleName", None),
                (self.place, "org.freedesktop.DBus.Properties", "Get", name),
                (self.place, ATSPI + "Component", "GetExtents", GLib.Variant("(u)", (WINDOW_COORDINATES,))),
                (self.place, ATSPI + "Accessible", "GetChildren", None)]

    def look_closer(self, role, name, box, children):
        self.role = role[0] if role else ""
        self.name = (name[0] if name else "") or ""
        self.box = box[0] if box else None
        self.children = [tuple(place) for place in (children[0] if children else []) if place[1] != NULL]

    def is_shown(self):
        """A widget that was never laid out has no width; what is no widget has no extents."""
        return self.box is None or self.box[2] > 0

    def __repr__(self):
        return f"{self.role} “{self.name}”"


def sort_in_reading_order(levels):
    """From breadth first to reading order."""
    by_place = {node.place: node for node in levels}

    def walk(node):
        yield node
        for place in node.children:
            if place in by_place:
                yield from walk(by_place[place])

    return list(walk(levels[0])) if levels else []


def walk(bus, place):
    """Every node that is shown under the place, in reading order: level by level, all of a level at once."""
    level, seen = [Node(bus, place, 0)], []
    while level:
        answers = bus.ask_all([question for node in level for question in node.look()])
        for index, node in enumerate(level):
            node.look_closer(*answers[4 * index:4 * index + 4])
        level = [node for node in level if node.role and node.is_shown()]
        seen += level
        level = [Node(bus, child, node.depth + 1) for node in level for child in node.children]
    return sort_in_reading_order(seen)


def teach_keyboard():
    """Gives each Vietnamese letter a key of its own: xdotool would else lend it one for the moment, and a busy
    program misses the loan."""
    letters = "ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ"
    lower_and_upper = [UNICODE_KEYSYM | ord(sign) for letter in letters for sign in (letter, letter.upper())]
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    first = LAST_KEYCODE + 1 - len(letters)
    keysyms = (ctypes.c_ulong * len(lower_and_upper))(*lower_and_upper)
    x11.XChangeKeyboardMapping(display, first, 2, keysyms, len(letters))
    x11.XCloseDisplay(display)


class Person:
    """A person in front of the program given, until the `with` block ends."""

    def __init__(self, *command, environment=None):
        self.bus = Bus()
        self.program = subprocess.Popen(command, env={**os.environ, **(environment or {})})
        self.top = wait_for(self._find_program, f"the program {command[0]}")
        self.find("window")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _trace):
        if isinstance(error, AssertionError):
            print("\n".join("# " + line for line in self.describe()), flush=True)
        self.stop()

    def _find_program(self):
        if self.program.poll() is not None:
            raise NotSeen(f"the program ended with status {self.program.returncode}")
        for place in self.bus.ask((ATSPI + "Registry", ROOT), ATSPI + "Accessible", "GetChildren")[0]:
            pid, = self.bus.ask(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                                "GetConnectionUnixProcessID", GLib.Variant("(s)", (place[0],)))
            if pid == self.program.pid:
                return tuple(place)
        return None

    def stop(self):
        """Ends the program without being asked about unsaved changes; returns its exit status."""
        if self.program.poll() is None:
            self.program.terminate()
        return self.program.wait(SECONDS)

    def look_around(self, within=None):
        """Everything that is shown, in reading order."""
        return walk(self.bus, within.place if within else self.top)

    def describe(self):
        """What is shown, as indented lines: for the message of a test that failed."""
        if self.program.poll() is not None:
            return [f"the program ended with status {self.program.returncode}"]
        return [f"{'  ' * node.depth}{node}" for node in self.look_around()]

    def look_for(self, role, name=None, within=None):
        """The first shown widget of the role whose name is, or else has in it, the words; None if there is none."""
        nodes = [node for node in self.look_around(within) if node.role == role]
        if name is None:
            return nodes[0] if nodes else None
        exact = [node for node in nodes if node.name == name]
        return next(iter(exact or [node for node in nodes if name in node.name]), None)

    def find(self, role, name=None, within=None, seconds=SECONDS):
        """Waits until the widget is shown."""
        return wait_for(lambda: self.look_for(role, name, within), f"{role} “{name or ''}”", seconds)

    def find_all(self, role, name):
        """Every shown widget of the role and exactly the name."""
        return [node for node in self.look_around() if node.role == role and node.name == name]

    def sees(self, words, within=None):
        """Whether any shown widget bears the words, in its name or as its text."""
        nodes = self.look_around(within)
        return (any(words in node.name for node in nodes) or
                any(words in node.read() for node in nodes if node.role in ("text", "entry")))

    def wait_to_see(self, words, seconds=SECONDS):
        wait_for(lambda: self.sees(words), f"“{words}”", seconds)

    def wait_to_lose(self, words, seconds=SECONDS):
        wait_for(lambda: not self.sees(words), f"the end of “{words}”", seconds)

    def press_node(self, node):
        """Presses it once it can be pressed."""
        wait_for(lambda: node.has("sensitive"), f"{node} to be sensitive")
        node.bus.ask(node.place, ATSPI + "Action", "DoAction", GLib.Variant("(i)", (0,)))

    def press(self, name, role="button", within=None):
        """Presses a button, a check or a switch."""
        self.press_node(self.find(role, name, within))

    def fill_node(self, node, words):
        """Puts words in place of what is there, and waits until the field shows them."""
        node.bus.ask(node.place, ATSPI + "EditableText", "SetTextContents", GLib.Variant("(s)", (words,)))
        wait_for(lambda: node.read() == words, f"“{words}” in {node}")

    def fill(self, name, words, role="text", within=None):
        self.fill_node(self.find(role, name, within), words)

    def choose(self, index, within):
        """Chooses a row of a list by its place."""
        within.bus.ask(within.place, ATSPI + "Selection", "SelectChild", GLib.Variant("(i)", (index,)))

    def click(self, role, name=None, within=None, times=1):
        """Clicks with the mouse in the middle of a widget, for what has no action: rows, entries. Returns it."""
        return self.click_node(self.find(role, name, within), times)

    def click_node(self, node, times=1):
        x, y, width, height = node.box
        subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2),
                        "click", "--repeat", str(times), "1"], check=True)
        return node

    def key(self, *keys):
        """Presses keys as xdotool names them: key("ctrl+n"), key("Down", "Return")."""
        subprocess.run(["xdotool", "key", "--delay", KEY_DELAY, *keys], check=True)

    def type(self, words):
        """Types into what has the focus."""
        subprocess.run(["xdotool", "type", "--delay", KEY_DELAY, words], check=True)

    def find_window(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)],
                              capture_output=True, text=True, check=True).stdout.split()[-1]

    def fill_screen(self):
        """Makes the window as large as the screen, as no window manager is there to do it."""
        subprocess.run(["xdotool", "windowsize", "--sync", self.find_window(), "100%", "100%"], check=True)

    def come_forward(self):
        """Of several programs on one screen, this one gets the keys: they go to the window under the pointer."""
        subprocess.run(["xdotool", "windowraise", self.find_window(), "mousemove", "5", "5"], check=True)

    def take_picture(self, path):
        """The whole screen as a PNG, once nothing moves any more."""
        before = None

        def is_still():
            nonlocal before
            last, before = before, subprocess.run(["import", "-window", "root", "rgb:-"], capture_output=True,
                                                  check=True).stdout
            return last == before

        wait_for(is_still, "a screen where nothing moves")
        subprocess.run(["import", "-window", "root", path], check=True)


def run_cases(suite, functions, attempt, chosen=()):
    """Gives each function, or those whose names are chosen, to attempt(); prints TAP and ends the program."""
    functions = [function for function in functions if not chosen or function.__name__ in chosen]
    teach_keyboard()
    print(f"1..{len(functions)}", flush=True)
    failed = 0
    for number, function in enumerate(functions, 1):
        name = function.__name__.replace("_", "-")
        try:
            attempt(function)
            print(f"ok {number} /{suite}/{name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
            print(f"not ok {number} /{suite}/{name}", flush=True)
    sys.exit(1 if failed else 0)
