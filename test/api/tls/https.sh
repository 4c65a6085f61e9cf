#!/bin/sh
# https:// works in node.http.cat, node.cat, require, include and their async forms, and import, with NODE_EXTRA_AUTHORITIES, and never redirects down to http.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cat > "$work/test.js" << 'END'
var fixtures = ARGV[2] + "/test/tls/fixtures/";
var plain = node.http.createServer(function (request, response) {
  response.sendHeader(200, [["Content-Length", 0]]);
  response.finish();
});
var server = node.http.createServer(function (request, response) {
  var path = request.uri.path;
  if (path === "/down.js") {
    response.sendHeader(302, [["Location", "http://127.0.0.1:" + plain.port + "/"], ["Content-Length", "0"]]);
    return response.finish();
  }
  if (path === "/moved.js") {
    response.sendHeader(302, [["Location", "/module.js"], ["Content-Length", "0"]]);
    return response.finish();
  }
  if (path === "/es.mjs") {
    response.sendHeader(200, [["Content-Length", "34"]]);
    response.sendBody('export { name } from "./leaf.mjs";');
    return response.finish();
  }
  if (path === "/leaf.mjs") {
    response.sendHeader(200, [["Content-Length", "29"]]);
    response.sendBody('export const name = "of TLS";');
    return response.finish();
  }
  var body = path === "/module.js" ? 'exports.name = require("./inner.js").name;' : 'exports.name = "inner";';
  response.sendHeader(200, [["Content-Length", body.length]]);
  response.sendBody(body);
  response.finish();
}, { secure: { certificateFile: fixtures + "localhost.pem", keyFile: fixtures + "localhost.key" } });
server.listen(0);
plain.listen(0);
var base = "https://localhost:" + server.port;
function equal(a, b) { if (a !== b) throw new Error(a + " is not " + b); }
equal(node.http.cat(base + "/x").wait(), 'exports.name = "inner";');
equal(node.cat(base + "/x").wait(), 'exports.name = "inner";');
equal(require(base + "/module.js").name, "inner");
equal(require(base + "/moved.js").name, "inner");
include(base + "/inner.js");
equal(name, "inner");
equal(require_async(base + "/module.js?async").wait().name, "inner");
var own = name;
name = undefined;
include_async(base + "/inner.js?async").wait();
equal(name, own);
var failed, codes = [];
try { node.http.cat(base + "/down.js").wait(); } catch (error) { codes.push(error.code); }
equal(codes.join(), "INSECURE_REDIRECT");
fetch(base + "/module.js").then(function (response) { return response.text(); }).then(function (text) {
  equal(/inner/.test(text), true);
  return fetch(base + "/down.js");
}).catch(function (error) {
  equal(error.cause.code, "INSECURE_REDIRECT");
  return import(base + "/es.mjs");
}).then(function (namespace) {
  equal(namespace.name, "of TLS");
  return import(base + "/down.js");
}).catch(function (error) {
  equal(/from https:\/\/ to http:\/\//.test(error.message), true);
  server.close();
  plain.close();
  node.exit(0);
});
var failed;
try { require(base + "/down.js"); } catch (error) { failed = error; }
equal(/from https:\/\/ to http:\/\//.test(failed && failed.message), true);
setTimeout(function () { throw new Error("fetch took too long"); }, 30000);
END
NODE_EXTRA_AUTHORITIES=test/tls/fixtures/authority.pem timeout 30 "$NODE" "$work/test.js" "$PWD"

# A file of authorities that is not there is told by the variable's name.
echo 'node.tcp.createConnection(1, "localhost", {secure: true});' > "$work/no.js"
if NODE_EXTRA_AUTHORITIES=/nowhere "$NODE" "$work/no.js" 2> "$work/errors"; then exit 1; fi
grep -q NODE_EXTRA_AUTHORITIES "$work/errors"
