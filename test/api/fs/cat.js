// cat() gives the whole content of a file, one string, as UTF-8 unless told otherwise.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

node.fs.cat(folder.file("file", "h\u00e9llo\n")).addCallback(
  check.mustCall(function (content) {
    check.equal(arguments.length, 1);
    check.equal(content, "h\u00e9llo\n");
    folder.remove();
  }),
);
