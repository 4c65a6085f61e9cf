// Listeners are called in their order, with what the event and the options say, whatever they add or remove meanwhile.
var check = require("../check.js");
var seen;

function logged(name) {
  return function () {
    seen.push(name);
  };
}
function dispatched(target, type, options) {
  seen = [];
  target.dispatchEvent(new Event(type, options));
  return seen.join(" ");
}

// The order, and the same listener twice.
var target = new EventTarget();
var a = logged("a"),
  b = logged("b");
target.addEventListener("x", a);
target.addEventListener("x", b, { capture: true });
target.addEventListener("x", a, false);
target.addEventListener("x", a, true);
target.addEventListener("y", b);
check.equal(dispatched(target, "x"), "b a a", "those that capture come first");
target.removeEventListener("x", a, { capture: true });
check.equal(dispatched(target, "x"), "b a");
target.removeEventListener("x", a, true);
target.removeEventListener("y", a);
target.removeEventListener("nothing", a);
check.equal(dispatched(target, "x"), "b a");
check.equal(dispatched(target, "toString"), "");
check.equal(dispatched(target, "__proto__"), "");

// null is no listener, and arguments are checked all the same.
target.addEventListener("x", null);
target.addEventListener("x", undefined);
target.removeEventListener("x", null);
[["x"], ["x", 1], ["x", "text"], ["x", null, { signal: null }], ["x", a, { signal: {} }]].forEach(
  function (args) {
    check.throws(function () {
      target.addEventListener.apply(target, args);
    }, TypeError);
  },
);
[[], [null], [{}], ["x"]].forEach(function (args) {
  check.throws(function () {
    target.dispatchEvent.apply(target, args);
  }, TypeError);
});

// What a listener sees.
target = new EventTarget();
target.addEventListener("x", function (event) {
  check.equal(this, target);
  check.deepEqual([event.target === target, event.currentTarget === target], [true, true]);
  check.deepEqual([event.eventPhase, event.isTrusted, arguments.length], [2, false, 1]);
  check.deepEqual([event.composedPath().length, event.composedPath()[0] === target], [1, true]);
  check.equal(
    check.throws(function () {
      target.dispatchEvent(event);
    }, DOMException).name,
    "InvalidStateError",
  );
  event.initEvent("other");
  event.preventDefault();
});
var event = new Event("x", { cancelable: true });
check.equal(target.dispatchEvent(event), false);
check.deepEqual([event.type, event.target === target], ["x", true]);
check.deepEqual([event.currentTarget, event.eventPhase, event.defaultPrevented], [null, 0, true]);
check.equal(target.dispatchEvent(event), false, "again: it stays canceled");
check.equal(new EventTarget().dispatchEvent(new Event("x", { cancelable: true })), true);

// Objects.
var object = { handleEvent: logged("first") };
target = new EventTarget();
target.addEventListener("x", object);
object.handleEvent = function (event) {
  seen.push(this === object, event.type);
};
check.equal(dispatched(target, "x"), "true x", "looked up when it is called");

// once, and adding and removing while it is called.
target = new EventTarget();
target.addEventListener(
  "x",
  function () {
    seen.push("once");
    target.addEventListener("x", logged("late"));
    target.removeEventListener("x", a);
    target.dispatchEvent(new Event("x"));
  },
  { once: true },
);
target.addEventListener("x", a);
target.addEventListener("x", b);
check.equal(dispatched(target, "x"), "once b late b");

// Stopping.
target = new EventTarget();
target.addEventListener("x", a);
target.addEventListener(
  "x",
  function (event) {
    seen.push("capture");
    event.stopPropagation();
  },
  true,
);
target.addEventListener("x", b, true);
check.equal(dispatched(target, "x"), "capture b");
check.equal(dispatched(target, "x"), "capture b", "an event of its own");
target.addEventListener(
  "y",
  function (event) {
    event.stopImmediatePropagation();
    seen.push("only");
  },
  true,
);
target.addEventListener("y", b, true);
check.equal(dispatched(target, "y"), "only");
event = new Event("x");
event.stopPropagation();
seen = [];
target.dispatchEvent(event);
check.deepEqual(seen, [], "stopped before");
target.dispatchEvent(event);
check.deepEqual(seen, ["capture", "b"], "which holds once");

// passive, in which canceling is nothing.
target = new EventTarget();
target.addEventListener(
  "x",
  function (event) {
    event.preventDefault();
    event.returnValue = false;
    check.equal(event.defaultPrevented, false);
  },
  { passive: true },
);
check.equal(target.dispatchEvent(new Event("x", { cancelable: true })), true);

// A signal.
var controller = new AbortController();
target = new EventTarget();
target.addEventListener("x", a, { signal: controller.signal });
target.addEventListener("x", b, { signal: controller.signal, once: true });
target.addEventListener("x", logged("c"), { signal: AbortSignal.abort() });
check.equal(dispatched(target, "x"), "a b");
controller.abort();
check.equal(dispatched(target, "x"), "");

class Named extends EventTarget {
  constructor() {
    super();
    this.name = "named";
  }
}
target = new Named();
target.addEventListener("x", a);
check.equal(dispatched(target, "x"), "a");
