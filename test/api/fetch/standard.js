// What the Fetch standard says of objects: headers of answers that cannot be changed, iterators with a name, a signal of each Request that follows the given one, URLs.
var check = require("../check.js");

// Headers.
var entries = new Headers({ a: "1" }).entries();
check.equal(Object.prototype.toString.call(entries), "[object Headers Iterator]");
check.deepEqual(entries.next(), { value: ["a", "1"], done: false });
check.equal(entries[Symbol.iterator](), entries);
check.throws(function () {
  entries.next.call({});
}, TypeError);
check.throws(function () {
  Headers.prototype.keys.call({});
}, TypeError);

function cannotChange(headers) {
  ["append", "set"].forEach(function (method) {
    check.throws(function () {
      headers[method]("x", "y");
    }, TypeError);
  });
  check.throws(function () {
    headers.delete("x");
  }, TypeError);
}
cannotChange(Response.error().headers);
cannotChange(Response.redirect("http://a/").headers);
var own = new Response("x");
own.headers.set("x", "y");
own.clone().headers.set("x", "z");
check.equal(own.headers.get("x"), "y");

// Request: the signal.
check.equal(new Request("http://a/").signal.aborted, false);
check.ok(new Request("http://a/", { signal: null }).signal instanceof AbortSignal);
var controller = new AbortController();
var request = new Request("http://a/", { signal: controller.signal });
check.equal(request.signal, request.signal);
check.ok(request.signal !== controller.signal);
var of = new Request(request).signal;
controller.abort("why");
check.equal(request.signal.reason, "why");
check.equal(of.reason, "why");

// URLs are those of the URL standard.
[
  ["HTTP://EXAMPLE.com:80/%7Ea b?q=\u00e4", "http://example.com/%7Ea%20b?q=%C3%A4"],
  ["http://a/b/../c/%2e/d#e", "http://a/c/d#e"],
  ["http:\\\\a\\b", "http://a/b"],
  ["http://127.1/", "http://127.0.0.1/"],
  [" http://a/\tb\n", "http://a/b"],
].forEach(function (pair) {
  check.equal(new Request(pair[0]).url, pair[1]);
});
["http://u@a/", "http://:p@a/", "http://a b/", "http://a:70000/", "ftp://a/", "/a", ""].forEach(
  function (url) {
    check.throws(function () {
      new Request(url);
    }, TypeError);
  },
);
check.equal(fetch.length, 1);

// An answer that was decompressed says how it came.
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/plain" });
    response.sendBody(new Array(3001).join("again "));
    response.finish();
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");
fetch("http://127.0.0.1:" + server.port + "/").then(
  check.mustCall(async function (response) {
    check.ok(response.headers.get("content-encoding") !== null);
    cannotChange(response.headers);
    cannotChange(response.clone().headers);
    check.equal((await response.text()).length, 18000);
    server.close();
  }),
);
