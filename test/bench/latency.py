#!/usr/bin/env python3
"""The open load times a request from when it was due: a server that stands still once makes all late that were due meanwhile.

A load that waits for each answer before it asks again would find one late answer for each connection.
"""

import os
import shutil
import subprocess
import sys
import tempfile

RATE, SECONDS, CONNECTIONS, STALL = 1000, 2, 10, 500  # the stall in ms
SCRIPT = """
var heard = 0;
var server = node.http.createServer(function (request, response) {
  if (++heard === 500) for (var end = Date.now() + %d; Date.now() < end; ) ;
  response.sendHeader(200, {});
  response.sendBody("Hello World");
  response.finish();
});
server.listen(0, "127.0.0.1");
puts(server.port);
""" % STALL


def main():
    if shutil.which("gcc") is None:
        print("skipped: there is no gcc")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        load = os.path.join(folder, "latency")
        subprocess.run(["gcc", "-O2", "-Wall", "-Werror", "-o", load, "bench/load/latency.c"], check=True)
        with subprocess.Popen([os.environ["NODE"], "-e", SCRIPT], stdout=subprocess.PIPE, text=True) as server:
            port = server.stdout.readline().strip()
            options = [port, str(CONNECTIONS), str(RATE), str(SECONDS)]
            output = subprocess.run([load, *options], check=True, capture_output=True, text=True).stdout
            flooded = [subprocess.run([load, *options[:3], "1", kind], check=True, capture_output=True, text=True).stdout
                       for kind in ("requests", "body")]
            server.kill()
    print(output)
    p50, p90, p99, p999, longest, count, none = map(float, output.split())
    assert p50 <= p90 <= p99 <= p999 <= longest and count == RATE * SECONDS and none == 0
    # A quarter of all were due in the stall, evenly spread over it: a tenth waited for 60 % of it, a hundredth for nearly all.
    assert p90 > 0.5 * STALL * 1000 and p99 > 0.9 * STALL * 1000, output
    for line in flooded:
        assert int(line.split()[5]) == RATE and int(line.split()[6]) > 100_000, line
    return 0


sys.exit(main())
