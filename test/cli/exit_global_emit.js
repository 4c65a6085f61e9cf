// A program with a global function `emit` of its own gets its "exit" all the same.
process.addListener("exit", function () {
  puts("exit");
});
emit = function () {
  puts("not this one");
};
