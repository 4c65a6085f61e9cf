// node.exit in an "exit" listener that node.exit caused: the last code counts.
process.addListener("exit", function () {
  puts("exit");
  node.exit(5);
});
node.exit(6);
