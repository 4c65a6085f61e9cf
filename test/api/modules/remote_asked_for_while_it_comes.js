// A module from a URL that is asked for again while it is on its way runs once.
var check = require("../check.js");
var web = require("fixtures/server.js");
process.remoteRuns = 0;
var server = web.start({
  "/m.js": function (request, response) {
    setTimeout(function () {
      response.sendHeader(200, {});
      response.sendBody("process.remoteRuns++;");
      response.finish();
    }, 10);
  },
});
var got = [];
require_async(server.url + "/m.js").addCallback(
  check.mustCall(function (m) {
    got.push(m);
  }),
);
setTimeout(
  check.mustCall(function () {
    got.push(require(server.url + "/m.js"));
  }),
  1,
);
got.push(require(server.url + "/m.js"));
process.addListener("exit", function () {
  check.equal(got.length, 3);
  check.equal(got[0], got[1]);
  check.equal(got[1], got[2]);
  check.equal(process.remoteRuns, 1);
});
server.close();
