"""A client's end of a connection, at the level where a fault can be made of everything: asyncio over plain sockets."""

import asyncio
import os
import socket
import ssl
import struct
import types

TCP_REPAIR = 19
AUTHORITY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tls", "fixtures", "authority.pem")


class SecurePort(int):
    """A port where TLS is spoken."""


def secured(here):
    """The same place by its secure ports."""
    return types.SimpleNamespace(**{**vars(here), **{name: SecurePort(port) for name, port in here.secure.items()}})


class Broken(Exception):
    """The connection ended where it should not have."""


class Tls:
    """The client's side of TLS, between bytes in memory."""

    context = ssl.create_default_context(cafile=AUTHORITY)

    def __init__(self):
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.object = self.context.wrap_bio(self.incoming, self.outgoing, server_hostname="localhost")

    def is_ready(self):
        """Takes the handshake as far as it goes."""
        try:
            self.object.do_handshake()
            return True
        except ssl.SSLWantReadError:
            return False

    def encrypt(self, data):
        self.object.write(data)
        return self.outgoing.read()

    def decrypt(self, data):
        """All that `data` makes readable (b"" is the end), and whether that is the end."""
        self.incoming.write(data) if data else self.incoming.write_eof()
        plain = bytearray()
        try:
            while piece := self.object.read(65536):
                plain += piece
            return bytes(plain), True
        except ssl.SSLZeroReturnError:
            return bytes(plain), True
        except ssl.SSLWantReadError:
            return bytes(plain), False

    def end(self):
        """What says that nothing more will be sent. Reading goes on, as nothing unread is left in `incoming`."""
        try:
            self.object.unwrap()
        except ssl.SSLWantReadError:
            pass
        return self.outgoing.read()


class Link:
    def __init__(self, receive_buffer=None, address=None):
        self.loop = asyncio.get_running_loop()
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        if address:
            self.socket.bind((address, 0))
        self.buffer = bytearray()
        self.ended = False
        self.tls = None

    async def open(self, port):
        await self.loop.sock_connect(self.socket, ("127.0.0.1", port))
        if isinstance(port, SecurePort):
            self.tls = Tls()
            await self.shake_hands()
        return self

    async def shake_hands(self):
        while True:
            ready = self.tls.is_ready()
            await self.loop.sock_sendall(self.socket, self.tls.outgoing.read())
            if ready:
                return
            data = await self.loop.sock_recv(self.socket, 65536)
            self.tls.incoming.write(data) if data else self.tls.incoming.write_eof()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    async def send(self, data):
        try:
            await self.loop.sock_sendall(self.socket, self.tls.encrypt(data) if self.tls and data else data)
        except OSError as error:
            raise Broken("send: %s" % error) from error

    async def send_in_pieces(self, data, random, pause=0.0):
        """The same in pieces of random sizes, up to `pause` seconds apart."""
        at = 0
        while at < len(data):
            size = random.choice((1, 10, 1000, 5000, 50000))
            await self.send(data[at:at + size])
            at += size
            if pause or random.random() < 0.2:
                await asyncio.sleep(random.random() * pause)

    async def more(self, size=65536):
        """Reads once; false at the end."""
        try:
            data = await self.loop.sock_recv(self.socket, size)
            self.ended = not data
            if self.tls:
                data, self.ended = self.tls.decrypt(data)
        except OSError as error:
            raise Broken("receive: %s" % error) from error
        self.buffer += data
        return bool(data) or not self.ended

    def take(self, size):
        taken = bytes(self.buffer[:size])
        del self.buffer[:size]
        return taken

    async def exactly(self, size):
        while len(self.buffer) < size:
            if not await self.more():
                raise Broken("ended %d bytes early" % (size - len(self.buffer)))
        return self.take(size)

    async def line(self):
        while (at := self.buffer.find(b"\n")) < 0:
            if not await self.more():
                raise Broken("ended within a line: %r" % bytes(self.buffer))
        return self.take(at + 1)

    async def rest(self):
        """All that comes until the other end closes."""
        while await self.more():
            pass
        return self.take(len(self.buffer))

    async def silence(self):
        """Waits for the other end to close, however it does that."""
        try:
            return await self.rest()
        except Broken:
            return self.take(len(self.buffer))

    def leave(self):
        self.socket.close()

    async def half_close(self):
        if self.tls:
            await self.loop.sock_sendall(self.socket, self.tls.end())
        self.socket.shutdown(socket.SHUT_WR)

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def vanish(self):
        """Goes without a word to the other end, like a machine that lost its power. As root only; else a reset."""
        if os.geteuid() == 0:
            try:
                self.socket.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
                return self.socket.close()
            except OSError:
                pass
        return self.reset()


