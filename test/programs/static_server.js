// A static file server of 2009 answers 200, 304, 403 and 404 to a client of 2009, with its types looked up in a module.
include("fixtures/mjsunit.js");
var mime = require("fixtures/mime.js"),
  fs = node.fs,
  http = node.http,
  path = node.path;
var root = path.join(path.dirname(__filename), "fixtures");
var cache = {};

function respond(res, status, headers, body) {
  headers.push(["Server", "node"], ["Content-Length", body.length]);
  res.sendHeader(status, headers);
  if (body.length) res.sendBody(body, "raw");
  res.finish();
}
function error(res, status) {
  respond(res, status, [["Content-Type", "text/plain"]], http.STATUS_CODES[status] + "\r\n");
}
function serve(req, res) {
  var file = path.join(root, decodeURIComponent(req.uri.path));
  if (file.indexOf(root) !== 0) return error(res, 403);
  fs.stat(file)
    .addCallback(function (stats) {
      if ((stats.mode & 0170000) !== 0100000) return error(res, 403);
      var modified = stats.mtime.toUTCString();
      if (req.headers["If-Modified-Since"] === modified) {
        res.sendHeader(304, { "Last-Modified": modified });
        return res.finish();
      }
      var type = mime.lookup(/\.\w+$/.exec(file)[0]);
      var reading = cache[file] || (cache[file] = fs.cat(file, "raw"));
      reading.addCallback(function (content) {
        respond(
          res,
          200,
          [
            ["Content-Type", type],
            ["Last-Modified", modified],
          ],
          content,
        );
      });
      reading.addErrback(function () {
        error(res, 500);
      });
    })
    .addErrback(function () {
      error(res, 404);
    });
}

var log = [];
var server = http.createServer(function (req, res) {
  assertTrue(this === server);
  log.push(req.method + " " + req.uri.relative + " HTTP/" + req.httpVersion);
  if (req.method !== "GET" && req.method !== "HEAD") return error(res, 405);
  serve(req, res);
});
server.listen(0);

var client = http.createClient(server.port, "localhost"),
  answers = [];
function ask(method, uri, headers, next) {
  var request = client[method](uri, headers);
  request.finish(function (response) {
    var body = "";
    response.setBodyEncoding("utf8");
    assertTrue(response.client === client);
    response.addListener("body", function (chunk) {
      body += chunk;
    });
    response.addListener("complete", function () {
      answers.push(response.statusCode);
      next(response.headers, body);
    });
  });
}

ask("get", "/mime.js", { "Host": "localhost", "Accept": "*/*" }, function (headers, body) {
  assertEquals("application/octet-stream", headers["Content-Type"]);
  assertEquals(fs.cat(root + "/mime.js").wait(), body);
  ask(
    "get",
    "/mime.js?again",
    [["If-Modified-Since", headers["Last-Modified"]]],
    function (headers, body) {
      assertEquals("", body);
      ask("head", "/th%65n.js", null, function (headers, body) {
        assertEquals("", body);
        assertEquals(String(fs.stat(root + "/then.js").wait().size), headers["Content-Length"]);
        ask("get", "/nothing.html", {}, function (headers, body) {
          assertEquals("Not Found\r\n", body);
          ask("get", "/", undefined, function () {
            ask("get", "/../unit_library.js", {}, function () {
              ask("del", "/mime.js", {}, function (headers, body) {
                assertEquals("Method Not Allowed\r\n", body);
                http
                  .cat("http://127.0.0.1:" + server.port + "/nothing", "utf8")
                  .addErrback(function (status) {
                    answers.push(status);
                    node
                      .cat("http://127.0.0.1:" + server.port + "/mime.js")
                      .addCallback(function (text) {
                        answers.push(text.length > 100);
                        server.close();
                      });
                  });
              });
            });
          });
        });
      });
    },
  );
});

process.addListener("exit", function () {
  assertEquals([200, 304, 200, 404, 403, 403, 405, 404, true], answers);
  assertEquals("GET /mime.js?again HTTP/1.1", log[1]);
  assertEquals(9, log.length);
});
