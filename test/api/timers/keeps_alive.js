// A running timer keeps the process alive; one that is stopped, cleared or was never started does not.
var check = require("../check.js");

var idle = new node.Timer();
idle.addListener("timeout", check.mustNotCall());
var stopped = new node.Timer();
stopped.start(100000);
stopped.stop();
clearTimeout(setTimeout(check.mustNotCall(), 100000));
clearInterval(setInterval(check.mustNotCall(), 100000));
var late = setTimeout(check.mustNotCall(), 100000);
setTimeout(
  check.mustCall(function () {
    setTimeout(
      check.mustCall(function () {
        clearTimeout(late);
      }),
      5,
    );
  }),
  5,
);
