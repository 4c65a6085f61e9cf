// Functions that a program adds to Object.prototype and Array.prototype change nothing, whatever property of lib/*.js they
// are called like.
var check = require("../check.js");
var circle = require("../modules/fixtures/circle.js");

// Every name behind a dot, but for what the language itself looks for.
var names = {};
node.fs
  .readdir("lib")
  .wait()
  .forEach(function (file) {
    node.fs
      .cat("lib/" + file)
      .wait()
      .replace(/\.([A-Za-z_]\w*)/g, function (found, name) {
        names[name] = true;
      });
  });
var added = Object.keys(names).filter(function (name) {
  return (
    !(name in Function.prototype) && name !== "then" && name !== "prototype" && name !== "writable"
  );
});
check.ok(added.length > 200, "names");
added.forEach(function (name) {
  if (!(name in {}))
    Object.prototype[name] = function () {
      return this;
    };
  if (!Object.prototype.hasOwnProperty.call(Array.prototype, name))
    Array.prototype[name] = function () {};
});

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(request.uri.params.a, "b");
    check.equal(request.headers.X, "y");
    check.equal(request.header("none"), undefined);
    response.sendHeader(200, [["A", "b"]]);
    response.sendBody("hi");
    response.finish();
    server.close();
  }),
  {},
);
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .get("/x?a=b", { X: "y" })
  .finish(
    check.mustCall(function (response) {
      check.equal(response.headers.A, "b");
      response.setBodyEncoding("utf8");
      response.addListener(
        "body",
        check.mustCall(function (chunk) {
          check.equal(chunk, "hi");
        }),
      );
      response.addListener("complete", check.mustCall());
    }),
  );

var echo = node.tcp.createServer(function (socket) {
  socket.addListener("receive", function (data) {
    socket.send(data);
    socket.close();
    echo.close();
  });
}, {});
echo.listen(0, "127.0.0.1");
var connection = node.tcp.createConnection(echo.port);
connection.setEncoding("utf8");
connection.addListener(
  "connect",
  check.mustCall(function () {
    connection.send("over tcp");
  }),
);
connection.addListener(
  "receive",
  check.mustCall(function (data) {
    check.equal(data, "over tcp");
  }),
);
connection.addListener(
  "eof",
  check.mustCall(function () {
    connection.close();
  }),
);

var child = node.createChildProcess("cat; kill -USR1 $PPID; exit 3");
child.addListener(
  "output",
  check.mustCall(function (data) {
    if (data !== null) check.equal(data, "hello");
  }, 2),
);
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 3);
  }),
);
process.addListener("SIGUSR1", check.mustCall());
child.write("hello");
child.close();

check.equal(node.fs.stat("/").wait().mode & node.S_IFMT, node.S_IFDIR);
check.equal(require("../modules/fixtures/circle.js"), circle);
require_async("none.js").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
  }),
);
node.dns.resolve4("").addErrback(
  check.mustCall(function (code) {
    check.equal(code, node.dns.BADQUERY);
  }),
);
node.pump({ path: "/etc/passwd" }, { path: "/dev/null" }).addCallback(check.mustCall());
check.equal(node.path.join("a", "..", "b"), "b");
check.equal(node.compile("[1, 2].length"), 2);
new node.Timer().addListener("timeout", check.mustCall()).start(1);
(async function () {
  check.equal((await node.fs.read(await node.fs.open("/dev/zero", node.O_RDONLY), 1))[1], 1);
})().then(check.mustCall());
