# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a person does: looks for what is shown, presses buttons, types, and waits for an answer.

To be run under tests/tools/headless --a11y with Debian's Python. Everything is found by its accessible role and
name, in Vietnamese as the officer hears it; nothing is found by its place. Nothing sleeps for a fixed time:
wait_for() asks again until the answer comes or its time is over.
"""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 20
PAUSE = 0.02
STATES = {"focused": Atspi.StateType.FOCUSED, "sensitive": Atspi.StateType.SENSITIVE,
          "checked": Atspi.StateType.CHECKED, "selected": Atspi.StateType.SELECTED}


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


def has_state(node, name):
    return node.get_state_set().contains(STATES[name])


def list_children(node):
    return filter(None, (node.get_child_at_index(index) for index in range(node.get_child_count())))


def is_shown(node):
    """GTK 4.8 calls every widget visible, also on a page that is not in front: only its size tells."""
    if "Component" not in node.get_interfaces():
        return True
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).width > 0


def walk(node, depth=0):
    """Yields every node that is shown with its depth, from above, in reading order."""
    yield node, depth
    for child in list_children(node):
        if is_shown(child):
            yield from walk(child, depth + 1)


def get_text(node):
    """What a text, an entry or a label holds: the whole of it."""
    if "Text" not in node.get_interfaces():
        return node.get_name() or ""
    # An end of -1 answers "" on GTK 4.8.
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Person:
    """A person in front of the program given, until the `with` block ends."""

    def __init__(self, *command, environment=None):
        self.program = subprocess.Popen(command, env={**os.environ, **(environment or {})})
        self.top = wait_for(self._find_program, f"the program {command[0]}")
        self.find("frame")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _trace):
        if isinstance(error, NotSeen):
            print("\n".join("# " + line for line in self.describe()), flush=True)
        self.stop()

    def _find_program(self):
        if self.program.poll() is not None:
            raise NotSeen(f"the program ended with status {self.program.returncode}")
        desktop = Atspi.get_desktop(0)
        return next((child for child in list_children(desktop) if child.get_process_id() == self.program.pid), None)

    def stop(self):
        """Ends the program without being asked about unsaved changes; returns its exit status."""
        if self.program.poll() is None:
            self.program.terminate()
        return self.program.wait(SECONDS)

    def describe(self):
        """What is shown, as indented lines: for the message of a test that failed."""
        return [f"{'  ' * depth}{node.get_role_name()} “{node.get_name()}”" for node, depth in walk(self.top)]

    def look_for(self, role, name=None, within=None):
        """The first shown widget of the role whose name is, or begins with, the words; None if there is none."""
        nodes = [node for node, _ in walk(within or self.top) if node.get_role_name() == role]
        if name is None:
            return nodes[0] if nodes else None
        exact = [node for node in nodes if node.get_name() == name]
        return next(iter(exact or [node for node in nodes if name in node.get_name()]), None)

    def find(self, role, name=None, within=None, seconds=SECONDS):
        """Waits until the widget is shown."""
        return wait_for(lambda: self.look_for(role, name, within), f"{role} “{name or ''}”", seconds)

    def sees(self, words):
        """Whether any shown widget bears the words, in its name or as its text."""
        return any(words in (node.get_name() or "") or words in get_text(node) for node, _ in walk(self.top))

    def wait_to_see(self, words, seconds=SECONDS):
        wait_for(lambda: self.sees(words), f"“{words}”", seconds)

    def wait_to_lose(self, words, seconds=SECONDS):
        wait_for(lambda: not self.sees(words), f"the end of “{words}”", seconds)

    def press(self, name, role="push button", within=None):
        """Presses a button, a check or a switch once it can be pressed."""
        node = self.find(role, name, within)
        wait_for(lambda: has_state(node, "sensitive"), f"{role} “{name}” to be sensitive")
        assert "Action" in node.get_interfaces(), f"{role} “{name}” has no action"
        Atspi.Action.do_action(node, 0)

    def fill(self, name, words, role="text", within=None):
        """Puts words into a field in place of what is there, and waits until the field shows them."""
        node = self.find(role, name, within)
        Atspi.EditableText.set_text_contents(node, words)
        wait_for(lambda: get_text(node) == words, f"“{words}” in “{name}”")

    def choose(self, index, within):
        """Chooses a row of a list by its place."""
        Atspi.Selection.select_child(within, index)

    def click(self, role, name=None, within=None, times=1):
        """Clicks with the mouse in the middle of a widget, for what has no action: rows, entries. Returns it."""
        node = self.find(role, name, within)
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        middle = str(box.x + box.width // 2), str(box.y + box.height // 2)
        subprocess.run(["xdotool", "mousemove", *middle, "click", "--repeat", str(times), "1"], check=True)
        return node

    def key(self, *keys):
        """Presses keys as xdotool names them: key("ctrl+n"), key("Down", "Return")."""
        subprocess.run(["xdotool", "key", "--delay", "12", *keys], check=True)

    def type(self, words):
        """Types into what has the focus."""
        subprocess.run(["xdotool", "type", "--delay", "12", words], check=True)

    def fill_screen(self):
        """Makes the window as large as the screen, as no window manager is there to do it."""
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)],
                                 capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowsize", "--sync", windows[-1], "100%", "100%"], check=True)

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
