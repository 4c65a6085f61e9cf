// A watch that nobody holds goes on until it is closed, its end may open another, and node.exit() with some open is clean.
var check = require("../api/check.js");

var folder = node.fs.mkdtemp("/tmp/node-watch-").wait();
var seen = 0;
(function () {
  node.fs.watch(folder).addListener("change", function (kind, name) {
    seen++;
    this.close();
  });
  node.fs
    .watch(folder)
    .addListener(
      "close",
      check.mustCall(function () {
        var next = node.fs.watch(folder);
        next.addListener("change", function () {
          next.close();
          next.ref().unref();
          node.fs.watch(folder); // open at the end
          node.fs.remove(folder, { recursive: true }).wait();
          check.equal(seen, 1);
          node.exit(0);
        });
        node.fs.append(folder + "/b", "x");
      }),
    )
    .addListener("change", function () {
      this.close();
    });
})();
var garbage = [];
for (var i = 0; i < 200; i++) garbage.push(new Array(20000).join(i));
garbage = null;
setTimeout(function () {
  node.fs.append(folder + "/a", "x");
}, 10);
