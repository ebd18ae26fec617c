#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases of a run of `meson test` over all programs and prints "N passed, N failed".

Usage: count-results.py build/meson-logs/testlog.json STATUS, where STATUS is what `meson test` exited with.
A program that crashed, was cut off, or ran no case counts as a failure of its own.
"""
import json
import os
import re
import sys
from collections import Counter

CASE = re.compile(r"^(not )?ok\b[^#]*(?:#\s*(\w+))?")


def judge_case(line):
    """Returns "passed", "failed" or "skipped" for a line of TAP, None for any other line."""
    match = CASE.match(line)
    if not match:
        return None
    # A directive behind the # says that the case was left out or is known to be incomplete.
    if match.group(2):
        return "skipped"
    return "failed" if match.group(1) else "passed"


def count_program(program):
    """Counts the cases of one program; what ended badly without a failed case is a failure itself."""
    counts = Counter(filter(None, map(judge_case, program.get("stdout", "").splitlines())))
    ended_well = program["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
    if program["result"] == "SKIP" and not counts and "skip" in program["stdout"].lower():
        counts["skipped"] = 1
    if not ended_well and not counts["failed"] or not counts:
        counts["failed"] += 1
    return counts


def read_programs(path):
    """What was run, a line each; nothing where no test has the names that were asked for."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as log:
        return [json.loads(line) for line in log if line.strip()]


def main():
    path, status = sys.argv[1], int(sys.argv[2])
    programs = read_programs(path)
    total = Counter()
    for program in programs:
        counts = count_program(program)
        if counts["failed"]:
            print(f"failed: {program['name']} ({counts['failed']}, {program['result']})")
        total += counts
    # A run that never came to an end has nothing to count and is no success.
    if not programs or status and not total["failed"]:
        total["failed"] += 1
    skipped = f", {total['skipped']} skipped" if total["skipped"] else ""
    print(f"{total['passed']} passed, {total['failed']} failed{skipped}")
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
