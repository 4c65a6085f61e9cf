#!/usr/bin/env python3
"""fetch asks Python's http.server: what is read is whole, and a body that nobody reads does not keep the program alive."""

import http.server
import os
import subprocess
import sys
import threading

BODY = os.urandom(1 << 20) * 8

SCRIPT = """
var check = require("%s/test/api/check.js");
(async function () {
  var url = "http://127.0.0.1:" + ARGV[2];
  var post = await fetch(url + "/post", { method: "POST", body: "a body" });
  check.equal(await post.text(), "POST a body");
  check.equal((await fetch(url + "/missing")).status, 404);
  var whole = await (await fetch(url + "/big")).bytes();
  check.equal(whole.length, 8 << 20);
  check.equal(node.crypto.digest("sha256", whole, "hex"), ARGV[3]);
  var unread = await fetch(url + "/big");
  check.equal(unread.headers.get("content-length"), String(8 << 20));
})().then(check.mustCall());
"""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # the client has ended

    def do_GET(self):
        self.answer(200 if self.path == "/big" else 404, BODY)

    def do_POST(self):
        self.answer(200, b"POST " + self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, *arguments):
        pass


def main():
    import hashlib
    import tempfile
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.NamedTemporaryFile("w", suffix=".js") as script:
        script.write(SCRIPT % os.getcwd())
        script.flush()
        digest = hashlib.sha256(BODY).hexdigest()
        command = [os.environ["NODE"], script.name, str(server.server_address[1]), digest]
        result = subprocess.run(command, timeout=40)
    sys.exit(result.returncode)


main()
