// An answer that comes whole with its head is as one that comes in pieces: text, bytes, stream, clone and use, whatever its framing and coding.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

// What the server sends behind "HTTP/1.1 200 OK".
var answers = {
  "/length": "Content-Length: 5\r\n\r\nHello",
  "/chunks": "Transfer-Encoding: chunked\r\n\r\n2\r\nHe\r\n3\r\nllo\r\n0\r\n\r\n",
  "/close": "Connection: close\r\nContent-Length: 5\r\n\r\nHello",
  "/empty": "Content-Length: 0\r\n\r\n",
  "/packed": "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
  "/packed-chunks": "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  "/latin": "Content-Length: 4\r\n\r\n\u00fc\u00ff\u00c3\u00a4",
  "/mark": "Content-Length: 4\r\n\r\n\u00ef\u00bb\u00bfx",
  "/json": 'Content-Length: 7\r\n\r\n{"a":1}',
  "/unknown": "Content-Encoding: none-such\r\nContent-Length: 1\r\n\r\nx",
  "/parts": "Content-Length: 5\r\n\r\nHe", // the rest comes when the head was read
};
var rest;
var sockets = [];
var server = node.tcp.createServer(function (socket) {
  sockets.push(socket);
  socket.setEncoding("ascii");
  socket.addListener("receive", function (text) {
    var path = text.split(" ")[1];
    socket.send("HTTP/1.1 200 OK\r\nX-Path: " + path + "\r\n" + answers[path], "ascii");
    rest = function () {
      socket.send("llo", "ascii");
    };
  });
  socket.addListener("eof", function () {
    socket.close();
  });
});
server.listen(0, "127.0.0.1");
function ask(path) {
  return fetch("http://127.0.0.1:" + server.port + path);
}

async function read(path, text) {
  var response = await ask(path);
  check.equal(response.headers.get("x-path"), path);
  check.equal(response.statusText, "OK");
  check.equal(response.bodyUsed, false);
  var copy = response.clone();
  if (path === "/parts") rest();
  check.equal(await response.text(), text);
  check.equal(response.bodyUsed, true);
  check.ok((await echo.rejected(response.bytes())) instanceof TypeError);
  check.equal(copy.bodyUsed, false);
  check.equal(node.decode(await copy.bytes(), "utf8"), text);

  response = await ask(path);
  if (path === "/parts") rest();
  var reading = response.text();
  check.equal(response.bodyUsed, true);
  check.equal(response.body.locked, true);
  check.equal(response.body, response.body);
  check.throws(function () {
    response.clone();
  }, TypeError);
  check.equal(await reading, text);

  response = await ask(path);
  if (path === "/parts") rest();
  check.equal(response.body.locked, false);
  var pieces = "";
  for await (var piece of response.body) pieces += node.decode(piece, "ascii");
  check.equal(pieces, text);
  check.equal(response.bodyUsed, true);
}

(async function () {
  for (var path of ["/length", "/chunks", "/close", "/parts"]) await read(path, "Hello");
  for (var empty of ["/empty", "/packed", "/packed-chunks"]) await read(empty, "");
  await read("/unknown", "x");
  check.equal((await (await ask("/empty")).arrayBuffer()).byteLength, 0);
  check.equal((await (await ask("/length")).arrayBuffer()).byteLength, 5);
  check.equal(await (await ask("/latin")).text(), "\ufffd\ufffd\u00e4");
  check.deepEqual([...(await (await ask("/latin")).bytes())], [0xfc, 0xff, 0xc3, 0xa4]);
  check.equal(await (await ask("/mark")).text(), "x");
  check.equal((await (await ask("/mark")).bytes()).length, 4);
  check.equal((await (await ask("/json")).json()).a, 1);
  server.close();
  sockets.forEach(function (socket) {
    socket.forceClose();
  });
})().then(check.mustCall());
