// Three hundred connections on which both ends send, pause, wait, time out and close at random: each has "connect" at
// most once and first, its events one at a time, exactly one "close", and nothing after it.
var check = require("../api/check.js");
var seed = Number(ARGV[2] || 20090905);
var TOTAL = 300;

function random(n) {
  // 0 to n-1, the same in every run of a seed
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % n;
}

var open = 0,
  started = 0;

function act(c) {
  if (c.readyState === "closed" || c.readyState === "opening") return;
  switch (random(12)) {
    case 0:
      c.forceClose();
      break;
    case 1:
    case 2:
      c.close();
      break;
    case 3:
      c.readPause();
      setTimeout(function () {
        c.readResume();
      }, random(20));
      break;
    case 4:
      c.setTimeout(1 + random(50));
      break;
    case 5:
      if (random(4) > 0) break;
      var promise = new node.Promise();
      setTimeout(function () {
        promise.emitSuccess([]);
      }, random(5));
      promise.wait();
      break;
    default:
      if (c.readyState !== "open" && c.readyState !== "writeOnly") return;
      var block = new Uint8Array(random(5) === 0 ? random(200000) : random(500));
      c.send(block);
  }
}

function watch(c, connects) {
  open++;
  var connected = false,
    ended = false,
    closed = false,
    inside = false;
  function enter(name) {
    check.equal(closed, false, name + " after close");
    check.equal(inside, false, name + " inside another event");
    inside = true;
  }
  c.setEncoding("bytes");
  c.addListener("connect", function () {
    enter("connect");
    check.equal(connected, false);
    connected = true;
    act(c);
    inside = false;
  });
  c.addListener("receive", function (data) {
    enter("receive");
    check.ok(connected && !ended);
    check.ok(data.length > 0);
    act(c);
    inside = false;
  });
  c.addListener("eof", function () {
    enter("eof");
    check.ok(connected && !ended);
    ended = true;
    act(c);
    inside = false;
  });
  c.addListener("drain", function () {
    enter("drain");
    act(c);
    inside = false;
  });
  c.addListener(
    "close",
    check.mustCall(function (had_error, error) {
      enter("close");
      closed = true;
      inside = false;
      check.equal(had_error, error instanceof Error);
      check.equal(c.readyState, "closed");
      if (--open === 0 && started === TOTAL) server.close();
    }),
  );
  var id = setInterval(
    function () {
      if (closed) return clearInterval(id);
      act(c);
      if (random(30) === 0) c.forceClose();
    },
    1 + random(10),
  );
}

var server = node.tcp.createServer(function (c) {
  watch(c);
});
server.listen(0, "127.0.0.1");

(function start() {
  for (var i = 0; i < 10 && started < TOTAL; i++) {
    started++;
    watch(node.tcp.createConnection(server.port, random(2) ? "127.0.0.1" : "localhost"));
  }
  if (started < TOTAL) setTimeout(start, 5);
})();
