"""What the well-behaved clients of the soak ask for, and what they must get: every byte is checked.

An action is a coroutine (here, random), where `here` tells the ports, the files and the names. It raises Wrong or Broken,
or returns how many answers it had.
"""

import asyncio
import gzip

from content import content, first_difference
from link import Frames, Http, Link


class Wrong(Exception):
    """An answer that is not what it should be."""


def check(answer, expected, status=200):
    if answer.status != status:
        raise Wrong("status %d, not %d: %r" % (answer.status, status, answer.body[:100]))
    same(answer.body, expected)


def same(found, expected):
    if found != expected:
        raise Wrong("%s; it begins with %r" % (first_difference(found, expected), found[:60]))


def some_size(random, most=400_000):
    """Small ones are common, large ones occur."""
    return int(min(most, random.expovariate(1) ** 3 * 8000))


def run(random):
    """A seed and a body."""
    seed = random.randrange(1 << 20)
    return seed, content(seed, some_size(random))


async def one(here, target, expected, status=200):
    with Http() as link:
        await link.open(here.http)
        check(await link.get(target), expected, status)
    return 1


# ---- HTTP ----

async def keep_alive(here, random):
    count = random.randrange(1, 30)
    with Http() as link:
        await link.open(here.http)
        for n in range(count):
            check(await link.get("/hello?n=%d" % n), b"hello %d\n" % n)
            await asyncio.sleep(random.random() * 0.02)
    return count


async def pipelined(here, random):
    """Many requests in one piece, and the answers in their order, be they slow or fast ones."""
    targets, expected = [], []
    for n in range(random.randrange(2, 25)):
        ms = random.randrange(40)
        slow = random.random() < 0.3
        targets.append(("/timer?ms=%d" if slow else "/hello?n=%d") % ms)
        expected.append((b"after %d" if slow else b"hello %d\n") % ms)
    with Http() as link:
        await link.open(here.http)
        message = b"".join(Http.head("GET", target) for target in targets)
        await link.send_in_pieces(message, random)
        for each in expected:
            check(await link.answer(), each)
    return len(expected)


async def echo(here, random, path="/echo"):
    count = random.randrange(1, 4)
    with Http() as link:
        await link.open(here.http)
        for _ in range(count):
            _, body = run(random)
            check(await link.post(path, body, random, random.random() < 0.5), body)
    return count


async def expect(here, random):
    _, body = run(random)
    with Http() as link:
        await link.open(here.http)
        await link.send(Http.head("POST", "/upload", "Expect: 100-continue", "Content-Length: %d" % len(body)))
        if len(body) > 0:
            status, _ = await link.answer_head()
            if status != 100:
                raise Wrong("status %d, not 100" % status)
        await link.send(body)
        check(await link.answer(), body)
    return 1


async def head(here, random):
    with Http() as link:
        await link.open(here.http)
        check(await link.get("/hello?n=1", "HEAD"), b"")
        check(await link.get("/hello?n=2"), b"hello 2\n")
    return 2


async def download(here, random):
    seed, body = run(random)
    kind = random.choice(("/stream?length=1&", "/stream?", "/parts?"))
    piece = max(1000, len(body) // 20)
    return await one(here, "%sseed=%d&size=%d&piece=%d" % (kind, seed, len(body), piece), body)


async def compressed(here, random):
    seed, body = run(random)
    body += content(seed, 2000, len(body))  # what is small is not compressed
    with Http() as link:
        await link.open(here.http)
        await link.send(link.head("GET", "/stream?seed=%d&size=%d" % (seed, len(body)), "Accept-Encoding: gzip"))
        status, headers = await link.answer_head()
        if headers.get("content-encoding") != "gzip":
            raise Wrong("it was not compressed: %r" % headers)
        same((status, gzip.decompress(await link.body(headers))), (200, body))
    return 1


async def web_socket(here, random):
    """Messages one by one or all at once, and each comes back; then the close frames."""
    count = random.randrange(1, 10)
    messages = [run(random)[1] for _ in range(count)]
    with Frames() as link:
        await link.begin(here.http, "/websocket")

        async def send():
            for message in messages:
                await link.send_in_pieces(link.frame(link.BYTES, message, random), random)
            await link.send(link.frame(link.CLOSE, b"\x03\xe8", random))
        sending = asyncio.ensure_future(send())
        for message in messages:
            same(await link.receive(random), (link.BYTES, message))
        await sending
        same(await link.receive(random), (link.CLOSE, b"\x03\xe8"))
        same(await link.rest(), b"")
    return count


async def file(here, random):
    name = random.choice(list(here.files))
    expected = content(here.files[name], int(name))
    return await one(here, "/%s?name=%s" % (random.choice(("file", "pumped")), name), expected)


async def upload(here, random):
    return await echo(here, random, "/upload")


async def proxied(here, random):
    return await echo(here, random, "/proxy/echo")


async def proxied_download(here, random):
    seed, body = run(random)
    return await one(here, "/proxy/stream?seed=%d&size=%d" % (seed, len(body)), body)


async def cat(here, random):
    seed, body = run(random)
    return await one(here, "/cat?seed=%d&size=%d" % (seed, len(body)), body)


async def missing(here, random):
    return await one(here, "/no/such/thing", b"nothing here\n", 404)


async def timer(here, random):
    ms = random.randrange(300)
    return await one(here, "/timer?ms=%d" % ms, b"after %d" % ms)


async def child(here, random):
    return await echo(here, random, "/child")


async def child_exit(here, random):
    code = random.randrange(256)
    return await one(here, "/exit?code=%d" % code, b" err out %d" % code)


async def lookup(here, random):
    n = random.randrange(250)
    choices = {
        "/dns?name=h%d.soak.test" % n: b"192.0.2.%d" % n,
        "/dns?name=none%d.soak.test" % n: b"error -3",
        "/dns?name=x..y": b"error -6",
        "/reverse?ip=192.0.2.%d" % n: b"h%d.soak.test" % n,
    }
    target, expected = random.choice(list(choices.items()))
    return await one(here, target, expected)


# ---- TCP ----

async def tcp_echo(here, random):
    _, data = run(random)
    with Link() as link:
        await link.open(here.echo)

        async def send():
            await link.send_in_pieces(data, random)
            await link.half_close()
        same((await asyncio.gather(link.rest(), send()))[0], data)
    return 1


async def tcp_source(here, random):
    seed, data = run(random)
    with Link() as link:
        await link.open(here.source)
        await link.send(b"%d %d\n" % (seed, len(data)))
        same(await link.rest(), data)
    return 1


# With how often each occurs.
ACTIONS = {
    keep_alive: 10, pipelined: 6, echo: 8, expect: 2, head: 1, download: 8, file: 4, upload: 4, proxied: 4,
    compressed: 4, web_socket: 6, proxied_download: 4, cat: 2, missing: 1, timer: 4, child: 3, child_exit: 2, lookup: 5, tcp_echo: 8,
    tcp_source: 4,
}
