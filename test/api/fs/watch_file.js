// watch() of a file goes on when the file is rotated: renamed and made again, replaced by another, removed and made again.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var log = folder.file("log", "first\n");
folder.file("log.other", "");
var watcher = fs.watch(log);
var wanted; // the kind that the next step waits for
var steps = [
  ["change", () => fs.append(log, "second\n").wait()],
  ["rename", () => fs.rename(log, folder.file("log.1")).wait()],
  ["create", () => fs.append(log, "third\n").wait()],
  ["change", () => fs.append(log, "fourth\n").wait()],
  ["rename", () => fs.rename(folder.file("log.other"), log).wait()],
  ["change", () => fs.append(log, "fifth\n").wait()],
  ["delete", () => fs.unlink(log).wait()],
  ["create", () => fs.append(log, "sixth\n").wait()],
  ["change", () => fs.truncate(log).wait()],
];
// What others do in the folder is nobody's business.
function others() {
  fs.append(folder.file("log.1"), "old").wait();
  fs.append(folder.file("logs"), "x").wait();
  fs.remove(folder.file("logs")).wait();
}
function next() {
  var step = steps.shift();
  if (step === undefined) return watcher.close();
  others();
  wanted = step[0];
  step[1]();
}
watcher.addListener("change", function (kind, name) {
  check.equal(name, "log");
  if (kind !== wanted) return check.equal(kind, "change", "while waiting for " + wanted);
  wanted = undefined;
  setTimeout(next, 0);
});
watcher.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    check.equal(steps.length, 0);
    folder.remove();
  }),
);
next();
