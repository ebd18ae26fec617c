#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates that are good and bad, and what is sent to who cannot prove itself: test-tls.py BANGGIAO-CLI."""
import http.server
import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

CLI = sys.argv[1]

# Name of the case, name in the certificate, its days, whether it is trusted, whether the server speaks TLS, and the
# words: of the server that is right, or of what is wrong.
CASES = [
    ("trusted", "localhost", 1, True, True, "[đúng] Máy chủ: CouchDB 3.5.0"),
    ("not-trusted", "localhost", 1, False, True, "không chứng minh được"),
    ("another-name", "example.vn", 1, True, True, "không chứng minh được"),
    ("expired", "localhost", -1, True, True, "không chứng minh được"),
    ("plain", "localhost", 1, True, False, "Không phải máy chủ hồ sơ"),
]


class Couch(http.server.BaseHTTPRequestHandler):
    """Welcomes, and knows nobody."""

    def do_GET(self):
        self.server.asked.append(self.path)
        status, answer = (200, {"couchdb": "Welcome", "version": "3.5.0"}) if self.path == "/" else \
            (401, {"error": "unauthorized"})
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A client that hangs up during the greeting is what is tested."""


def make_certificate(folder, name, days):
    key, request, certificate = folder / "key.pem", folder / "request.pem", folder / "certificate.pem"
    for command in (["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
                     "-out", request, "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"],
                    ["x509", "-req", "-in", request, "-signkey", key, "-days", str(days), "-copy_extensions", "copy",
                     "-out", certificate]):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    return key, certificate


def serve(folder, name, days, has_tls):
    key, certificate = make_certificate(folder, name, days)
    server = QuietServer(("127.0.0.1", 0), Couch)
    server.asked = []
    if has_tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, certificate


def run_case(name, days, is_trusted, has_tls, words):
    with tempfile.TemporaryDirectory() as folder:
        server, certificate = serve(Path(folder), name, days, has_tls)
        environment = {key: value for key, value in os.environ.items() if key != "SSL_CERT_FILE"}
        if is_trusted:
            environment["SSL_CERT_FILE"] = str(certificate)
        url = f"https://localhost:{server.server_address[1]}/camau"
        done = subprocess.run([CLI, "server", "check", url, "--user", "an", "--password-file", "-"], input="bí mật\n",
                              capture_output=True, text=True, check=False, timeout=60, env=environment)
        server.shutdown()
        server.server_close()
    assert done.returncode == 1 and words in done.stdout, f"{done.returncode}: {done.stdout}{done.stderr}"
    # Who did not prove itself was sent neither name nor password.
    is_right = words.startswith("[đúng]")
    assert bool(server.asked) == is_right, server.asked
    assert ("[đúng] Mã hóa: TLS" in done.stdout) == is_right, done.stdout


def main():
    failed = 0
    print(f"1..{len(CASES)}")
    for number, (title, *line) in enumerate(CASES, 1):
        try:
            run_case(*line)
            print(f"ok {number} /sync/tls/{title}")
        except Exception as failure:
            failed += 1
            print("# " + str(failure).replace("\n", "\n# "))
            print(f"not ok {number} /sync/tls/{title}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
