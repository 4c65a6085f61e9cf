// node.exit(code) emits "exit" and ends at once with that code; nothing runs after it, queued output is there.
process.addListener("exit", function () {
  puts("exit");
});
setTimeout(function () {
  try {
    puts("before");
    node.exit(7);
  } finally {
    puts("finally does not run");
  }
}, 1);
setTimeout(function () {
  puts("later does not run");
}, 5);
