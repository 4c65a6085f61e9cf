// watch() of a link sees the changes of what it leads to, that this is replaced, and that the link leads elsewhere.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

fs.mkdir(folder.file("inner")).wait();
var target = folder.file("inner/target", "x");
var other = folder.file("other", "x");
var link = folder.file("link");
fs.symlink("inner/target", link).wait();
var watcher = fs.watch(link);
var wanted;
var steps = [
  ["change", () => fs.append(target, "1").wait()],
  ["delete", () => fs.unlink(target).wait()],
  ["create", () => fs.append(target, "2").wait()],
  ["change", () => fs.append(target, "3").wait()],
  [
    "rename",
    function () {
      fs.symlink("other", folder.file("new")).wait();
      fs.rename(folder.file("new"), link).wait();
    },
  ],
  ["change", () => fs.append(other, "4").wait()],
];
function next() {
  var step = steps.shift();
  if (step === undefined) return watcher.close();
  wanted = step[0];
  step[1]();
}
watcher.addListener("change", function (kind, name) {
  check.equal(name, "link");
  if (kind !== wanted) return;
  wanted = undefined;
  setTimeout(next, 0);
});
watcher.addListener(
  "close",
  check.mustCall(function () {
    check.equal(steps.length, 0);
    folder.remove();
  }),
);
next();
