#!/usr/bin/env python3
"""Hello by one process and by two, ours beside nginx: requests a second on all processors, which the load shares.

    bench/processes.py [--seconds N] [--rounds N] [--node PROGRAM]

Prints for each round the requests a second and the CPU for each request (of all processes of the server, in us), then the
medians. The load, wrk with 64 connections, takes its part of the processors, of each server alike.
"""

import argparse
import os
import shutil
import signal
import statistics

from measure import HERE, Server, cpu_of, program, wrk

EVERYWHERE = os.sched_getaffinity(0)


class Group(Server):
    """A server of several processes, which stop with the first."""

    def cpu(self):
        with open("/proc/%d/task/%d/children" % (self.pid, self.pid), encoding="ascii") as children:
            return sum(map(cpu_of, [self.pid, *map(int, children.read().split())]))

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def measure(command, seconds):
    """(requests a second, us of CPU for each)"""
    with Group(command, processors=EVERYWHERE) as server:
        load = wrk(64, processors=EVERYWHERE)
        load(server.port, 1, lambda: None)
        before = server.cpu()
        requests = load(server.port, seconds, lambda: None)
        return requests / seconds, (server.cpu() - before) / requests * 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node", default=os.path.join(HERE, "../build/node"))
    options = parser.parse_args()
    hello = program("ours", "http_hello")
    servers = {"ours, without --processes": [options.node, hello]}
    for count in ("1", "2"):
        servers["ours, %s" % count] = [options.node, "--processes", count, hello]
        if shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"):
            servers["nginx, %s" % count] = [os.path.join(HERE, "nginx/workers.sh"), count]
    os.environ["PATH"] += ":/usr/sbin"
    results = {name: [] for name in servers}
    for _ in range(options.rounds):
        for name, command in servers.items():
            results[name].append(measure(command, options.seconds))
            print("%-26s %9.0f/s  %6.2f us" % (name, *results[name][-1]), flush=True)
    print("medians:")
    for name, pairs in results.items():
        print("%-26s %9.0f/s  %6.2f us" % (name, *map(statistics.median, zip(*pairs))))


if __name__ == "__main__":
    main()
