// The option compress: its properties, and a TypeError that names the wrong one.
var check = require("../check.js");

function make(compress) {
  return function () {
    return node.http.createServer(function () {}, { compress: compress });
  };
}
[
  undefined,
  null,
  false,
  true,
  {},
  { level: 9, formats: ["gzip"] },
  { types: ["text/*"], minBytes: 0 },
].forEach(function (good) {
  make(good)();
});
["yes", 1].forEach(function (bad) {
  check.throws(make(bad), /^createServer: options.compress must be/);
});
[-1, 1.5, "x"].forEach(function (bad) {
  check.throws(make({ minBytes: bad }), /options.minBytes must be/);
});
[0, 10, 1.5, "6"].forEach(function (bad) {
  check.throws(
    make({ level: bad }),
    /^createServer: options.compress.level must be an integer from 1 to 9/,
  );
});
check.throws(make({ level: 23, formats: ["zstd"] }), /from 1 to 22/);
["text/html", ["text"], [1], [""], {}].forEach(function (bad) {
  check.throws(make({ types: bad }), /^createServer: options.compress.types must be/);
});
["gzip", [], [1], ["lzma"], {}].forEach(function (bad) {
  check.throws(make({ formats: bad }), /^createServer: options.compress.formats/);
});

// What they do.
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": request.uri.params.type });
    response.sendBody("text text text");
    response.finish();
  },
  { compress: { minBytes: 10, types: ["image/png", "audio/*"], level: 1, formats: ["deflate"] } },
);
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
[
  ["image/png", "deflate"],
  ["Audio/MP3", "deflate"],
  ["text/plain", undefined],
].forEach(function (row, index) {
  client.get("/?type=" + row[0], { "Accept-Encoding": "gzip, deflate" }).finish(
    check.mustCall(function (response) {
      check.equal(response.header("content-encoding"), row[1]);
      if (index === 2) server.close();
    }),
  );
});
