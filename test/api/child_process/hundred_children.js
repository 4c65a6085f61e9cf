// A hundred children at once, with 512 KB out of each, all arrive complete.
var check = require("../check.js");

var SIZE = 512 * 1024;
for (var i = 0; i < 100; i++) {
  (function () {
    var got = 0;
    var child = node.createChildProcess("head -c " + SIZE + " /dev/zero");
    child.addListener("output", function (data) {
      if (data !== null) got += data.length;
    });
    child.addListener(
      "exit",
      check.mustCall(function (code) {
        check.equal(got, SIZE);
        check.equal(code, 0);
      }),
    );
  })();
}
