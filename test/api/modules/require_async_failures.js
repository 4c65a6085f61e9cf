// The error of require_async is an Error that names the path and the reason.
var check = require("../check.js");
function fails(name, type, pattern) {
  require_async(name)
    .addCallback(check.mustNotCall())
    .addErrback(
      check.mustCall(function (error) {
        check.ok(error instanceof type);
        check.ok(pattern.test(error.message), error.message);
      }),
    );
}
fails("fixtures/nothing.js", Error, /modules\/fixtures\/nothing\.js/);
fails("fixtures/nothing.js", Error, /ENOENT/);
fails("fixtures/syntax_error.js", SyntaxError, /modules\/fixtures\/syntax_error\.js:3: /);
fails("fixtures/throws.js", RangeError, /^from the module$/);
fails("fixtures", Error, /EISDIR/);
