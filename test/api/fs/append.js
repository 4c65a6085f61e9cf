// append() puts data behind what a file has, all of it at once, and makes the file where there is none.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var log = folder.file("log");
fs.append(log, "\u00fc1\n").addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    fs.append(log, "\u00fc", "binary").wait();
    fs.append(log, [65, 66]).wait();
    fs.append(log, new Uint8Array([10])).wait();
    fs.append(log, "").wait();
    check.deepEqual(Array.from(fs.cat(log, "bytes").wait()), [195, 188, 49, 10, 252, 65, 66, 10]);
    check.equal(folder.failure(fs.append(folder.path, "x")).code, "EISDIR");
    check.equal(folder.failure(fs.append(folder.file("none/x"), "x")).code, "ENOENT");
    var full = folder.failure(fs.append("/dev/full", "x"));
    check.equal(full.message, "append: No space left on device: /dev/full");
    [null, undefined, 5, {}].forEach(function (wrong) {
      check.throws(function () {
        fs.append(log, wrong);
      }, /append: data/);
    });
    many();
  }),
);

// What is appended at a time stands together, whoever appends meanwhile.
function many() {
  var path = folder.file("many");
  var left = 200;
  for (var i = 0; i < 200; i++) {
    var line = new Array(1000 + i).join(String.fromCharCode(97 + (i % 26))) + "\n";
    fs.append(path, line).addCallback(check.mustCall(done));
  }
  function done() {
    if (--left > 0) return;
    var lines = fs.cat(path).wait().split("\n");
    check.equal(lines.length, 201);
    lines.forEach(function (line) {
      check.ok(/^(.)\1*$/.test(line) || line === "", line);
    });
    folder.remove();
  }
}
