// A web framework of 2009: routes, cookies, templates compiled from text, forms, a streamed multipart upload, a proxy before it.
include("fixtures/mjsunit.js");
var http = node.http;

function Template(source) {
  var code =
    "var out = [];with (data) {out.push('" +
    source
      .replace(/'/g, "\\'")
      .replace(/\n/g, "\\n")
      .replace(/<%=(.*?)%>/g, "');out.push($1);out.push('")
      .replace(/<%(.*?)%>/g, "');$1;out.push('") +
    "');}return out.join('');";
  this.render = new Function("data", code);
}

function MultipartStream(boundary) {
  this.boundary = "\r\n--" + boundary;
  this.buffer = "\r\n";
  this.part = null;
}
node.inherits(MultipartStream, node.EventEmitter);
MultipartStream.prototype.write = function (chunk) {
  this.buffer += chunk;
  for (;;) {
    if (!this.part) {
      var end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      var head = this.buffer.slice(this.boundary.length + 2, end);
      this.part = { name: /name="([^"]*)"/.exec(head)[1], data: "" };
      this.buffer = this.buffer.slice(end + 4);
    }
    var at = this.buffer.indexOf(this.boundary);
    if (at < 0) return;
    this.part.data = this.buffer.slice(0, at);
    this.emit("part", [this.part]);
    this.part = null;
    this.buffer = this.buffer.slice(at);
    if (this.buffer.indexOf(this.boundary + "--") === 0) return this.emit("complete");
  }
};

var routes = [];
function route(method, pattern, handler) {
  routes.push({ method: method, pattern: pattern, handler: handler });
}
function App(port) {
  this.server = http.createServer(function (request, response) {
    request.cookies = {};
    (request.headers["Cookie"] || "").split(/;\s*/).forEach(function (pair) {
      var i = pair.indexOf("=");
      if (i > 0) request.cookies[pair.slice(0, i)] = pair.slice(i + 1);
    });
    response.cookies = [];
    for (var i = 0; i < routes.length; i++) {
      var match = routes[i].method === request.method && routes[i].pattern.exec(request.uri.path);
      if (match)
        return routes[i].handler.apply(
          { request: request, response: response, reply: reply },
          match.slice(1),
        );
    }
    reply.call({ response: response }, 404, "text/plain", "no route");
  });
  this.server.listen(port);
}
function reply(status, type, body) {
  var headers = [["Content-Type", type]];
  this.response.cookies.forEach(function (c) {
    headers.push(["Set-Cookie", c]);
  });
  this.response.sendHeader(status, headers);
  for (var i = 0; i < body.length; i += 100) this.response.sendBody(body.slice(i, i + 100));
  this.response.finish();
}

var page = new Template(
  "<ul><% for (var i = 0; i < items.length; i++) { %><li><%= items[i] %></li><% } %></ul>\nit's <%= who %>",
);
route("GET", /^\/list\/(\w+)$/, function (who) {
  this.response.cookies.push("seen=1; path=/", "who=" + who);
  this.reply(
    200,
    "text/html",
    page.render({ items: [1, "two"], who: this.request.uri.params.as || who }),
  );
});
route("POST", /^\/form$/, function () {
  var self = this,
    body = "";
  this.request.setBodyEncoding("utf8");
  this.request.addListener("body", function (chunk) {
    body += chunk;
  });
  this.request.addListener("complete", function () {
    self.reply(
      200,
      "text/json",
      JSON.stringify([http.parseUri("/?" + body).params, self.request.cookies]),
    );
  });
});
route("PUT", /^\/upload$/, function () {
  var self = this,
    request = this.request,
    sizes = {};
  var stream = new MultipartStream(/boundary=(.*)$/.exec(request.headers["Content-Type"])[1]);
  stream.addListener("part", function (part) {
    sizes[part.name] = part.data.length;
  });
  stream.addListener("complete", function () {
    sizes.complete = true;
  });
  request.setBodyEncoding("ascii");
  request.addListener("body", function (chunk) {
    stream.write(chunk);
    request.pause();
    setTimeout(function () {
      request.resume();
    }, 1);
  });
  request.addListener("complete", function () {
    self.reply(201, "text/json", JSON.stringify(sizes));
  });
});
var app = new App(0);

// ---- a proxy that knows nothing of what it passes on ----
var proxy = http.createServer(function (request, response) {
  var onward = http.createClient(app.server.port, "localhost");
  var method = { GET: "get", POST: "post", PUT: "put" }[request.method];
  var there = onward[method](request.uri.source || request.uri.relative, request.headers);
  request.addListener("body", function (chunk) {
    there.sendBody(chunk, "raw");
  });
  request.addListener("complete", function () {
    there.finish(function (back) {
      response.sendHeader(back.statusCode, back.headers);
      back.addListener("body", function (chunk) {
        response.sendBody(chunk, "raw");
      });
      back.addListener("complete", function () {
        response.finish();
      });
    });
  });
});
proxy.listen(0);

var client = http.createClient(proxy.port),
  got = [];
function finish(request, next) {
  request.finish(function (response) {
    var body = [];
    response.addListener("body", function (chunk) {
      body = body.concat(chunk);
    });
    response.addListener("complete", function () {
      got.push([response.statusCode, node.encodeUtf8(body)]);
      next(response);
    });
  });
}
finish(client.get("/list/ann?as=M%C3%A9+Li"), function (response) {
  assertEquals("seen=1; path=/, who=ann", response.headers["Set-Cookie"]);
  var form = "a=1&b=%26+x&c";
  var post = client.post("/form", {
    "Content-Length": form.length,
    "Content-Type": "application/x-www-form-urlencoded",
    "Cookie": "a=b; c=d=e",
  });
  post.sendBody(form.slice(0, 3));
  post.sendBody(form.slice(3));
  finish(post, function () {
    var put = client.put("/upload", [
      ["Transfer-Encoding", "chunked"],
      ["Content-Type", "multipart/form-data; boundary=XyZ"],
    ]);
    put.sendBody('--XyZ\r\nContent-Disposition: form-data; name="small"\r\n\r\nabc\r\n--X');
    put.sendBody('yZ\r\nContent-Disposition: form-data; name="large"\r\n\r\n');
    var bytes = [];
    for (var i = 0; i < 50000; i++) bytes.push(i & 255);
    put.sendBody(bytes);
    put.sendBody("\r\n--XyZ--\r\n");
    finish(put, function () {
      finish(client.get("/nothing", []), function () {
        proxy.close();
        app.server.close();
      });
    });
  });
});

process.addListener("exit", function () {
  assertEquals(
    [
      [200, "<ul><li>1</li><li>two</li></ul>\nit's M\ufffd Li"],
      [200, '[{"a":"1","b":"& x","c":""},{"a":"b","c":"d=e"}]'],
      [201, '{"small":3,"large":50000,"complete":true}'],
      [404, "no route"],
    ],
    got,
  );
});
