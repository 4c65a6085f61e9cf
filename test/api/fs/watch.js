// watch() of a folder emits "change" with what happened and the name in it, in the order of what happened, until close().
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var watcher = fs.watch(folder.path);
check.ok(watcher instanceof node.EventEmitter);
var seen = [];
var steps = [
  function () {
    fs.append(folder.file("a"), "x").wait();
  },
  function () {
    fs.append(folder.file("a"), "y").wait();
  },
  function () {
    fs.rename(folder.file("a"), folder.file("\udcff")).wait();
  },
  function () {
    fs.chmod(folder.file("\udcff"), 0700).wait();
  },
  function () {
    fs.unlink(folder.file("\udcff")).wait();
  },
  function () {
    fs.mkdir(folder.file("inner")).wait();
  },
  function () {
    fs.chmod(folder.path, 0711).wait();
  },
  function () {
    watcher.close();
    watcher.close();
    fs.append(folder.file("late"), "x").wait();
  },
];
var EXPECTED = [
  "create a",
  "change a",
  "change a",
  "rename a",
  "rename \udcff",
  "change \udcff",
  "delete \udcff",
  "create inner",
  "change undefined",
];
var WAITS_FOR = [2, 3, 5, 6, 7, 8, 9]; // events, before the next step

watcher.addListener("change", function (kind, name) {
  check.equal(arguments.length, 2);
  check.equal(this, watcher);
  seen.push(kind + " " + name);
  if (seen.length === WAITS_FOR[0]) next();
});
function next() {
  WAITS_FOR.shift();
  setTimeout(steps.shift(), 0);
}
watcher.addListener(
  "close",
  check.mustCall(function (hadError, error) {
    check.equal(hadError, false);
    check.equal(error, undefined);
    check.deepEqual(seen, EXPECTED);
    watcher.close();
    folder.remove();
  }),
);
setTimeout(steps.shift(), 0);
