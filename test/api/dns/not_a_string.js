// What is not a string throws a TypeError.
var check = require("../check.js");

["resolve4", "resolve6", "reverse"].forEach(function (method) {
  [undefined, null, 1, {}, ["a.test"], true, function () {}].forEach(function (value) {
    check.ok(
      check
        .throws(function () {
          node.dns[method](value);
        }, TypeError)
        .message.indexOf(method) >= 0,
    );
  });
});
