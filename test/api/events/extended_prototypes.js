// Events, promises and timers work where a program extends Object.prototype and Array.prototype.
Object.prototype.foo = function () {};
Object.prototype.get = Object.prototype.set = Object.prototype.value = function () {};
Object.prototype.enumerable = Object.prototype.writable = true;
Object.prototype.newListener = [
  function () {
    throw new Error("not a listener");
  },
];
Object.prototype.timeout = Object.prototype.success = Object.prototype.newListener;
Array.prototype.first = function () {
  return this[0];
};
Array.prototype.remove = function () {};
Function.prototype.bar = function () {};
String.prototype.strip = function () {};

var check = require("../check.js");

var emitter = new node.EventEmitter();
check.equal(emitter.emit("foo", []), false);
emitter.addListener(
  "x",
  check.mustCall(function (a, b) {
    check.deepEqual([a, b], [1, 2]);
  }),
);
emitter.emit("x", [1, 2]);
check.equal(emitter.emit("success", []), false);

var promise = new node.Promise();
promise.addCallback(check.mustCall());
setTimeout(
  check.mustCall(function () {
    promise.emitSuccess([]);
  }),
  1,
);
promise.wait();
setInterval(
  check.mustCall(function () {
    clearInterval(this);
  }),
  1,
);
new node.Timer().addListener("timeout", check.mustCall()).start(1);

(async function () {
  check.equal(await promise, undefined);
})().then(check.mustCall());

function Child() {}
node.inherits(Child, node.EventEmitter);
check.ok(new Child().constructor === Child);
check.deepEqual(setTimeout(check.mustCall(), 1).listeners("timeout").length, 1);
check.equal(typeof node.http.createServer(), "object");
