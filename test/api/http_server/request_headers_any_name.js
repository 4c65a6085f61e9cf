// headers is a plain object in which __proto__, constructor and hasOwnProperty-like names are headers as any other.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
Object.prototype.extended = function () {};
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var headers = request.headers,
      names = [];
    for (var name in headers) if (headers.hasOwnProperty(name)) names.push(name);
    check.deepEqual(names, ["__proto__", "constructor", "toString"]);
    check.equal(Object.getPrototypeOf(headers), Object.prototype);
    check.equal(headers["__proto__"], "a, d");
    check.equal(headers["constructor"], "b");
    check.equal(headers["toString"], "c");
    response.sendHeader(200, headers);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET / HTTP/1.1\r\n__proto__: a\r\nconstructor: b\r\ntoString: c\r\n__proto__: d\r\n\r\n",
  check.mustCall(function (text) {
    check.equal(
      text,
      "HTTP/1.1 200 OK\r\n__proto__: a, d\r\nconstructor: b\r\ntoString: c\r\nContent-Length: 0\r\n\r\n",
    );
    server.close();
  }),
);
