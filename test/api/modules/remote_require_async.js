// require_async of a URL does not block, and gives the module that require gives.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/m.js": "exports.friend = require_async('friend.js');",
  "/friend.js": "exports.name = 'friend';",
});
require_async(server.url + "/m.js")
  .addErrback(check.mustNotCall())
  .addCallback(
    check.mustCall(function (m) {
      check.equal(require(server.url + "/m.js"), m);
      m.friend.addCallback(
        check.mustCall(function (friend) {
          check.equal(friend.name, "friend");
          server.close();
        }),
      );
    }),
  );
check.equal(server.requests.length, 0);
