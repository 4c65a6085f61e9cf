// A file, or a part of one, that is pumped to a response arrives byte for byte: with a declared length and without, behind
// what was sent before, pipelined, to HEAD, over a Unix socket, and over TLS.
var check = require("../check.js");
var files = require("fixtures/files.js");
var tls = require("../tls/fixtures/tls.js");

var SIZE = 1500001; // several pieces of what the kernel sends at a time
var from = files.make("from", SIZE);
var content = files.read(from);

function serve(request, response) {
  var path = request.uri.path;
  var headers = [];
  if (path === "/declared") headers.push(["Content-Length", SIZE]);
  if (path === "/part") headers.push(["Content-Length", 700001]);
  if (path === "/behind") headers.push(["Content-Length", SIZE + 3]);
  response.sendHeader(200, headers);
  if (path === "/behind") response.sendBody("abc");
  var file = path === "/part" ? { path: from, start: 300000, end: 1000000 } : { path: from };
  var pumped = node.pump(file, response);
  if (request.method === "HEAD") return; // the client has all, and may go, when it has the head
  pumped.addCallback(
    check.mustCall(function (size) {
      check.equal(size, path === "/part" ? 700001 : SIZE);
    }),
  );
}
function body(path) {
  if (path === "/part") return content.subarray(300000, 1000001);
  if (path !== "/behind") return content;
  var whole = new Uint8Array(SIZE + 3);
  whole.set([97, 98, 99]);
  whole.set(content, 3);
  return whole;
}
function same(got, wanted, note) {
  check.equal(got.length, wanted.length, note);
  check.ok(
    got.every((byte, i) => byte === wanted[i]),
    note,
  );
}

function ask(client, method, path) {
  var done = new node.Promise();
  client.request = client[method](path);
  client.request.finish(function (response) {
    var parts = [];
    response.setBodyEncoding("bytes");
    response.addListener("body", function (data) {
      parts.push(Array.from(data));
    });
    response.addListener("complete", function () {
      var got = new Uint8Array([].concat.apply([], parts));
      same(got, method === "head" ? [] : body(path), method + path);
      done.emitSuccess();
    });
  });
  return done;
}

function all(server, client, done) {
  var promises = [];
  ["/declared", "/part", "/chunked", "/behind"].forEach(function (path) {
    promises.push(ask(client, "get", path));
  });
  promises.push(ask(client, "head", "/declared"));
  var left = promises.length;
  promises.forEach(function (promise) {
    promise.addCallback(function () {
      if (--left === 0) server.close();
    });
  });
}

var plain = node.http.createServer(serve);
plain.listen(0, "127.0.0.1");
all(plain, node.http.createClient(plain.port));

var local = node.http.createServer(serve);
local.listen(files.path("socket"));
all(local, node.http.createClient(80, "localhost", { unix: files.path("socket") }));

var secure = node.http.createServer(serve, { secure: tls.server });
secure.listen(0);
all(secure, node.http.createClient(secure.port, "localhost", { secure: tls.client }));
