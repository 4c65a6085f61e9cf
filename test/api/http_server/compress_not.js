// What is short, of another type, encoded, ranged, no-transform, or has no body, stays as it is; what could not be otherwise has no Vary.
var check = require("../check.js");

var TEXT = new Array(500).join("many words, ");
var rows = [
  // [what, status, headers, body, whether it is compressed, Vary]
  ["text", 200, { "Content-Type": "text/html" }, TEXT, true, "Accept-Encoding"],
  ["no type", 200, {}, TEXT, true, "Accept-Encoding"],
  ["json", 200, { "content-type": "application/json" }, TEXT, true, "Accept-Encoding"],
  ["a suffix", 200, { "Content-Type": "application/ld+json;x=y" }, TEXT, true, "Accept-Encoding"],
  ["svg", 404, { "Content-Type": "image/svg+xml" }, TEXT, true, "Accept-Encoding"],
  ["varies", 200, { "Vary": "Origin, accept-encoding" }, TEXT, true, "Origin, accept-encoding"],
  ["varies otherwise", 200, { "Vary": "Origin" }, TEXT, true, "Origin, Accept-Encoding"],
  ["varies always", 200, { "Vary": "*" }, TEXT, true, "*"],
  ["short", 200, { "Content-Type": "text/plain" }, "short", false, "Accept-Encoding"],
  ["empty", 200, { "Content-Type": "text/plain" }, "", false, "Accept-Encoding"],
  ["an image", 200, { "Content-Type": "image/png" }, TEXT, false, undefined],
  ["encoded", 200, { "Content-Encoding": "gzip" }, TEXT, false, undefined],
  ["no-transform", 200, { "Cache-Control": "public, no-transform" }, TEXT, false, undefined],
  ["a part", 206, { "Content-Range": "bytes 0-9/100" }, TEXT, false, undefined],
  ["a range", 200, { "Content-Range": "bytes 0-9/100" }, TEXT, false, undefined],
  ["no content", 204, {}, "", false, undefined],
  ["not modified", 304, { "ETag": '"x"' }, "", false, "Accept-Encoding"],
];
var server = node.http.createServer(
  function (request, response) {
    var row = rows[request.uri.params.row];
    response.sendHeader(row[1], row[2]);
    if (row[3] !== "") response.sendBody(row[3]);
    response.finish();
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
var left = rows.length;
rows.forEach(function (row, index) {
  client.get("/?row=" + index, { "Accept-Encoding": "gzip" }).finish(
    check.mustCall(function (response) {
      var was = row[2]["Content-Encoding"];
      check.equal(response.header("content-encoding"), row[4] ? "gzip" : was, row[0]);
      check.equal(response.header("vary"), row[5], row[0]);
      if (row[1] === 304) check.equal(response.header("etag"), 'W/"x"');
      var size = 0;
      response.setBodyEncoding("bytes");
      response.addListener("body", function (chunk) {
        size += chunk.length;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          if (row[4]) check.ok(size < TEXT.length / 10);
          else check.equal(size, row[3].length);
          if (--left === 0) server.close();
        }),
      );
    }),
  );
});
