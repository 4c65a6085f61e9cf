// An HTTP proxy for browsers: passes on what is asked for, no faster than the slower side.
//
//     node proxy.js [port]
//     curl -x http://localhost:8080 http://example.com/
var port = ARGV[2] || 8080;

var METHODS = { GET: "get", HEAD: "head", POST: "post", PUT: "put", DELETE: "del" };

// These are about one connection, not about the message (RFC 9110, 7.6.1).
var OF_A_CONNECTION = /^(connection|keep-alive|proxy-.*|te|trailer|upgrade)$/i;

function passedOn(message) {
  return message.headerList.filter(function (header) {
    return !OF_A_CONNECTION.test(header[0]);
  });
}

function refuse(response, status, why) {
  response.sendHeader(status, { "Content-Type": "text/plain", "Connection": "close" });
  response.sendBody(why + "\n");
  response.finish();
}

// Passes on `from`; what goes wrong on the way has been told to both ends, which are cut short.
function pass(from, to) {
  node.pump(from, to).addErrback(function (error) {
    puts(error.message);
  });
}

var proxy = node.http.createServer(null, { encoding: "utf8" });
proxy.addListener("request", function (request, response) {
  var uri = request.uri,
    method = METHODS[request.method];
  if (method === undefined) return refuse(response, 501, "This proxy knows no " + request.method);
  if (!/^http$/i.test(uri.protocol)) return refuse(response, 400, "This proxy is for http:// only");

  var answered = false;
  var client = node.http.createClient(uri.port || 80, uri.host);
  var headers = passedOn(request).concat([["Connection", "close"]]);
  var onward = client[method](uri.relative || "/", headers);
  onward.addListener("response", function (answer) {
    answered = true;
    puts(answer.statusCode + " " + request.method + " " + uri);
    response.sendHeader(answer.statusCode, passedOn(answer));
    pass(answer, response);
  });
  onward.addListener("error", function (error) {
    if (!answered) refuse(response, 502, error.message);
  });
  if (method === "get" || method === "head") onward.finish();
  else pass(request, onward);
});
proxy.listen(port, "localhost");
puts("Proxy at http://localhost:" + proxy.port + "/");
