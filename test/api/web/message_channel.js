// A MessageChannel brings copies of what is sent to its other end, in order, in later turns, once that has started, until it is closed.
var check = require("../check.js");

var channel = new MessageChannel();
check.equal(channel.port1, channel.port1);
check.ok(channel.port1 !== channel.port2);
check.equal(String(channel.port1), "[object MessagePort]");
check.throws(() => new MessagePort(), TypeError);
check.throws(() => channel.port1.postMessage(), TypeError);
check.throws(() => channel.port1.postMessage(1, 2), TypeError);
check.equal(channel.port1.onmessage, null);
for (const refused of [() => {}, channel.port2, { a: Symbol() }]) {
  try {
    channel.port1.postMessage(refused);
    check.ok(false, "it was sent");
  } catch (error) {
    check.equal(error.name, "DataCloneError");
  }
}
try {
  channel.port1.postMessage(1, [channel.port2]);
  check.ok(false, "a port was moved");
} catch (error) {
  check.equal(error.name, "DataCloneError");
}

// What comes before somebody sets onmessage waits; then it comes in order, each as a copy of what it was.
var sent = { n: 1 };
var buffers = [new ArrayBuffer(3), new ArrayBuffer(5)];
channel.port1.postMessage(sent);
channel.port1.postMessage(buffers[0], [buffers[0]]);
channel.port1.postMessage({ b: buffers[1] }, { transfer: [buffers[1]] });
check.deepEqual([buffers[0].byteLength, buffers[1].byteLength], [0, 0]);
sent.n = 2;
var got = [];
var inTurn = true;
channel.port2.onmessage = check.mustCall(function (event) {
  check.equal(inTurn, false);
  check.equal(this, channel.port2);
  check.ok(event instanceof MessageEvent && event.isTrusted);
  check.deepEqual([event.origin, event.ports.length, event.source], ["", 0, null]);
  got.push(event.data);
  if (got.length === 4) closed();
}, 4);
channel.port1.postMessage("last");
setTimeout(() => {}, 0);
inTurn = false;

// Without onmessage it is start() that begins.
function closed() {
  check.deepEqual([got[0].n, got[1].byteLength, got[2].b.byteLength, got[3]], [1, 3, 5, "last"]);
  var other = new MessageChannel();
  var order = [];
  other.port2.addEventListener("message", (event) => order.push(event.data));
  other.port2.addEventListener("close", () => order.push("close"));
  other.port1.onclose = check.mustNotCall("the end that closes");
  other.port1.postMessage("a");
  setTimeout(function () {
    check.equal(order.length, 0);
    other.port2.start();
    other.port1.postMessage("b");
    other.port1.close();
    other.port1.close();
    other.port1.postMessage("c");
    other.port2.postMessage("d");
    setTimeout(
      check.mustCall(() => check.equal(order.join(), "a,b,close")),
      1,
    );
  }, 1);
  dropped();
}

// A port that is closed gets nothing more; and none of all these keeps the program going.
function dropped() {
  var ended = new MessageChannel();
  ended.port2.onmessage = check.mustNotCall("a closed port");
  ended.port1.postMessage("x");
  ended.port2.close();
}
