// Every call returns a node.Promise, which emits its event later.
var check = require("../check.js");

var returned = false;
var promises = [
  node.fs.stat("/"),
  node.fs.readdir("/"),
  node.fs.cat("/dev/null"),
  node.fs.open("/dev/null", node.O_RDONLY),
  node.fs.rename("/no/such", "/no/such/either"),
  node.fs.unlink("/no/such"),
  node.fs.rmdir("/no/such"),
  node.fs.mkdir("/no/such/folder"),
  node.fs.close(-1),
  node.fs.write(-1, ""),
  node.fs.read(-1, 1),
];
promises.forEach(function (promise) {
  check.ok(promise instanceof node.Promise);
  promise.addCallback(function () {
    check.ok(returned);
  });
  promise.addErrback(function () {
    check.ok(returned);
  });
});
returned = true;
