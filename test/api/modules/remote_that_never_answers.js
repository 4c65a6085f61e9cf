// A module whose server never answers ends with ETIMEDOUT, and with the URL and who asked for it, as soon as a client takes it for silent.
var check = require("../check.js");

// A client's own limit is a minute.
var createClient = node.http.createClient;
node.http.createClient = function (port, host, options) {
  return createClient(port, host, Object.assign({}, options, { idleTimeout: 200 }));
};

var server = node.tcp.createServer(function () {});
server.listen(0, "127.0.0.1");
var url = "http://127.0.0.1:" + server.port + "/silent.js";

function isNamed(error) {
  check.equal(error.code, "ETIMEDOUT");
  check.ok(error.message.includes(url), error.message);
}

isNamed(
  check.throws(function () {
    require(url);
  }, Error),
);
require_async(url).addErrback(check.mustCall(isNamed));
import(url).catch(
  check.mustCall(function (error) {
    isNamed(error);
    check.ok(error.message.includes("imported by " + __filename), error.message);
    node.exit(0);
  }),
);
