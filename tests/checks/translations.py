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
# Every message but the header, whose msgid is empty.
MESSAGE = re.compile(r'^((?:msgctxt ".*"\n)?msgid (?:".+"|""\n".*")(?:\n".*")*)$', re.MULTILINE)
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


def list_messages(catalogue):
    """The messages of a catalogue, with their contexts, as they are quoted there."""
    _, text = run("msgattrib", "--no-obsolete", "--no-wrap", "--no-location", catalogue)
    return set(MESSAGE.findall(text))


@check("messages-are-those-translated")
def check_messages():
    """No message without a translation, no translation without a message."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "banggiao.pot")
        wrong = extract(template)
        if wrong:
            return wrong
        said, translated = list_messages(template), list_messages(CATALOGUE)
    return [f"not in {CATALOGUE}: {message}" for message in sorted(said - translated)] + \
        [f"no longer said, but in {CATALOGUE}: {message}" for message in sorted(translated - said)]
