// Ten thousand operations at once all succeed, each with its own result.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var count = ENV.NODE_GC_STRESS ? 300 : 10000,
  done = 0;
for (var i = 0; i < 10; i++) folder.file("file" + i, "content of " + i);
for (var k = 0; k < count; k++)
  (function (i) {
    node.fs.cat(folder.file("file" + i)).addCallback(function (content) {
      check.equal(content, "content of " + i);
      if (++done === count) folder.remove();
    });
  })(k % 10);
process.addListener("exit", function () {
  check.equal(done, count);
});
