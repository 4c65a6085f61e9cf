// mkdtemp() makes a folder that nobody else has, open to its owner alone, and gives its path: the prefix and six characters.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.mkdtemp(folder.file("made-")).addCallback(
  check.mustCall(function (path) {
    check.equal(arguments.length, 1);
    check.ok(/\/made-\w{6}$/.test(path), path);
    check.equal(node.fs.stat(path).wait().mode, node.S_IFDIR | 0700);
    var other = node.fs.mkdtemp(folder.file("made-")).wait();
    check.ok(other !== path);
    check.ok(/\/as-in-c-\w{6}$/.test(node.fs.mkdtemp(folder.file("as-in-c-XXXXXX")).wait()));
    check.equal(folder.failure(node.fs.mkdtemp(folder.file("none/x"))).code, "ENOENT");
    check.equal(folder.failure(node.fs.mkdtemp("/proc/x")).path, "/proc/x");
    folder.remove();
  }),
);
