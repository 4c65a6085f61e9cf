// Raw answers, and what a client makes of them: what RFC 9110 and 9112 demand of it, a row each, wherever the answer is cut.
//
// A row is a name, what the server sends before it closes, and what the script hears: "response" as STATUS, the body in
// parentheses, "complete", "close", "error" with its code. Each is sent whole, in two pieces cut at every place, and byte by
// byte, each piece in a turn of its own.
var AT_ONCE = 64; // connections
var LONG = 400; // of an answer longer than this only the ends are cut, and it is not sent byte by byte
var END = 100;
var EVERY = ENV.NODE_GC_STRESS ? 10 : 1; // place is cut; a collection at every turn takes its time
var OK = "HTTP/1.1 200 OK\r\n";
var rows = [];

function row(name, answer, heard, method) {
  rows.push({ name: name, answer: answer, heard: heard, method: method || "get" });
}
function head(name, lines, body, heard, method) {
  row(name, OK + lines + "\r\n\r\n" + body, heard, method);
}
function bad(name, answer) {
  row(name, answer, "error EPROTO");
}
function badHead(name, lines, body) {
  bad(name, OK + lines + "\r\n\r\n" + (body || ""));
}
function chunked(name, body, heard) {
  head(name, "Transfer-Encoding: chunked", body, heard);
}
// From the malformed place on nothing is heard: `body` is what came before it.
function badBody(name, text, body) {
  chunked(name, text, "200" + (body ? " (" + body + ")" : "") + " close EPROTO error EPROTO");
}
function cut(name, lines, text, body) {
  head(
    name,
    lines,
    text,
    "200" + (body ? " (" + body + ")" : "") + " close ECONNRESET error ECONNRESET",
  );
}
function times(count, text) {
  return new Array(count + 1).join(text);
}

