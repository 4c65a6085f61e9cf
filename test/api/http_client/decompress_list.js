// Several codings are undone in turn, the last one first, by `decompress` and by fetch, as slowly as they are read; what is broken within one of
// them is an error, and what comes out of each is bounded.
var check = require("../check.js");

var TEXT = new Array(200001).join("Größe, ");
var SIZE = 64 * 1024 * 1024;

function coded(bytes, codings) {
  return codings.reduce(function (inner, coding) {
    return node.compress(inner, coding).wait();
  }, bytes);
}
var answers = {
  "/list": ["gzip, br", coded(TEXT, ["gzip", "br"])],
  "/five": ["br,zstd , ,GZIP,identity", coded(TEXT, ["br", "zstd", "gzip"])],
  "/empty": ["gzip, br", new Uint8Array(0)],
  "/inner_empty": ["gzip, br", coded("", ["gzip", "br"])],
  "/bomb": ["gzip, zstd", coded(new Uint8Array(SIZE), ["gzip", "zstd"])],
  "/broken_inside": ["gzip, br", coded("no gzip", ["br"])],
  "/broken_outside": ["gzip, br", coded(TEXT, ["br", "gzip"])],
};
var server = node.http.createServer(function (request, response) {
  var answer = answers[request.uri.path];
  response.sendHeader(200, { "Content-Encoding": answer[0] });
  if (answer[1].length > 0) response.sendBody(answer[1]);
  response.finish();
});
server.listen(0, "127.0.0.1");

var url = "http://127.0.0.1:" + server.port;
function cat(path, options) {
  return node.http.cat(url + path, "utf8", options || { decompress: true });
}
async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was fulfilled");
}

function slowly(path) {
  var client = node.http.createClient(server.port, "127.0.0.1", { decompress: true });
  return new Promise(function (resolve) {
    client.get(path).finish(function (response) {
      var size = 0;
      var paused = false;
      response.setBodyEncoding("bytes");
      response.addListener("body", function (bytes) {
        check.equal(paused, false);
        if ((size += bytes.length) % (8 * 1024 * 1024) !== 0) return;
        paused = true;
        response.pause();
        setTimeout(function () {
          paused = false;
          response.resume();
        }, 2);
      });
      response.addListener("complete", function () {
        check.equal(response.header("Content-Encoding"), undefined);
        resolve(size);
      });
    });
  });
}

(async function () {
  for (var path of ["/list", "/five"]) {
    check.ok((await cat(path)) === TEXT, path);
    var response = await fetch(url + path);
    check.ok((await response.text()) === TEXT, path);
    check.ok(response.headers.has("content-encoding"), path); // fetch keeps the headers as they came
  }
  check.equal(await cat("/empty"), "");
  check.equal(await cat("/inner_empty"), "");
  check.equal(await slowly("/bomb"), SIZE);
  check.equal(
    (await failure(cat("/bomb", { decompress: { maxBytes: SIZE - 1 } }))).code,
    "EMSGSIZE",
  );
  check.equal((await failure(cat("/broken_inside"))).code, "MALFORMED");
  check.equal((await failure(cat("/broken_outside"))).code, "MALFORMED");
  var unread = await fetch(url + "/broken_inside");
  check.equal((await failure(unread.text())).cause.code, "MALFORMED");
  server.close();
})().then(check.mustCall());
