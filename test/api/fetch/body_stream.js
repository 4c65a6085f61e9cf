// response.body is an asynchronous iterable of Uint8Arrays that holds a fast server up; leaving it early ends the connection.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

var SIZE = 8 * 1024 * 1024;
var ends = 0;
var sent = 0;
var server = echo.listen({
  "/big": function (request, response) {
    response.sendHeader(200, { "Content-Length": SIZE });
    var piece = new Uint8Array(64 * 1024).fill(120);
    (function more() {
      while (sent < SIZE) {
        sent += piece.length;
        if (!response.sendBody(piece)) return;
      }
      response.finish();
    })();
    response.addListener("drain", function () {
      while (sent < SIZE) {
        sent += piece.length;
        if (!response.sendBody(piece)) return;
      }
      response.finish();
    });
    request.addListener("close", function () {
      ends++;
    });
  },
});

(async function () {
  var size = 0;
  for await (var piece of (await fetch(server.url + "/big")).body) {
    check.ok(piece instanceof Uint8Array);
    size += piece.length;
  }
  check.equal(size, SIZE);

  sent = 0;
  var clone = await fetch(server.url + "/big");
  var both = await Promise.all([clone.clone().bytes(), clone.bytes()]);
  check.equal(both[0].length + both[1].length, 2 * SIZE);

  // Nobody reads: the server does not get rid of it.
  sent = 0;
  var held = await fetch(server.url + "/big");
  await new Promise(function (resolve) {
    setTimeout(resolve, 100);
  });
  check.ok(sent < SIZE, sent + " were sent to nobody");
  // eslint-disable-next-line no-unreachable-loop -- the body is left early
  for await (var first of held.body) {
    check.ok(first.length > 0);
    break;
  }
  while (ends < 1)
    await new Promise(function (resolve) {
      setTimeout(resolve, 1);
    });

  // Cancelled, and again.
  var cancelled = (await fetch(server.url + "/small")).body;
  await Promise.all([cancelled.cancel(), cancelled.cancel()]);

  // To a pump.
  var file = "/tmp/fetch_body_stream." + Math.random();
  sent = 0;
  var pumped = await node.pump((await fetch(server.url + "/big")).body, { path: file });
  check.equal(pumped, SIZE);
  await node.fs.unlink(file);
  server.close();
})().then(check.mustCall());
