"""What the ill-behaved clients of the soak do, and the little that they may expect.

A fault is a coroutine like an action of actions.py, and returns what came of it, in words. What it gets must be the
beginning of a right answer, or a refusal; where the server has to end the connection by itself, it must have done so in
time.
"""

import asyncio
import os
import signal

from content import content
from link import Broken, Frames, Http, Link, Tls, chunks
from actions import Wrong, check, run, same, some_size

ANSWERED, REFUSED, TIMED_OUT = "answered whole", "refused by the server", "timed out by the server"
SECONDS = 3 + 5 + 6  # the server's head time-out, its idle time-out, and what a busy machine may add

ALERT = 21  # the kind of a record of TLS


async def closed_by_the_server(link):
    """What comes until the server ends the connection, which it must."""
    try:
        return await asyncio.wait_for(link.silence(), SECONDS)
    except asyncio.TimeoutError:
        raise Wrong("still open after %d seconds" % SECONDS) from None


def leave(link, random):
    """Ends a connection in one of the ways there are."""
    way = random.choice((link.leave, link.reset, link.vanish))
    way()
    return "the client went: " + way.__name__


def some_request(here, random):
    """A request in one piece, and what its answer must begin with where that is known (None: anything)."""
    seed, size = random.randrange(1000), some_size(random)
    body = content(seed, size)
    posted = random.choice(("/echo", "/upload", "/child", "/proxy/echo"))
    if random.random() < 0.5:
        posted = Http.head("POST", posted, "Content-Length: %d" % size) + body
    else:
        posted = Http.head("POST", posted, "Transfer-Encoding: chunked") + chunks(body, random)
    targets = ("/stream?seed=%d&size=%d" % (seed, size), "/parts?seed=%d&size=%d&piece=5000" % (seed, size),
               "/timer?ms=%d" % random.randrange(500), "/sleeper", "/cat?seed=%d&size=%d" % (seed, size),
               "/proxy/stream?seed=%d&size=%d" % (seed, size), "/dns?name=h1.soak.test", "/exit?code=3",
               "/pumped?name=%s" % random.choice(list(here.files)))
    return random.choice((posted, Http.head("GET", random.choice(targets))))


async def left_before_the_request(here, random):
    with Http() as link:
        await link.open(here.http)
        await asyncio.sleep(random.random() * 0.05)
        return leave(link, random)


async def left_in_the_request(here, random):
    message = some_request(here, random)
    with Http() as link:
        await link.open(here.http)
        await link.send_in_pieces(message[:random.randrange(len(message))], random)
        await asyncio.sleep(random.random() * 0.1)
        return leave(link, random)


async def left_before_the_answer(here, random):
    message = some_request(here, random)
    with Http() as link:
        await link.open(here.http)
        sending = asyncio.ensure_future(link.send_in_pieces(message, random))
        await asyncio.sleep(random.random() * 0.3)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        return leave(link, random)


async def left_in_the_answer(here, random):
    """What did come is right."""
    seed, size = random.randrange(1000), 50_000 + some_size(random)
    with Http(receive_buffer=4096) as link:
        await link.open(here.http)
        await link.send(Http.head("GET", "/stream?length=1&seed=%d&size=%d" % (seed, size)))
        status, _ = await link.answer_head()
        part = random.randrange(size)
        same((status, await link.exactly(part)), (200, content(seed, part)))
        return leave(link, random)


async def half_closed_after_the_request(here, random):
    """Which is no fault yet: the answer comes whole."""
    seed, body = run(random)
    with Http() as link:
        await link.open(here.http)
        await link.send(Http.head("GET", "/stream?seed=%d&size=%d" % (seed, len(body))))
        await link.half_close()
        check(await link.answer(), body)
        same(await closed_by_the_server(link), b"")
        return ANSWERED


