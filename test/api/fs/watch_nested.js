// A listener of watch() that waits gets no other "change" meanwhile; up to 16384 follow, and for more there is an "overflow".
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

var COUNT = 18000;
var watcher = fs.watch(folder.path);
var counts = { create: 0, change: 0, overflow: 0 };
var inside = false;
watcher.addListener("change", function (kind, name) {
  check.ok(!inside, "a change within a listener");
  counts[kind]++;
  if (name === "first" && kind === "create") {
    inside = true;
    run("cd " + folder.path + " && seq " + COUNT + " | xargs touch");
    inside = false;
  } else if (kind === "overflow") {
    check.equal(name, undefined);
    watcher.close();
  }
});
watcher.addListener(
  "close",
  check.mustCall(function () {
    check.equal(counts.overflow, 1);
    check.ok(counts.create + counts.change > 15000, JSON.stringify(counts));
    folder.remove();
  }),
);
function run(command) {
  var done = new node.Promise();
  node.createChildProcess(command).addListener("exit", function () {
    done.emitSuccess();
  });
  done.wait();
}
fs.append(folder.file("first"), "").wait();
