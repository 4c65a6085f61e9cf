// A Unix socket that cannot be connected to is "close" (true, error), and the message names the path.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");
var path = folder.path + "/nobody.sock";
var connection = node.tcp.createConnection(path);
check.equal(connection.readyState, "opening");
connection.addListener(
  "close",
  check.mustCall(function (had_error, error) {
    check.equal(had_error, true);
    check.equal(error.code, "ENOENT");
    check.ok(error.message.indexOf(path) >= 0, error.message);
    folder.remove();
  }),
);
