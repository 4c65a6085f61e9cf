// A watch of a file that goes together with its folder tells that it is gone, and then ends; closed meanwhile it ends at once.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

fs.mkdir(folder.file("inner")).wait();
var file = folder.file("inner/file", "x");
function watch(onChange) {
  var log = [];
  var watcher = fs.watch(file);
  watcher.addListener("change", function (kind, name) {
    log.push(kind + " " + name);
    onChange(watcher);
  });
  watcher.addListener(
    "close",
    check.mustCall(function (hadError) {
      log.push("close " + hadError);
    }),
  );
  return log;
}
var log = watch(function () {});
var closed = watch(function (watcher) {
  watcher.close();
});
fs.remove(folder.file("inner"), { recursive: true }).wait();
process.addListener("exit", function () {
  check.deepEqual(log.slice(-2), ["delete file", "close true"]);
  check.equal(closed.length, 2, closed);
  folder.remove();
});
