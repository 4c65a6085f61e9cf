// A listener that writes while sendBody returns true returns within the turn, however much the kernel would take.
var check = require("../check.js");
var BLOCK = new Uint8Array(16 * 1024);
var MOST = 512 * 1024; // 256 KiB at once, and 64 KiB above it, with room
var sent = 0,
  rounds = 0;

// The first answer has the system enlarge its buffers.
function writeMuch(response, blocks) {
  while (blocks > 0) {
    blocks--;
    sent += BLOCK.length;
    if (!response.sendBody(BLOCK)) break;
  }
  if (blocks === 0) return response.finish();
  response.addListener("drain", function drained() {
    response.removeListener("drain", drained);
    writeMuch(response, blocks);
  });
}

// Once the head has been sent.
function flood(response) {
  var before = sent;
  for (var flows = true; flows && sent - before < 64 * MOST; sent += BLOCK.length) {
    flows = response.sendBody(BLOCK);
  }
  check.ok(sent - before <= MOST, sent - before + " bytes were taken in one turn");
  response.finish();
}

var server = node.http.createServer(function (request, response) {
  response.sendHeader(200, { "Content-Type": "application/octet-stream" });
  if (rounds++ === 0) return writeMuch(response, 4000);
  sent++;
  response.sendBody("0"); // one byte goes out with the head
  setTimeout(check.mustCall(flood), 0, response);
});
server.listen(0, "127.0.0.1");
var url = "http://127.0.0.1:" + server.port + "/";
var curl = node.createChildProcess("curl -sN " + url + " " + url + " | wc -c");
var received = "";
curl.addListener("output", function (text) {
  if (text !== null) received += text;
});
curl.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
    check.equal(rounds, 2);
    check.equal(parseInt(received, 10), sent);
    server.close();
  }),
);
