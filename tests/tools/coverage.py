#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how much of the floors named was run: lines and branches, by file and in sum.

Usage: coverage.py BUILD FLOOR… [--missing], after the tests ran in a build with -Db_coverage=true. With --missing
every line that was not run, and every branch that was never taken, is printed, too.

Left out, as they are no paths of the program: whole statements of g_return_*, g_assert*, g_error and g_warn_*, which
only a mistake in the program reaches; GObject's macros G_DEFINE_*; branches of a declaration with g_autoptr, g_autofree
or g_auto, and of g_clear_*, which are the compiler's looks whether there is anything to free; branches inside a
macro of GLib's on a closing brace.
"""
import gzip
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
NO_PATH = re.compile(r"^\s*(g_return_|g_assert|G_DEFINE_|g_error \(|g_warn|g_critical)")
CLEANUP = re.compile(r"^\s*(?:static )?(g_autoptr|g_autofree|g_auto|g_clear_\w+) ?\(|^\s*g_autofree |^\s*}")


def find_left_out(path):
    """Line numbers that are no path, and those whose branches are none."""
    no_path, cleanup, inside = set(), set(), None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if inside is None and NO_PATH.match(line):
            inside = no_path
        elif inside is None and CLEANUP.match(line):
            inside = cleanup
        if inside is not None:
            inside.add(number)
            if line.rstrip().endswith((";", "}", ")")) and not line.rstrip().endswith(","):
                inside = None
    return no_path, cleanup


def read_counts(build, floor):
    """Yields path, line number, count and branches of every line of the floor's library."""
    objects = sorted((build / "src" / floor).glob("*.p/*.gcda"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gcov", "--json-format", "--branch-probabilities", *map(str, objects)], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in sorted(Path(folder).glob("*.gcov.json.gz")):
            with gzip.open(name, "rt", encoding="utf-8") as file:
                found = json.load(file)
            for one in found["files"]:
                path = (build / one["file"]).resolve()
                if path.suffix == ".c" and path.parent == TOP / "src" / floor:
                    yield from ((path, line["line_number"], line["count"], line["branches"]) for line in one["lines"])


class File:
    """What was run of one file."""

    def __init__(self, path):
        self.path = path
        self.no_path, self.cleanup = find_left_out(path)
        self.lines, self.branches = {}, {}

    def add(self, number, count, branches):
        if number in self.no_path:
            return
        self.lines[number] = max(self.lines.get(number, 0), count)
        if number not in self.cleanup:
            old = self.branches.get(number, [0] * len(branches))
            taken = [branch["count"] for branch in branches if not branch["throw"]]
            self.branches[number] = [max(pair) for pair in zip(old, taken)] if len(old) == len(taken) else taken

    def count(self):
        taken = [branch for branches in self.branches.values() for branch in branches]
        return (sum(count > 0 for count in self.lines.values()), len(self.lines),
                sum(count > 0 for count in taken), len(taken))

    def print_missing(self):
        text = self.path.read_text(encoding="utf-8").splitlines()
        for number in sorted(self.lines):
            never = self.lines[number] == 0
            half = not never and any(count == 0 for count in self.branches.get(number, []))
            if never or half:
                print(f"    {number:4} {'line  ' if never else 'branch'} {text[number - 1].strip()[:100]}")


def print_line(name, counts):
    lines, all_lines, branches, all_branches = counts
    print(f"{name:34} {lines:5} of {all_lines:5} lines {100 * lines / max(all_lines, 1):6.1f} %"
          f"  {branches:5} of {all_branches:5} branches {100 * branches / max(all_branches, 1):6.1f} %")


def main():
    words = [word for word in sys.argv[1:] if word != "--missing"]
    build = Path(words[0]).resolve()
    total = [0, 0, 0, 0]
    for floor in words[1:]:
        files, sums = {}, [0, 0, 0, 0]
        for path, number, count, branches in read_counts(build, floor):
            files.setdefault(path, File(path)).add(number, count, branches)
        for path, file in sorted(files.items()):
            counts = file.count()
            sums = [a + b for a, b in zip(sums, counts)]
            print_line(str(path.relative_to(TOP / "src")), counts)
            if "--missing" in sys.argv:
                file.print_missing()
        print_line(floor, sums)
        total = [a + b for a, b in zip(total, sums)]
    print_line("in sum", total)
    return 0


sys.exit(main())
