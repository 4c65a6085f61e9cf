// An HTTP proxy for browsers: passes on what is asked for, no faster than the slower side.
//
//     node proxy.js [port]
//     curl -x http://localhost:8080 http://example.com/
var port = ARGV[2] || 8080;

var METHODS = { GET: "get", HEAD: "head", POST: "post", PUT: "put", DELETE: "del" };

// These are about one connection, not about the message (RFC 9110, 7.6.1).
var OF_A_CONNECTION = /^(connection|keep-alive|proxy-.*|te|trailer|upgrade)$/i;

// The headers of the message itself. Its Connection header names others that are not.
function passedOn(message) {
  var named = String(message.header("Connection"))
    .toLowerCase()
    .split(/[\s,]+/);
  return message.headerList.filter(function (header) {
    return !OF_A_CONNECTION.test(header[0]) && named.indexOf(header[0].toLowerCase()) < 0;
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
  var headers = passedOn(request).concat([["Connection", "close"]]);
  try {
    var client = node.http.createClient(uri.port || 80, uri.host);
    var onward = client[method](uri.relative || "/", headers);
  } catch (error) {
    // What the client wants and no server would take.
    return refuse(response, 400, error.message);
  }
  onward.addListener("response", function (answer) {
    answered = true;
    puts(answer.statusCode + " " + request.method + " " + uri);
    try {
      response.sendHeader(answer.statusCode, passedOn(answer));
    } catch (error) {
      return refuse(response, 502, error.message);
    }
    pass(answer, response);
  });
  onward.addListener("error", function (error) {
    if (!answered) refuse(response, 502, error.message);
  });
  pass(request, onward); // nearly all have an empty body
});
proxy.listen(port, "localhost");
puts("Proxy at http://localhost:" + proxy.port + "/");
