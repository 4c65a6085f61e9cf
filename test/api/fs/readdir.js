// readdir() gives one array of names, hidden files among them, "." and ".." not.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

["b", "a", ".hidden", "...", "with space", "line\nbreak"].forEach(function (name) {
  folder.file(name, "");
});
node.fs.mkdir(folder.file("folder")).wait();
node.fs.readdir(folder.path).addCallback(
  check.mustCall(function (names) {
    check.equal(arguments.length, 1);
    check.ok(Array.isArray(names));
    check.deepEqual(names.sort(), [
      "...",
      ".hidden",
      "a",
      "b",
      "folder",
      "line\nbreak",
      "with space",
    ]);
    folder.remove();
  }),
);
