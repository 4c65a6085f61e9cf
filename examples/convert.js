// node convert.js [port]: an HTTP service that runs a program for each request: POST / with lines, and get them sorted, by
// sort(1). No shell is in between; a program that takes too long, or writes too much, is ended; so many run at once, and
// the others wait for their turn.
var AT_ONCE = 8;
var SECONDS = 10;
var MAX_BYTES = 1024 * 1024;
var MOST_WAITING = 64; // requests; more are refused

var running = 0;
var waiting = []; // functions that start one more

function runInTurn(command, options) {
  return new Promise(function (resolve, reject) {
    function start() {
      running++;
      node.run(command, options).addCallback(end(resolve)).addErrback(end(reject));
    }
    function end(settle) {
      return function (outcome) {
        running--;
        if (waiting.length > 0) waiting.shift()();
        settle(outcome);
      };
    }
    if (running < AT_ONCE) start();
    else waiting.push(start);
  });
}

function answer(response, status, text) {
  response.sendHeader(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.sendBody(text);
  response.finish();
}

async function convert(lines, response) {
  try {
    var result = await runInTurn(["sort", "--", "-"], {
      input: lines,
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
      cwd: "/",
      group: true,
      timeout: SECONDS * 1000,
      killSignal: "SIGKILL",
      maxBytes: MAX_BYTES,
    });
    if (result.code === 0) answer(response, 200, result.output);
    else answer(response, result.signal ? 504 : 422, result.error);
  } catch (error) {
    answer(response, error.code === "MAX_BYTES" ? 413 : 503, error.message + "\n");
  }
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  var lines = "";
  request.setBodyEncoding("utf8");
  request.addListener("body", function (piece) {
    if (lines.length <= MAX_BYTES) lines += piece;
  });
  request.addListener("complete", function () {
    if (request.method !== "POST") return answer(response, 405, "POST lines\n");
    if (waiting.length >= MOST_WAITING) return answer(response, 503, "busy\n");
    if (lines.length > MAX_BYTES) return answer(response, 413, "too long\n");
    convert(lines, response);
  });
});
server.listen(ARGV[2] || 8000, "127.0.0.1");
puts("http://127.0.0.1:" + server.port + "/");

process.addListener("SIGTERM", function () {
  server.close();
});