async def half_closed_in_the_body(here, random):
    """An echo of half a body is never a whole answer."""
    body = content(1, 1000 + some_size(random))
    with Http() as link:
        await link.open(here.http)

        async def send():
            await link.send(Http.head("POST", "/echo", "Content-Length: %d" % (len(body) + 1)) + body)
            await link.half_close()
        try:
            answer, _ = await asyncio.gather(link.answer(), send())
            if answer.status == 200:
                raise Wrong("a body cut short was answered with 200")
        except Broken:
            pass
        await closed_by_the_server(link)
        return REFUSED


async def garbage(here, random):
    """No answer but a refusal."""
    with Http() as link:
        await link.open(here.http)
        junk = b"\x01" + random.randbytes(random.randrange(1, 3000)) + b"\r\n\r\n"
        try:
            await link.send(junk)
        except Broken:
            return REFUSED
        answer = await closed_by_the_server(link)
        if answer and not answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5")):
            raise Wrong("garbage was answered with %r" % answer[:60])
        return REFUSED


async def garbage_in_the_body(here, random):
    with Http() as link:
        await link.open(here.http)
        try:
            await link.send(Http.head("POST", "/echo", "Transfer-Encoding: chunked") + b"5\r\nhello\r\nzz\r\n")
        except Broken:
            return REFUSED
        answer = await closed_by_the_server(link)
        if answer.endswith(b"0\r\n\r\n"):
            raise Wrong("a malformed body was answered with %r" % answer[:60])
        return REFUSED


async def left_in_the_handshake(here, random):
    tls = Tls()
    tls.is_ready()
    hello = tls.outgoing.read()
    with Link() as link:
        await link.open(here.secure["http"])
        await link.send_in_pieces(hello[:random.randrange(len(hello) + 1)], random)
        await asyncio.sleep(random.random() * 0.1)
        return leave(link, random)


async def garbage_for_a_handshake(here, random):
    """At most an alert comes back."""
    with Link() as link:
        await link.open(here.secure[random.choice(("http", "echo", "source"))])
        try:
            await link.send(b"\x01" + random.randbytes(random.randrange(20, 3000)))
        except Broken:
            return REFUSED
        answer = await closed_by_the_server(link)
        if answer and answer[0] != ALERT:
            raise Wrong("garbage was answered with %r" % answer[:60])
        return REFUSED


async def slow_head(here, random):
    """A byte now and then: cut off when its time is over."""
    with Http() as link:
        await link.open(here.http)

        async def dribble():
            for byte in Http.head("GET", "/hello?n=1", "X: " + "x" * 1000):
                await link.send(bytes([byte]))
                await asyncio.sleep(0.2)
        dribbling = asyncio.ensure_future(dribble())
        answer = await closed_by_the_server(link)
        dribbling.cancel()
        await asyncio.gather(dribbling, return_exceptions=True)
        if not answer.startswith(b"HTTP/1.1 408"):
            raise Wrong("a slow head was answered with %r" % answer[:60])
        return TIMED_OUT


async def stalled_body(here, random):
    """The rest of the body never comes: the server gives up."""
    with Http() as link:
        await link.open(here.http)
        await link.send(Http.head("POST", random.choice(("/echo", "/upload", "/child")), "Content-Length: 100") + b"some")
        answer = await closed_by_the_server(link)
        if b"\r\n\r\n" in answer and answer.startswith(b"HTTP/1.1 200") and answer.endswith(b"0\r\n\r\n"):
            raise Wrong("half a body was answered with %r" % answer[:60])
        return TIMED_OUT


async def idle(here, random):
    """A kept connection on which nothing comes is closed."""
    with Http() as link:
        await link.open(here.http)
        check(await link.get("/hello?n=5"), b"hello 5\n")
        same(await closed_by_the_server(link), b"")
        return TIMED_OUT


async def slow_reader(here, random):
    seed, size = random.randrange(1000), 300_000
    with Http(receive_buffer=4096) as link:
        await link.open(here.http)
        await link.send(Http.head("GET", "/stream?length=1&seed=%d&size=%d" % (seed, size)))
        status, _ = await link.answer_head()
        body = bytearray()
        while len(body) < size:
            await asyncio.sleep(0.02)
            if not link.buffer and not await link.more(4096):
                raise Broken("ended early")
            body += link.take(len(link.buffer))
        same((status, bytes(body)), (200, content(seed, size)))
        return ANSWERED


