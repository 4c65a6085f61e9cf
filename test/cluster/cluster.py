#!/usr/bin/env python3
"""examples/cluster/: three hosts behind HAProxy lose, double and reorder nothing when one is killed, one cut off, Redis restarted.

The hosts are network namespaces on a bridge; PostgreSQL, Redis, HAProxy and the clients are at the bridge itself.
    cluster.py [--clients N] [--rounds N]    as root; prints the figures
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

sys.path[:0] = ["test/api/udp/fixtures", "test/doc/fixtures"]
import network
import servers

NODE = os.path.abspath(os.environ.get("NODE", "build/node"))
HERE = "10.77.0.1"
PORT = 8000
ROOMS, PERIOD_MS = 4, 100


class Host:
    """One of the three: its network and its program."""

    def __init__(self, number, environment):
        self.address = "10.77.0.%d" % (10 + number)
        self.cable = "cable%d" % number
        self.inside, self.keeper = network.cable(self.cable, "eth0")
        network.ip("link set %s master bridge" % self.cable)
        subprocess.run([*self.inside, "ip", "addr", "add", self.address + "/24", "dev", "eth0"], check=True)
        self.environment = {**environment, "CHAT_HOST": "host%d" % number}
        self.program = None

    def start(self):
        self.program = subprocess.Popen([*self.inside, NODE, "examples/cluster/host.js", str(PORT)], env=self.environment,
                                        stdout=subprocess.DEVNULL)

    def is_healthy(self):
        with contextlib.suppress(OSError):
            return urllib.request.urlopen("http://%s:%d/health" % (self.address, PORT), timeout=1).status == 200
        return False

    def wait(self):
        until = time.monotonic() + 40
        while not self.is_healthy():
            assert time.monotonic() < until, self.address + " does not serve"
            time.sleep(0.05)

    def kill(self):
        self.program.kill()
        self.program.wait()

    def cut(self):
        network.ip("link set %s down" % self.cable)

    def join(self):
        network.ip("link set %s up" % self.cable)

    def end(self):
        if self.program:
            self.kill()
        self.keeper.kill()
        self.keeper.wait()


def say(text):
    print("%6.1f s  %s" % (time.monotonic() - BEGAN, text), flush=True)


def trouble(hosts, redis):
    """What goes wrong, one thing after the other, each mended."""
    time.sleep(2)
    say("host 1 is killed")
    hosts[0].kill()
    time.sleep(2)
    say("host 1 is started again")
    hosts[0].start()
    hosts[0].wait()
    time.sleep(1)
    say("host 2 is cut off")
    hosts[1].cut()
    time.sleep(4)
    say("host 2 has its network again")
    hosts[1].join()
    hosts[1].wait()
    say("Redis is killed")
    redis.kill()
    time.sleep(1.5)
    say("Redis is started again")
    redis.start()
    time.sleep(2)


def balancer(hosts):
    environment = {**os.environ, "CHAT_BIND": "%s:%d" % (HERE, PORT),
                   **{"CHAT_%d" % (i + 1): "%s:%d" % (host.address, PORT) for i, host in enumerate(hosts)}}
    program = shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin")
    process = subprocess.Popen([program, "-f", "examples/cluster/haproxy.cfg", "-db", "-q"], env=environment, stderr=subprocess.DEVNULL)
    servers.wait_for(PORT, HERE, process)
    return process


def run(hosts, redis, options):
    command = [NODE, "test/cluster/fixtures/load.js", "ws://%s:%d/" % (HERE, PORT), str(options.clients), str(ROOMS), str(PERIOD_MS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as load:
        try:
            assert load.stdout.readline() == "ready\n", "the clients do not come in"
            say("%d clients in %d rooms are there" % (options.clients, ROOMS))
            for _ in range(options.rounds):
                trouble(hosts, redis)
            outcome = load.communicate("end\n", timeout=90)[0]
            return json.loads(outcome)
        finally:
            load.kill()


def judge(outcome):
    names = {"sent": "messages sent", "accepted": "accepted", "delivered": "delivered, to all members", "lost": "lost", "doubled": "doubled",
             "orderBreaks": "order breaks", "reconnects": "connections that ended and came back",
             "medianAcceptMs": "median time until accepted, ms", "longestAcceptMs": "longest time until accepted, ms",
             "medianHearMs": "median time until another client has it, ms", "longestGapMs": "longest gap without a message, ms"}
    for name, text in names.items():
        print("%10s  %s" % (outcome[name], text))
    assert outcome["accepted"] == outcome["sent"] > 0 and outcome["reconnects"] > 0
    assert outcome["lost"] == outcome["doubled"] == outcome["orderBreaks"] == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    if os.getuid() != 0:
        network.skip("only root makes networks, and may become the user of PostgreSQL in them")
    for name, is_there in {"redis-server": servers.Redis.is_there(), "postgresql": servers.Postgres.programs(),
                           "haproxy": shutil.which("haproxy", path=os.environ["PATH"] + ":/usr/sbin")}.items():
        if not is_there:
            network.skip("there is no " + name)
    network.alone()
    network.ip("link add bridge type bridge")
    network.ip("addr add %s/24 dev bridge" % HERE)
    network.ip("link set bridge up")
    with contextlib.ExitStack() as stack:
        redis = stack.enter_context(servers.Redis(HERE))
        postgres = stack.enter_context(servers.Postgres(HERE))
        environment = {**os.environ, "REDIS_HOST": HERE, "REDIS_PORT": str(redis.port), "PGHOST": HERE, "PGPORT": str(postgres.port),
                       "PGUSER": "test", "PGDATABASE": "postgres"}
        hosts = []
        for number in (1, 2, 3):
            hosts.append(Host(number, environment))
            stack.callback(hosts[-1].end)
            hosts[-1].start()
        for host in hosts:
            host.wait()
        between = balancer(hosts)
        stack.callback(between.kill)
        judge(run(hosts, redis, options))


BEGAN = time.monotonic()

if __name__ == "__main__":
    main()
