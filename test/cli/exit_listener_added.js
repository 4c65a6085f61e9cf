// An "exit" listener that is added during "exit" runs, too.
process.addListener("exit", function () {
  puts("first");
  process.addListener("exit", function () {
    puts("added");
  });
});
