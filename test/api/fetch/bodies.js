// Request and Response have bodies of text, bytes and asynchronous iterables, which are read once, and cloned.
var check = require("../check.js");
var rejected = require("fixtures/echo.js").rejected;

async function* pieces() {
  yield new Uint8Array([0xef, 0xbb, 0xbf]);
  yield new Uint8Array([0xc3]);
  yield new Uint8Array([0xbc, 0x21]);
}

(async function () {
  var text = new Response("gr\u00fcn");
  check.equal(text.headers.get("content-type"), "text/plain;charset=UTF-8");
  check.equal(text.bodyUsed, false);
  check.deepEqual(Array.from(await text.bytes()), [0x67, 0x72, 0xc3, 0xbc, 0x6e]);
  check.equal(text.bodyUsed, true);
  check.ok((await rejected(text.text())) instanceof TypeError);
  check.throws(function () {
    text.clone();
  }, TypeError);

  check.equal(await new Response(new Uint8Array([104, 105])).text(), "hi");

  // What node.pump reads from: a stream, and a message of which the body goes on to another server.
  var gzip = new node.Compressor("gzip");
  var packed = new Response(gzip);
  check.equal(packed.headers.get("content-type"), null);
  gzip.write("packed");
  gzip.close();
  check.equal(node.decode(await node.decompress(await packed.bytes(), "gzip")), "packed");
  var server = node.http.createServer(async function (request, response) {
    var isFirst = request.uri.path === "/first";
    if (isFirst) {
      var onward = await fetch(url + "second", { method: "POST", body: request });
      response.sendHeader(onward.status, onward.headers);
      return node.pump(onward.body, response);
    }
    check.equal(request.header("transfer-encoding"), "chunked");
    response.sendHeader(200, {});
    return node.pump(request, response);
  });
  server.listen(0, "127.0.0.1");
  var url = "http://127.0.0.1:" + server.port + "/";
  var echoed = await fetch(url + "first", { method: "POST", body: new Uint8Array(300000).fill(7) });
  check.equal((await echoed.bytes()).length, 300000);
  server.close();
  check.equal(new Response(new Uint8Array(1)).headers.get("content-type"), null);
  check.equal(await new Response(new Uint8Array([1, 104, 105]).buffer.slice(1)).text(), "hi");
  check.equal((await new Response("abc").arrayBuffer()).byteLength, 3);
  check.deepEqual(await new Response('{"a":[1]}').json(), { a: [1] });
  check.ok((await rejected(new Response("{").json())) instanceof SyntaxError);
  check.equal(await new Response(pieces()).text(), "\u00fc!");
  check.equal(await new Response().text(), "");
  check.equal(new Response().body, null);
  check.equal(await new Response(null).text(), "");

  // An iterable that fails, and one of what are no bytes.
  var wrong = new RangeError("mine");
  var failing = new Response(
    (async function* () {
      yield new Uint8Array(1);
      throw wrong;
    })(),
  );
  check.equal(await rejected(failing.text()), wrong);
  check.ok(
    (await rejected(
      new Response(
        (async function* () {
          yield "text";
        })(),
      ).text(),
    )) instanceof TypeError,
  );

  // The iterator of a body; leaving it early ends the iterable.
  var ended = 0;
  var endless = new Response(
    (async function* () {
      try {
        for (;;) yield new Uint8Array(10);
      } finally {
        ended++;
      }
    })(),
  );
  var count = 0;
  for await (var piece of endless.body) {
    check.equal(piece.length, 10);
    if (++count === 3) break;
  }
  check.equal(endless.bodyUsed, true);
  await null;
  check.equal(ended, 1);

  // Clones: both have all, whoever is first.
  var one = new Response(pieces());
  var other = one.clone();
  check.equal(await other.text(), "\u00fc!");
  check.equal(await one.text(), "\u00fc!");
  var request = new Request("http://a/", { method: "POST", body: "x" });
  check.equal(await request.clone().text(), "x");
  check.equal(await request.text(), "x");
})().then(check.mustCall());
