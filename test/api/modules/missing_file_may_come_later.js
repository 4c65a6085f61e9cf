// A failed require leaves nothing behind: once the file is there, it loads.
var check = require("../check.js");
var path = "/tmp/node_module_" + Math.random().toString(36).slice(2) + ".js";
check.throws(function () {
  require(path);
}, /ENOENT/);
var fd = node.fs.open(path, node.O_CREAT | node.O_WRONLY, 0600).wait();
node.fs.write(fd, "exports.now = true;", 0).wait();
node.fs.close(fd).wait();
check.equal(require(path).now, true);
node.fs.unlink(path).wait();
