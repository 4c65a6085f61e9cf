// Redirects are followed, 5 at most; names in the module are relative to where they led.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/1.js": web.redirect("2.js"),
  "/2.js": web.redirect("/folder/3.js", 301),
  "/folder/3.js": web.redirect("4.js", 303),
  "/folder/4.js": web.redirect("../5.js", 307),
  "/5.js": function (request, response) {
    web.redirect(server.url + "/folder/end.js", 308)(request, response);
  },
  "/folder/end.js": "exports.name = __filename; exports.friend = require('friend.js').name;",
  "/folder/friend.js": "exports.name = 'friend';",
  "/0.js": web.redirect("1.js"),
  "/loop.js": web.redirect("loop.js"),
  "/away.js": web.redirect("https://127.0.0.1:1/x.js"),
  "/nowhere.js": web.redirect("http://"),
  "/local.js": web.redirect("file:///etc/passwd"),
});
var end = require(server.url + "/1.js");
check.equal(end.name, server.url + "/folder/end.js");
check.equal(end.friend, "friend");
check.equal(require(server.url + "/folder/end.js"), end);
check.equal(require(server.url + "/1.js"), end);
check.equal(require(server.url + "/5.js"), end);
var count = server.requests.length;
check.throws(function () {
  require(server.url + "/0.js");
}, /more than 5 redirects/);
check.equal(server.requests.length - count, 6);
check.throws(function () {
  require(server.url + "/loop.js");
}, /more than 5 redirects/);
check.throws(function () {
  require(server.url + "/away.js");
}, /https:\/\/127\.0\.0\.1:1\/x\.js: .*refused/);
check.throws(function () {
  require(server.url + "/nowhere.js");
}, /must be an http:/);
check.throws(function () {
  require(server.url + "/local.js");
}, /must be an http:/);
server.close();
