// Date is added, in the form that HTTP wants, unless the script gives one.
var check = require("../check.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200, request.uri.path === "/given" ? { "date": "today" } : {});
    response.finish();
  }, 2),
);
server.listen(0, "127.0.0.1");
var text = "",
  before = Math.floor(Date.now() / 1000) * 1000 - 1000;
var client = node.tcp.createConnection(server.port);
client.setEncoding("ascii");
client.addListener("connect", function () {
  client.send("GET /given HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");
});
client.addListener("receive", function (data) {
  text += data;
});
client.addListener(
  "eof",
  check.mustCall(function () {
    client.close();
    server.close();
    var dates = text.match(/^date: .*$/gim).map(function (line) {
      return line.slice(6).trim();
    });
    check.equal(dates.length, 2);
    check.equal(dates[0], "today");
    check.ok(
      /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT$/.test(
        dates[1],
      ),
      dates[1],
    );
    var time = new Date(dates[1]).getTime();
    check.ok(time >= before && time <= Date.now(), dates[1]);
  }),
);
