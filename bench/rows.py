"""What is measured: the rows of the table, and the series that show how cost grows.

A group is measured together, since its rows share a server or a run. Its function takes the command of a runtime, the
folder of that runtime's programs and the seconds a load lasts, and yields (row, value) one by one: what came before a
failure counts.
"""

import atexit
import functools
import json
import os
import re
import socket
import ssl
import statistics
import sys
import tempfile

from files import file_of, folder_of, sparse_file
from measure import (HERE, LOAD_CPU, SERVER_CPU, WARM_SECONDS, Server, compile_c, cpu_of_run, events, idle_connections,
                     idle_websockets, latencies, messages, program, reach_tcp, reach_udp, reach_unix, resident_kib, secure, wrk)

sys.path.append(os.path.join(HERE, "..", "test", "doc", "fixtures"))
import servers


class Group:
    def __init__(self, units, measure, limit=None, others=None):
        self.units = units  # row -> unit
        self.measure = measure
        self.others = others or {}  # name of a peer that is no runtime -> function(seconds) that yields (row, value)
        self.limit = limit  # function(seconds) that yields (row, value), or None


NGINX, H2O, HAPROXY = ([os.path.join(HERE, name, "serve.sh")] for name in ("nginx", "h2o", "haproxy"))


def server_group(name, loads, limit=None, limit_arguments=(), ours=None, others=None, reach=reach_tcp):
    """CPU for each operation of a server under one load after the other. Our program may have a name of its own. `others`
    are servers that are no runtimes: name -> command."""
    def run(command, seconds, arguments=()):
        with Server(command, arguments, reach=reach) as server:
            for row, load in loads.items():
                yield row, server.cpu_per_operation(load, seconds)

    def measure(command, folder, seconds):
        return run([*command, program(folder, ours if ours and folder == "ours" else name)], seconds)

    def measure_limit(seconds):
        return run([compile_c(limit)], seconds, limit_arguments)
    return Group({row: "us" for row in loads}, measure, measure_limit if limit else None, {
        who: lambda seconds, command=command, arguments=arguments: run([command], seconds, arguments)
        for who, (command, *arguments) in (others or {}).items()})


# ---- how late answers are: the load is open, and each request is timed from when it was due ----

RATES = (20000, 50000)
FLOODS = {None: "p99 of 49, nobody floods", "requests": "p99 of 49, one floods with requests",
          "answer": "p99 of 49, one reads 1 GB", "body": "p99 of 49, one sends without end"}


def rate_group():
    """Hello at fixed rates over 50 connections."""
    def run(command, seconds, arguments=()):
        with Server(command, arguments) as server:
            for rate in RATES:
                latencies(server.port, rate, WARM_SECONDS, 50)
                found = latencies(server.port, rate, seconds, 50)
                for part in ("50", "90", "99"):
                    yield "hello at {:,} a second, p{}".format(rate, part), found[part]
    return Group({"hello at {:,} a second, p{}".format(rate, part): "us" for rate in RATES for part in ("50", "90", "99")},
                 lambda command, folder, seconds: run([*command, program(folder, "http_hello")], seconds),
                 lambda seconds: run([compile_c("limit/http")], seconds),
                 {"nginx": lambda seconds: run(NGINX, seconds, ["text:Hello World"])})


def flood_group():
    """Hello at 5000 a second over 49 connections, while one more floods."""
    def run(command, seconds, arguments=()):
        with Server(command, arguments) as server:
            for flood, row in FLOODS.items():
                latencies(server.port, 5000, WARM_SECONDS, 49, flood)
                yield row, latencies(server.port, 5000, seconds, 49, flood)["99"]
    return Group({row: "us" for row in FLOODS.values()},
                 lambda command, folder, seconds: run([*command, program(folder, "http_fair")], seconds),
                 others={"nginx": lambda seconds: run(NGINX, seconds, ["fair:" + sparse_file(1 << 30)])})


def timers_group(row):
    def measure(command, folder, seconds):
        with Server([*command, program(folder, "http_timers")]) as server:
            latencies(server.port, 5000, WARM_SECONDS, 50)
            yield row, latencies(server.port, 5000, seconds, 50)["99"]
    return Group({row: "us"}, measure)


# ---- over TLS, with a certificate of a P-256 key ----

