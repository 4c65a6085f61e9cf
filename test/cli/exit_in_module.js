// node.exit in a module that is loading ends the program.
process.addListener("exit", function () {
  puts("exit");
});
require("fixtures/exits.js");
puts("not reached");