class Frames(Link):
    """A WebSocket: the client's frames, masked, and the server's."""

    HANDSHAKE = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
    BYTES, CLOSE, PING, PONG = 2, 8, 9, 10

    async def begin(self, port, target):
        await self.open(port)
        await self.send(Http.head("GET", target, *self.HANDSHAKE))
        line = await self.line()
        if not line.startswith(b"HTTP/1.1 101 "):
            raise Broken("no WebSocket: %r" % line)
        while await self.line() != b"\r\n":
            pass

    @staticmethod
    def frame(opcode, payload, random):
        mask = random.randbytes(4)
        size = len(payload)
        if size < 126:
            head = struct.pack(">BB", 0x80 | opcode, 0x80 | size)
        elif size < 65536:
            head = struct.pack(">BBH", 0x80 | opcode, 0x80 | 126, size)
        else:
            head = struct.pack(">BBQ", 0x80 | opcode, 0x80 | 127, size)
        key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
        return head + mask + (int.from_bytes(payload, "big") ^ key).to_bytes(size, "big")

    async def receive(self, random):
        """The next frame that is no ping; pings are answered."""
        while True:
            first, size = await self.exactly(2)
            if size >= 126:
                size = int.from_bytes(await self.exactly(2 if size == 126 else 8), "big")
            payload = await self.exactly(size)
            if first & 15 != self.PING:
                return first & 15, payload
            await self.send(self.frame(self.PONG, payload, random))


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body


class Http(Link):
    """An HTTP client that believes nothing: every byte of an answer is accounted for."""

    @staticmethod
    def head(method, target, *lines):
        return "".join(line + "\r\n" for line in ("%s %s HTTP/1.1" % (method, target), "Host: soak") + lines + ("",)).encode()

    async def get(self, target, method="GET"):
        await self.send(self.head(method, target))
        return await self.answer(method)

    async def post(self, target, body, random, chunked=False, pause=0.0):
        """Sends and receives at the same time, as an echo needs it."""
        if chunked:
            message = self.head("POST", target, "Transfer-Encoding: chunked") + chunks(body, random)
        else:
            message = self.head("POST", target, "Content-Length: %d" % len(body)) + body
        return (await asyncio.gather(self.send_in_pieces(message, random, pause), self.answer()))[1]

    async def answer(self, method="GET"):
        status, headers = await self.answer_head()
        return Answer(status, headers, b"" if method == "HEAD" else await self.body(headers))

    async def answer_head(self):
        line = (await self.line()).decode("latin-1")
        if not line.startswith("HTTP/1.1 ") or not line.endswith("\r\n"):
            raise Broken("no status line: %r" % line)
        headers = {}
        while (header := await self.line()) != b"\r\n":
            name, value = header.decode("latin-1").split(":", 1)
            headers[name.lower()] = value.strip()
        return int(line[9:12]), headers

    async def body(self, headers):
        if "content-length" in headers:
            return await self.exactly(int(headers["content-length"]))
        if headers.get("transfer-encoding") != "chunked":
            return await self.rest()
        whole = bytearray()
        while size := int(await self.line(), 16):
            whole += await self.exactly(size)
            if await self.exactly(2) != b"\r\n":
                raise Broken("a chunk without its end")
        if await self.exactly(2) != b"\r\n":
            raise Broken("a body without its end")
        return bytes(whole)


def chunks(body, random):
    message, at = bytearray(), 0
    while at < len(body):
        size = min(random.choice((1, 100, 4096, 20000)), len(body) - at)
        message += b"%x\r\n%s\r\n" % (size, body[at:at + size])
        at += size
    return bytes(message + b"0\r\n\r\n")
