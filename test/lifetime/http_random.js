// Clients and a server that behave at random (pieces, pauses, waits, early and late answers, broken connections): each
// request ends once, with the answer that is its own and whole, or with an error where a connection was broken.
var check = require("../api/check.js");

var SEED = Number(ARGV[2] || 20090905),
  REQUESTS = Number(ARGV[3] || 80),
  CLIENTS = 6;
var SIZES = [0, 1, 500, 9000, 70000, 150000];
var METHODS = ["get", "head", "post", "put", "del"];
var seed = SEED;

function below(n) {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed >> 8) % n;
}

function one(list) {
  return list[below(list.length)];
}
function text(size) {
  return new Array(Math.ceil(size / 10) + 1).join("0123456789").slice(0, size);
}
function encoding() {
  return one(["ascii", "utf8", "raw", "bytes"]);
}

// Sends a text of that size in random pieces, with turns between some of them, then calls back.
function sendInPieces(message, size, done) {
  var rest = text(size);
  (function more() {
    while (rest !== "") {
      var piece = rest.slice(0, 1 + below(30000));
      rest = rest.slice(piece.length);
      message.sendBody(piece);
      if (below(3) === 0) return setTimeout(more, below(5));
    }
    done();
  })();
}

// Counts what comes of a message, pauses it at times, and sees that its events keep their order.
function watch(message, name, done) {
  var told = false,
    complete = false,
    closed = false,
    paused = false,
    size = 0;
  message.setBodyEncoding(encoding());
  function event(what) {
    check.ok(told && !complete && !closed && !paused, what + " of " + name + " at its time");
  }
  function pauseForAWhile() {
    paused = true;
    message.pause();
    setTimeout(function () {
      paused = false;
      message.resume();
    }, below(8));
  }
  message.addListener("body", function (chunk) {
    event("body");
    size += chunk.length;
    if (below(5) === 0) pauseForAWhile();
  });
  message.addListener("complete", function () {
    event("complete");
    complete = true;
    done(size);
  });
  message.addListener("close", function () {
    check.ok(!closed, "close of " + name + " comes once");
    closed = true;
  });
  if (below(6) === 0) pauseForAWhile();
  return function () {
    told = true;
  }; // its listener has returned
}

var waiting = false;
function waitATurn() {
  if (waiting) return; // waits that nest end in reverse order: enough of them are tested elsewhere
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, 1);
  waiting = true;
  promise.wait();
  waiting = false;
}

var server = node.http.createServer(function (request, response) {
  var params = request.uri.params,
    size = one(SIZES);
  var returned = watch(request, "request " + params.id, function (received) {
    check.equal(received, Number(params.size));
  });
  var headers = { "X-Size": size, "X-Id": params.id };
  if (below(3) === 0) headers["Content-Length"] = size;
  else if (below(3) === 0) headers["Transfer-Encoding"] = "chunked";
  if (below(6) === 0) headers["Connection"] = "close";
  function respond() {
    response.sendHeader(one([200, 404]), headers);
    var broken = params.fault && below(5) === 0;
    sendInPieces(response, broken ? size >> 1 : size, function () {
      if (broken) request.connection.forceClose();
      else response.finish();
    });
  }
  if (params.fault && below(5) === 0) request.connection.forceClose();
  if (below(4) === 0) waitATurn();
  one([
    respond,
    function () {
      setTimeout(respond, below(20));
    },
    function () {
      request.addListener("complete", respond);
    },
  ])();
  returned();
});
server.listen(0, "127.0.0.1");

var asked = 0,
  ended = 0;

function ask(client, fault, done) {
  var id = ++asked,
    method = one(METHODS),
    size = /^p/.test(method) ? one(SIZES) : 0,
    over = false;
  var headers = {};
  if (size > 0 && below(2) === 0) headers["Content-Length"] = size;
  if (below(8) === 0) headers["Connection"] = "close";
  var request = client[method]("/?id=" + id + "&size=" + size + (fault ? "&fault=1" : ""), headers);
  function end() {
    check.ok(!over, "request " + id + " ended twice");
    over = true;
    ended++;
    done();
  }
  request.addListener("error", function (error) {
    check.ok(fault, error.message);
    end();
  });
  sendInPieces(request, size, function () {
    request.finish(function (response) {
      check.equal(response.headers["X-Id"], String(id));
      watch(response, "response " + id, function (received) {
        check.equal(received, method === "head" ? 0 : Number(response.headers["X-Size"]));
        end();
      })();
    });
  });
}

// Some requests at a time, on a connection that is kept at times; every third client meets faults.
var working = CLIENTS;
function work(index) {
  var client = node.http.createClient(server.port);
  (function batch() {
    if (asked >= REQUESTS) return --working === 0 && server.close();
    if (below(3) === 0) client = node.http.createClient(server.port);
    for (var left = 1 + below(4), n = left; n > 0; n--) {
      ask(client, index % 3 === 0, function () {
        if (--left === 0) setTimeout(batch, below(5));
      });
    }
  })();
}
for (var i = 0; i < CLIENTS; i++) work(i);

process.addListener("exit", function () {
  check.equal(ended, asked, "seed " + SEED);
});