async def slow_writer(here, random):
    body = content(3, 2000)
    with Http() as link:
        await link.open(here.http)
        check(await link.post(random.choice(("/echo", "/child", "/proxy/echo")), body, random, True, 0.1), body)
        return ANSWERED


async def never_reads(here, random):
    """Asks for much, reads nothing, and leaves after a while."""
    with Http(receive_buffer=4096) as link:
        await link.open(here.http)
        for _ in range(5):
            await link.send(Http.head("GET", "/stream?seed=1&size=400000"))
        await asyncio.sleep(random.random() * 4)
        return leave(link, random)


async def web_socket_left(here, random):
    """In the middle of a message, or of what comes back."""
    data = content(7, 1 + some_size(random))
    with Frames(receive_buffer=4096) as link:
        await link.begin(here.http, "/websocket")
        frame = link.frame(link.BYTES, data, random)
        await link.send_in_pieces(random.choice((frame * 3, frame[:random.randrange(len(frame))])), random)
        await asyncio.sleep(random.random() * 0.1)
        return leave(link, random)


async def web_socket_broken(here, random):
    """What is no frame is answered with 1002, and the connection ends."""
    with Frames() as link:
        await link.begin(here.http, "/websocket")
        await link.send(b"\xff\x80" + random.randbytes(100))
        opcode, payload = await link.receive(random)
        same((opcode, payload[:2]), (link.CLOSE, b"\x03\xea"))
        await closed_by_the_server(link)
        return REFUSED


async def web_socket_silent(here, random):
    """Who does not answer pings is cut off."""
    with Frames() as link:
        await link.begin(here.http, "/websocket")
        await closed_by_the_server(link)
        return TIMED_OUT


async def tcp_left(here, random):
    data = content(5, 1 + some_size(random))
    with Link(receive_buffer=4096) as link:
        await link.open(here.echo)
        sending = asyncio.ensure_future(link.send_in_pieces(data, random))
        part = random.randrange(len(data))
        same(await link.exactly(part), data[:part])
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        return leave(link, random)


async def tcp_idle(here, random):
    with Link() as link:
        await link.open(random.choice((here.echo, here.source)))
        same(await closed_by_the_server(link), b"")
        return TIMED_OUT


async def tcp_garbage(here, random):
    with Link() as link:
        await link.open(here.source)
        try:
            await link.send(random.randbytes(5000).replace(b"\n", b""))
        except Broken:
            return REFUSED
        same(await closed_by_the_server(link), b"")
        return REFUSED


async def child_killed(here, random):
    """While its output is on its way to a client."""
    with Http() as link:
        await link.open(here.http)
        await link.send(Http.head("GET", "/sleeper"))
        status, headers = await link.answer_head()
        size = int(await link.line(), 16)
        pid = int(await link.exactly(size))
        await link.exactly(2)
        await asyncio.sleep(random.random() * 0.1)
        os.kill(pid, signal.SIGKILL)
        same((await link.body(headers), status), (b"137 SIGKILL\n", 200))
        return ANSWERED


FAULTS = {
    left_before_the_request: 4, left_in_the_request: 8, left_before_the_answer: 8, left_in_the_answer: 8,
    half_closed_after_the_request: 3, half_closed_in_the_body: 3, garbage: 4, left_in_the_handshake: 4,
    garbage_for_a_handshake: 2, garbage_in_the_body: 3, slow_head: 2,
    stalled_body: 2, idle: 2, slow_reader: 3, slow_writer: 3, never_reads: 3, tcp_left: 6, tcp_idle: 1, tcp_garbage: 2,
    child_killed: 4, web_socket_left: 6, web_socket_broken: 2, web_socket_silent: 2,
}
