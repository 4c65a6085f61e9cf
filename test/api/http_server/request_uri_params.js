// uri.params are decoded; what cannot be decoded is dropped; any name may stand there; the last of a name counts.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var params = request.uri.params;
    check.deepEqual(Object.keys(params), [
      "a b",
      "c",
      "empty",
      "none",
      "__proto__",
      "constructor",
      "\u00fc",
    ]);
    check.equal(params["a b"], "1 2");
    check.equal(params.c, "x=y");
    check.equal(params.empty, "");
    check.equal(params.none, "");
    check.equal(params["__proto__"], "p");
    check.equal(params.constructor, "q");
    check.equal(params["\u00fc"], "\u20ac");
    check.ok(params.hasOwnProperty("__proto__"));
    response.sendHeader(200);
    response.finish();
  }),
);
server.listen(0, "127.0.0.1");
raw.exchange(
  server.port,
  "GET /?a+b=0&a%20b=1+2&c=x=y&empty=&none&bad=%zz&%ff=1&=nameless&&__proto__=p&constructor=q&" +
    "%c3%bc=%e2%82%ac HTTP/1.1\r\n\r\n",
  check.mustCall(function () {
    server.close();
  }),
);
