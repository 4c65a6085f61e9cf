// What an "exit" listener throws is uncaught: it is shown, the code is 1, and the other listeners do not run.
process.addListener("exit", function () {
  throw new Error("in exit");
});
process.addListener("exit", function () {
  puts("does not run");
});
