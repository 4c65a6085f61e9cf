#!/usr/bin/env python3
"""Raw requests and the exact answers to them: what RFC 9110 and 9112 demand of a server, a row each.

A row is what one connection sends, the answers (Date left out), whether the connection is closed after them, and what the
script heard of the request. Where the connection is to stay open, a further request on it is answered.
"""

import os
import re
import socket
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SERVER = os.path.join(ROOT, "test/protocol/fixtures/table_server.js")
REASONS = {400: "Bad Request", 408: "Request Timeout", 414: "URI Too Long", 417: "Expectation Failed",
           431: "Request Header Fields Too Large", 501: "Not Implemented", 505: "HTTP Version Not Supported"}
CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n"
NONE, WHOLE, BROKEN = "", "{method} complete", "{method} close"


def ok(body, *lines):
    """What gives the answer with this body, in which NAME is the name of the row."""
    def named(name):
        content = body.replace("NAME", name)
        head = ["HTTP/1.1 200 OK", "Content-Length: %d" % len(content)] + list(lines)
        return "\r\n".join(head) + "\r\n\r\n" + content
    return named


def refusal(status):
    return "HTTP/1.1 %d %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % (status, REASONS[status])


class Row:
    def __init__(self, name, request, answers, closed, heard, half_close=False, method="GET"):
        self.name, self.closed, self.half_close = name, closed, half_close
        self.request = request.replace("NAME", name).encode("latin-1")
        answers = answers if isinstance(answers, list) else [answers]
        self.answers = "".join(each if isinstance(each, str) else each(name) for each in answers)
        self.heard = heard.format(method=method)


ROWS = []


def good(name, request, body, method="GET"):
    """Answered, and the connection stays open."""
    ROWS.append(Row(name, request, ok(body), False, WHOLE, method=method))


def last(name, request, answers, method="GET", half_close=False):
    """Answered, and the connection is closed."""
    ROWS.append(Row(name, request, answers, True, WHOLE, half_close, method))


def refused(name, status, request):
    """Refused for its head: the script hears nothing."""
    ROWS.append(Row(name, request, refusal(status), True, NONE))


def broken(name, body, half_close=False, head="Transfer-Encoding: chunked"):
    """Refused for its body: the request emits "close"."""
    request = "POST /NAME HTTP/1.1\r\n" + head + "\r\n\r\n" + body
    ROWS.append(Row(name, request, refusal(400), True, BROKEN, half_close, "POST"))


def line(name, status, first_line):
    refused(name, status, first_line + "\r\nHost: a\r\n\r\n")


def header(name, status, *lines):
    refused(name, status, "GET /NAME HTTP/1.1\r\n" + "".join(each + "\r\n" for each in lines) + "\r\n")


def post(name, lines, body, seen):
    good(name, "POST /NAME HTTP/1.1\r\n" + lines + "\r\n\r\n" + body, "POST /NAME 1.1 " + seen, "POST")


def chunked(name, body, seen):
    post(name, "Transfer-Encoding: chunked", body, seen)


# ---- what is answered ----
good("plain", "GET /NAME HTTP/1.1\r\nHost: a\r\n\r\n", "GET /NAME 1.1 ")
good("no-host", "GET /NAME HTTP/1.1\r\n\r\n", "GET /NAME 1.1 ")
good("empty-lines-before", "\r\n\r\nGET /NAME HTTP/1.1\r\n\r\n", "GET /NAME 1.1 ")
good("unknown-method", "BREW /NAME HTTP/1.1\r\n\r\n", "BREW /NAME 1.1 ", "BREW")
good("lower-case-method", "get /NAME HTTP/1.1\r\n\r\n", "get /NAME 1.1 ", "get")
good("later-minor-version", "GET /NAME HTTP/1.5\r\n\r\n", "GET /NAME 1.1 ")
good("absolute-form", "GET http://a/NAME HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a/NAME 1.1 ")
good("values-with-spaces", "GET /NAME HTTP/1.1\r\nX:\t a  b \t\r\nY:\r\nZ: \xe9\r\n\r\n", "GET /NAME 1.1 ")
good("host-with-port", "GET /NAME HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET /NAME 1.1 ")
post("length", "Content-Length: 5", "hello", "hello")
post("length-zero", "Content-Length: 0", "", "")
post("length-with-zeros", "Content-Length: 005", "hello", "hello")
chunked("chunks", "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world")
chunked("chunk-size-in-capitals", "A\r\n0123456789\r\n0\r\n\r\n", "0123456789")
chunked("chunk-size-with-zeros", "0005\r\nhello\r\n000\r\n\r\n", "hello")
chunked("chunk-extensions", "5;a;b=c ; d=\"e;\\\"f\"\r\nhello\r\n0;g\r\n\r\n", "hello")
chunked("trailers", "5\r\nhello\r\n0\r\nX: y\r\nContent-Length: 9\r\n\r\n", "hello")
post("coding-in-capitals", "transfer-encoding: Chunked", "1\r\nx\r\n0\r\n\r\n", "x")
last("http-1.0", "GET /NAME HTTP/1.0\r\n\r\n", ok("GET /NAME 1.0 ", "Connection: close"))
last("connection-close", "GET /NAME HTTP/1.1\r\nConnection: Close\r\n\r\n", ok("GET /NAME 1.1 ", "Connection: close"))
last("nothing-after-close", "GET /NAME HTTP/1.1\r\nConnection: close\r\n\r\nGET /NAME HTTP/1.1\r\n\r\n",
     ok("GET /NAME 1.1 ", "Connection: close"))
