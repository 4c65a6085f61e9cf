// A controller aborts its signal once, with a reason; steps of dependents come in the standard's order.
var check = require("../check.js");

var controller = new AbortController();
var signal = controller.signal;
check.equal(controller.signal, signal);
check.deepEqual([signal.aborted, signal.reason, signal.onabort], [false, undefined, null]);
signal.throwIfAborted();
signal.addEventListener(
  "abort",
  check.mustCall(function (event) {
    check.equal(this, signal);
    check.deepEqual([event.type, event.isTrusted, event.target === signal], ["abort", true, true]);
    check.deepEqual([event.bubbles, event.cancelable], [false, false]);
    check.equal(signal.aborted, true);
  }),
);
check.equal(controller.abort(), undefined);
check.equal(signal.reason.name, "AbortError");
check.ok(signal.reason instanceof DOMException);
controller.abort("another");
check.equal(signal.reason.code, 20);
check.equal(
  check.throws(function () {
    signal.throwIfAborted();
  }, DOMException),
  signal.reason,
);

// Any reason but undefined stays what it is.
[null, 0, "", "text", false].forEach(function (reason) {
  check.equal(AbortSignal.abort(reason).reason, reason);
  var controller = new AbortController();
  controller.abort(reason);
  check.equal(controller.signal.reason, reason);
  check.equal(controller.signal.aborted, true);
});
check.equal(AbortSignal.abort(undefined).reason.name, "AbortError");

// onabort has the place of what was assigned first.
controller = new AbortController();
var seen = [];
controller.signal.onabort = 5;
check.equal(controller.signal.onabort, null);
controller.signal.onabort = function () {
  seen.push("never");
};
controller.signal.addEventListener("abort", function () {
  seen.push("listener");
});
controller.signal.onabort = function (event) {
  seen.push(this === controller.signal, event.type);
};
controller.abort();
check.deepEqual(seen, [true, "abort", "listener"]);
controller.signal.onabort = null;
check.equal(controller.signal.onabort, null);

// any()
check.equal(AbortSignal.any([]).aborted, false);
check.equal(AbortSignal.any([AbortSignal.abort("a"), AbortSignal.abort("b")]).reason, "a");
[undefined, null, 1, [1], [null], {}].forEach(function (value) {
  check.throws(function () {
    AbortSignal.any(value);
  }, TypeError);
});
check.throws(function () {
  AbortSignal.any();
}, TypeError);

var first = new AbortController();
var second = new AbortController();
var both = AbortSignal.any(new Set([first.signal, second.signal]));
var nested = AbortSignal.any([both, AbortSignal.any([second.signal])]);
seen = [];
[
  [nested, "nested"],
  [first.signal, "first"],
  [both, "both"],
].forEach(function (pair) {
  pair[0].addEventListener("abort", function () {
    seen.push(pair[1], both.aborted && nested.aborted);
  });
});
first.abort("now");
second.abort("later");
check.deepEqual(seen, ["first", true, "both", true, "nested", true]);
check.deepEqual([both.reason, nested.reason], ["now", "now"]);

// timeout()
[-1, NaN, Infinity, Math.pow(2, 53), "x", undefined].forEach(function (time) {
  check.throws(function () {
    AbortSignal.timeout(time);
  }, TypeError);
});
var timeout = AbortSignal.timeout(1.9);
check.equal(timeout.aborted, false);
AbortSignal.any([timeout]).onabort = check.mustCall(function (event) {
  check.equal(this.reason.name, "TimeoutError");
  check.equal(event.target.reason, timeout.reason);
});
setTimeout(function () {}, 20);
