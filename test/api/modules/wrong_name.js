// A name that is no string, or empty, or has a NUL throws a TypeError at once, also from the asynchronous forms.
var check = require("../check.js");
[undefined, null, 5, {}, "", "a\0b.js"].forEach(function (name) {
  [require, include, require_async, include_async].forEach(function (load) {
    check.throws(function () {
      load(name);
    }, TypeError);
  });
});
check.equal(require(new String("fixtures/circle.js")), require("fixtures/circle.js"));
