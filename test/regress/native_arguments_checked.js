// What a program reaches of native objects, and what lib/ computes with builtins that a program replaced, ends no process.
var check = require("../api/check.js");
var client = node.http.createClient(1, "127.0.0.1");

// A constructor that is in reach, called as a function.
var options = {
  maxHeadBytes: 64,
  maxHeaders: 1,
  headTimeout: 1,
  idleTimeout: 0,
  connections: 1,
  maxRequests: 0,
  handshakeTimeout: 0,
};
var constructors = Reflect.ownKeys(client)
  .map(function (key) {
    return Object(client[key]).constructor;
  })
  .filter(function (constructor) {
    return constructor && constructor.name === "Client";
  });
check.equal(constructors.length, 1, "the native object is in reach");
constructors.forEach(function (Client) {
  check.throws(function () {
    Client({}, "127.0.0.1", 80, options);
  }, TypeError);
  check.throws(function () {
    Client.call({}, {}, "127.0.0.1", 80, options);
  }, TypeError);
  new Client({}, {}, {}, options);
});

// The number of a signal is an index.
var get = Map.prototype.get;
[-1, 65, 100000, 1e9, "x", undefined, {}].forEach(function (number) {
  Map.prototype.get = function () {
    return number === undefined ? [] : number;
  };
  try {
    process.addListener("SIGUSR2", function () {});
  } catch (error) {
    check.ok(error instanceof Error);
  } finally {
    Map.prototype.get = get;
  }
});

// The lines of a head are a string.
var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, []);
  Reflect.ownKeys(response).forEach(function (key) {
    if (typeof response[key] === "string") response[key] = 5;
  });
  check.throws(function () {
    response.finish();
  }, TypeError);
  request.connection.forceClose();
  server.close();
});
server.listen(0, "127.0.0.1");
node.http
  .cat("http://127.0.0.1:" + server.port + "/")
  .addErrback(check.mustCall())
  .addCallback(check.mustNotCall());
