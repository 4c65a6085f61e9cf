// node.exit in an "exit" listener ends with its code, without a second event or further listeners.
process.addListener("exit", function () {
  puts("first");
  node.exit(4);
});
process.addListener("exit", function () {
  puts("second does not run");
});
