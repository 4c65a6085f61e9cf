#!/usr/bin/env python3
"""examples/postgres/ is a client of a real PostgreSQL: values, errors, pipelines, transactions, limits, passwords, TLS, restarts."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

sys.path.insert(0, "test/doc/fixtures")
import servers

NODE = os.environ["NODE"]
SECURE = ["test/tls/fixtures/localhost.pem", "test/tls/fixtures/localhost.key"]


def clients(server):
    command = [NODE, "test/doc/fixtures/postgres_client.js", str(server.port), server.folder, "test/tls/fixtures/authority.pem"]
    subprocess.run(command, check=True, timeout=50)


def asked(url, body=None):
    data = None if body is None else body.encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def articles(server):
    """The example, over a restart of the server."""
    environment = {**os.environ, "PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGUSER": "test", "PGDATABASE": "postgres"}
    with subprocess.Popen([NODE, "examples/postgres/articles.js", "0"], stdout=subprocess.PIPE, text=True, env=environment) as program:
        url = program.stdout.readline().strip()
        assert asked(url, '{"name": "pen", "price": 1.5}') == (201, {"id": 1, "name": "pen", "price": 1.5})
        assert asked(url + "/1") == (200, {"id": 1, "name": "pen", "price": 1.5})
        assert asked(url + "/2")[0] == 404
        assert asked(url, '{"name": "pen", "price": 2}')[0] == 422
        assert asked(url, '{"name": "ink", "price": -2}')[0] == 422
        assert asked(url, '{"name": "ink", "price": "two"}')[0] == 422
        assert asked(url, 'null')[0] == 422
        assert asked(url, '{')[0] == 400
        server.stop()
        server.start()
        assert asked(url + "/1")[0] == 200
        program.terminate()
        assert program.wait(20) == 0


def main():
    if servers.Postgres.programs() is None:
        sys.exit(77)
    with servers.Postgres(secure=SECURE) as server:
        clients(server)
        articles(server)


if __name__ == "__main__":
    main()
