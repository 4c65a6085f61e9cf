// Of the responses that wait for the end of the turn one may throw: it is broken off, the error is uncaught, the others go out.
var check = require("../check.js");
var COUNT = 3;
var responses = [];

// What a program may do to an object whose names it has looked up.
function spoil(response) {
  var lines = Object.getOwnPropertySymbols(response).filter(function (symbol) {
    return symbol.description === "lines";
  })[0];
  Object.defineProperty(response, lines, {
    get: function () {
      throw "spoilt";
    },
  });
}

process.addListener(
  "uncaughtException",
  check.mustCall(function (error) {
    check.equal(error, "spoilt");
  }),
);

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    responses.push(response);
    if (responses.length === COUNT) answer();
  }, COUNT),
);
server.listen(0, "127.0.0.1");

function answer() {
  responses.forEach(function (response) {
    response.sendHeader(200);
    response.sendBody("piece");
  });
  spoil(responses[0]);
}

var answered = check.mustCall(function () {
  if (++ended === COUNT) server.close();
}, COUNT);
var ended = 0;
var whole = 0;
for (var i = 0; i < COUNT; i++) {
  var request = node.http.createClient(server.port, "127.0.0.1").get("/");
  request.addListener("error", answered);
  request.finish(function (response) {
    response.setBodyEncoding("ascii");
    response.addListener("body", function (chunk) {
      check.equal(chunk, "piece");
      whole++;
      responses.forEach(function (one, index) {
        if (index > 0) one.finish();
      });
    });
    response.addListener("complete", answered);
  });
}

process.addListener("exit", function () {
  check.equal(whole, COUNT - 1);
});
