// What stat gives says its kind by isFile() and the like, which stand on the prototype.
var check = require("../check.js");

var kinds = [
  "isFile",
  "isDirectory",
  "isSymbolicLink",
  "isFIFO",
  "isSocket",
  "isCharacterDevice",
  "isBlockDevice",
];

function expect(path, kind) {
  node.fs.stat(path).addCallback(
    check.mustCall(function (stats) {
      kinds.forEach(function (name) {
        check.equal(stats[name](), name === kind, path + " " + name);
        check.ok(!Object.prototype.hasOwnProperty.call(stats, name));
      });
      for (var name in stats) check.ok(Object.prototype.hasOwnProperty.call(stats, name), name);
      check.ok(JSON.parse(JSON.stringify(stats)).mode === stats.mode);
    }),
  );
}
expect(__filename, "isFile");
expect("/tmp", "isDirectory");
expect("/dev/null", "isCharacterDevice");
