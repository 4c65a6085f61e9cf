// An Event has what it was made with, and keeps to the rules of initEvent, preventDefault and the like.
var check = require("../check.js");

var plain = new Event("");
check.deepEqual(
  [plain.type, plain.target, plain.srcElement, plain.currentTarget, plain.eventPhase],
  ["", null, null, null, 0],
);
check.deepEqual(
  [plain.bubbles, plain.cancelable, plain.composed, plain.defaultPrevented],
  [false, false, false, false],
);
check.deepEqual([plain.returnValue, plain.cancelBubble, plain.isTrusted], [true, false, false]);
check.deepEqual(plain.composedPath(), []);
check.ok(plain.timeStamp > 0 && plain.timeStamp < 600000, plain.timeStamp);

var all = new Event("x", { bubbles: 1, cancelable: "yes", composed: {} });
check.deepEqual([all.bubbles, all.cancelable, all.composed], [true, true, true]);
check.equal(new Event(null).type, "null");
check.equal(new Event("x", null).bubbles, false);
check.equal(new Event("x", Object.create({ bubbles: true })).bubbles, true, "inherited");
[
  function () {
    new Event();
  },
  function () {
    new Event("x", 1);
  },
  function () {
    new Event(Symbol("x"));
  },
  function () {
    new Event("x").initEvent();
  },
].forEach(function (f) {
  check.throws(f, TypeError);
});

plain.preventDefault();
check.equal(plain.defaultPrevented, false, "it cannot be canceled");
all.returnValue = true;
check.equal(all.defaultPrevented, false);
all.returnValue = false;
check.equal(all.defaultPrevented, true);
all.returnValue = true;
check.equal(all.defaultPrevented, true, "once is enough");
all.cancelBubble = false;
check.equal(all.cancelBubble, false);
all.cancelBubble = true;
all.cancelBubble = false;
check.equal(all.cancelBubble, true);

all.initEvent("y", false, true);
check.deepEqual([all.type, all.bubbles, all.cancelable], ["y", false, true]);
check.deepEqual([all.defaultPrevented, all.cancelBubble], [false, false]);

var trusted = Object.getOwnPropertyDescriptor(plain, "isTrusted");
check.deepEqual([trusted.enumerable, trusted.configurable], [true, false]);
check.equal(trusted.set, undefined);
check.equal(
  trusted.get,
  Object.getOwnPropertyDescriptor(all, "isTrusted").get,
  "one getter for all",
);

[Event, plain].forEach(function (object) {
  check.deepEqual(
    [object.NONE, object.CAPTURING_PHASE, object.AT_TARGET, object.BUBBLING_PHASE],
    [0, 1, 2, 3],
  );
});

class Kind extends Event {
  get type() {
    return "of the class: " + super.type;
  }
}
check.equal(new Kind("a").type, "of the class: a");
