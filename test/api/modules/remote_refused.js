// A server that is not there is an Error with the code of the system.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({});
var url = server.url + "/x.js";
server.close();
var refused = require_async(url);
refused.addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ECONNREFUSED");
    check.ok(error.message.indexOf(url) >= 0, error.message);
  }),
);
refused.addCallback(check.mustNotCall());
