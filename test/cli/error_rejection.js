// A promise of the language that is rejected without a handler is an uncaught exception.
process.addListener("exit", function () { puts("no exit event"); });
puts("before");
(async function () {
  throw new TypeError("rejected");
})();
setTimeout(function () { puts("not reached"); }, 1);
