// A module that asks for itself asynchronously gets its own exports.
var check = require("../check.js");
require_async("fixtures/cycle_async.js").addCallback(
  check.mustCall(function (module) {
    check.equal(module.name, "cycle_async");
    module.again.addCallback(
      check.mustCall(function (again) {
        check.equal(again, module);
      }),
    );
  }),
);
