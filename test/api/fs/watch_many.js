// watch() of a folder of 10,000 files takes one descriptor, tells of each file, and further watches of it tell the same.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var COUNT = 10000;
function run(command) {
  var done = new node.Promise();
  node.createChildProcess(command).addListener("exit", function (code) {
    done.emitSuccess([code]);
  });
  check.equal(done.wait(), 0);
}
run("cd " + folder.path + " && seq " + COUNT + " | xargs touch");
var before = fs.readdir("/proc/self/fd").wait().length;
var watchers = [0, 1, 2].map(function () {
  var watcher = fs.watch(folder.path);
  var names = new Set();
  watcher.addListener("change", function (kind, name) {
    check.equal(kind, "change");
    names.add(name);
    if (names.size === COUNT) watcher.close();
  });
  watcher.addListener(
    "close",
    check.mustCall(function () {
      check.equal(names.size, COUNT);
      open--;
      end();
    }),
  );
  return watcher;
});
var open = watchers.length;
var ran = false;
check.equal(fs.readdir("/proc/self/fd").wait().length, before + 1);
run("cd " + folder.path + " && seq " + COUNT + " | xargs chmod 600");
ran = true;
end();

function end() {
  if (open > 0 || !ran) return;
  check.equal(fs.readdir("/proc/self/fd").wait().length, before);
  folder.remove();
}
