"""How a number comes about: programs under test and their loads, CPU, memory and rates."""

import os
import re
import signal
import socket
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "results", "bin")
TICKS = os.sysconf("SC_CLK_TCK")
SERVER_CPU, LOAD_CPU = {0}, {min(1, os.cpu_count() - 1)}
WARM_SECONDS = 1


def program(folder, name):
    return os.path.join(HERE, folder, name + ".js")


def compile_c(name, *libraries):
    """The program made of bench/NAME.c, compiled where its source is newer."""
    source, header = os.path.join(HERE, name + ".c"), os.path.join(HERE, "limit", "epoll_echo.h")
    out = os.path.join(BUILD, name.replace("/", "_"))
    newest = max(os.path.getmtime(source), os.path.getmtime(header))
    if not os.path.exists(out) or os.path.getmtime(out) < newest:
        os.makedirs(BUILD, exist_ok=True)
        subprocess.run(["gcc", "-O2", "-o", out, source, *libraries], check=True)
    return out


def start(command, processors, **options):
    """A Popen on these processors. They are set here, not by a preexec_fn: for that the child would begin as a copy of
    this process, and what a copy costs, a millisecond, would count for the program's."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors)
    try:
        return subprocess.Popen(command, **options)
    finally:
        os.sched_setaffinity(0, before)


# ---- servers ----

def cpu_of(pid):
    """Seconds of CPU, user and system, that all threads of the process and its reaped children have used."""
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


def reach_tcp(port):
    """Each of these connects once; an OSError while the server is not ready."""
    socket.create_connection(("127.0.0.1", port)).close()


def reach_unix(port):
    with socket.socket(socket.AF_UNIX) as probe:
        probe.connect("/tmp/bench-%d.sock" % port)


def reach_udp(port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.settimeout(0.1)
        probe.connect(("127.0.0.1", port))
        probe.send(b"x")
        probe.recv(1)


class Server:
    """A server program, called with a port of its own and `arguments`, for the length of a `with`."""

    def __init__(self, command, arguments=(), port=None, processors=SERVER_CPU, reach=reach_tcp):
        self.port = port or free_port()
        self.reach = reach
        self.process = start([*command, str(self.port), *arguments], processors,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.pid = self.process.pid

    def __enter__(self):
        for _ in range(500):
            try:
                self.reach(self.port)
                return self
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("the server ended at once: " + " ".join(self.process.args)) from None
                time.sleep(0.02)
        self.__exit__()
        raise RuntimeError("the server does not listen: " + " ".join(self.process.args))

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.reach is reach_unix and os.path.exists("/tmp/bench-%d.sock" % self.port):
            os.unlink("/tmp/bench-%d.sock" % self.port)

    def cpu_per_operation(self, load, seconds):
        """Microseconds; load(port, seconds, begin) calls begin() when it begins to count, and gives the operations."""
        started = []
        load(self.port, WARM_SECONDS, lambda: None)
        operations = load(self.port, seconds, lambda: started.append(cpu_of(self.pid)))
        if operations == 0:
            raise RuntimeError("no operation came through")
        return (cpu_of(self.pid) - started[0]) / operations * 1e6


# ---- loads ----

def begin_load(command, processors=LOAD_CPU):
    return start(command, processors, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end_load(process):
    output, errors = process.communicate()
    if process.returncode != 0:
        raise RuntimeError("the load failed: " + errors.strip())
    return output


def wrk(connections, script=None, arguments=(), processors=LOAD_CPU, scheme="http", ends=False):
    """A load of HTTP requests, one in flight for each connection. `ends`: each request asks for the end of its connection.
    Where the answer does not say that the end follows, as Bun's, wrk takes the end behind a whole answer for an error of
    reading."""
    def load(port, seconds, begin):
        command = ["wrk", "-t1", "-c%d" % connections, "-d%ds" % seconds, "--timeout", "30s"]
        if script:
            command += ["-s", os.path.join(HERE, "load", script)]
        begin()
        process = begin_load([*command, "%s://127.0.0.1:%d/" % (scheme, port), "--", *arguments], processors)
        output = end_load(process)
        requests = int(re.search(r"(\d+) requests in", output).group(1))
        errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
        connect, read, write, timeout = map(int, errors.groups()) if errors else (0, 0, 0, 0)
        if ends and read <= requests + connections:
            read = 0
        if "Non-2xx" in output or connect + read + write + timeout > 0:
            raise RuntimeError("wrk saw errors: " + output)
        return requests
    return load


def messages(connections, size):
    """A load of messages to an echo server, or with size "http" of requests, one in flight for each connection. Connecting
    does not count."""
    def load(port, seconds, begin):
        process = begin_load([compile_c("load/messages"), str(port), str(connections), str(size), str(seconds)])
        if process.stdout.readline() == "ready\n":
            begin()
        return int(end_load(process))
    return load


def events(connections):
    """A load of server-sent events to so many connections: an operation is one delivery."""
    def load(port, seconds, begin):
        process = begin_load([compile_c("load/events"), str(port), str(connections), str(seconds)])
        if process.stdout.readline() == "ready\n":
            begin()
        return int(end_load(process))
    return load


PERCENTILES = ("50", "90", "99", "99.9")


def latencies(port, rate, seconds, connections, flood=None):
    """Percentile -> microseconds from when a request was due to its answer, at so many a second, while one more connection floods
    (load/latency.c says how)."""
    command = [compile_c("load/latency"), port, connections, rate, seconds, *([flood] if flood else [])]
    *found, _, _, flooded = map(float, end_load(begin_load(list(map(str, command)))).split())
    if flood and flooded < 1e6 * seconds:
        raise RuntimeError("the flood stood still: %d bytes" % flooded)
    return dict(zip(PERCENTILES, found))


def idle_websockets(port, count):
    """Opens `count` WebSockets; gives the sockets."""
    request = (b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
    sockets = []
    for _ in range(count):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall(request)
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            piece = connection.recv(4096)
            if not piece:
                raise RuntimeError("a handshake was refused")
            answer += piece
        if not answer.startswith(b"HTTP/1.1 101"):
            raise RuntimeError("a handshake was refused")
        sockets.append(connection)
    return sockets


def secure(*arguments):
    """A load over TLS by load/secure.c: "full" or "resumed" handshakes, or "echo" of messages of a size."""
    def load(port, seconds, begin):
        program = compile_c("load/secure", "-lssl", "-lcrypto")
        process = begin_load([program, str(port), str(seconds), *map(str, arguments)])
        if process.stdout.readline() == "ready\n":
            begin()
        return int(end_load(process))
    return load


def idle_connections(port, count, wrap=lambda connection: connection):
    """Opens `count` keep-alive connections, each with one request answered; gives the sockets."""
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    sockets = []
    for _ in range(count):
        connection = wrap(socket.create_connection(("127.0.0.1", port)))
        connection.sendall(request)
        sockets.append(connection)
    for connection in sockets:
        answer = b""
        while not answer.endswith((b"Hello World", b"Hello World\r\n0\r\n\r\n")):  # by length, or in chunks
            piece = connection.recv(4096)
            if not piece:
                raise RuntimeError("a connection was closed")
            answer += piece
    return sockets


# ---- runs ----

def cpu_of_run(command, through_pipe=False):
    """Seconds of CPU of a whole run, children included; with its output to `cat`, or to nowhere."""
    sink = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) if through_pipe else None
    process = start(command, SERVER_CPU | LOAD_CPU, stdout=sink.stdin if sink else subprocess.DEVNULL,
                    stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if sink:
        sink.stdin.close()
        sink.wait()
    with process.stderr as errors:
        if status != 0:
            raise RuntimeError("%s failed: %s" % (" ".join(command), errors.read().decode()))
    return usage.ru_utime + usage.ru_stime
