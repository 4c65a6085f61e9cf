// A server that starts a child for each of 400 requests at once answers all of them, and no descriptor and no zombie is left.
var check = require("../check.js");

var COUNT = 400;
var fs = node.fs;
function descriptors() {
  return fs.readdir("/proc/self/fd").wait().length;
}
// Children that have ended, and nobody has asked how.
function zombies() {
  return fs
    .readdir("/proc")
    .wait()
    .filter(function (pid) {
      if (!/^[0-9]+$/.test(pid)) return false;
      try {
        var stat = fs.cat("/proc/" + pid + "/stat").wait();
        return stat.slice(stat.lastIndexOf(")") + 2).indexOf("Z " + node.pid + " ") === 0;
      } catch (error) {
        return false; // it is gone
      }
    });
}

var most = 0;
var server = node.http.createServer(function (request, response) {
  var text = request.uri.params.text;
  // It waits for a while, so that many are there together.
  node
    .run(["sh", "-c", 'sleep 1; printf "%s" "$1"; cat', "sh", text], { input: "|in" })
    .addCallback(function (result) {
      response.sendHeader(result.code === 0 ? 200 : 500, { "Content-Type": "text/plain" });
      response.sendBody(result.output + result.error);
      response.finish();
    });
  most = Math.max(most, node.statistics().handles.child);
});
server.listen(0, "127.0.0.1");
var before = descriptors();

// 400 requests over 400 connections; each eighth client does not wait for the answer.
var done = 0;
for (var i = 0; i < COUNT; i++) ask("request " + i, i % 8 === 7);
function ask(text, leaves) {
  var client = node.tcp.createConnection(server.port);
  var got = "";
  client.send("GET /?text=" + encodeURIComponent(text) + " HTTP/1.0\r\n\r\n");
  client.addListener("receive", function (data) {
    got += data;
  });
  client.setEncoding("ascii");
  client.addListener("connect", function () {
    if (leaves)
      setTimeout(function () {
        client.forceClose();
      }, 30);
  });
  client.addListener("eof", function () {
    client.close();
  });
  client.addListener(
    "close",
    check.mustCall(function () {
      if (!leaves) check.equal(got.slice(got.indexOf("\r\n\r\n") + 4), text + "|in");
      if (++done === COUNT) look();
    }),
  );
}

// The last children may still end.
function look() {
  if (node.statistics().handles.child > 0) return setTimeout(look, 10);
  check.ok(most > 50, "at most " + most + " children at once");
  server.addListener(
    "close",
    check.mustCall(function () {
      check.deepEqual(zombies(), []);
      setTimeout(
        function left(tries) {
          if (descriptors() > before - 1 && tries > 0) return setTimeout(left, 10, tries - 1);
          check.ok(descriptors() <= before, descriptors() + " descriptors, and were " + before);
        },
        0,
        200,
      );
    }),
  );
  server.close();
}
