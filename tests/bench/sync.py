# SPDX-License-Identifier: GPL-3.0-or-later
"""Sync beside curl and PouchDB, for ./dev bench: all of them against the same server, in one run."""
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sync" / "server"))
import pouch  # noqa: E402

BATCH = 500
ROUNDS = 3
EDITED_ROUNDS = 9
HERE = Path(__file__).resolve().parent


def read_peak(pid):
    """The most memory in MB that a program had until now. What wait4() tells is no less than this program's own:
    it counts from before the other one was loaded."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0)


def run_measured(command):
    """Milliseconds and the most memory in MB of one program."""
    with tempfile.TemporaryFile("w+") as said:
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        peak = 0
        while child.poll() is None:
            peak = max(peak, read_peak(child.pid))
            time.sleep(0.005)
        milliseconds = (time.monotonic() - start) * 1000
        said.seek(0)
        if child.returncode != 0:
            raise RuntimeError(f"{command}: {said.read()}")
    return milliseconds, peak


class Sharing:
    """A server, and record books that are joined to databases on it."""

    def __init__(self, cli, server, folder):
        self.cli, self.server, self.folder = cli, server, folder
        self.admin = folder / "admin"
        self.admin.write_text(server.password + "\n")

    def call(self, book, *words):
        return run_measured([self.cli, "--database", str(book), *map(str, words)])

    def make_database(self, name):
        url = f"{self.server.url}/{name}"
        self.call(self.folder / "none", "server", "setup", url, "--user", self.server.admin, "--password-file",
                  self.admin)
        return url

    def join(self, book, url):
        self.call(book, "sync", "configure", url, "--user", self.server.admin)

    def sync(self, book):
        return self.call(book, "sync", "--password-file", self.admin)

    def make_empty(self, name):
        book = self.folder / (name + ".db")
        self.call(book, "init")
        return book

    def curl(self, *lines):
        """One run of curl over many requests, as fast as it can: what comes is thrown away."""
        config = self.folder / "curl.config"
        head = f'user = "{self.server.admin}:{self.server.password}"\nsilent\nfail\n'
        config.write_text("next\n".join(head + 'output = "/dev/null"\n' + line for line in lines))
        return run_measured(["curl", "-K", str(config)])[0]

    def pages(self, url):
        """The addresses of all pages of a database, as the program asks for them."""
        pages, since = [], 0
        name = "/" + url.rsplit("/", 1)[1]
        while True:
            path = f"/_changes?since={since}&limit={BATCH}&include_docs=true&conflicts=true"
            pages.append(f'url = "{url}{path}"\ncompressed\n')
            answer = self.server.ask("GET", f"{name}/_changes?since={since}&limit={BATCH}")[1]
            if len(answer["results"]) < BATCH:
                return pages
            since = answer["last_seq"]

    def read_documents(self, name):
        """All records of a database, a thousand at a time."""
        after = None
        while True:
            more = "" if after is None else "&skip=1&startkey=" + urllib.parse.quote(json.dumps(after))
            rows = self.server.ask("GET", f"{name}/_all_docs?include_docs=true&limit=1000{more}")[1]["rows"]
            yield from (row["doc"] for row in rows if not row["id"].startswith(("_design/", "meta:")))
            if len(rows) < 1000:
                return
            after = rows[-1]["id"]

    def batches(self, url):
        """The batches of a push, as files: the same documents in requests of the same size."""
        name = "/" + url.rsplit("/", 1)[1]
        documents = [{key: value for key, value in document.items() if key != "_rev"}
                     for document in self.read_documents(name)]
        files = []
        for number in range(0, len(documents), BATCH):
            files.append(self.folder / f"batch-{number}.json")
            files[-1].write_text(json.dumps({"docs": documents[number:number + BATCH]}, ensure_ascii=False,
                                            separators=(",", ":")))
        return files

    def replicate(self, direction, url, local):
        said = subprocess.run(["node", HERE / "replicate.js", self.server.node, direction, url, self.server.admin,
                               self.server.password, local], check=True, text=True, stdout=subprocess.PIPE).stdout
        return float(dict(line.split("\t") for line in said.splitlines())["ms"])


def pull(sharing, url, label, rounds, report):
    pages = sharing.pages(url)
    ours, bare, theirs, memory = [], [], [], []
    for number in range(rounds):
        book = sharing.make_empty(f"pull-{label}-{number}")
        sharing.join(book, url)
        milliseconds, megabytes = sharing.sync(book)
        ours.append(milliseconds)
        memory.append(megabytes)
        bare.append(sharing.curl(*pages))
        theirs.append(sharing.replicate("from", url, sharing.folder / f"pouch-{label}-{number}"))
    report.ratio(f"pull of {label} beside curl of the same pages", statistics.median(ours), statistics.median(bare),
                 "ms", 1.5)
    report.ratio("  beside PouchDB's replication", statistics.median(ours), statistics.median(theirs), "ms", 0.5)
    return statistics.median(memory)


def push(sharing, source, label, report):
    book = sharing.folder / f"push-{label}.db"
    shutil.copy(source, book)
    url = sharing.make_database(f"push-{label}")
    sharing.join(book, url)
    ours, memory = sharing.sync(book)
    target = sharing.make_database(f"bare-{label}")
    bare = sharing.curl(*[f'url = "{target}/_bulk_docs"\nheader = "Content-Type: application/json"\n'
                          f'data-binary = "@{file}"\n' for file in sharing.batches(url)])
    local = sharing.folder / f"pouch-push-{label}"
    sharing.replicate("from", url, local)
    theirs = sharing.replicate("to", sharing.make_database(f"theirs-{label}"), local)
    report.ratio(f"push of {label} beside curl of the same batches", ours, bare, "ms", 1.5)
    report.ratio("  beside PouchDB's replication", ours, theirs, "ms", 0.5)
    return url, memory


def make_edited(sharing, edits):
    """A database with one record that was edited so often."""
    url = sharing.make_database(f"edits-{edits}")
    name, rev = f"/edits-{edits}/agency:01946a00-0000-7000-8000-000000000001", None
    for edit in range(edits):
        document = {"kind": "agency", "id": "01946a00-0000-7000-8000-000000000001", "name": f"Sở {edit}",
                    "modified_by": sharing.server.admin, **({"_rev": rev} if rev else {})}
        rev = sharing.server.ask("PUT", name, document)[1]["rev"]
    return url


def edited_often(sharing, report):
    """What a record costs a new client that was edited a thousand times, beside one that was edited once. In turns,
    once both are there: a server is slower for a while after a thousand writes. Curl tells the server's part of it."""
    databases = {edits: make_edited(sharing, edits) for edits in (1, 1000)}
    ours, bare = {1: [], 1000: []}, {1: [], 1000: []}
    for number in range(EDITED_ROUNDS):
        for edits, url in databases.items():
            book = sharing.make_empty(f"edits-{edits}-{number}")
            sharing.join(book, url)
            ours[edits].append(sharing.sync(book)[0])
            bare[edits].append(sharing.curl(*sharing.pages(url)))
    ours, bare = ({edits: statistics.median(runs) for edits, runs in all_runs.items()} for all_runs in (ours, bare))
    report.ratio("a record edited 1 000 times, for a new client", ours[1000], ours[1], "ms", 1.2)
    report.note("  the server's part: curl of the same page", bare[1000], "ms", bare[1])


def frames(sharing, url, top, tools, report):
    book = sharing.make_empty("frames")
    said = subprocess.run([top / "tests" / "tools" / "headless", tools / "frames", book, url, sharing.server.admin,
                           sharing.admin], check=True, text=True, stdout=subprocess.PIPE).stdout
    found = {name: float(value) for name, value in (line.split("\t") for line in said.splitlines())}
    report.most("frames while 100k come for the first time, 95 of 100", found["busy"], "ms", 33)
    report.note("  at rest", found["calm"], "ms")


def bench(cli, tools, get_book, report):
    with pouch.Pouch() as server, tempfile.TemporaryDirectory(prefix="banggiao-bench-") as folder:
        sharing = Sharing(cli, server, Path(folder))
        small, _memory = push(sharing, get_book("10k"), "10k", report)
        few = pull(sharing, small, "10k", ROUNDS, report)
        large, _memory = push(sharing, get_book("100k"), "100k", report)
        many = pull(sharing, large, "100k", 1, report)
        report.ratio("most memory of a pull, 100 k beside 10 k", many, few, "MB", 1.2)
        edited_often(sharing, report)
        if (Path(tools) / "frames").exists():
            frames(sharing, large, HERE.parents[1], Path(tools), report)
