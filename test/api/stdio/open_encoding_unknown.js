// open() throws a TypeError for an encoding that is none, and stdin stays closed.
var check = require("../check.js");

["latin1", "", 3, {}].forEach(function (encoding) {
  check.throws(function () {
    node.stdio.open(encoding);
  }, TypeError);
});
check.throws(function () {
  node.stdio.close();
}, Error);
