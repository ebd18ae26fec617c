#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the test tools: the count at the end of a run, and the screen without a screen. Prints TAP."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
HEADLESS = TOOLS / "headless"

# What the programs of a run printed, how each ended, what meson exited with, and the closing line owed.
COUNTS = {
    "all-passed": ([("ok 1 /a\nok 2 /b\n1..2", "OK")], 0, "2 passed, 0 failed"),
    "one-failed": ([("ok 1 /a\nnot ok 2 /b", "FAIL")], 1, "1 passed, 1 failed"),
    "skipped-case": ([("ok 1 /a\nok 2 /b # SKIP no file", "OK")], 0, "1 passed, 0 failed, 1 skipped"),
    "skipped-program": ([("1..0 # SKIP no display", "SKIP"), ("ok 1 /a", "OK")], 0,
                        "1 passed, 0 failed, 1 skipped"),
    "crash": ([("ok 1 /a\n", "ERROR")], 1, "1 passed, 1 failed"),
    "timeout": ([("ok 1 /a\n", "TIMEOUT")], 1, "1 passed, 1 failed"),
    "no-case": ([("1..0", "SKIP")], 0, "0 passed, 1 failed"),
    "silent": ([("", "OK")], 0, "0 passed, 1 failed"),
    "nothing-ran": ([], 0, "0 passed, 1 failed"),
    "no-test-of-that-name": (None, 1, "0 passed, 1 failed"),
    "meson-failed": ([("ok 1 /a", "OK")], 2, "1 passed, 1 failed"),
    "two-programs": ([("ok 1 /a", "OK"), ("not ok 1 /b\nok 2 /c", "FAIL")], 1, "2 passed, 1 failed"),
}


def count(programs, status):
    """Runs the counter over a log of the programs, or over none; returns its last line and exit status."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        if programs is not None:
            log.write_text("".join(json.dumps({"name": "program", "stdout": stdout, "result": result}) + "\n"
                                   for stdout, result in programs), encoding="utf-8")
        done = subprocess.run([TOOLS / "count-results.py", log, str(status)], capture_output=True, text=True,
                              check=False)
    return done.stdout.splitlines()[-1], done.returncode


def check_count(programs, status, closing):
    said, code = count(programs, status)
    assert said == closing, f"{said!r} instead of {closing!r}"
    assert (code == 0) == (", 0 failed" in closing), f"exit status {code}"


def headless(*arguments):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([HEADLESS, *arguments], capture_output=True, text=True, check=False,
                              env={**os.environ, "TMPDIR": folder})
        assert os.listdir(folder) == [], f"left behind: {os.listdir(folder)}"
    return done


def check_exit_status():
    for command, status in (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -SEGV $$"], 139), \
            (["no-such-program"], 127):
        done = headless(*command)
        assert done.returncode == status, f"{command}: {done.returncode} instead of {status}: {done.stderr}"


def check_environment():
    done = headless("--size", "1024x700", "sh", "-c",
                    'echo "$GTK_A11Y $GSK_RENDERER $GDK_DEBUG"; stat -c %a "$XDG_RUNTIME_DIR";'
                    'cat "$XDG_CONFIG_HOME/gtk-4.0/settings.ini"; import -window root png:- | identify -')
    for words in "none cairo gl-disable", "700\n", "gtk-enable-animations=false", "1024x700":
        assert words in done.stdout, f"{words!r} is not in {done.stdout!r} {done.stderr!r}"


def check_bus():
    done = headless("--a11y", "gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path",
                    "/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress")
    assert "unix:" in done.stdout, done.stdout + done.stderr
    names = headless("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/",
                     "--method", "org.freedesktop.DBus.ListActivatableNames").stdout
    assert "portal" not in names and "org.a11y.Bus" in names, names


def check_nothing_runs_on():
    """A child that leaves its session and ignores being asked to end is gone all the same."""
    done = headless("sh", "-c", "trap '' TERM; setsid sh -c 'trap \"\" TERM; exec sleep 1000' & echo $!")
    pid = int(done.stdout)
    assert not os.path.exists(f"/proc/{pid}"), f"{pid} still runs"


def list_cases():
    for name, (programs, status, closing) in COUNTS.items():
        yield f"/tools/count/{name}", lambda row=(programs, status, closing): check_count(*row)
    for function in check_exit_status, check_environment, check_bus, check_nothing_runs_on:
        yield "/tools/headless/" + function.__name__.removeprefix("check_").replace("_", "-"), function


def main():
    cases = list(list_cases())
    print(f"1..{len(cases)}")
    failed = 0
    for number, (name, function) in enumerate(cases, 1):
        try:
            function()
            print("ok", number, name, flush=True)
        except Exception as error:
            failed += 1
            print("\n".join("# " + line for line in str(error).splitlines()))
            print("not ok", number, name, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