CERTIFICATE = [os.path.join(HERE, "..", "test", "tls", "fixtures", "localhost" + end) for end in (".pem", ".key")]
IDLE_SECURE = "idle HTTPS connection"


def secure_group(name, loads, nginx=None, file=None):
    """As server_group(); nginx, by what it is to serve, and h2o with a file beside it."""
    def run(command, arguments, seconds):
        with Server(command, arguments) as server:
            for row, load in loads.items():
                yield row, server.cpu_per_operation(load, seconds)
    return Group({row: "us" for row in loads},
                 lambda command, folder, seconds: run([*command, program(folder, name)], CERTIFICATE, seconds),
                 others={"nginx": lambda seconds: run(NGINX, [nginx, *CERTIFICATE], seconds),
                         "h2o": lambda seconds: run(H2O, [file, *CERTIFICATE], seconds)} if nginx else None)


def idle_secure_group(count=1000):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE

    def run(command, arguments):
        with Server(command, arguments) as server:
            for _ in range(10):
                for connection in idle_connections(server.port, 100, context.wrap_socket):
                    connection.close()
            first = idle_connections(server.port, 300, context.wrap_socket)
            before = resident_kib(server.pid)
            more = idle_connections(server.port, count, context.wrap_socket)
            yield IDLE_SECURE, (resident_kib(server.pid) - before) / count
            for connection in first + more:
                connection.close()
    return Group({IDLE_SECURE: "KiB"},
                 lambda command, folder, seconds: run([*command, program(folder, "https_hello")], CERTIFICATE),
                 others={"nginx": lambda seconds: run(NGINX, ["text:Hello World", *CERTIFICATE])})


IDLE, LOADED = "idle HTTP connection", "memory under hello load"


def memory_group(count=2000):
    """Resident memory under load, and what idle keep-alive connections add to it."""
    def measure(command, folder, seconds):
        with Server([*command, program(folder, "http_hello")]) as server:
            # Past the second after which start-up memory is given back.
            wrk(50)(server.port, max(2, seconds), lambda: None)
            yield LOADED, resident_kib(server.pid) / 1024
            first = idle_connections(server.port, 300)
            before = resident_kib(server.pid)
            more = idle_connections(server.port, count)
            yield IDLE, (resident_kib(server.pid) - before) / count
            for connection in first + more:
                connection.close()
    return Group({LOADED: "MiB", IDLE: "KiB"}, measure)


IDLE_WEBSOCKET = "idle WebSocket"


def idle_websocket_group(count=2000):
    """What idle WebSockets add to the resident memory."""
    def measure(command, folder, seconds):
        with Server([*command, program(folder, "websocket_echo")]) as server:
            messages(50, "ws:100")(server.port, 2, lambda: None)
            first = idle_websockets(server.port, 300)
            before = resident_kib(server.pid)
            more = idle_websockets(server.port, count)
            yield IDLE_WEBSOCKET, (resident_kib(server.pid) - before) / count
            for connection in first + more:
                connection.close()
    return Group({IDLE_WEBSOCKET: "KiB"}, measure)


def start_group(row, times=7):
    def measure(command, folder, seconds):
        runs = [cpu_of_run([*command, program(folder, "start")]) for _ in range(times)]
        yield row, statistics.median(runs) * 1e3
    return Group({row: "ms"}, measure)


def calls(folder, name, operations):
    """The program, which must name the number of its operations."""
    with open(program(folder, name)) as source:
        if not re.search(r"\b%d\b" % operations, source.read()):
            raise RuntimeError("%s/%s.js does not say that it does %d" % (folder, name, operations))
    return program(folder, name)


def client_group(row, name, operations):
    """CPU of a client for each of its requests to the bare server, less what starting takes."""
    def measure(command, folder, seconds):
        with Server([compile_c("limit/http")]) as server:
            spent = cpu_of_run([*command, calls(folder, name, operations), str(server.port)])
        yield row, (spent - cpu_of_run([*command, program(folder, "start")])) / operations * 1e6
    return Group({row: "us"}, measure)


def run_group(row, name, operations, unit="us", arguments=(), through_pipe=False):
    """CPU for each of the operations of a program, which names their number, less what starting takes."""
    scale = {"us": 1e6, "ms": 1e3}[unit]

    def measure(command, folder, seconds):
        spent = cpu_of_run([*command, calls(folder, name, operations), *arguments], through_pipe)
        spent -= cpu_of_run([*command, program(folder, "start")])
        yield row, spent / operations * scale
    return Group({row: unit}, measure)


