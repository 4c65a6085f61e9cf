// A module from a URL that cannot be had is an Error that names the URL and the reason.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/broken.js": "exports.x = 1;\nvar y = ;",
  "/throws.js": "throw new RangeError('remote');",
  "/short.js": function (request, response) {
    response.sendHeader(200, { "Content-Length": "1000" });
    response.sendBody("process.shortRan = true;");
    request.connection.forceClose();
  },
});
var failed = 0;
function fails(url, pattern, type) {
  var error = check.throws(function () {
    require(url);
  }, type || Error);
  check.ok(pattern.test(error.message), error.message);
  require_async(url).addErrback(
    check.mustCall(function (asynchronous) {
      check.ok(pattern.test(asynchronous.message), asynchronous.message);
      check.ok(asynchronous instanceof (type || Error));
      if (++failed === 8) server.close();
    }),
  );
  return error;
}
var error = fails(server.url + "/nothing.js", /127\.0\.0\.1:\d+\/nothing\.js: HTTP status 404/);
check.equal(error.statusCode, 404);
fails(server.url + "/broken.js", /127\.0\.0\.1:\d+\/broken\.js:2: /, SyntaxError);
fails(server.url + "/throws.js", /^remote$/, RangeError);
fails(server.url + "/short.js", /127\.0\.0\.1:\d+\/short\.js: ./);
fails(server.url + "/x.node", /must be a file/);
fails("https://127.0.0.1:1/x.js", /ECONNREFUSED|refused/);
fails("http:///x.js", /must be an http:/);
fails("http://127.0.0.1:99999/x.js", /99999\/x\.js: ./);
check.equal(process.shortRan, undefined);
