// import() is refused with an Error that says what there is instead.
var check = require("../check.js");
import("x.js").catch(
  check.mustCall(function (error) {
    check.ok(
      /^import\("x\.js"\): there are no ES modules here; use require\(\)/.test(error.message),
    );
  }),
);