def file_group(row, size, load):
    """CPU for each answer that is a file."""
    path = file_of(size)

    def run(command, arguments, seconds):
        with Server(command, arguments) as server:
            yield row, server.cpu_per_operation(load, seconds)
    return Group({row: "us"},
                 lambda command, folder, seconds: run([*command, program(folder, "http_file")], [path], seconds),
                 others={"nginx": lambda seconds: run(NGINX, ["file:" + path], seconds),
                         "h2o": lambda seconds: run(H2O, [path], seconds)})


def proxy_group(row, load):
    """CPU of a proxy for each request to the bare server behind it, which runs beside the load."""
    def run(command, argument, seconds):
        with Server([compile_c("limit/http")], processors=LOAD_CPU) as behind:
            with Server(command, [argument % behind.port]) as server:
                yield row, server.cpu_per_operation(load, seconds)
    return Group({row: "us"},
                 lambda command, folder, seconds: run([*command, program(folder, "proxy")], "%d", seconds),
                 others={"nginx": lambda seconds: run(NGINX, "proxy:%d", seconds),
                         "HAProxy": lambda seconds: run(HAPROXY, "%d", seconds)})


# ---- in front of a database, which runs beside the load ----

@functools.cache
def databases():
    """PostgreSQL and Redis with a thousand articles each, up to the end of the bench."""
    if servers.Postgres.programs() is None or not servers.Redis.is_there():
        raise RuntimeError("there is no PostgreSQL, or no Redis")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, LOAD_CPU)
    try:
        started = [server.__enter__() for server in (servers.Postgres(), servers.Redis())]
    finally:
        os.sched_setaffinity(0, before)
    postgres, redis = started
    for server in started:
        atexit.register(server.__exit__)
    postgres.run("CREATE TABLE articles (id int PRIMARY KEY, name text, price float8, stock int);"
                 "INSERT INTO articles SELECT n, 'article ' || n, n * 1.25, n % 100 FROM generate_series(1, 1000) AS n; ANALYZE articles")
    with socket.create_connection((redis.host, redis.port)) as client:
        for line in postgres.run("SELECT id || ' ' || row_to_json(articles) FROM articles").splitlines():
            words = ["SET", "article:" + line.split(" ")[0], line.split(" ", 1)[1]]
            client.sendall(("*3\r\n" + "".join("$%d\r\n%s\r\n" % (len(word), word) for word in words)).encode())
            client.recv(100)
    return {"postgres": postgres, "redis": redis}


def move(pid, processors):
    """The process and its children, with all their threads."""
    with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as children:
        for each in [pid, *map(int, children.read().split())]:
            for thread in os.listdir("/proc/%d/task" % each):
                os.sched_setaffinity(int(thread), processors)


def database_group(name, row, rate=1000):
    """CPU for each request that takes one look into the database; then, at a fixed rate, how late answers are."""
    late = {"50": row + ", p50 at %d a second" % rate, "99": row + ", p99 at %d a second" % rate}

    def measure(command, folder, seconds):
        database = databases()[name]
        arguments = [str(database.port)]
        with Server([*command, program(folder, name)], arguments) as server:
            yield row, server.cpu_per_operation(wrk(50, "keys.lua"), seconds)
            # The open load never sleeps: the database stands beside the server then, with all that it has started.
            move(database.process.pid, SERVER_CPU)
            try:
                found = latencies(server.port, rate, seconds, 50)
                for part, name_of_it in late.items():
                    yield name_of_it, found[part]
            finally:
                move(database.process.pid, LOAD_CPU)
    return Group({row: "us", **{name_of_it: "us" for name_of_it in late.values()}}, measure)


