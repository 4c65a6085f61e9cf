// An exception in a callback ends the program with code 1, without "exit", after what was printed before.
process.addListener("exit", function () { puts("no exit event"); });
setTimeout(function () { puts("not reached"); }, 3000);
setTimeout(function () {
  puts("before");
  throw new Error("in a callback");
}, 1);
