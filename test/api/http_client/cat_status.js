// node.http.cat fails with the status code, a number, when that is not 2xx and leads nowhere.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(Number(request.uri.file), {});
  response.sendBody("body");
  response.finish();
});
server.listen(0, "127.0.0.1");

var statuses = [300, 301, 302, 404, 500];
var left = statuses.length;
statuses.forEach(function (status) {
  var promise = node.http.cat("http://127.0.0.1:" + server.port + "/" + status);
  promise.addCallback(check.mustNotCall("success"));
  promise.addErrback(
    check.mustCall(function (error) {
      check.equal(error, status);
      if (--left === 0)
        check.equal(node.http.cat("http://127.0.0.1:" + server.port + "/201").wait(), "body");
      if (left === 0) server.close();
    }),
  );
});
