// What comes from a URL is a text and never a library, whatever its query or a redirect say.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/y?v=.node": "exports.name = __filename;",
  "/redirect.js": web.redirect("x.node"),
  "/x.node": "exports.name = __filename;",
});
check.equal(require(server.url + "/y?v=.node").name, server.url + "/y?v=.node");
["/redirect.js", "/x.node"].forEach(function (path) {
  check.throws(function () {
    require(server.url + path);
  }, /a library must be a file/);
});
server.close();
