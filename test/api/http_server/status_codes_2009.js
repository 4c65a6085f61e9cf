// node.http.STATUS_CODES has the reasons of 2009, and answers say them.
var check = require("../check.js");

var reasons = {
  302: "Moved Temporarily",
  408: "Request Time-out",
  413: "Request Entity Too Large",
  414: "Request-URI Too Large",
  504: "Gateway Time-out",
  505: "HTTP Version not supported",
};
var server = node.http.createServer(function (request, response) {
  response.sendHeader(302);
  response.finish();
});
server.listen(0, "127.0.0.1");
for (var status in reasons) check.equal(node.http.STATUS_CODES[status], reasons[status]);

var text = "";
var connection = node.tcp.createConnection(server.port);
connection.setEncoding("ascii");
connection.addListener("connect", function () {
  connection.send("GET / HTTP/1.0\r\n\r\n");
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
    check.equal(text.split("\r\n")[0], "HTTP/1.1 302 Moved Temporarily");
    server.close();
  }),
);
