// A script's 1xx goes to a client of HTTP/1.1 only: to one of HTTP/1.0 the connection ends without it.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  response.sendHeader(103, { Link: "</a.css>" });
  response.finish();
});
server.listen(0, "127.0.0.1");

var left = 2;
function expect(version, pattern) {
  var text = "";
  var connection = node.tcp.createConnection(server.port);
  connection.setEncoding("ascii");
  connection.addListener("connect", function () {
    connection.send("GET / HTTP/" + version + "\r\n\r\n");
  });
  connection.addListener("receive", function (data) {
    text += data;
  });
  connection.addListener("eof", function () {
    connection.close();
  });
  connection.addListener(
    "close",
    check.mustCall(function () {
      check.ok(pattern.test(text), version + ": " + JSON.stringify(text));
      if (--left === 0) server.close();
    }),
  );
}
expect("1.0", /^$/);
expect("1.1", /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a\.css>\r\n/);
