// node.exit inside nested waits ends the process at once, with its code, and emits "exit" once.
var exits = 0;
process.addListener("exit", function () {
  if (++exits > 1) throw new Error("twice");
  node.exit(0);
});
setTimeout(function () {
  setTimeout(function () {
    node.exit(3);
    throw new Error("went on");
  }, 1);
  new node.Promise().wait();
}, 1);
new node.Promise().wait();
