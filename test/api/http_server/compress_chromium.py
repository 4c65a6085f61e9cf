#!/usr/bin/env python3
"""Chromium shows a page that was compressed whole, with a script that was compressed as it was streamed, in each format that it asks
for."""

import os
import shutil
import subprocess
import sys
import tempfile

NODE = os.environ["NODE"]
if not shutil.which("chromium"):
    sys.exit(77)
PROGRAM = """
var format = ARGV[2];
var used = [];
var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/script.js") {
    response.sendHeader(200, {"Content-Type": "text/javascript"});
    response.sendBody("document.title = 'streamed'; // ");
    setTimeout(function () {
      response.sendBody(new Array(5000).join("more, "));
      response.finish();
    }, 20);
    return;
  }
  response.sendHeader(200, {"Content-Type": "text/html; charset=utf-8"});
  response.sendBody("<title>none</title><p id=a>Größe</p>" + new Array(500).join("<br>") + "<script src=/script.js></script>");
  response.finish();
}, {encoding: "utf8", compress: {formats: [format]}});
server.listen(0, "127.0.0.1");
puts(server.port);
"""


def page(url, profile):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + profile,
               "--virtual-time-budget=3000", "--dump-dom", url]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=50, check=True).stdout.decode()


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    for name in ("gzip", "br"):
        program = subprocess.Popen([NODE, "-e", PROGRAM, name], stdout=subprocess.PIPE, text=True)
        try:
            port = int(program.stdout.readline())
            shown = page("http://localhost:%d/" % port, profile)
            assert "<title>streamed</title>" in shown, shown[:500]
            assert '<p id="a">Größe</p>' in shown, shown[:500]
        finally:
            program.kill()
            program.wait()
