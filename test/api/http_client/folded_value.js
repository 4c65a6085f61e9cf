// Of a folded header value only blanks and tabs are taken off: a no-break space stays.
var check = require("../check.js");

var server = node.tcp.createServer(function (connection) {
  connection.addListener("receive", function () {
    connection.send(
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: \xa0a\xa0\r\n \t\xa0b\xa0 \r\n\r\n",
    );
    connection.close();
  });
});
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      check.equal(response.headers.X, "\xa0a\xa0 \xa0b\xa0");
      server.close();
    }),
  );
