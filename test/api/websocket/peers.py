#!/usr/bin/env python3
"""The package ws on Node talks to our server, our client to its server, and both sides of ours through an nginx in between."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PEERS = "test/api/websocket/fixtures/peers/"
NODE = os.environ["NODE"]
NODEJS = shutil.which("nodejs")

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
    }}
  }}
}}
"""


class Server:
    """A server that prints its port."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self.port

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def run(*command):
    code = subprocess.run([str(word) for word in command], timeout=50, check=False).returncode
    if code != 0:
        sys.exit("%s: exit code %d" % (" ".join(map(str, command)), code))


def through_nginx(program, behind):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = os.path.join(folder, "nginx.conf")
        with open(path, "w", encoding="ascii") as configuration:
            configuration.write(CONFIGURATION.format(folder=folder, port=port, behind=behind))
        nginx = subprocess.Popen([program, "-p", folder, "-e", folder + "/error.log", "-c", path])
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            run(NODE, PEERS + "our_client.js", port)
        finally:
            nginx.send_signal(signal.SIGQUIT)
            nginx.wait()


def main():
    if NODEJS is None or subprocess.run([PEERS + "setup.sh"], check=False).returncode != 0:
        print("skipped: there is no Node, or the package ws could not be installed")
        sys.exit(77)
    for compress in "true", '{"contextTakeover": true}', '{"contextTakeover": true, "minBytes": 0, "windowBits": 10}':
        with Server(NODE, PEERS + "our_server.js", compress) as port:
            run(NODEJS, PEERS + "ws_client.js", port)
    with Server(NODEJS, PEERS + "ws_server.js") as port:
        run(NODE, PEERS + "our_client.js", port)
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is not None:
        with Server(NODE, PEERS + "our_server.js", '{"contextTakeover": true}') as port:
            through_nginx(nginx, port)


main()
