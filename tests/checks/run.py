#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the checks of the sources and prints one TAP case for each. Names as arguments choose some."""
import sys
import traceback

import floors  # noqa: F401
import layout  # noqa: F401
import metadata  # noqa: F401
import translations  # noqa: F401
import tree

SHOWN = 60


def judge(function):
    try:
        return function()
    except Exception:
        return traceback.format_exc().splitlines()


def main():
    chosen = [(title, function) for title, function in tree.CHECKS
              if len(sys.argv) == 1 or any(word in title for word in sys.argv[1:])]
    print(f"1..{len(chosen)}")
    failed = 0
    for number, (title, function) in enumerate(chosen, 1):
        wrong = judge(function)
        failed += bool(wrong)
        for line in wrong[:SHOWN]:
            print("#", line)
        if len(wrong) > SHOWN:
            print(f"# and {len(wrong) - SHOWN} more")
        print("not ok" if wrong else "ok", number, "/checks/" + title, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
