// An answer that is streamed is compressed as it goes: what the listener has sent when it pauses reaches the client at once.
var check = require("../check.js");

var formats = ["gzip", "deflate", "br", "zstd"];
var current;
var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/event-stream" });
    current = response;
    response.sendBody("data: ");
    response.sendBody(0 + "\n\n");
  },
  { compress: true, encoding: "utf8" },
);
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);

function stream(format) {
  client.get("/", { "Accept-Encoding": format }).finish(
    check.mustCall(function (response) {
      check.equal(response.header("content-encoding"), format);
      check.equal(response.header("transfer-encoding"), "chunked");
      var decompressor = new node.Decompressor(format);
      var count = 0;
      response.setBodyEncoding("bytes");
      response.addListener("body", function (bytes) {
        decompressor.write(bytes);
      });
      response.addListener("complete", function () {
        decompressor.close();
      });
      // The next event is sent when this one has come.
      decompressor.addListener(
        "data",
        check.mustCall(function (bytes) {
          check.equal(node.decode(bytes), "data: " + count + (count > 0 ? "ä" : "") + "\n\n");
          if (++count === 5) check.equal(current.finish(), true);
          else check.equal(current.sendBody("data: " + count + "ä\n\n"), true);
        }, 5),
      );
      decompressor.addListener(
        "close",
        check.mustCall(function (hadError) {
          check.equal(hadError, false);
          check.throws(function () {
            current.sendBody("late");
          }, /finished/);
          if (formats.length > 0) stream(formats.shift());
          else server.close();
        }),
      );
    }),
  );
}
stream(formats.shift());