last("half-closed", "GET /NAME HTTP/1.1\r\n\r\n", ok("GET /NAME 1.1 "), half_close=True)
ROWS.append(Row("http-1.0-keep-alive", "GET /NAME HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                ok("GET /NAME 1.0 ", "Connection: keep-alive"), False, WHOLE))
ROWS.append(Row("head-method", "HEAD /NAME HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n", False,
                WHOLE, method="HEAD"))
ROWS.append(Row("options-asterisk", "OPTIONS * HTTP/1.1\r\n\r\n", ok("OPTIONS * 1.1 "), False, NONE))
ROWS.append(Row("pipelined", "POST /NAME HTTP/1.1\r\nContent-Length: 1\r\n\r\naGET /NAME HTTP/1.1\r\n\r\n",
                [ok("POST /NAME 1.1 a"), ok("GET /NAME 1.1 ")], False, "POST complete GET complete"))
ROWS.append(Row("expect", "POST /NAME HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na",
                [CONTINUE, ok("POST /NAME 1.1 a")], False, WHOLE, method="POST"))
ROWS.append(Row("expect-in-1.0", "POST /NAME HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na",
                ok("POST /NAME 1.0 a", "Connection: close"), True, WHOLE, method="POST"))
ROWS.append(Row("expect-without-body", "GET /NAME HTTP/1.1\r\nExpect: 100-continue\r\n\r\n", ok("GET /NAME 1.1 "),
                False, WHOLE))
ROWS.append(Row("answer-before-the-refusal", "GET /NAME HTTP/1.1\r\n\r\nGET /NAME HTTP/1.1\r\nX : y\r\n\r\n",
                [ok("GET /NAME 1.1 "), refusal(400)], True, WHOLE))
ROWS.append(Row("answer-before-a-bad-body",
                "GET /NAME HTTP/1.1\r\n\r\nPOST /NAME HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                [ok("GET /NAME 1.1 "), refusal(400)], True, "GET complete POST close"))

# ---- request lines ----
line("nonsense", 400, "NONSENSE")
line("http-0.9", 400, "GET /NAME")
line("version-0.9", 505, "GET /NAME HTTP/0.9")
line("version-2.0", 505, "GET /NAME HTTP/2.0")
line("version-one-digit", 400, "GET /NAME HTTP/1")
line("version-two-digits", 400, "GET /NAME HTTP/1.10")
line("version-no-dot", 400, "GET /NAME HTTP/11")
line("version-lower-case", 400, "GET /NAME http/1.1")
line("version-other-name", 400, "GET /NAME HTTPS/1.1")
line("version-missing", 400, "GET /NAME ")
line("space-at-end", 400, "GET /NAME HTTP/1.1 ")
line("two-spaces", 400, "GET  /NAME HTTP/1.1")
line("two-spaces-before-version", 400, "GET /NAME  HTTP/1.1")
line("tab", 400, "GET\t/NAME HTTP/1.1")
line("space-in-front", 400, " GET /NAME HTTP/1.1")
line("space-in-target", 400, "GET /NAME x HTTP/1.1")
line("no-method", 400, "/NAME HTTP/1.1")
line("method-no-token", 400, "G(T /NAME HTTP/1.1")
line("target-no-slash", 400, "GET NAME HTTP/1.1")
line("asterisk-for-get", 400, "GET * HTTP/1.1")
line("connect-with-path", 400, "CONNECT /NAME HTTP/1.1")
line("control-in-target", 400, "GET /NAME\x01 HTTP/1.1")
line("nul-in-target", 400, "GET /NAME\0 HTTP/1.1")
line("delete-in-target", 400, "GET /NAME\x7f HTTP/1.1")
line("latin-1-in-target", 400, "GET /NAME\xe9 HTTP/1.1")
line("target-too-long", 414, "GET /NAME" + "a" * 17000 + " HTTP/1.1")
refused("target-endless", 414, "GET /NAME" + "a" * 20000)

# ---- line ends ----
refused("bare-lf", 400, "GET /NAME HTTP/1.1\nHost: a\n\n")
refused("bare-lf-in-headers", 400, "GET /NAME HTTP/1.1\r\nHost: a\nX: y\r\n\r\n")
refused("bare-lf-at-the-end", 400, "GET /NAME HTTP/1.1\r\nHost: a\r\n\n")
refused("bare-cr", 400, "GET /NAME HTTP/1.1\rHost: a\r\r")
refused("bare-cr-in-value", 400, "GET /NAME HTTP/1.1\r\nX: a\rb\r\n\r\n")
refused("lf-before", 400, "\nGET /NAME HTTP/1.1\r\n\r\n")

# ---- header lines ----
header("space-before-colon", 400, "Host : a")
header("tab-before-colon", 400, "Host\t: a")
header("space-in-name", 400, "X Y: a")
header("no-colon", 400, "Host")
header("no-name", 400, ": a")
header("name-no-token", 400, "X(Y: a")
header("latin-1-in-name", 400, "X\xe9: a")
header("control-in-name", 400, "X\x01: a")
header("control-in-value", 400, "X: a\x01")
header("nul-in-value", 400, "X: a\0b")
header("delete-in-value", 400, "X: a\x7f")
header("folded", 400, "X: a", " b")
header("folded-with-tab", 400, "X: a", "\tb")
header("folded-empty", 400, "X:", " b")
header("first-line-folded", 400, " X: a")
header("host-twice", 400, "Host: a", "Host: a")
header("host-twice-other-case", 400, "Host: a", "HOST: b")
header("host-with-space", 400, "Host: a b")
header("host-with-path", 400, "Host: a/b")
header("host-with-user", 400, "Host: u@a")
header("too-many", 431, *["a: b"] * 1001)
header("too-large", 431, "X: " + "a" * 66000)

# ---- lengths ----
header("length-twice", 400, "Content-Length: 0", "Content-Length: 0")
header("length-twice-differing", 400, "Content-Length: 1", "Content-Length: 2")
header("length-list", 400, "Content-Length: 1, 1")
header("length-plus", 400, "Content-Length: +1")
header("length-minus", 400, "Content-Length: -1")
header("length-hex", 400, "Content-Length: 0x1")
header("length-letters", 400, "Content-Length: 1a")
header("length-fraction", 400, "Content-Length: 1.0")
header("length-space", 400, "Content-Length: 1 1")
header("length-empty", 400, "Content-Length:")
header("length-64-bits", 400, "Content-Length: 18446744073709551616")
header("length-63-bits", 400, "Content-Length: 9223372036854775808")
header("length-huge", 400, "Content-Length: " + "9" * 40)
header("length-and-coding", 400, "Content-Length: 1", "Transfer-Encoding: chunked")
header("coding-and-length", 400, "Transfer-Encoding: chunked", "Content-Length: 1")
header("chunked-twice", 400, "Transfer-Encoding: chunked, chunked")
header("chunked-twice-in-lines", 400, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked")
header("chunked-not-last", 400, "Transfer-Encoding: chunked, gzip")
header("coding-empty", 400, "Transfer-Encoding:")
header("coding-unknown", 501, "Transfer-Encoding: gzip")
header("coding-unknown-before-chunked", 501, "Transfer-Encoding: gzip, chunked")
header("coding-identity", 501, "Transfer-Encoding: identity")
header("coding-like-chunked", 501, "Transfer-Encoding: xchunked")
refused("coding-in-1.0", 400, "POST /NAME HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
header("expectation-unknown", 417, "Expect: tea")
header("expectation-list", 417, "Expect: 100-continue, tea")

# ---- bodies ----
broken("chunk-size-no-number", "x\r\n")
broken("chunk-size-empty", "\r\n")
broken("chunk-size-plus", "+1\r\na\r\n0\r\n\r\n")
broken("chunk-size-minus", "-1\r\na\r\n0\r\n\r\n")
broken("chunk-size-0x", "0x1\r\na\r\n0\r\n\r\n")
broken("chunk-size-space-before", " 1\r\na\r\n0\r\n\r\n")
broken("chunk-size-space-after", "1 \r\na\r\n0\r\n\r\n")
broken("chunk-size-overflow", "10000000000000000\r\na")
broken("chunk-size-signed-overflow", "8000000000000000\r\na")
broken("chunk-size-bare-lf", "1\na\r\n0\r\n\r\n")
broken("chunk-size-bare-cr", "1\ra\r\n0\r\n\r\n")
broken("chunk-end-missing", "1\r\nab\r\n0\r\n\r\n")
broken("chunk-end-bare-lf", "1\r\na\n0\r\n\r\n")
broken("chunk-end-bare-cr", "1\r\na\r0\r\n\r\n")
broken("chunk-extension-empty", "1;\r\na\r\n0\r\n\r\n")
broken("chunk-extension-no-name", "1;=b\r\na\r\n0\r\n\r\n")
broken("chunk-extension-no-value", "1;a=\r\na\r\n0\r\n\r\n")
broken("chunk-extension-quote-open", "1;a=\"b\r\na\r\n0\r\n\r\n")
broken("chunk-extension-control", "1;a\x01\r\na\r\n0\r\n\r\n")
broken("chunk-extension-nul", "1;a=\"\0\"\r\na\r\n0\r\n\r\n")
broken("chunk-extension-bare-lf", "1;a\nb\r\na\r\n0\r\n\r\n")
broken("chunk-extension-too-long", "1;" + "a" * 5000 + "\r\na\r\n0\r\n\r\n")
broken("trailer-no-colon", "0\r\nX\r\n\r\n")
broken("trailer-space-before-colon", "0\r\nX : y\r\n\r\n")
broken("trailer-folded", "0\r\nX: y\r\n z\r\n\r\n")
broken("trailer-bare-lf", "0\r\nX: y\n\r\n")
broken("trailers-too-large", "0\r\nX: " + "a" * 17000 + "\r\n\r\n")
broken("last-chunk-bare-lf", "0\n\n")
broken("cut-short", "abc", half_close=True, head="Content-Length: 5")
broken("cut-short-chunk", "5\r\nabc", half_close=True)
broken("cut-short-between-chunks", "3\r\nabc\r\n", half_close=True)
broken("cut-short-before-the-end", "3\r\nabc\r\n0\r\n", half_close=True)
ROWS.append(Row("cut-short-head", "GET /NAME HTTP/1.1\r\nHo", refusal(400), True, NONE, half_close=True))


# ---- running them ----

class Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.received = b""

    def send(self, data, half_close=False):
        try:
            self.socket.sendall(data)
            if half_close:
                self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused before all of it was taken

    def text(self):
        return re.sub(r"Date: [^\r]*\r\n", "", self.received.decode("latin-1"))

    def read_until(self, done):
        """Reads until done(), which is true, or the end, which is false."""
        while not done():
            try:
                data = self.socket.recv(65536)
            except socket.timeout:
                return None
            if not data:
                return False
            self.received += data
        return True

    def read_to_end(self):
        return self.read_until(lambda: False) is False


def ask(port, target):
    client = Client(port)
    client.send(b"GET " + target.encode() + b" HTTP/1.0\r\n\r\n")
    client.read_to_end()
    return client.text().split("\r\n\r\n", 1)[1]


def heard_of(port, row):
    """What the script heard; asked again for a while, since the end of a connection is heard of by and by."""
    for _ in range(100):
        heard = ask(port, "/log?" + row.name)
        if heard == row.heard:
            break
    return heard


def run(port, row):
    client = Client(port)
    client.send(row.request, row.half_close)
    if row.closed:
        if not client.read_to_end():
            return "not closed after %r" % client.text()
    else:
        client.read_until(lambda: len(client.text()) >= len(row.answers))
    if client.text() != row.answers:
        return "answered %r, not %r" % (client.text(), row.answers)
    if not row.closed:
        client.received = b""
        client.send(b"GET /again HTTP/1.1\r\n\r\n")
        again = ok("GET /again 1.1 ")("again")
        client.read_until(lambda: len(client.text()) >= len(again))
        if client.text() != again:
            return "the next request was answered %r" % client.text()
    heard = heard_of(port, row)
    return "" if heard == row.heard else "the script heard %r, not %r" % (heard, row.heard)


def main():
    node = os.environ.get("NODE", os.path.join(ROOT, "build/node"))
    assert len({row.name for row in ROWS}) == len(ROWS), "names are to be unique"
    with subprocess.Popen([node, SERVER], stdout=subprocess.PIPE, text=True) as server:
        port = int(server.stdout.readline())
        failures = [(row.name, problem) for row in ROWS for problem in [run(port, row)] if problem]
        alive = server.poll() is None
        server.kill()
    for name, problem in failures:
        print("%s: %s" % (name, problem))
    print("%d rows, %d failed" % (len(ROWS), len(failures)))
    sys.exit(0 if alive and not failures else 1)


main()
