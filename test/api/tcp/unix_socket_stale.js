// listen(path) replaces the socket file of a server that is gone; a live server, or another file, is EADDRINUSE.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");
var path = folder.path + "/app.sock";

function refused(server) {
  var error = check.throws(function () {
    server.listen(path);
  }, Error);
  check.equal(error.code, "EADDRINUSE");
  check.ok(error.message.indexOf(path) >= 0, error.message);
}

// A child that leaves its socket file behind: node.exit() closes nothing.
var command =
  "'" + ENV.NODE + "' -e 'node.tcp.createServer().listen(\"" + path + "\"); node.exit(0)'";
var child = node.createChildProcess(command);
child.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    check.ok(node.fs.stat(path).wait().ino > 0);
    var live = new node.tcp.Server();
    live.listen(path);
    var second = new node.tcp.Server();
    refused(second);
    live.close();
    second.listen(path);
    second.close();
    check.equal(node.fs.readdir(folder.path).wait().length, 0);
    node.fs.close(node.fs.open(path, node.O_WRONLY | node.O_CREAT, 0600).wait()).wait();
    refused(second);
    check.equal(node.fs.readdir(folder.path).wait().length, 1);

    // A relative path is that of the time of listen().
    node.chdir(folder.path);
    live.listen("./other.sock");
    node.chdir("/");
    live.close();
    check.equal(node.fs.readdir(folder.path).wait().length, 1);
    folder.remove();
  }),
);
