# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, and how a check is declared."""
import functools
import os
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
CHECKS = []


def check(title):
    """Declares a check: a function without arguments that returns what is wrong, one line each."""
    def declare(function):
        CHECKS.append((title, function))
        return function
    return declare


def walk():
    """Every file outside of build folders, for sources that are not a git checkout."""
    for folder, folders, names in os.walk(TOP):
        folders[:] = [name for name in folders if name != ".git" and not name.startswith(("build", "shots"))]
        yield from (os.path.relpath(os.path.join(folder, name), TOP) for name in names)


@functools.cache
def list_files():
    """Paths of every file of the project, relative to its top."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=TOP, capture_output=True, check=True)
        names = done.stdout.decode().split("\0")
    except (FileNotFoundError, subprocess.CalledProcessError):
        names = walk()
    return sorted(Path(name) for name in set(names) if name and (TOP / name).is_file())


def list_sources(*suffixes):
    return [path for path in list_files() if path.suffix in suffixes]


@functools.cache
def read(path):
    return (TOP / path).read_text(encoding="utf-8", errors="replace")


def run(*command, **options):
    """Runs a tool at the top of the project; returns its exit status and all it said."""
    done = subprocess.run(list(map(str, command)), cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}, **options)
    return done.returncode, done.stdout


def complain(*command, **options):
    """The lines a tool printed if it failed, nothing if it was content."""
    status, said = run(*command, **options)
    return (said.splitlines() or [f"{command[0]}: exit status {status}"]) if status else []