def modules_of(count, kind):
    """A program of so many modules, each with the next two of a tree below it: "classic" (.js) or "ES" (.mjs)."""
    folder = os.path.join(tempfile.gettempdir(), "bench-modules-%d-%s-%d" % (count, kind, os.getuid()))
    os.makedirs(folder, exist_ok=True)
    write = lambda name, text: open(os.path.join(folder, name), "w").write(text)
    if kind == "classic":
        write("package.json", '{ "type": "commonjs" }')
    end = ".js" if kind == "classic" else ".mjs"
    load = 'const m%d = require("./m%d.js");\n' if kind == "classic" else 'import * as m%d from "./m%d.mjs";\n'
    give = "exports.sum = %s;\nexports.greet = greet;\n" if kind == "classic" else "export const sum = %s;\nexport { greet };\n"
    for i in range(count):
        below = [k for k in (2 * i + 1, 2 * i + 2) if k < count]
        write("m%d%s" % (i, end), "".join(load % (k, k) for k in below) +
              "function greet(name) {\n  return `hello, ${name}, from module %d`;\n}\n" % i +
              "class Thing {\n  constructor(size) {\n    this.size = size;\n  }\n  double() {\n    return 2 * this.size;\n  }\n}\n" +
              give % " + ".join(["new Thing(%d).double()" % i, *("m%d.sum" % k for k in below)]))
    write("main" + end, load % (0, 0) + "console.log(m0.sum);\n")
    return os.path.join(folder, "main" + end)


def modules_group(row, count, kind, times=5):
    """CPU of a whole run."""
    def measure(command, folder, seconds):
        main = modules_of(count, kind)
        yield row, statistics.median(cpu_of_run([*command, main]) for _ in range(times)) * 1e3
    return Group({row: "ms"}, measure)


def json_file():
    """What http_gzip.js answers."""
    items = [{"id": i * 7919, "name": "item %d" % i, "price": i * 37 % 1000, "tags": ["a%d" % (i % 7), "b%d" % (i % 11)],
              "text": "some words about it"} for i in range(113)]
    name = os.path.join(tempfile.gettempdir(), "bench-%d.json" % os.getuid())
    with open(name, "w") as out:
        json.dump(items, out, separators=(",", ":"))
    return name


def groups():
    return [
        server_group("http_hello", {"HTTP hello, 50 connections": wrk(50), "HTTP hello, 1000 connections": wrk(1000)},
                     "limit/http", others={"nginx": (*NGINX, "text:Hello World"), "h2o": (*H2O, file_of(11))}),
        server_group("http_hello", {"HTTP hello, a connection each": wrk(50, "close.lua", ends=True)},
                     others={"nginx": (*NGINX, "text:Hello World"), "h2o": (*H2O, file_of(11))}),
        rate_group(),
        flood_group(),
        server_group("http_100k", {"HTTP 100 KB string": wrk(50)}, "limit/http", ["102400"]),
        file_group("HTTP 10 KB file", 10 * 1024, wrk(50)),
        file_group("HTTP 1 MB file", 1024 * 1024, wrk(20)),
        server_group("http_post", {"HTTP POST 16 KB echoed": wrk(50, "post.lua")}),
        server_group("http_json", {"JSON of 1 KB, checked and answered": wrk(50, "json.lua", ("14",)),
                                   "JSON of 50 KB, checked and answered": wrk(20, "json.lua", ("700",))}),
        timers_group("200,000 timers, one set anew for each request, p99"),
        server_group("events", {"server-sent event to 1000": events(1000)}),
        proxy_group("proxy in front of hello", wrk(50)),
        database_group("postgres", "a row from PostgreSQL"),
        database_group("redis", "GET from Redis"),
        server_group("http_gzip", {"HTTP 10 KB of JSON, gzip": wrk(50, "gzip.lua")},
                     others={"nginx": (*NGINX, "gzip:" + json_file()), "h2o": (*H2O, json_file())}),
        server_group("http_gzip_stream", {"HTTP 64 KB streamed, gzip": wrk(50, "gzip.lua")}),
        server_group("tcp_echo", {"TCP echo 64 KB": messages(10, 64 * 1024)}, "limit/tcp_echo"),
        server_group("tcp_echo", {"TCP echo 100 B": messages(50, 100)}, "limit/tcp_echo", ours="tcp_echo_small"),
        server_group("unix_echo", {"Unix socket echo 100 B": messages(50, "unix:100")}, "limit/unix_echo", reach=reach_unix),
        server_group("udp_echo", {"UDP echo 100 B": messages(50, "udp:100")}, "limit/udp_echo", reach=reach_udp),
        server_group("websocket_echo", {"WebSocket echo 100 B": messages(50, "ws:100"),
                                        "WebSocket echo 16 KB": messages(50, "ws:16384")}),
        server_group("websocket_broadcast", {"WebSocket broadcast 100 B to 1000": messages(1000, "broadcast:100")}),
        secure_group("https_hello", {"HTTPS hello, 50 connections": wrk(50, scheme="https"),
                                     "TLS handshake, full": secure("full"),
                                     "TLS handshake, resumed": secure("resumed")}, "text:Hello World", file_of(11)),
        secure_group("https_100k", {"HTTPS 100 KB string": wrk(50, scheme="https")}, "bytes:102400", file_of(102400)),
        secure_group("tls_echo", {"TCP echo 64 KB over TLS": secure("echo", 64 * 1024, 10)}),
        idle_secure_group(),
        client_group("fetch of hello", "fetch", 20000),
        memory_group(),
        idle_websocket_group(),
        start_group("start, print hello"),
        modules_group("start of 50 classic modules", 50, "classic"),
        modules_group("start of 200 classic modules", 200, "classic"),
        modules_group("start of 1000 ES modules", 1000, "ES"),
        run_group("setTimeout, 500,000", "timers", 500000),
        run_group("emit, 2 arguments", "emit", 20000000),
        run_group("stat on the pool", "stat", 200000),
        run_group("read 2 KB file", "read", 100000, arguments=[file_of(2048)]),
        run_group("readdir and stat, 10,000 files", "stat_folder", 200000, arguments=[folder_of(10000)]),
        run_group("readdir with types, 10,000 files", "readdir", 1000000, arguments=[folder_of(10000)]),
        run_group("SHA-256 of 1 KB", "digest", 200000),
        run_group("spawn echo", "spawn", 200, "ms"),
        run_group("spawn echo, no shell", "spawn_array", 200, "ms"),
        run_group("print a line", "print", 500000, through_pipe=True),
    ]


