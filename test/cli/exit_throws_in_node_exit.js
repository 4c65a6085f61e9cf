// What an "exit" listener throws does not reach who called node.exit.
process.addListener("exit", function () {
  throw new Error("in exit");
});
try {
  node.exit(0);
} catch (error) {
  puts("caught");
}
