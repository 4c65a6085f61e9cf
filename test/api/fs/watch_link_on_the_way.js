// watch() goes with the links on the way to a file: they may lead elsewhere, go, and come again.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

["1", "2"].forEach(function (name) {
  fs.mkdir(folder.file(name)).wait();
  folder.file(name + "/conf", "x");
});
var current = folder.file("current");
function lead(name) {
  fs.symlink(name, folder.file("next")).wait();
  fs.rename(folder.file("next"), current).wait();
}
lead("1");
fs.symlink("current/conf", folder.file("conf")).wait();

// By a link in the middle, and by one at the end that leads along it.
var watchers = [];
var left = 3;
[current + "/conf", folder.file("conf"), folder.path + "/2/../current/./conf"].forEach(watch);
function watch(path) {
  var watcher = fs.watch(path);
  var log = [];
  watcher.addListener("change", function (kind, name) {
    check.equal(name, "conf");
    log.push(kind);
  });
  watcher.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, false);
      if (--left === 0) folder.remove();
    }),
  );
  watchers.push({ log: log, close: watcher.close.bind(watcher) });
}

var steps = [
  ["rename", () => lead("2")],
  ["change", () => fs.append(folder.file("2/conf"), "y").wait()],
  ["", () => fs.append(folder.file("1/conf"), "y").wait()],
  ["delete", () => fs.unlink(current).wait()],
  ["create", () => fs.symlink("1", current).wait()],
  ["change", () => fs.append(folder.file("1/conf"), "y").wait()],
  ["rename", () => lead("2")],
  ["", () => fs.remove(folder.file("1"), { recursive: true }).wait()],
  ["change", () => fs.append(folder.file("2/conf"), "y").wait()],
];
function next() {
  var step = steps.shift();
  if (step === undefined) return watchers.forEach((watcher) => watcher.close());
  step[1]();
  setTimeout(hear, 20, step);
}
function hear(step) {
  var silent = watchers.some((watcher) => watcher.log.length === 0);
  if (silent && step[0] !== "") return setTimeout(hear, 5, step);
  watchers.forEach(function (watcher, index) {
    check.equal(watcher.log.splice(0).join(), step[0], "watcher " + index + ", " + step[1]);
  });
  next();
}
next();
