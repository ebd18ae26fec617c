# SPDX-License-Identifier: GPL-3.0-or-later
"""A real server for the tests of sync: pouchdb-server, which speaks the interface of CouchDB.

    with Pouch() as server:
        server.url, server.admin, server.password
        server.kill(); server.start()                  # as after a power cut
        server.stop(); server.copy_data(older)         # a backup by the administrator
        server.stop(); server.replace_data(older); server.start()

It listens on this computer alone, on a free port that it keeps over a restart; its data are in a temporary
folder. It is installed once, from npm, into the folder that BANGGIAO_NODE names (build/node otherwise).
"""
import base64
import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[2]
ADMIN, PASSWORD = "admin", "quản trị"
START_SECONDS = 60


def get_node_folder():
    return Path(os.environ.get("BANGGIAO_NODE") or TOP / "build" / "node").resolve()


def install():
    """Installs the server where that was not done yet; two tests at once wait for each other."""
    folder = get_node_folder()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / "package.json").read_text()
    stamp = folder / "installed.json"
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != wanted:
            (folder / "package.json").write_text(wanted)
            subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock",
                            "--loglevel=error"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            stamp.write_text(wanted)
    return folder


def find_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def sign_in(name, password):
    """The head of a request that says who asks."""
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


class Pouch:
    """One server with one folder of data."""

    def __init__(self):
        self.node = install()
        self.folder = Path(tempfile.mkdtemp(prefix="pouch-"))
        self.data = self.folder / "data"
        self.data.mkdir()
        self.port = find_port()
        self.admin, self.password = ADMIN, PASSWORD
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *failure):
        self.kill()
        shutil.rmtree(self.folder)

    def start(self):
        """Starts it and waits until it answers."""
        assert self.process is None, "it runs already"
        config = self.data / "config.json"
        if not config.exists():
            config.write_text(json.dumps({"admins": {self.admin: self.password}}))
        # Without it a request that breaks off ends the server.
        environment = {**os.environ, "NODE_OPTIONS": "--unhandled-rejections=warn"}
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [self.node / "node_modules" / ".bin" / "pouchdb-server", "--host", "127.0.0.1", "--port",
                 str(self.port), "--dir", self.data, "--config", config],
                cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self):
        limit = time.monotonic() + START_SECONDS
        while time.monotonic() < limit and self.process.poll() is None:
            try:
                if self.ask("GET", "/_session")[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        raise RuntimeError("the server does not start: " + (self.folder / "log").read_text(errors="replace")[-2000:])

    def end(self, number):
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait()
            self.process = None

    def stop(self):
        """As an administrator stops it."""
        self.end(signal.SIGTERM)

    def kill(self):
        """As a power cut does: at any moment, without a word."""
        self.end(signal.SIGKILL)

    def restart(self):
        self.stop()
        self.start()

    def copy_data(self, target):
        """Copies the data of the stopped server."""
        assert self.process is None, "stop it first"
        shutil.copytree(self.data, target)

    def replace_data(self, source):
        """Puts a copy in the place of the stopped server's data."""
        assert self.process is None, "stop it first"
        shutil.rmtree(self.data)
        shutil.copytree(source, self.data)

    def ask(self, method, path, body=None, user=None, password=None):
        """Sends JSON as the administrator, or as the user named; returns status and answer."""
        who = sign_in(user, password) if user else sign_in(self.admin, self.password)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, None if body is None else json.dumps(body),
                               {**who, "Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null")
        finally:
            connection.close()
