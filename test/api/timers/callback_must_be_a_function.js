// setTimeout and setInterval throw a TypeError for a callback that is no function.
var check = require("../check.js");

[undefined, null, "puts(1)", {}, 5].forEach(function (value) {
  check.throws(function () {
    setTimeout(value, 1);
  }, TypeError);
  check.throws(function () {
    setInterval(value, 1);
  }, TypeError);
});
