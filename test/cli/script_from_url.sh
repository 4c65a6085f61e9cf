#!/bin/sh
# The main script may be an http:// URL: its names are relative to that, and it is the main script in all else.
set -eu
"$NODE" -e '
var web = require("test/api/modules/fixtures/server.js");
var check = require("test/api/check.js");
var server = web.start({
  "/main.js": "puts(ARGV[1] === __filename); puts(ARGV[2]); puts(this === process); puts(require(\"m.js\").name);",
  "/m.js": "exports.name = 5;",
});
function run(words, expected, code) {
  var output = "";
  var child = node.createChildProcess(ENV.NODE + " " + words + " 2>&1");
  child.addListener("output", function (text) { output += text === null ? "" : text; });
  child.addListener("exit", check.mustCall(function (actual) {
    check.equal(actual, code);
    check.ok(expected.test(output), output);
    if (--running === 0) server.close();
  }));
}
var running = 2;
run(server.url + "/main.js argument", /^true\nargument\ntrue\n5\n$/, 0);
run(server.url + "/nothing.js", /^Error reading http:.*nothing.js.*404/, 1);'
