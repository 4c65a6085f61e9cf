// A module from a URL that is longer than 64 MiB is an Error of require and of the promise.
var check = require("../check.js");
var web = require("fixtures/server.js");
var block = " ".repeat(1024 * 1024);
var server = web.start({
  "/long.js": function (request, response) {
    var blocks = 65;
    response.sendHeader(200, []);
    response.addListener("drain", more);
    function more() {
      while (blocks-- > 0) if (!response.sendBody(block)) return;
    }
    more();
  },
});
check.throws(function () {
  require(server.url + "/long.js");
}, /long\.js: the body is longer than 67108864 bytes/);
require_async(server.url + "/long.js")
  .addCallback(check.mustNotCall())
  .addErrback(
    check.mustCall(function (error) {
      check.equal(error.code, "EMSGSIZE");
      server.close();
    }),
  );