// ---- answers ----
head(
  "proxy-connection",
  "Content-Length: 1\r\nProxy-Connection: keep-alive; timeout=5",
  "a",
  "200 (a) complete",
);
head(
  "connection-with-parameters",
  "Content-Length: 1\r\nConnection: keep-alive; timeout=5",
  "a",
  "200 (a) complete",
);
head("host-in-an-answer", "Content-Length: 1\r\nHost: a\r\nHost: a b", "a", "200 (a) complete");
badHead("connection-malformed", "Content-Length: 1\r\nConnection: a b; c", "a");
head("length", "Content-Length: 5", "hello", "200 (hello) complete");
head("length-with-zeros", "content-length:005", "hello", "200 (hello) complete");
head("length-zero", "Content-Length: 0", "", "200 complete");
head("more-than-its-length", "Content-Length: 5", "hello, world", "200 (hello) complete");
head("until-close", "X: y", "hello", "200 (hello) complete");
head("until-close-empty", "X: y", "", "200 complete");
head(
  "chunks",
  "Transfer-Encoding: chunked",
  '5\r\nhello\r\nA;a="b"\r\n0123456789\r\n0\r\nX: y\r\n\r\n',
  "200 (hello0123456789) complete",
);
head(
  "coding-in-capitals",
  "TRANSFER-ENCODING: Chunked",
  "1\r\na\r\n000\r\n\r\n",
  "200 (a) complete",
);
head(
  "coding-before-chunked",
  "Transfer-Encoding: gzip, chunked",
  "1\r\na\r\n0\r\n\r\n",
  "200 (a) complete",
);
head("coding-unknown", "Transfer-Encoding: gzip", "hello", "200 (hello) complete");
head("folded", "X: a\r\n b\r\nContent-Length: 1", "a", "200 (a) complete");
head("value-latin-1", "X: \xe9\r\nContent-Length: 0", "", "200 complete");
head(
  "two-answers",
  "Content-Length: 0",
  "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
  "200 complete",
);
head("head", "Content-Length: 5", "", "200 complete", "head");
head("head-chunked", "Transfer-Encoding: chunked", "", "200 complete", "head");
head("head-without-length", "X: y", "", "200 complete", "head");
head("head-with-a-body", "Content-Length: 5", "hello", "200 complete", "head");
row("204", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello", "204 complete");
row("204-chunked", "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n", "204 complete");
row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "304 complete");
row("205", "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", "205 complete");
row("no-reason", "HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\na", "200 (a) complete");
row("no-reason-no-space", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na", "200 (a) complete");
row("reason-latin-1", "HTTP/1.1 404 Nicht\tda \xe4\r\nContent-Length: 0\r\n\r\n", "404 complete");
row("status-of-no-class", "HTTP/1.1 799 Odd\r\nContent-Length: 0\r\n\r\n", "799 complete");
row("http-1.0", "HTTP/1.0 200 OK\r\n\r\nhello", "200 (hello) complete");
row("http-1.0-length", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "200 (a) complete");
row("http-1.5", "HTTP/1.5 200 OK\r\nContent-Length: 1\r\n\r\na", "200 (a) complete");
row("http-1.5-no-reason", "HTTP/1.5 200\r\nContent-Length: 1\r\n\r\na", "200 (a) complete");
row(
  "interim",
  "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n" +
    OK +
    "Content-Length: 1\r\n\r\na",
  "200 (a) complete",
);
row(
  "interims-as-many-as-may-be",
  times(100, "HTTP/1.1 102 P\r\n\r\n") + OK + "Content-Length: 0\r\n\r\n",
  "200 complete",
);

// ---- what is no answer ----
bad("nonsense", "hello\r\n\r\n");
bad("request", "GET / HTTP/1.1\r\n\r\n");
bad("version-2.0", "HTTP/2.0 200 OK\r\n\r\n");
bad("version-lower-case", "http/1.1 200 OK\r\n\r\n");
bad("version-other-name", "ICY 200 OK\r\n\r\n");
bad("version-two-digits", "HTTP/1.10 200 OK\r\n\r\n");
bad("status-two-digits", "HTTP/1.1 20 OK\r\n\r\n");
bad("status-four-digits", "HTTP/1.1 2000 OK\r\n\r\n");
bad("status-sign", "HTTP/1.1 +20 OK\r\n\r\n");
bad("status-under-100", "HTTP/1.1 099 OK\r\n\r\n");
bad("status-none", "HTTP/1.1\r\n\r\n");
bad("two-spaces", "HTTP/1.1  200 OK\r\n\r\n");
bad("tab", "HTTP/1.1\t200 OK\r\n\r\n");
bad("control-in-reason", "HTTP/1.1 200 O\x01K\r\n\r\n");
bad("nul-in-reason", "HTTP/1.1 200 O\0K\r\n\r\n");
bad("empty-line-before", "\r\n" + OK + "\r\n");
bad("space-before", " " + OK + "\r\n");
bad("bare-lf", "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
bad("bare-cr", "HTTP/1.1 200 OK\rX: y\r\n\r\n");
bad("switching", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
bad("interims-without-end", times(101, "HTTP/1.1 102 P\r\n\r\n"));
bad("interim-malformed", "HTTP/1.1 100 Continue\r\nX : y\r\n\r\n" + OK + "\r\n");
badHead("space-before-colon", "X : y");
badHead("no-colon", "X");
badHead("no-name", ": y");
badHead("name-no-token", "X(: y");
badHead("first-line-folded", " X: y");
badHead("nul-in-value", "X: a\0b");
badHead("control-in-value", "X: \x01");
badHead("control-in-connection-parameter", "Connection: a; b=\x01\r\nContent-Length: 0");
badHead("bare-cr-in-value", "X: a\rb");
badHead("bare-lf-in-headers", "X: a\nY: b");
badHead("too-large", "X: " + times(66000, "a"));
badHead("too-many", times(1001, "a: b\r\n") + "c: d");
badHead("length-twice", "Content-Length: 1\r\nContent-Length: 1", "a");
badHead("length-twice-differing", "Content-Length: 1\r\nContent-Length: 2", "ab");
badHead("length-list", "Content-Length: 1, 1", "a");
badHead("length-signed", "Content-Length: +1", "a");
badHead("length-negative", "Content-Length: -1", "a");
badHead("length-hex", "Content-Length: 0x1", "a");
badHead("length-empty", "Content-Length:", "a");
badHead("length-53-bits", "Content-Length: 9007199254740992", "a");
badHead("length-overflow", "Content-Length: 18446744073709551616", "a");
badHead("length-and-coding", "Content-Length: 1\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
badHead("chunked-twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n");
badHead("chunked-not-last", "Transfer-Encoding: chunked, gzip", "0\r\n\r\n");
badHead("coding-empty", "Transfer-Encoding:", "0\r\n\r\n");

// ---- bodies ----
badBody("chunk-size-no-number", "x\r\n");
badBody("chunk-size-signed", "+1\r\na\r\n0\r\n\r\n");
badBody("chunk-size-0x", "0x1\r\na\r\n0\r\n\r\n");
badBody("chunk-size-space-behind", "1 \r\na\r\n0\r\n\r\n");
badBody("chunk-size-overflow", "10000000000000000\r\na");
badBody("chunk-size-bare-lf", "1\na\r\n0\r\n\r\n");
badBody("chunk-end-missing", "1\r\nab\r\n0\r\n\r\n", "a");
badBody("chunk-end-bare-lf", "1\r\na\n0\r\n\r\n", "a");
badBody("chunk-extension-nul", '1;a="\0"\r\na\r\n0\r\n\r\n');
badBody("trailer-no-colon", "0\r\nX\r\n\r\n");
badBody("trailers-too-large", "0\r\nX: " + times(17000, "a") + "\r\n\r\n");
cut("cut-in-a-length", "Content-Length: 5", "abc", "abc");
cut("cut-at-once", "Content-Length: 5", "");
cut("cut-in-a-chunk", "Transfer-Encoding: chunked", "5\r\nabc", "abc");
cut("cut-before-the-last-chunk", "Transfer-Encoding: chunked", "1\r\na\r\n", "a");
cut("cut-before-the-end", "Transfer-Encoding: chunked", "1\r\na\r\n0\r\n", "a");
row("cut-in-the-head", "HTTP/1.1 200 OK\r\nConte", "error ECONNRESET");
row("cut-behind-an-interim", "HTTP/1.1 100 Continue\r\n\r\n", "error ECONNRESET");

// ---- running them ----

function cutsOf(text) {
  var all = [[text]];
  for (var at = 1; at < text.length; at += EVERY) {
    if (text.length > LONG && at >= END && at <= text.length - END) continue;
    all.push([text.slice(0, at), text.slice(at)]);
  }
  if (text.length <= LONG) all.push(text.split(""));
  return all;
}

// The server answers request /N with the pieces of attempt N.
var attempts = [];
var server = node.tcp.createServer(function (connection) {
  var text = "";
  connection.setEncoding("ascii");
  connection.addListener("receive", function (data) {
    text += data;
    if (text.indexOf("\r\n\r\n") < 0) return;
    var pieces = attempts[Number(text.split(" ")[1].slice(1))].pieces;
    text = "";
    (function send(next) {
      if (connection.readyState !== "open") return;
      if (next === pieces.length) return connection.close();
      connection.send(pieces[next], "raw");
      setTimeout(send, 0, next + 1);
    })(0);
  });
  connection.addListener("eof", function () {
    connection.close();
  });
});
server.listen(0, "127.0.0.1");

rows.forEach(function (row) {
  cutsOf(row.answer).forEach(function (pieces) {
    attempts.push({ row: row, pieces: pieces, heard: "" });
  });
});

function ask(number, done) {
  var attempt = attempts[number];
  var request = node.http.createClient(server.port)[attempt.row.method]("/" + number);
  var body = "";

  function hear(what) {
    if (body) what = "(" + body + ") " + what;
    body = "";
    attempt.heard += (attempt.heard ? " " : "") + what;
  }
  request.addListener("error", function (error) {
    hear("error " + error.code);
    done();
  });
  request.finish(function (response) {
    hear(String(response.statusCode));
    response.setBodyEncoding("ascii");
    response.addListener("body", function (chunk) {
      body += chunk;
    });
    response.addListener("complete", function () {
      hear("complete");
      done();
    });
    response.addListener("close", function (error) {
      hear("close " + error.code);
    });
  });
}

var begun = 0,
  running = 0;
function go() {
  while (running < AT_ONCE && begun < attempts.length) {
    running++;
    ask(begun++, function () {
      running--;
      setTimeout(go, 0);
    });
  }
  if (running === 0) server.close();
}
go();

process.addListener("exit", function () {
  var failures = attempts.filter(function (attempt) {
    return attempt.heard !== attempt.row.heard;
  });
  failures.slice(0, 20).forEach(function (attempt) {
    puts(
      attempt.row.name +
        " in " +
        JSON.stringify(attempt.pieces).slice(0, 500) +
        ": heard " +
        JSON.stringify(attempt.heard) +
        ", not " +
        JSON.stringify(attempt.row.heard),
    );
  });
  puts(rows.length + " rows, " + attempts.length + " attempts, " + failures.length + " failed");
  if (failures.length > 0) node.exit(1);
});
