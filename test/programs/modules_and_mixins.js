// Modules of 2009: exports named as promises name theirs, mixins into globals and prototypes, onLoad, modules loaded late.
include("fixtures/mjsunit.js");

var flow = require("fixtures/then.js");
assertEquals(
  6,
  flow.then(
    function () {
      return 5;
    },
    function (x) {
      return x + 1;
    },
  ),
);
assertEquals("ok 1", flow.success(1));

// A module that has `then` is a value like any other.
var loads = [];
require_async("fixtures/then.js").addCallback(function (module) {
  assertTrue(module === flow);
  loads.push("require_async");
});
assertTrue(require_async("fixtures/then.js").wait() === flow);
var carried = new node.Promise();
carried.emitSuccess([flow]);
assertTrue(carried.wait() === flow);

(function () {
  include("fixtures/then.js");
  assertTrue(then === flow.then && process.then === then);
  include_async("fixtures/mime.js").addCallback(function () {
    assertEquals("text/plain", lookup(".TXT"));
    loads.push("include_async");
  });
})();

function mixin(target) {
  for (var i = 1; i < arguments.length; i++)
    for (var key in arguments[i]) {
      var getter = arguments[i].__lookupGetter__(key);
      if (getter) target.__defineGetter__(key, getter);
      else target[key] = arguments[i][key];
    }
  return target;
}
var helpers = {
  get twice() {
    return 2 * this.size;
  },
  size: 3,
  say: function () {
    return "say " + this.size;
  },
};
mixin(process, { mixed: 1 }, { also: mixin });
assertEquals(1, mixed);
also(node.EventEmitter.prototype, {
  once2009: function (event, f) {
    var self = this;
    return this.addListener(event, function wrapper() {
      var listeners = self.listeners(event);
      listeners.splice(listeners.indexOf(wrapper), 1);
      f.apply(self, arguments);
    });
  },
});

// Emitters by hand: without the constructor, by __proto__, by borrowing methods.
function Plain() {}
Plain.prototype.__proto__ = node.EventEmitter.prototype;
var plain = mixin(new Plain(), helpers),
  heard = [];
assertEquals(6, plain.twice);
plain.once2009("x", function (a, b) {
  heard.push(this.say() + a + b);
});
plain.emit("x", [1, 2]);
plain.emit("x", [3, 4]);
assertEquals(["say 312"], heard);
var borrowed = {
  addListener: node.EventEmitter.prototype.addListener,
  emit: node.EventEmitter.prototype.emit,
  listeners: node.EventEmitter.prototype.listeners,
};
borrowed.addListener("y", function (v) {
  heard.push(v);
});
assertTrue(borrowed.emit("y", ["borrowed"]));
assertEquals(1, borrowed.listeners("y").length);
assertFalse(plain.emit("nobody"));

// Extended builtins stay out of the way.
Object.prototype.inspectAll = function () {
  return "{}";
};
Array.prototype.last = function () {
  return this[this.length - 1];
};
String.prototype.startsWith2009 = function (s) {
  return this.indexOf(s) === 0;
};
with ({ inner: 5 }) assertEquals(5, inner);
assertEquals(010, 8);
assertEquals(
  3,
  (function () {
    return arguments.callee.length;
  })(1) + eval("var evaluated = 3; evaluated"),
);
var compiled = node.compile("(function (x) { return x + 1; })", "compiled.js");
assertEquals(2, compiled(1));

setTimeout(function () {
  var late = require("fixtures/mime.js");
  assertEquals("image/gif", late.lookup(".gif"));
  var group = new node.Promise(),
    left = 3,
    sum = 0;
  [1, 2, 3].forEach(function (n) {
    var p = new node.Promise();
    p.addCallback(function (v) {
      sum += v;
      if (--left === 0) group.emitSuccess([sum, left]);
    });
    setTimeout(function () {
      p.emitSuccess([n]);
    }, 4 - n);
  });
  assertEquals([6, 0], group.wait());
  var failing = new node.Promise();
  setTimeout(function () {
    failing.emitError([new Error("no luck")]);
  }, 1);
  try {
    failing.wait();
  } catch (e) {
    heard.push(e.message);
  }
  delete Object.prototype.inspectAll;
}, 1);

exports.mine = 1;
process.addListener("exit", function () {
  assertEquals(["include_async", "require_async"], loads.sort());
  assertEquals(["say 312", "borrowed", "no luck"], heard);
  assertTrue(this === process);
});
assertTrue(this === exports);
