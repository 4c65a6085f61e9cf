// In a module from a URL, __filename is the URL, and names are relative to it.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({
  "/a/main.js":
    "exports.filename = __filename; exports.dirname = __dirname;" +
    "exports.beside = require('beside.js?version=1/2'); exports.above = require('../above.js');" +
    "exports.root = require('/root.js'); exports.later = function () { return require('later.js').name; };",
  "/a/beside.js?version=1/2": "exports.name = __filename; exports.dirname = __dirname;",
  "/above.js": "exports.name = __filename; exports.dirname = __dirname;",
  "/root.js": "exports.name = __filename;",
  "/a/later.js": "exports.name = __filename;",
});
var main = require(server.url + "/a/main.js");
check.equal(main.filename, server.url + "/a/main.js");
check.equal(main.dirname, server.url + "/a");
check.equal(main.beside.name, server.url + "/a/beside.js?version=1/2");
check.equal(main.beside.dirname, server.url + "/a");
check.equal(main.above.name, server.url + "/above.js");
check.equal(main.above.dirname, server.url);
check.equal(main.root.name, server.url + "/root.js");
setTimeout(
  check.mustCall(function () {
    check.equal(main.later(), server.url + "/a/later.js");
    server.close();
  }),
  1,
);
