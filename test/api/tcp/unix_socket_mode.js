// listen(path, {mode}) sets the permissions of the socket file; a wrong mode throws a TypeError.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");
var path = folder.path + "/app.sock";
var server = new node.tcp.Server();

[0600, 0660, 0777].forEach(function (mode) {
  server.listen(path, { mode: mode, backlog: 5 });
  check.equal(node.fs.stat(path).wait().mode & 0777, mode);
  server.close();
});
[-1, 01000, 1.5, "660", {}].forEach(function (mode) {
  var error = check.throws(function () {
    server.listen(path, { mode: mode });
  }, TypeError);
  check.ok(/mode/.test(error.message), error.message);
});
check.throws(function () {
  server.listen("@name", { mode: 0600 });
}, TypeError);
check.throws(function () {
  server.listen(path, 0600);
}, TypeError);
check.throws(function () {
  server.listen(path + "\0");
}, TypeError);
var long = check.throws(function () {
  server.listen("/" + new Array(109).join("x"));
}, Error);
check.equal(long.code, "ENAMETOOLONG");
folder.remove();
