// The times of stat() are Dates, right to the millisecond.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var before = Date.now();
var path = folder.file("file", "x");
var after = Date.now();
var stats = node.fs.stat(path).wait();
["atime", "mtime", "ctime"].forEach(function (name) {
  check.ok(stats[name] instanceof Date, name);
  // The file system's clock runs up to a tick, 10 ms, behind.
  check.ok(stats[name].getTime() >= before - 20 && stats[name].getTime() <= after, name);
});
check.ok(/"mtime":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/.test(JSON.stringify(stats)));
check.equal(node.fs.stat("/proc/self").wait().mtime instanceof Date, true);
folder.remove();
