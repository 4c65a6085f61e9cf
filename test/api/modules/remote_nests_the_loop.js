// While require waits for a module from a URL, other events come about, also another such require.
var check = require("../check.js");
var web = require("fixtures/server.js");
var release;
var server = web.start({
  "/slow.js": function (request, response) {
    release = function () {
      response.sendHeader(200, {});
      response.sendBody("exports.name = 'slow';");
      response.finish();
    };
  },
  "/quick.js": "exports.name = 'quick';",
});
var order = [];
var tick = setInterval(function () {
  if (!release) return;
  clearInterval(tick);
  order.push(require(server.url + "/quick.js").name);
  release();
}, 1);
order.push(require(server.url + "/slow.js").name);
check.deepEqual(order, ["quick", "slow"]);
server.close();
