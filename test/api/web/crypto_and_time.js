// crypto gives random values and digests, performance a clock, queueMicrotask a turn behind the script.
var check = require("../check.js");

check.equal(crypto.randomUUID().length, 36);
var array = new Uint32Array(1000);
check.equal(crypto.getRandomValues(array), array);
check.ok(array.some(Boolean));
check.equal(
  check.throws(function () {
    crypto.getRandomValues(new Uint8Array(65537));
  }, DOMException).code,
  22,
);
check.equal(
  check.throws(function () {
    crypto.getRandomValues(new Float64Array(1));
  }, DOMException).code,
  17,
);
var EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
crypto.subtle.digest("sha-256", new Uint8Array(0)).then(
  check.mustCall(function (buffer) {
    check.ok(buffer instanceof ArrayBuffer);
    check.equal(node.decode(buffer, "hex"), EMPTY);
  }),
);
crypto.subtle.digest("MD5", array).catch(
  check.mustCall(function (error) {
    check.equal(error.name, "NotSupportedError");
  }),
);

var before = performance.now();
check.ok(before >= 0 && performance.now() >= before);
check.ok(Math.abs(performance.timeOrigin + before - Date.now()) < 5000);

var order = [];
queueMicrotask(
  check.mustCall(function () {
    check.deepEqual(order, ["script"]);
  }),
);
order.push("script");
check.throws(function () {
  queueMicrotask(1);
}, TypeError);
check.deepEqual(
  [new CustomEvent("x", { detail: 1 }).detail, new CustomEvent("x").detail],
  [1, null],
);
var message = new MessageEvent("message", { data: 5 });
check.deepEqual([message.data, message.origin, message.ports.length], [5, "", 0]);
var close = new CloseEvent("close", { code: 1000, wasClean: true });
check.deepEqual([close.code, close.reason, close.wasClean], [1000, "", true]);
