// A test in itself: the "exit" event is a good place for constant-time checks of what has happened.
//
//     node examples/exit_event.js

include("asserts.js");

var timer_executed = false;

setTimeout(function () {
  timer_executed = true;
}, 1000);

process.addListener("exit", function () {
  assertTrue(timer_executed);
});
