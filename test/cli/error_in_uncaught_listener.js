// What an "uncaughtException" listener throws is shown instead, and ends the program.
process.addListener("uncaughtException", function (error) {
  puts("listener got " + error.message);
  throw new Error("second");
});
setTimeout(function () { throw new Error("first"); }, 1);
