// An answer that is pumped to a response arrives the same whether anybody else sees its pieces or not, however long it is
// and with or without a declared length.
var check = require("../check.js");

var SIZES = [1, 1000, 300000];
// How a program looks at the pieces: not at all, by a listener, by an `emit` or a `sendBody` of its own. Each returns how many
// bytes it has seen.
var LOOKS = {
  not: function (answer, response) {
    return undefined;
  },
  listener: function (answer, response) {
    var seen = { bytes: 0 };
    answer.addListener("body", function (chunk) {
      check.ok(chunk instanceof Uint8Array);
      seen.bytes += chunk.length;
    });
    return seen;
  },
  emit: function (answer, response) {
    var seen = { bytes: 0 };
    answer.emit = function (event, args) {
      if (event === "body") seen.bytes += args[0].length;
      return node.EventEmitter.prototype.emit.call(this, event, args);
    };
    return seen;
  },
  sendBody: function (answer, response) {
    var seen = { bytes: 0 };
    response.sendBody = function (chunk, encoding) {
      check.ok(chunk instanceof Uint8Array);
      seen.bytes += chunk.length;
      return node.http.ServerResponse.prototype.sendBody.call(this, chunk, encoding);
    };
    return seen;
  },
};

function content(size) {
  var bytes = new Uint8Array(size);
  for (var i = 0; i < size; i++) bytes[i] = i % 251;
  return bytes;
}

// /SIZE/declared or /SIZE/chunked
var origin = node.http.createServer(function (request, response) {
  var size = Number(request.uri.path.split("/")[1]);
  var declared = request.uri.path.split("/")[2] === "declared";
  response.sendHeader(200, declared ? { "Content-Length": size } : {});
  response.sendBody(content(size));
  setTimeout(function () {
    response.finish();
  }, 1);
});
origin.listen(0, "127.0.0.1");
var behind = node.http.createClient(origin.port, "127.0.0.1");

// /SIZE/declared/LOOK
var proxy = node.http.createServer(function (request, response) {
  var parts = request.uri.path.split("/");
  var onward = behind.get("/" + parts[1] + "/" + parts[2]);
  onward.finish(function (answer) {
    var seen = LOOKS[parts[3]](answer, response);
    response.sendHeader(answer.statusCode, answer.headerList);
    node.pump(answer, response).addCallback(
      check.mustCall(function (bytes) {
        check.equal(bytes, Number(parts[1]));
        if (seen !== undefined) check.equal(seen.bytes, bytes);
      }),
    );
  });
});
proxy.listen(0, "127.0.0.1");

var client = node.http.createClient(proxy.port, "127.0.0.1");
var paths = [];
SIZES.forEach(function (size) {
  ["declared", "chunked"].forEach(function (framing) {
    Object.keys(LOOKS).forEach(function (look) {
      paths.push([size, framing, look]);
    });
  });
});

(function next() {
  if (paths.length === 0) {
    origin.close();
    behind.close();
    proxy.close();
    client.close();
    return;
  }
  var path = paths.pop();
  client.get("/" + path.join("/")).finish(
    check.mustCall(function (answer) {
      var chunks = [];
      answer.setBodyEncoding("bytes");
      answer.addListener("body", function (chunk) {
        chunks.push(chunk);
      });
      answer.addListener(
        "complete",
        check.mustCall(function () {
          var expected = content(path[0]);
          var at = 0;
          chunks.forEach(function (chunk) {
            for (var i = 0; i < chunk.length; i++) if (chunk[i] !== expected[at++]) check.ok(false);
          });
          check.equal(at, path[0]);
          next();
        }),
      );
    }),
  );
})();
