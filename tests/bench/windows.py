# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts programs in turn on one screen and prints, as JSON, how long each took and what it held.

Usage: windows.py ROUNDS NAME=COMMAND…  (run by tests/tools/headless)
"""
import json
import shlex
import sys

import screen


def main():
    rounds = int(sys.argv[1])
    commands = [argument.partition("=")[::2] for argument in sys.argv[2:]]
    eye = screen.Screen()
    found = {name: [] for name, _ in commands}
    for number in range(rounds + 1):
        for name, command in commands:
            first, listed, settled, (resident, own) = screen.watch_start(eye, shlex.split(command))
            # The first round fills the caches of the machine for all alike.
            if number > 0:
                found[name].append({"first": first * 1000, "listed": listed * 1000, "settled": settled * 1000,
                                    "resident": resident, "own": own})
    print(json.dumps(found))


main()
