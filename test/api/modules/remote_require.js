// require of an http:// URL gives the exports of the module there; the module runs once.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/circle.js": "exports.area = function (r) { return 3.14 * r * r; }; exports.euro = '\u20ac';",
});
var circle = require(server.url + "/circle.js");
check.equal(circle.area(4), 3.14 * 16);
check.equal(circle.euro, "\u20ac");
check.equal(require(server.url + "/circle.js"), circle);
check.equal(require(server.url + "/folder/../circle.js"), circle);
check.deepEqual(server.requests, ["/circle.js"]);
server.close();
