// A client that takes no answer as it is gets it compressed, however short and of whatever type.
var check = require("../check.js");

var server = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { "Content-Type": "image/png" });
    response.sendBody("tiny");
    response.finish();
    server.close();
  },
  { compress: true },
);
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .get("/", { "Accept-Encoding": "gzip, *;q=0" })
  .finish(
    check.mustCall(function (response) {
      check.equal(response.header("content-encoding"), "gzip");
      response.setBodyEncoding("bytes");
      response.addListener(
        "body",
        check.mustCall(function (bytes) {
          check.equal(node.decode(node.decompress(bytes, "gzip").wait()), "tiny");
        }),
      );
    }),
  );
