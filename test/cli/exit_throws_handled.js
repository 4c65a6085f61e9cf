// With an "uncaughtException" listener, the end goes on with its code.
process.addListener("uncaughtException", function (error) {
  puts("uncaught " + error.message);
});
process.addListener("exit", function () {
  throw new Error("in exit");
});
node.exit(9);
