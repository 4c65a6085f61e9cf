// A URL with #sha256-HEX loads a text with that digest only; of another one nothing runs.
var check = require("../check.js");
var web = require("fixtures/server.js");
var text = "process.digestRuns = (process.digestRuns || 0) + 1; exports.name = __filename;";
var right = "b5aeb0cbbc7e705aa192ab6070d2b7d66f8f26a87368bb600c13b97706767ffe";
var wrong = right.replace(/^./, right.charAt(0) === "0" ? "1" : "0");
var server = web.start({ "/m.js": text, "/r.js": web.redirect("m.js") });
var url = server.url + "/m.js";
var left = 2;
function done() {
  if (--left === 0) server.close();
}

check.throws(function () {
  require(url + "#sha256-" + wrong);
}, new RegExp(right));
require_async(url + "#sha256-" + wrong)
  .addCallback(check.mustNotCall())
  .addErrback(
    check.mustCall(function (error) {
      check.ok(error.message.indexOf(url) >= 0, error.message);
      done();
    }),
  );
check.throws(function () {
  require(server.url + "/r.js#sha256-" + wrong);
}, new RegExp(right));
check.equal(process.digestRuns, undefined);

[
  "#sha256-",
  "#sha256-12",
  "#sha256-" + right + "0",
  "#sha512-" + right,
  "#x#sha256-00",
  "#%73ha256-00",
  "#" + right,
].forEach(function (fragment) {
  check.throws(function () {
    require(url + fragment);
  }, /64 hexadecimal digits/);
});

var module = require(url + "#sha256-" + right);
check.equal(module.name, url);
check.equal(require(url), module);
check.equal(require(url + "#sha256-" + right.toUpperCase()), module);
check.throws(function () {
  require(url + "#sha256-" + wrong);
}, new RegExp(right));
check.equal(process.digestRuns, 1);
done();
