#!/usr/bin/env python3
"""The HTTP client talks to a real nginx: every script in fixtures/nginx, each told the server's port as its argument."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, "fixtures", "nginx")
SIZE = 10 * 1024 * 1024  # of the file `large`

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_max_body_size 20m;
  keepalive_requests 3;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/root;
    location /small {{ keepalive_timeout 0; }}
    location /limited/ {{ client_max_body_size 1k; proxy_pass http://127.0.0.1:{port}/; }}
    location /echo {{ return 200 "$request_method $http_host $content_length"; }}
    location /chunked/ {{
      gzip on; gzip_min_length 1; gzip_types *; gzip_http_version 1.0; alias {folder}/root/;
    }}
    location /upload {{ proxy_pass http://127.0.0.1:{port}/received; }}
    location /received {{ return 201 "$content_length"; }}
    location /moved {{ return 301 /small.txt; }}
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(program, folder):
    """A running nginx and its port."""
    os.makedirs(os.path.join(folder, "root"))
    with open(os.path.join(folder, "root", "small.txt"), "w", encoding="ascii") as small:
        small.write("small\n")
    with open(os.path.join(folder, "root", "large"), "wb") as large:
        large.write(bytes(range(256)) * (SIZE // 256))
    port = free_port()
    path = os.path.join(folder, "nginx.conf")
    with open(path, "w", encoding="ascii") as configuration:
        configuration.write(CONFIGURATION.format(folder=folder, port=port))
    server = subprocess.Popen([program, "-p", folder, "-e", folder + "/error.log", "-c", path])
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        if server.poll() is not None:
            break
        time.sleep(0.05)
    sys.exit("nginx did not start: " + open(folder + "/error.log", encoding="utf-8").read())


def main():
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        print("skipped: there is no nginx")
        sys.exit(77)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        server, port = start(program, folder)
        try:
            for script in sorted(os.listdir(SCRIPTS)):
                command = [os.environ["NODE"], os.path.join(SCRIPTS, script), str(port)]
                code = subprocess.run(command, timeout=50, check=False).returncode
                if code != 0:
                    print(f"{script}: exit code {code}")
                    failed += 1
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    sys.exit(failed)


main()
