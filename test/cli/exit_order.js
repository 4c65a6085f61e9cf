// "exit" listeners run in the order of adding; onExit functions before all of them.
process.addListener("exit", function () {
  puts("main, early");
});
require("fixtures/listens.js");
process.addListener("exit", function () {
  puts("main, late");
});
