// A program may have global names that the language has too (Set, Map, Symbol, ...): every section works on.
var check = require("../api/check.js");

[
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Symbol",
  "Reflect",
  "Proxy",
  "Promise",
  "Uint8Array",
  "BigInt",
  "Date",
  "TypeError",
  "RegExp",
  "Number",
  "JSON",
  "Math",
  "isFinite",
  "parseInt",
  "parseFloat",
  "decodeURIComponent",
  "encodeURIComponent",
].forEach(function (name) {
  process[name] = function () {
    throw "the program's own " + name;
  };
});

check.equal(node.fs.stat("/").wait().mode & node.S_IFMT, node.S_IFDIR);
require_async("../api/modules/fixtures/circle.js").addCallback(
  check.mustCall(function (circle) {
    check.equal(circle.area(1), 3.14);
  }),
);
process.addListener("SIGUSR1", check.mustCall());

var child = node.createChildProcess("cat; kill -USR1 $PPID");
child.addListener(
  "output",
  check.mustCall(function (data) {
    if (data !== null) check.equal(data, "hello");
  }, 2),
);
child.addListener(
  "exit",
  check.mustCall(function () {
    clearTimeout(guard);
  }),
);
child.write("hello");
child.close();
var guard = setTimeout(function () {}, 1e6);

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.uri.params.a, "b c");
    check.equal(request.headers.X, "y");
    response.sendHeader(200, [["A", "b"]]);
    response.sendBody("hi");
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .get("/x?a=b%20c", { X: "y" })
  .finish(
    check.mustCall(function (response) {
      response.setBodyEncoding("utf8");
      response.addListener(
        "body",
        check.mustCall(function (chunk) {
          check.equal(chunk, "hi");
        }),
      );
    }),
  );

node.dns.resolve4("").addErrback(
  check.mustCall(function (code) {
    check.equal(code, node.dns.BADQUERY);
  }),
);
node.pump({ path: "/dev/null" }, { path: "/dev/null" }).addCallback(check.mustCall());
check.equal(typeof node.tcp.createServer(), "object");
check.equal(node.compile("1 + 1"), 2);
