// require_async(name).wait() gives the exports, and throws where require would.
var check = require("../check.js");
check.equal(require_async("fixtures/circle.js").wait().area(1), 3.14);
check.throws(function () {
  require_async("fixtures/nothing.js").wait();
}, /ENOENT/);
