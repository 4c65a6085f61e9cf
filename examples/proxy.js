// An HTTP proxy for browsers: passes on what is asked for, no faster than the slower side; and WebSockets, and the tunnels
// that https:// goes through (CONNECT).
//
//     node proxy.js [port, or path of a Unix socket]
//     curl -x http://localhost:8080 http://example.com/
//     curl -x http://localhost:8080 https://example.com/
var port = ARGV[2] || 8080; // or a path

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
  try {
    response.sendHeader(status, { "Content-Type": "text/plain", "Connection": "close" });
    response.sendBody(why + "\n");
    response.finish();
  } catch (error) {
    // The answer has begun. What was passed on until now has to do.
  }
}

// What one side says and the other would not take is the end of this request, and of nothing else.
function attempt(response, status, f) {
  try {
    f();
  } catch (error) {
    refuse(response, status, error.message);
  }
}

// Passes on `from`; what goes wrong on the way has been told to both ends, which are cut short.
function pass(from, to) {
  node.pump(from, to).addErrback(function (error) {
    puts(error.message);
  });
}

// Two connections become one: each gets what the other sends, and ends when the other has ended.
function join(one, other) {
  [one, other].forEach(function (connection) {
    connection.setTimeout(0); // they may be silent as long as they like
    connection.addListener("close", function () {
      (connection === one ? other : one).close();
    });
  });
  pass(one, other);
  pass(other, one);
}

// A tunnel to a host and port.
function connect(request, response) {
  var uri = request.uri;
  if (!uri.host || !uri.port) return refuse(response, 400, "CONNECT host:port");
  var onward = node.tcp.createConnection(uri.port, uri.host.replace(/^\[|\]$/g, ""));
  var isOpen = false;
  onward.addListener("connect", function () {
    isOpen = true;
    puts("200 CONNECT " + uri);
    attempt(response, 502, function () {
      join(response.upgrade(), onward);
    });
  });
  onward.addListener("close", function (hadError, error) {
    if (!isOpen) refuse(response, 502, error ? error.message : "The connection was closed");
  });
}

// Another protocol behind an ordinary request, such as a WebSocket: both heads are passed on, and what follows them as well.
function upgrade(request, response) {
  var uri = request.uri;
  var answered = false;
  var headers = passedOn(request).concat([
    ["Upgrade", request.header("Upgrade")],
    ["Connection", "Upgrade"],
  ]);
  var onward = node.http.createClient(uri.port || 80, uri.host).get(uri.relative || "/", headers);
  onward.addListener("upgrade", function (answer, connection) {
    answered = true;
    puts(answer.statusCode + " " + request.method + " " + uri);
    var agreed = passedOn(answer).concat([
      ["Upgrade", answer.header("Upgrade") || ""],
      ["Connection", "Upgrade"],
    ]);
    attempt(response, 502, function () {
      join(response.upgrade(agreed), connection);
    });
  });
  onward.addListener("response", function (answer) {
    answered = true;
    passBack(answer, response);
  });
  onward.addListener("error", function (error) {
    if (!answered) refuse(response, 502, error.message);
  });
  onward.finish();
}

// An answer that the client would not take is no answer, and ends its connection.
function passBack(answer, response) {
  attempt(response, 502, function () {
    response.sendHeader(answer.statusCode, passedOn(answer));
    pass(answer, response);
  });
}

// An ordinary request.
function forward(request, response) {
  var uri = request.uri;
  var answered = false;
  var client = node.http.createClient(uri.port || 80, uri.host);
  var headers = passedOn(request).concat([["Connection", "close"]]);
  var onward = client[METHODS[request.method]](uri.relative || "/", headers);
  onward.addListener("response", function (answer) {
    answered = true;
    puts(answer.statusCode + " " + request.method + " " + uri);
    passBack(answer, response);
  });
  onward.addListener("error", function (error) {
    if (!answered) refuse(response, 502, error.message);
  });
  pass(request, onward); // nearly all have an empty body
}

var proxy = node.http.createServer(null, { encoding: "utf8" });
proxy.addListener("request", function (request, response) {
  var isHttp = /^http$/i.test(request.uri.protocol);
  // What the client wants and no server would take throws.
  attempt(response, 400, function () {
    if (request.method === "CONNECT") return connect(request, response);
    if (METHODS[request.method] === undefined)
      return refuse(response, 501, "This proxy knows no " + request.method);
    if (!isHttp) return refuse(response, 400, "This proxy is for http:// only");
    if (request.header("Upgrade") && request.method === "GET") return upgrade(request, response);
    forward(request, response);
  });
});
if (/\//.test(port)) {
  proxy.listen(port, { mode: 0o600 });
  puts("Proxy at " + port);
} else {
  proxy.listen(port, "localhost");
  puts("Proxy at http://localhost:" + proxy.port + "/");
}
