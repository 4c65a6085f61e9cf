// The mode of mkdir() may be left out: it is 0777 less the umask.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

[[], [undefined], [null]].forEach(function (mode, i) {
  node.fs.mkdir.apply(node.fs, [folder.file("inner" + i)].concat(mode)).wait();
  node.fs.mkdir(folder.file("given" + i), 0777).wait();
  check.equal(
    node.fs.stat(folder.file("inner" + i)).wait().mode,
    node.fs.stat(folder.file("given" + i)).wait().mode,
  );
});
folder.remove();
