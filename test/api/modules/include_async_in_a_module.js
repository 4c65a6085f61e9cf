// Within a module, include_async adds to that module's exports as well.
var check = require("../check.js");
var includes = require("fixtures/includes_async.js");
includes.promise.addCallback(
  check.mustCall(function () {
    check.equal(includes.area, area);
  }),
);