# ---- how cost grows: ours alone, and the limit where there is one ----

class Series:
    def __init__(self, name, unit, points, limit=None):
        self.name = name
        self.unit = unit
        self.points = points  # label -> function(command, seconds) -> value
        self.limit = limit  # label -> function(seconds) -> value


def serve(name, load, arguments=()):
    def point(command, seconds):
        with Server([*command, program("ours", name)], arguments) as server:
            return server.cpu_per_operation(load, seconds)
    return point


def serve_limit(load):
    def point(seconds):
        with Server([compile_c("limit/http")]) as server:
            return server.cpu_per_operation(load, seconds)
    return point


def timers(count):
    def point(command, seconds):
        spent = cpu_of_run([*command, program("ours", "timers_many"), str(count)])
        return (spent - cpu_of_run([*command, program("ours", "start")])) / count * 1e6
    return point


def rate(processes):
    """Requests a second of as many processes that share a port, on all processors, the load with them."""
    def point(command, seconds):
        everywhere = SERVER_CPU | LOAD_CPU
        with Server([*command, "--processes", str(processes), program("ours", "http_work")], processors=everywhere) as server:
            load = wrk(64, processors=everywhere)
            load(server.port, 1, lambda: None)
            return load(server.port, seconds, lambda: None) / seconds
    return point


def series():
    connections = {str(count): messages(count, "http") for count in (10, 100, 1000, 10000)}
    headers = {str(count): wrk(50, "headers.lua", (str(count),)) for count in (1, 10, 50, 100)}
    sizes = {"10 B": 10, "1 KB": 1000, "10 KB": 10000, "100 KB": 100000, "1 MB": 1000000}
    return [
        Series("hello, by connections", "us", {n: serve("http_hello", load) for n, load in connections.items()},
               {n: serve_limit(load) for n, load in connections.items()}),
        Series("by size of the body", "us", {n: serve("http_sized", wrk(50), [str(size)]) for n, size in sizes.items()}),
        Series("by headers, not looked at", "us", {n: serve("http_hello", load) for n, load in headers.items()},
               {n: serve_limit(load) for n, load in headers.items()}),
        Series("by headers, looked at", "us", {n: serve("http_headers", load) for n, load in headers.items()}),
        *[Series("TCP echo %s, by encoding" % label, "us",
                 {encoding: serve("tcp_echo_encoded", load, [encoding]) for encoding in ("bytes", "ascii", "utf8")})
          for label, load in (("64 KB", messages(10, 64 * 1024)), ("100 B", messages(50, 100)))],
        Series("setTimeout, by timers at once", "us",
               {"{:,}".format(count): timers(count) for count in (10000, 100000, 1000000)}),
        Series("requests a second, by processes", "1/s", {str(count): rate(count) for count in (1, 2)}),
    ]
