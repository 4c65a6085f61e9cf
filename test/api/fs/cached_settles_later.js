// What the system has in memory settles its promise after the call all the same, for one call and for many; what was replaced
// meanwhile is told as it is now.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

var path = folder.file("file", "first");

function ask(count, size, then) {
  var left = count,
    calling = true;
  for (var i = 0; i < count; i++)
    node.fs.stat(path).addCallback(function (stats) {
      check.equal(calling, false);
      check.equal(stats.size, size);
      if (--left === 0) then();
    });
  calling = false;
}
function open(text, then) {
  node.fs.open(path, node.O_RDONLY).addCallback(function (fd) {
    node.fs.unlink(path).wait();
    node.fs.read(fd, 100, 0, "utf8").addCallback(function (data) {
      check.equal(data, text);
      var calling = true;
      node.fs.close(fd).addCallback(function () {
        check.equal(calling, false);
        node.fs.close(fd).addErrback(then);
      });
      calling = false;
    });
  });
}

ask(
  1,
  5,
  check.mustCall(function () {
    ask(1, 5, function () {
      ask(500, 5, function () {
        folder.file("file", "the second");
        ask(
          100,
          10,
          check.mustCall(function () {
            open(
              "the second",
              check.mustCall(function (error) {
                check.equal(error.code, "EBADF");
                node.fs.stat(path).addErrback(
                  check.mustCall(function (error) {
                    check.equal(error.code, "ENOENT");
                    folder.remove();
                  }),
                );
              }),
            );
          }),
        );
      });
    });
  }),
);
