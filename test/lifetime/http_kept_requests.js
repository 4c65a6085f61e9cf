// Requests and responses that a script keeps past their connection do no harm: calls on them say that the client is gone.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");
var kept = [];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    kept.push([request, response]);
    if (request.uri.path !== "/never") {
      response.sendHeader(200);
      response.finish();
    } else {
      setTimeout(endAll, 0);
    }
  }, 3),
);
server.listen(0, "127.0.0.1");
raw
  .connect(server.port)
  .send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /never HTTP/1.1\r\n\r\n");
function endAll() {
  kept[2][0].connection.forceClose();
  server.close();
  server.addListener("close", function () {
    setTimeout(
      check.mustCall(function () {
        kept.forEach(function (each) {
          each[0].pause();
          each[0].resume();
          each[0].setBodyEncoding("utf8");
          check.equal(each[0].connection.readyState, "closed");
          check.equal(each[0].headers.Host, undefined);
          each[1].finish();
        });
        check.equal(kept[2][1].finish(), false);
      }),
      10,
    );
  });
}
