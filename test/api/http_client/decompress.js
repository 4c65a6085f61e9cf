// With `decompress` requests accept what can be decompressed, and answers come as they were meant, without Content-Encoding and
// Content-Length; in any encoding of text, and by node.http.cat as well.
var check = require("../check.js");

var TEXT = new Array(20001).join("Größe, ");
var asked = [];
var server = node.http.createServer(function (request, response) {
  asked.push(request.header("accept-encoding"));
  var format = request.uri.params.format;
  if (format === "none") {
    response.sendHeader(200, { "Content-Length": 2 });
    response.sendBody("ok");
    return response.finish();
  }
  node
    .compress(request.uri.params.size === "0" ? "" : TEXT, format === "x-gzip" ? "gzip" : format)
    .addCallback(function (bytes) {
      response.sendHeader(200, {
        "Content-Encoding": format,
        "X-Other": "stays",
        "Content-Length": bytes.length,
      });
      response.sendBody(bytes);
      response.finish();
    });
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "127.0.0.1", { decompress: true });

function get(path, headers, encoding, then) {
  client.get(path, headers).finish(
    check.mustCall(function (response) {
      var text = encoding === "utf8" || encoding === "ascii" ? "" : [];
      if (encoding !== undefined) response.setBodyEncoding(encoding);
      response.addListener("body", function (chunk) {
        if (encoding === "bytes") check.ok(chunk instanceof Uint8Array);
        text = typeof text === "string" ? text + chunk : text.concat(Array.from(chunk));
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          then(response, text);
        }),
      );
    }),
  );
}

["gzip", "x-gzip", "deflate", "br", "zstd"].forEach(function (format) {
  get("/?format=" + format, {}, "utf8", function (response, text) {
    check.equal(text === TEXT, true, format);
    check.equal(response.header("content-encoding"), undefined);
    check.equal(response.header("content-length"), undefined);
    check.deepEqual(response.headers["X-Other"], "stays");
    check.equal("Content-Encoding" in response.headers, false);
  });
  get("/?size=0&format=" + format, {}, "utf8", function (response, text) {
    check.equal(text, "");
  });
});
[undefined, "raw", "bytes"].forEach(function (encoding) {
  get("/?format=br", {}, encoding, function (response, bytes) {
    check.equal(node.decode(bytes) === TEXT, true);
  });
});
get("/?format=none", { "Accept-Encoding": "identity" }, "ascii", function (response, text) {
  check.equal(text, "ok");
  check.equal(response.header("content-length"), "2");
});
get("/?format=none", { Range: "bytes=0-1" }, "ascii", function () {
  check.equal(asked[0], "gzip, deflate, br, zstd");
  check.equal(asked[asked.length - 2], "identity");
  check.equal(asked[asked.length - 1], undefined);
  var url = "http://127.0.0.1:" + server.port + "/?format=zstd";
  node.http.cat(url, "utf8", { decompress: true }).addCallback(
    check.mustCall(function (text) {
      check.equal(text === TEXT, true);
      node.http
        .createClient(server.port)
        .get("/?format=gzip")
        .finish(
          check.mustCall(function (response) {
            check.equal(
              response.header("content-encoding"),
              "gzip",
              "without the option all is as it was",
            );
            check.equal(asked[asked.length - 1], undefined);
            server.close();
          }),
        );
    }),
  );
});
