// emit(event, a, b), where a is no array, calls the listeners with a and b; emit(event, array, more) with the array's elements alone.
var check = require("../check.js");

var got = [];
var emitter = new node.EventEmitter();
emitter.addListener("x", function () {
  got.push(Array.prototype.slice.call(arguments));
});
emitter.emit("x", 1, [2]);
emitter.emit("x", undefined, undefined, 3);
emitter.emit("x", "a", "b", "c", "d");
emitter.emit("x", [1, 2], 3);
check.deepEqual(got, [
  [1, [2]],
  [undefined, undefined, 3],
  ["a", "b", "c", "d"],
  [1, 2],
]);
