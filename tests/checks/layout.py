# SPDX-License-Identifier: GPL-3.0-or-later
"""How the sources are laid out: format, sizes, heads, lists of files, and words that must not stay."""
import re

from tree import TOP, check, complain, list_files, list_sources, read

FILE_LINES = 800
FUNCTION_LINES = 100
USUAL_LINES = 40
USUAL_SHARE = 0.9
CODE = (".c", ".h")
HEADED = (".c", ".h", ".py", ".sh", ".js", ".ui", ".css", ".html", ".sql")
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Split, so that this file does not name them itself.
FORBIDDEN = re.compile("/" + "(?:home|root|work|farm)/|/tmp/" + r"team|\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b")
BINARY = (".png", ".db", ".xlsx", ".pdf", ".gz")


@check("format")
def check_format():
    sources = list_sources(*CODE)
    wrong = complain("clang-format-14", "--dry-run", "-Werror", *sources) if sources else []
    return [line for line in wrong if "error:" in line] or wrong


@check("file-sizes")
def check_file_sizes():
    lengths = {path: read(path).count("\n") for path in list_sources(*CODE, ".ui", ".py", ".sh")}
    return [f"{path}: {lines} lines, more than {FILE_LINES}" for path, lines in lengths.items()
            if lines > FILE_LINES]


def measure_functions(path):
    """Yields name, line and length of each function: in the GNU layout its braces stand alone in column 0."""
    start, head = None, ""
    for number, line in enumerate(read(path).splitlines(), 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            yield head.split(" (")[0], start, number - start - 1
            start = None
        elif start is None and re.match(r"[a-z]\w* \(", line):
            head = line


@check("function-sizes")
def check_function_sizes():
    measured = [(path, *function) for path in list_sources(".c") for function in measure_functions(path)]
    wrong = [f"{path}:{line}: {name} has {lines} lines, more than {FUNCTION_LINES}"
             for path, name, line, lines in measured if lines > FUNCTION_LINES]
    long = [entry for entry in measured if entry[3] >= USUAL_LINES]
    if len(long) > (1 - USUAL_SHARE) * len(measured):
        wrong.append(f"{len(long)} of {len(measured)} functions have {USUAL_LINES} lines or more:")
        wrong += [f"{path}:{line}: {name}, {lines}" for path, name, line, lines in long]
    return wrong


def is_script(path):
    return not path.suffix and path.name != "LICENSE" and read(path).startswith("#!")


@check("licence-heads")
def check_heads():
    return [f"{path}: no SPDX line" for path in list_files()
            if (path.suffix in HEADED or is_script(path)) and SPDX not in read(path)[:400]]


@check("forbidden-words")
def check_words():
    return [f"{path}:{number}: {line.strip()[:100]}"
            for path in list_files() if path.suffix not in BINARY
            for number, line in enumerate(read(path).splitlines(), 1) if FORBIDDEN.search(line)]


def find_build_file(path):
    """The meson.build that must name the source: the nearest one upwards."""
    return next(folder / "meson.build" for folder in path.parents if (TOP / folder / "meson.build").exists())


@check("sources-are-built")
def check_sources_built():
    wrong = []
    for path in list_sources(".c"):
        build_file = find_build_file(path)
        # Test programs are listed by the middle of their names: test-date.c as 'date'.
        names = {path.name, str(path.relative_to(build_file.parent)), path.stem, path.stem.removeprefix("test-")}
        if names.isdisjoint(re.findall(r"'([^'\n]*)'", read(build_file))):
            wrong.append(f"{path} is not named in {build_file}")
    return wrong
