// In an async function require of a URL throws an Error that says what to do; require_async works there.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({ "/m.js": "exports.name = 'm';" });
(async function () {
  await undefined;
  check.throws(function () {
    require(server.url + "/m.js");
  }, /await/);
  check.equal((await require_async(server.url + "/m.js")).name, "m");
  server.close();
})().then(check.mustCall());
