// An answer is compressed where the client accepts it: by quality values, "*" and "identity", in the server's order where it likes
// several alike; Vary, Content-Encoding and a weak ETag say so.
var check = require("../check.js");

var TEXT = new Array(500).join("many words, ");
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, {
      "Content-Type": "text/plain; charset=utf-8",
      "ETag": '"v1"',
      "Accept-Ranges": "bytes",
    });
    response.sendBody(TEXT);
    response.finish();
  },
  { compress: { formats: ["br", "gzip", "deflate", "zstd"] } },
);
server.listen(0, "127.0.0.1");

var rows = [
  [undefined, undefined],
  ["", undefined],
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["GZIP", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ["zstd", "zstd"],
  ["gzip, br", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=0.9, zstd;q=0.8", "gzip"],
  ["gzip;q=0.8, zstd; q=0.9", "zstd"],
  ["gzip;Q=0.5,br;q=0.4", "gzip"],
  ["gzip;q=0", undefined],
  ["gzip;q=0.000, br;q=0.001", "br"],
  ["*", "br"],
  ["*, br;q=0", "gzip"],
  ["*;q=0.3, gzip", "gzip"],
  ["*;q=0", undefined],
  ["*;q=0, zstd", "zstd"],
  ["identity", undefined],
  ["identity, gzip", "gzip"],
  ["identity, gzip;q=0.5", undefined],
  ["identity;q=0.5, gzip;q=0.5", "gzip"],
  ["identity;q=0", undefined],
  ["identity;q=0, *", "br"],
  ["compress, exi, lzma", undefined],
  ["gzip;q=x", undefined],
  ["gzip;q=2", undefined],
  ["gzip;q=1.000", "gzip"],
  ["gzip;level=9;q=0.5, br;q=0.6", "br"],
  [",, ,gzip ,", "gzip"],
];
var client = node.http.createClient(server.port);
var left = rows.length;
rows.forEach(function (row) {
  var headers = row[0] === undefined ? {} : { "Accept-Encoding": row[0] };
  client.get("/", headers).finish(
    check.mustCall(function (response) {
      check.equal(response.header("content-encoding"), row[1], row[0]);
      check.equal(response.header("vary"), "Accept-Encoding");
      check.equal(response.header("etag"), row[1] ? 'W/"v1"' : '"v1"');
      check.equal(response.header("accept-ranges"), row[1] ? undefined : "bytes");
      var bytes = [];
      response.setBodyEncoding("raw");
      response.addListener("body", function (chunk) {
        bytes = bytes.concat(chunk);
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(response.header("content-length"), String(bytes.length));
          var back = row[1] ? node.decompress(bytes, row[1]).wait() : bytes;
          check.equal(node.decode(back), TEXT);
          if (--left === 0) server.close();
        }),
      );
    }),
  );
});
