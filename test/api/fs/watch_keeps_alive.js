// A watch keeps the program from its end until close(), or unref() until ref().
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var unreferenced = node.fs.watch(folder.path);
check.equal(unreferenced.unref(), unreferenced);
check.equal(unreferenced.ref(), unreferenced);
unreferenced.unref();
unreferenced.addListener("close", check.mustNotCall("the end of the program is not its end"));
unreferenced.addListener("change", function (kind, name) {
  if (name === "file" && kind === "create") watcher.close();
});

var watcher = node.fs.watch(folder.path);
watcher.addListener("close", check.mustCall());
node.createChildProcess("sleep 0.1; touch " + folder.file("file"));
process.addListener("exit", function () {
  node.createChildProcess("rm -r " + folder.path);
});
