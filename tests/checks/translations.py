# SPDX-License-Identifier: GPL-3.0-or-later
"""The Vietnamese translation: every file that speaks is listed, and every message is translated."""
import os
import re
import tempfile
from pathlib import Path

from tree import check, complain, list_files, read, run

CATALOGUE = "po/vi.po"
KEYWORDS = ("_", "N_", "Q_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3")
CALL = re.compile(r'\b(?:N?C?_|Q_|ngettext|g_dngettext)\s*\(\s*"')
SUFFIXES = (".c", ".h", ".ui", ".in", ".xml")


def read_listed():
    lines = map(str.strip, read(Path("po/POTFILES")).splitlines())
    return [Path(line) for line in lines if line and not line.startswith("#")]


def speaks(path):
    if path.parts[0] not in ("src", "ui", "data") or path.suffix not in SUFFIXES:
        return False
    if path.suffix in (".c", ".h"):
        return bool(CALL.search(read(path)))
    return path.suffix == ".in" or 'translatable="yes"' in read(path) or 'gettext-domain="' in read(path)


@check("potfiles")
def check_potfiles():
    listed, existing = read_listed(), set(list_files())
    wrong = [f"{path} has messages but is not in po/POTFILES" for path in sorted(existing)
             if speaks(path) and path not in listed]
    wrong += [f"po/POTFILES names {path}, which does not exist" for path in listed if path not in existing]
    wrong += [f"po/POTFILES names {path} twice" for path in set(listed) if listed.count(path) > 1]
    return wrong


@check("translation-is-whole")
def check_catalogue():
    status, said = run("msgfmt", "-c", "--statistics", "-o", os.devnull, CATALOGUE)
    return said.splitlines() if status or "fuzzy" in said or "untranslated" in said else []


def extract(template):
    """Writes the messages of all listed files; returns what went wrong."""
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    existing = [path for path in read_listed() if path in set(list_files())]
    return complain("xgettext", "--from-code=UTF-8", "--no-location", *keywords, "-o", template, *existing)


@check("every-message-is-translated")
def check_messages():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "banggiao.pot")
        wrong = extract(template)  # Nothing is written where nothing is said.
        if wrong or not os.path.exists(template):
            return wrong
        return complain("msgcmp", CATALOGUE, template)
