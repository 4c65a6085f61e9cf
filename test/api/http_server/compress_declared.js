// A declared length holds for what the listener sends: longer and shorter throw, whether the answer is compressed or not.
var check = require("../check.js");

var TEXT = new Array(3001).join("x");
var acts = {
  "/exact": function (response) {
    response.sendBody(TEXT);
    response.finish();
  },
  "/long": function (response) {
    response.sendBody(TEXT);
    check.throws(function () {
      response.sendBody("y");
    }, /longer than the Content-Length/);
    response.finish();
  },
  "/short": function (response) {
    response.sendBody("x");
    check.throws(function () {
      response.finish();
    }, /shorter than the Content-Length/);
  },
  "/streamed": function (response) {
    response.sendBody(TEXT.slice(0, 1000));
    setTimeout(function () {
      response.sendBody(new Uint8Array(2000).fill(120));
      check.throws(function () {
        response.sendBody("y");
      }, /longer than the Content-Length/);
      response.finish();
    }, 2);
  },
};
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Length": 3000 });
    acts[request.uri.path](response);
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");
var url = "http://127.0.0.1:" + server.port;
(async function () {
  check.equal(await node.http.cat(url + "/exact", "ascii", { decompress: true }), TEXT);
  check.equal(await node.http.cat(url + "/long", "ascii", { decompress: true }), TEXT);
  check.equal(await node.http.cat(url + "/streamed", "ascii", { decompress: true }), TEXT);
  node.http.cat(url + "/short", "ascii", { decompress: true }).addErrback(
    check.mustCall(function (status) {
      check.equal(status, 500);
      server.close();
    }),
  );
})().then(check.mustCall());
