// watch() of a folder goes on when that is removed and made again; when the folder it is in is gone, too, it ends in an error.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

fs.mkdir(folder.file("outer/inner"), 0700, { parents: true }).wait();
var inner = folder.file("outer/inner");
var watcher = fs.watch(inner + "/");
var wanted;
var steps = [
  ["delete undefined", () => fs.rmdir(inner).wait()],
  ["create undefined", () => fs.mkdir(inner).wait()],
  ["create file", () => fs.append(inner + "/file", "x").wait()],
  ["rename undefined", () => fs.rename(inner, folder.file("elsewhere")).wait()],
  ["create undefined", () => fs.mkdir(inner).wait()],
  ["create second", () => fs.append(inner + "/second", "x").wait()],
  ["none", () => fs.remove(folder.file("outer"), { recursive: true }).wait()],
];
function next() {
  var step = steps.shift();
  wanted = step[0];
  step[1]();
}
watcher.addListener("change", function (kind, name) {
  if (kind + " " + name !== wanted) return;
  wanted = undefined;
  setTimeout(next, 0);
});
watcher.addListener(
  "close",
  check.mustCall(function (hadError, error) {
    check.equal(hadError, true);
    check.equal(error.message, "watch: No such file or directory: " + inner + "/");
    check.equal(error.code, "ENOENT");
    check.equal(steps.length, 0);
    folder.remove();
  }),
);
next();
