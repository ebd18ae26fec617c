# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors of the house: who may include what. CONTRIBUTING.md explains them."""
import re

from tree import check, list_sources, read

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)
BELOW = {
    "base": [],
    "model": ["base"],
    "store": ["base", "model"],
    "sync": ["base", "model", "store"],
    "exchange": ["base", "model", "store"],
    "documents": ["base", "model"],
    "widgets": ["base", "model", "store", "sync", "exchange", "documents"],
    "app": ["base", "model", "store", "sync", "exchange", "documents", "widgets"],
    "cli": ["base", "model", "store", "sync", "exchange", "documents"],
}
# Folders of tests that reach as high as the floor named; all others are named like their floor.
TEST_FLOORS = {"ui": "app", "bench": "app", "fuzz": "app", "faults": "store"}
WINDOW_FLOORS = ("widgets", "app")


def get_floor(path):
    """The floor a source belongs to; what lies in no floor's folder (main.c) is the uppermost."""
    folder = path.parts[1] if len(path.parts) > 2 else "app"
    return TEST_FLOORS.get(folder, folder)


def list_includes():
    """Yields path, floor, kind of bracket and name of every include line of src and tests."""
    for path in list_sources(".c", ".h"):
        if path.parts[0] in ("src", "tests"):
            for bracket, name in INCLUDE.findall(read(path)):
                yield path, get_floor(path), bracket, name


def map_headers():
    """Name of each header of src to its floor."""
    return {path.name: get_floor(path) for path in list_sources(".h") if path.parts[0] == "src"}


@check("floors")
def check_floors():
    owner, wrong = map_headers(), []
    for path, floor, bracket, name in list_includes():
        target = owner.get(name.rpartition("/")[2])
        if floor not in BELOW:
            wrong.append(f"{path}: {floor} is no floor; name it in tests/checks/floors.py")
        elif bracket == '"' and target and target != floor and target not in BELOW[floor]:
            wrong.append(f"{path}: {name} belongs to {target}, which is not below {floor}")
    return wrong


@check("bare-includes")
def check_bare_includes():
    return [f"{path}: {name} must be included by its bare name" for path, _, bracket, name in list_includes()
            if bracket == '"' and "/" in name]


@check("libraries-of-floors")
def check_libraries():
    wrong, curl = [], set()
    for path, floor, _, name in list_includes():
        if name.startswith(("gtk/", "gdk/", "gsk/")) or name == "adwaita.h":
            if floor not in WINDOW_FLOORS:
                wrong.append(f"{path}: {name} is for {' and '.join(WINDOW_FLOORS)} only")
        elif name == "sqlite3.h" and path.parts[:2] != ("src", "store") and path.parts[0] == "src":
            wrong.append(f"{path}: {name} is for store only")
        elif name == "curl/curl.h":
            curl.add(str(path))
    if len(curl) > 1:
        wrong.append("curl/curl.h is for one file only: " + ", ".join(sorted(curl)))
    return wrong
