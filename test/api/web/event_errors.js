// What a listener throws is an uncaught error, and the other listeners are called all the same.
var check = require("../check.js");

var uncaught = [];
process.addListener("uncaughtException", function (error) {
  uncaught.push(error.message);
});

var target = new EventTarget();
target.addEventListener("x", function () {
  throw new Error("first");
});
target.addEventListener("x", {});
target.addEventListener("x", { handleEvent: 1 });
target.addEventListener("x", {
  get handleEvent() {
    throw new Error("getter");
  },
});
target.addEventListener(
  "x",
  check.mustCall(function () {}),
);
check.equal(target.dispatchEvent(new Event("x")), true);
check.equal(uncaught.length, 4);
check.equal(uncaught[0], "first");
check.equal(uncaught[3], "getter");
check.ok(/handleEvent/.test(uncaught[1]), uncaught[1]);
