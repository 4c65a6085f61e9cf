// readdir() with { types: true } gives entries with a name and a type, which isFile() and the like tell as those of stats.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

folder.file("file", "x");
node.fs.mkdir(folder.file("folder")).wait();
node.fs.symlink("folder", folder.file("link")).wait();
node.fs.symlink("nowhere", folder.file("\udcff")).wait();

node.fs.readdir(folder.path, { types: true }).addCallback(
  check.mustCall(function (entries) {
    var kinds = {};
    entries.forEach(function (entry) {
      check.deepEqual(Object.keys(entry), ["name", "type"]);
      check.equal(entry.type, node.fs.lstat(folder.file(entry.name)).wait().mode & node.S_IFMT);
      kinds[entry.name] = [entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()].join();
    });
    check.deepEqual(kinds, {
      "file": "true,false,false",
      "folder": "false,true,false",
      "link": "false,false,true",
      "\udcff": "false,false,true",
    });
    folder.remove();
  }),
);
node.fs.readdir("/dev", { types: true }).addCallback(
  check.mustCall(function (entries) {
    var zero = entries.filter(function (entry) {
      return entry.name === "zero";
    })[0];
    check.ok(
      zero.isCharacterDevice() && !zero.isBlockDevice() && !zero.isFIFO() && !zero.isSocket(),
    );
  }),
);
check.deepEqual(
  node.fs.readdir("/proc/self/task/", { types: false }).wait().map(typeOf)[0],
  "string",
);
check.deepEqual(
  node.fs
    .readdir("/proc/self/task/", Object.create({ types: true }))
    .wait()
    .map(typeOf)[0],
  "string",
);
function typeOf(value) {
  return typeof value;
}
check.equal(folder.failure(node.fs.readdir("/no/such", { types: true })).code, "ENOENT");
check.throws(function () {
  node.fs.readdir("/", true);
}, /readdir: options must be an object/);
