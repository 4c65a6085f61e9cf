// utimes() sets the times of a file, to the millisecond: Dates, or numbers of seconds since 1970.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var file = folder.file("file", "x");
function times() {
  var stats = node.fs.stat(file).wait();
  return [stats.atime.getTime(), stats.mtime.getTime()];
}
var when = new Date(1246276871123);
node.fs.utimes(file, when, new Date(7)).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.deepEqual(times(), [1246276871123, 7]);
    for (var ms = 0; ms < 1000; ms += 111) {
      node.fs.utimes(file, when / 1000 + ms / 1000, ms / 1000).wait();
      check.deepEqual(times(), [when.getTime() + ms, ms]);
    }
    node.fs.utimes(file, new Date(-1500), -0.25).wait();
    check.deepEqual(times(), [-1500, -250]);
    node.fs.utimes(file, new Number(3), new Number(4.5)).wait();
    check.deepEqual(times(), [3000, 4500]);
    check.equal(folder.failure(node.fs.utimes(folder.file("none"), 0, 0)).code, "ENOENT");
    ["1", null, undefined, NaN, Infinity, new Date(NaN), {}].forEach(function (wrong) {
      check.throws(function () {
        node.fs.utimes(file, wrong, 0);
      }, /utimes: atime must be a Date/);
      check.throws(function () {
        node.fs.utimes(file, 0, wrong);
      }, /utimes: mtime must be a Date/);
    });
    folder.remove();
  }),
);
