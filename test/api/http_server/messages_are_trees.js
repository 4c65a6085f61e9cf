// Requests and responses of both halves are trees of own enumerable properties: JSON.stringify and a deep copy by `for in` end, and hasOwnProperty is true for what is made late.
var check = require("../check.js");

// As programs of 2009 copied: everything that `for in` finds and that is an object's own.
function copy(value, depth) {
  check.ok(depth < 50, "nothing leads back");
  if (typeof value !== "object" || value === null) return value;
  var made = {};
  for (var name in value) {
    if (Object.prototype.hasOwnProperty.call(value, name))
      made[name] = copy(value[name], depth + 1);
  }
  return made;
}

function expectTree(message, names) {
  names.forEach(function (name) {
    check.ok(Object.prototype.hasOwnProperty.call(message, name), "own: " + name);
    check.ok(message.propertyIsEnumerable(name), "enumerable: " + name);
  });
  Object.keys(message).forEach(function (name) {
    check.ok(names.indexOf(name) >= 0 || name === "_events", "nothing else: " + name);
  });
  var copied = copy(message, 0);
  var written = JSON.parse(JSON.stringify(message));
  names.forEach(function (name) {
    check.deepEqual(copied[name], copy(message[name], 0), "copied: " + name);
    check.ok(name in written || message[name] === undefined, "written: " + name);
  });
  return written;
}

var server = node.http.createServer(function (request, response) {
  request.addListener(
    "complete",
    check.mustCall(function () {
      check.ok(
        request.hasOwnProperty("uri") && request.hasOwnProperty("headers"),
        "before they are read",
      );
      var written = expectTree(request, ["method", "httpVersion", "uri", "headers", "connection"]);
      check.equal(written.method, "POST");
      check.equal(written.uri.params.q, "1");
      check.equal(written.headers.X, "y");
      check.equal(written.connection.remoteAddress, "127.0.0.1");
      check.ok(request.uri === request.uri && request.headers === request.headers);
      request.uri = "mine";
      request.headers = undefined;
      check.equal(request.uri, "mine");
      response.sendHeader(200, { A: "b" });
      expectTree(response, []);
      response.sendBody("body");
      response.finish();
      expectTree(response, []);
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var request = client.post("/a/b?q=1", { X: "y" });
expectTree(request, ["client"]);
request.finish(
  check.mustCall(function (response) {
    var written = expectTree(response, ["statusCode", "httpVersion", "client", "headers"]);
    check.equal(written.statusCode, 200);
    check.equal(written.headers.A, "b");
    check.ok(response.client === client);
    expectTree(request, ["client"]);
    server.close();
  }),
);
