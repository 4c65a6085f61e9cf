#!/bin/sh
# NODE_NO_REMOTE_MODULES=1 refuses modules from URLs, the main script too, before anything is asked of a server.
set -eu
NODE_NO_REMOTE_MODULES=1 "$NODE" -e '
var web = require("test/api/modules/fixtures/server.js");
var check = require("test/api/check.js");
var server = web.start({ "/m.js": "exports.name = 5;" });
check.throws(function () { require(server.url + "/m.js"); }, /NODE_NO_REMOTE_MODULES/);
ENV.NODE_NO_REMOTE_MODULES = "";
check.throws(function () { include(server.url + "/m.js"); }, /NODE_NO_REMOTE_MODULES/);
require_async(server.url + "/m.js").addErrback(check.mustCall(function (error) {
  check.ok(error.message.indexOf(server.url + "/m.js") >= 0, error.message);
  check.equal(server.requests.length, 0);
  server.close();
}));'
NODE_NO_REMOTE_MODULES=1 "$NODE" http://127.0.0.1:1/x.js 2> /dev/null && exit 1
NODE_NO_REMOTE_MODULES=0 "$NODE" -e '
var server = require("test/api/modules/fixtures/server.js").start({ "/m.js": "exports.name = 5;" });
node.assert(require(server.url + "/m.js").name === 5);
server.close();'
